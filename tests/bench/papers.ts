/** What a 办理单 of twenty opinions, each with a signature, costs as Word and as PDF. */
import { encode } from 'fast-png';
import { opinionSheet, toPdf, toWord, type Opinion } from '../../libs/documents';

const OPINIONS = 20;
const TIMES = 12;
const SIGNATURE = {
  type: 'png' as const,
  data: encode({ width: 300, height: 100, channels: 4, data: new Uint8Array(120_000) }),
  width: 300,
  height: 100,
};

const opinion = (n: number): Opinion => ({
  step: `第${n + 1}步意见`,
  outcome: '拟同意',
  words: '经审核，材料齐全，符合办理条件，请按程序审定。'.repeat(3),
  office: '示例省科协学会工作部',
  name: '甲某',
  on: '2026-05-18',
  onBehalf: false,
  rank: n,
  signature: SIGNATURE,
});

const sheet = () =>
  opinionSheet({
    procedure: '分支（代表）机构设立',
    subject: '土壤环境专业委员会',
    society: '示例省环境学会',
    number: '2026-00012',
    filedOn: '2026-05-11',
    printedOn: '2026-05-21',
    opinions: Array.from({ length: OPINIONS }, (_, n) => opinion(n)),
  });

/** One line for people. */
export async function measurePapers(): Promise<string> {
  const word = await timesOf(() => toWord(sheet()));
  const pdf = await timesOf(() => toPdf(sheet()));
  return `a sheet of ${OPINIONS} opinions: as Word ${word}, as PDF ${pdf}`;
}

async function timesOf(make: () => Promise<unknown>): Promise<string> {
  const took: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const begun = performance.now();
    await make();
    took.push(performance.now() - begun);
  }
  const [first = 0] = took;
  const sorted = took.slice(1).toSorted((left, right) => left - right);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
  return `${first.toFixed(0)} ms the first, p50 ${at(0.5)} ms, most ${at(0.99)} ms`;
}

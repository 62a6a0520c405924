/** What a 办理单 of twenty opinions, each with a signature, costs as Word and as PDF. */
import { opinionSheet, toPdf, toWord } from '../../libs/documents';
import { OPINION, opinionPaper, SIGNATURE } from '../../libs/testing/opinion-paper';

const OPINIONS = 20;
const TIMES = 12;

const sheet = () =>
  opinionSheet(
    opinionPaper(
      Array.from({ length: OPINIONS }, (_, rank) => ({
        ...OPINION,
        ...{
          step: `第${rank + 1}步意见`,
          words: '经审核，材料齐全，符合办理条件，请按程序审定。'.repeat(3),
          rank,
          signature: SIGNATURE,
        },
      })),
    ),
  );

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

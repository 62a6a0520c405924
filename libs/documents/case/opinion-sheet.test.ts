import { strFromU8, unzipSync } from 'fflate';
import { encode } from 'fast-png';
import { opinionSheet, toWord, type Opinion } from '..';

const image = {
  type: 'png' as const,
  data: encode({ width: 300, height: 100, channels: 4, data: new Uint8Array(120_000) }),
  width: 300,
  height: 100,
};
const OPINION: Opinion = {
  step: '学会工作部意见',
  outcome: '拟同意',
  words: '材料齐全，请审定。',
  office: '示例省科协学会工作部',
  name: '甲某',
  on: '2026-05-18',
  onBehalf: false,
  rank: 6,
  signature: null,
};
const paperWith = (opinions: Opinion[]) => ({
  procedure: '分支（代表）机构设立',
  subject: '土壤环境专业委员会',
  society: '示例省环境学会',
  number: '2026-00012',
  filedOn: '2026-05-11',
  printedOn: '2026-05-21',
  opinions,
});
async function read(opinions: Opinion[]) {
  const files = unzipSync(await toWord(opinionSheet(paperWith(opinions))));
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');
  return { text, images: Object.keys(files).filter((name) => name.startsWith('word/media/')) };
}

describe('办理单', () => {
  it('has the opinions by rank and not by time, each with office, name and day', async () => {
    const leader = {
      ...OPINION,
      step: '领导审定',
      outcome: '同意',
      words: null,
      office: '主席',
      name: '乙某',
      on: '2026-05-20',
      rank: 0,
    };
    const { text } = await read([OPINION, leader]);
    expect(text.indexOf('领导审定')).toBeLessThan(text.indexOf('学会工作部意见'));
    for (const said of [
      '编号 2026-00012',
      '拟同意。材料齐全，请审定。',
      '示例省科协学会工作部 甲某',
      '2026年5月18日',
      '2026年5月21日打印',
    ])
      expect(text).toContain(said);
  });

  it('shows the image of a signature beside its owner’s own act', async () => {
    expect((await read([{ ...OPINION, signature: image }])).images).toHaveLength(1);
  });

  it('never shows it beside what somebody else entered, nor where nobody is named', async () => {
    const entered = await read([{ ...OPINION, signature: image, onBehalf: true }]);
    expect(entered.images).toEqual([]);
    expect(entered.text).toContain('甲某 （代录）');
    expect((await read([{ ...OPINION, signature: image, name: null }])).images).toEqual([]);
  });

  it('says so where nothing was decided yet', async () => {
    expect((await read([])).text).toContain('还没有办理意见。');
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { OPINION, opinionPaper, SIGNATURE } from '../../testing/opinion-paper';
import { opinionSheet, toWord, type Opinion } from '..';

async function read(opinions: Opinion[]) {
  const files = unzipSync(await toWord(opinionSheet(opinionPaper(opinions))));
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
    expect((await read([{ ...OPINION, signature: SIGNATURE }])).images).toHaveLength(1);
  });

  it('never shows it beside what somebody else entered, nor where nobody is named', async () => {
    const entered = await read([{ ...OPINION, signature: SIGNATURE, onBehalf: true }]);
    expect(entered.images).toEqual([]);
    expect(entered.text).toContain('甲某 （代录）');
    expect((await read([{ ...OPINION, signature: SIGNATURE, name: null }])).images).toEqual([]);
  });

  it('says so where nothing was decided yet', async () => {
    expect((await read([])).text).toContain('还没有办理意见。');
  });
});

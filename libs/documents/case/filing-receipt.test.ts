import { filingReceipt, receiptFileName, toPdf, type FilingReceipt } from '..';

const PAPER: FilingReceipt = {
  procedure: '分支（代表）机构设立',
  subject: '土壤环境专业委员会',
  society: '示例省环境学会',
  number: '2026-00012',
  sender: '甲某',
  filedAt: '2026-05-11T01:30:00.000Z',
  printedAt: '2026-05-11T02:00:00.000Z',
  files: [{ name: '可行性报告.pdf', sha256: 'ab'.repeat(32) }],
  waiting: [{ step: '材料审查', holder: '学会秘书处' }],
};
const wordsOf = (paper: FilingReceipt) => JSON.stringify(filingReceipt(paper));

describe('提交回执', () => {
  it('says what came in, when and from whom, where it is, and each file by its hash', () => {
    const words = wordsOf(PAPER);
    for (const said of [
      '编号 2026-00012',
      '甲某',
      '2026年5月11日（周一）9时30分',
      '材料审查（学会秘书处）',
      '可行性报告.pdf',
      'abababababababab abab',
    ])
      expect(words).toContain(said);
    expect(words).toContain('不表示办理结果');
  });

  it('names nobody whom its reader does not know, and says that there are no files', () => {
    const words = wordsOf({ ...PAPER, sender: null, files: [], waiting: [] });
    expect(words).not.toContain('提交人');
    expect(words).toContain('没有随附文件');
  });

  it('is printed, under the name of its matter', async () => {
    const made = await toPdf(filingReceipt(PAPER));
    expect('content' in made && made.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(receiptFileName(PAPER)).toBe('土壤环境专业委员会 提交回执');
  });
});

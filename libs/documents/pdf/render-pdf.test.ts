/** PDFs read back as a reader of PDFs would: every word of twenty opinions, over pages that are counted. */
import { encode } from 'fast-png';
import { wordsOfPages } from '../../testing/pdf-text';
import { codeInPdf, codeInWord } from '../../testing/read-code';
import { opinionSheet, toPdf, toWord, type Opinion } from '..';

const signature = encode({ width: 60, height: 24, data: new Uint8Array(60 * 24 * 3).fill(120), channels: 3 });
const opinion = (n: number): Opinion => ({
  step: `第${n}步 审核`,
  outcome: '同意',
  words: `材料齐全，意见第${n}条：${'同意按程序办理。'.repeat(6)}`,
  office: '示例省科协学会工作部',
  name: `王${n}`,
  on: '2026-05-20',
  onBehalf: false,
  rank: n,
  signature: n === 3 ? { type: 'png', data: signature, width: 60, height: 24 } : null,
});
const PAPER = {
  ...{ procedure: '分支机构设立', subject: '湿地保护专业委员会', society: '示例省环境学会', number: '2026-00001' },
  ...{ filedOn: '2026-05-10', printedOn: '2026-05-21' },
};
const sheet = (subject = PAPER.subject) =>
  opinionSheet({
    ...{ ...PAPER, subject },
    opinions: Array.from({ length: 20 }, (_, n) => opinion(n + 1)),
  });

it('holds every opinion of twenty, with pages that are counted and marked, and its type embedded', async () => {
  const made = await toPdf({ ...sheet(), mark: '演练，不是正式文件' });
  if ('missing' in made) throw new Error(made.missing.join(''));
  const texts = await wordsOfPages(made.content);
  const pages = texts.length;
  expect(pages).toBeGreaterThan(1);
  for (const [n, text] of texts.entries()) expect(text).toContain(`第${n + 1}页共${pages}页`);
  for (const text of texts) expect(text).toContain('演练，不是正式文件');
  for (let n = 1; n <= 20; n += 1) expect(texts.join('')).toContain(`意见第${n}条`);
  expect(made.content.toString('latin1')).toMatch(/FontFile2/);
});

it('says which characters have no type, each once, and prints nothing', async () => {
  expect(await toPdf(sheet('𠮷田 ☐ 𠮷'))).toEqual({ missing: ['𠮷', '☐'] });
});

describe('the code that leads to the case', () => {
  const code = 'https://guicheng.example.org/cases/0b8f6c1e-9d7a-4b7e-9f3e-2a1c5d4e6f70';

  it('is read back from the printed page, at its head on the left: the right is left for the 归档章', async () => {
    const made = await toPdf({ ...sheet(), code });
    if ('missing' in made) throw new Error(made.missing.join(''));
    const found = await codeInPdf(made.content);
    expect(found?.text).toBe(code);
    expect(found?.right).toBeLessThan(1 / 3);
    expect(found?.bottom).toBeLessThan(1 / 8);
  });

  it('is read back from the Word file too, and is on no paper that is about no case', async () => {
    const empty = opinionSheet({ ...PAPER, opinions: [] });
    expect(codeInWord(await toWord({ ...empty, code }))).toBe(code);
    expect(codeInWord(await toWord(empty))).toBeNull();
  });
});

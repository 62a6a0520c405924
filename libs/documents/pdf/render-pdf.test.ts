/** PDFs read back as a reader of PDFs would: every word of twenty opinions, over pages that are counted. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { opinionSheet, toPdf, type Opinion } from '..';

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
const sheet = (words?: string) =>
  opinionSheet({
    ...{ procedure: '分支机构设立', subject: words ?? '湿地保护专业委员会', society: '示例省环境学会', number: '2026-00001' },
    ...{ filedOn: '2026-05-10', printedOn: '2026-05-21' },
    opinions: Array.from({ length: 20 }, (_, n) => opinion(n + 1)),
  });

it('holds every opinion of twenty, with pages that are counted and marked, and its type embedded', async () => {
  const made = await toPdf({ ...sheet(), mark: '演练，不是正式文件' });
  if ('missing' in made) throw new Error(made.missing.join(''));
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(made.content);
  const texts = [...document.pages()].map((page) => page.getText().replaceAll(/\s/g, ''));
  const pages = texts.length;
  document.destroy();
  library.destroy();
  expect(pages).toBeGreaterThan(1);
  for (const [n, text] of texts.entries()) expect(text).toContain(`第${n + 1}页共${pages}页`);
  for (const text of texts) expect(text).toContain('演练，不是正式文件');
  for (let n = 1; n <= 20; n += 1) expect(texts.join('')).toContain(`意见第${n}条`);
  expect(made.content.toString('latin1')).toMatch(/FontFile2/);
});

it('says which characters have no type, each once, and prints nothing', async () => {
  expect(await toPdf(sheet('𠮷田 ☐ 𠮷'))).toEqual({ missing: ['𠮷', '☐'] });
});

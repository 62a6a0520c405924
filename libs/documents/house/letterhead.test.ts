/** A house's Word template: read by its placeholders, refused for what could act by itself, filled as Word would show it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fillLetterhead, readLetterhead, toWord } from '..';

const word = (text: string) => toWord({ title: '{标题}', blocks: [{ kind: 'text', text }] });
const changed = (content: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array => {
  const files = unzipSync(content);
  change(files);
  return zipSync(files);
};
const textOf = (content: Uint8Array) =>
  strFromU8(unzipSync(content)['word/document.xml'] as Uint8Array).replaceAll(/<[^>]+>/g, '');

it('names its placeholders, each once, in the order in which they are offered', async () => {
  expect(readLetterhead(await word('{事项名称}，{ 文号 }，{事项名称}'))).toEqual({ placeholders: ['标题', '文号', '事项名称'] });
});

it('says which name is unknown, and which one is nearest', async () => {
  expect(readLetterhead(await word('{文好}'))).toEqual({ found: 'unknown', name: '文好', nearest: '文号' });
  expect(readLetterhead(await word('{主送单}'))).toMatchObject({ found: 'unknown', nearest: '主送单位' });
  expect(readLetterhead(await word('{#办理意见}{文号}{/办理意见}{constructor}'))).toMatchObject({
    found: 'unknown',
    name: 'constructor',
  });
});

it('says where braces do not match', async () => {
  expect(readLetterhead(await word('编号{办件编号'))).toMatchObject({
    found: 'braces',
    near: expect.stringContaining('办件编号') as string,
  });
});

it('is refused with macros, with what it fetches from outside, and when it is no Word file', async () => {
  const content = await word('{文号}');
  const macros = changed(content, (files) => (files['word/vbaProject.bin'] = strToU8('x')));
  expect(readLetterhead(macros)).toEqual({ found: 'macros' });
  const rels = 'word/_rels/document.xml.rels';
  const outside = changed(content, (files) => {
    const link =
      '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://192.0.2.1/a.png" TargetMode="External"/>';
    files[rels] = strToU8(strFromU8(files[rels] as Uint8Array).replace('</Relationships>', `${link}</Relationships>`));
  });
  expect(readLetterhead(outside)).toEqual({ found: 'outside' });
  expect(readLetterhead(strToU8('no zip at all'))).toEqual({ found: 'unreadable' });
});

it('of a house to practise in says so on its first page and in each header that it has, above what the house has designed', async () => {
  const content = await toWord({ title: '{标题}', blocks: [], mark: '抬头' });
  const marked = unzipSync(fillLetterhead(content, { 标题: '批复' }, '演练'));
  const parts = Object.entries(marked).filter(([name]) => /^word\/(document|header\d+)\.xml$/.test(name));
  expect(parts).toHaveLength(2);
  for (const [, part] of parts) expect(strFromU8(part)).toMatch(/演练.*(批复|抬头)/s);
});

it('is filled also where Word has cut a placeholder into pieces; what is unknown stays empty, and what was written is only text', async () => {
  const content = changed(await word('{文号}'), (files) => {
    const xml = strFromU8(files['word/document.xml'] as Uint8Array);
    const [run = ''] = xml.match(/<w:r>(?:(?!<\/w:r>).)*\{文号\}.*?<\/w:r>/s) ?? [];
    expect(run).not.toBe('');
    const pieces = ['{文', '号', '}'].map((piece) => run.replace('{文号}', piece)).join('');
    files['word/document.xml'] = strToU8(xml.replace(run, pieces));
  });
  const filled = fillLetterhead(content, { 文号: '示科协〔2026〕1号 <w:br/> & {标题}' });
  expect(textOf(filled)).toContain('示科协〔2026〕1号 &lt;w:br/&gt; &amp; {标题}');
  expect(textOf(filled)).not.toContain('undefined');
});

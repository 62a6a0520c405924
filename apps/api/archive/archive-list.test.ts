import { strFromU8, unzipSync } from 'fflate';
import { archiveList } from './archive-list';

it('holds what people wrote as text, whatever it begins with', async () => {
  const line = {
    year: 2026,
    retention: 'permanent' as const,
    ordinal: 1,
    number: 'X-1',
    written: '@SUM(1)',
    closedOn: '2026-01-02',
    changed: true,
    supplements: null,
  };
  const content = await archiveList('示例', '归〔2026〕1号', [
    { ...line, society: '-2+3', subject: '=HYPERLINK("http://x")' },
    { ...line, ordinal: 2, society: '某会', subject: null, supplements: { year: 2025, retention: 'ten-years', ordinal: 7 } },
  ]);
  const sheets = Object.entries(unzipSync(content)).map(([name, part]) => [name, strFromU8(part)] as const);
  const sheet = sheets.find(([name]) => name.endsWith('sheet1.xml'))?.[1] ?? '';
  expect(sheet).not.toContain('<f>');
  const words = sheets.map(([, part]) => part).join('');
  for (const said of [
    '=HYPERLINK(',
    '@SUM(1)',
    '-2+3',
    '归档后又有办理',
    '（不在查看范围）',
    '永久',
    '补充件，原件号 2025年 10年 7号；归档后又有办理',
    '归档备考表',
    '检查人',
  ])
    expect(words).toContain(said);
});

/** The report as a file; that a browser verifies it is in tests/e2e/supervisor.test.ts. */
import { REPORT_WORDS } from './report-words';
import { reportHtml, type Report } from './report';

const hostile = `</script><script>alert(1)</script> & "quoted" <b>\r\n`;
const report = (change: Partial<Report> = {}): string =>
  reportHtml({
    language: 'zh',
    record: {
      key: 'k',
      checkpoint: 'c',
      streams: [],
      words: { x: { salt: 's', value: hostile } },
      consistency: null,
      format: 'guicheng-export/1',
    },
    facts: { subject: hostile, society: '示例学会', number: 'N-1', madeAt: '2026-05-20 10:12', checkpoint: '2026-05-20 10:00' },
    entries: [],
    ...change,
  });

it('asks for nothing outside itself', () => {
  const html = report();
  expect(html).toContain(`default-src 'none'`);
  expect(html.match(/(src|href)=/g)).toBeNull();
  expect(html).not.toMatch(/https?:|@import|url\(/);
});

it('lets no words out of their place', () => {
  const html = report();
  expect(html.match(/<script/g)?.length).toBe(2);
  expect(html).not.toContain('alert(1)</script>');
  expect(html).not.toContain('{{');
});

it('reads without scripts: the facts stand in the page, and that nothing was verified', () => {
  const html = report();
  expect(html).toContain('<dd>示例学会</dd>');
  expect(html).toContain(REPORT_WORDS.zh.unverified);
});

it('says the same in English', () => {
  expect(Object.keys(REPORT_WORDS.en)).toEqual(Object.keys(REPORT_WORDS.zh));
  expect(report({ language: 'en' })).toContain('<html lang="en">');
});

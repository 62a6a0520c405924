/** The command as it is typed: what it prints and with which code it ends. */
import type { SourceCoverage } from '../../libs/templates/citations/coverage';
import { coverageCommand } from './coverage.command';
import { readEnvironment } from './env';

async function run(flags: Record<string, string | boolean>): Promise<string> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    expect(await coverageCommand({ words: [], flags, environment: readEnvironment({}) })).toBe(0);
    return lines.join('\n');
  } finally {
    log.mockRestore();
  }
}

it('says sentence by sentence which step carries it, in Chinese and in English', async () => {
  const chinese = await run({ jurisdiction: 'CN' });
  expect(chinese).toMatch(/四\(一\)\n {4}s1 {2}分支（代表）机构设立: .*会议决定/u);
  expect(chinese).toContain('没有需要单独办理的事项');
  const english = await run({ jurisdiction: 'CN-TJ', lang: 'en' });
  expect(english).toMatch(/^002 /u);
  expect(english).toContain('Setting up a branch: ');
});

it('has every sentence of every text in its JSON, carried or with a reason', async () => {
  const { sources } = JSON.parse(await run({ json: true })) as { sources: SourceCoverage[] };
  expect(sources.map(({ source }) => source)).toEqual(['000', '001', '002', '003', '004']);
  for (const { carried, uncovered } of sources.flatMap(({ clauses }) => clauses.flatMap(({ sentences }) => sentences))) {
    expect(carried.length > 0).toBe(uncovered === null);
  }
});

it('refuses a text and a language that it does not have', () => {
  const invocation = (flags: Record<string, string>) => ({ words: [], flags, environment: readEnvironment({}) });
  expect(() => coverageCommand(invocation({ jurisdiction: 'CN-XX' }))).toThrow('there is no text of "CN-XX"');
  expect(() => coverageCommand(invocation({ lang: 'fr' }))).toThrow('there is no language "fr"');
});

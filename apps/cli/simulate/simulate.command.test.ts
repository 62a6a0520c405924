/** The command as it is typed: what it prints and with which code it ends. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../env';
import { simulateCommand } from './simulate.command';

const BRANCH = join(__dirname, '..', '..', '..', 'libs', 'templates', 'branch-setup');
const SCENARIO = join(BRANCH, 'scenarios', 'approved.json');
const folder = mkdtempSync(join(tmpdir(), 'guicheng-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(words: string[], flags: Record<string, string | boolean>): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    return {
      code: await simulateCommand({ words, flags, environment: readEnvironment({ INIT_CWD: folder }) }),
      said: lines.join('\n'),
    };
  } finally {
    log.mockRestore();
  }
}

/** A scenario of the catalogue with something changed, in a file of its own. */
function changed(name: string, change: Record<string, unknown>): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(SCENARIO, 'utf8')) as object), ...change }));
  return path;
}

it('tells day by day who gets what, in Chinese and in English', async () => {
  const chinese = await run(['branch-setup'], { script: SCENARIO });
  expect(chinese.code).toBe(0);
  expect(chinese.said).toContain('2026-05-18 周一\n  09:00  member  提出\n');
  expect(chinese.said).toContain('→ 秘书处: secretary  待办「秘书处核对材料」，期限 2026-05-21 24:00');
  expect(chinese.said).toContain('结果: 办结 (历时 23 天，其中工作日 17 天)');
  const english = await run(['branch-setup'], { script: SCENARIO, lang: 'en' });
  expect(english.said).toContain('Result: completed (23 days, 17 of them working days)');
  expect(english.said).not.toMatch(/\p{Script=Han}/u);
});

it('says when the case can end where the script leaves it open', async () => {
  const script = changed('open.json', { acts: [], expect: { outcome: 'open' } });
  const { code, said } = await run(['branch-setup'], { script });
  expect(code).toBe(0);
  expect(said).toMatch(/最早: 2026-05-18 09:00\n最晚: 不定，不早于 .*会议决定 \(没有规定会议何时召开\)/);
});

it('ends with 1 where it came otherwise than expected, and where template or script has findings', async () => {
  const otherwise = await run(['branch-setup'], { script: changed('otherwise.json', { expect: { outcome: 'refused' } }) });
  expect(otherwise).toMatchObject({ code: 1 });
  expect(otherwise.said).toContain('与预期不符：outcome 应为 refused，实为 completed');
  const refused = await run(['branch-setup'], {
    script: changed('refused.json', { acts: [{ do: 'withdraw', who: 'officer' }], expect: {} }),
  });
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('NOT_APPLICANT 只有提出人可以撤回。');
  const findings = await run(['branch-setup'], { script: changed('findings.json', { applicant: 'nobody' }), json: true });
  expect(findings.code).toBe(1);
  expect(JSON.parse(findings.said)).toMatchObject({ result: 'findings', of: 'script', issues: [{ path: '/applicant' }] });
  writeFileSync(join(folder, 'wrong.json'), '{}');
  expect(await run(['wrong.json'], { script: SCENARIO })).toMatchObject({ code: 1 });
});

it('reads a template of a file, and the overlay that lies beside it', async () => {
  cpSync(BRANCH, join(folder, 'own'), { recursive: true });
  expect((await run(['own/template.json'], { script: SCENARIO })).code).toBe(0);
  const { form } = JSON.parse(readFileSync(SCENARIO, 'utf8')) as { form: object };
  const below = { ...form, parent: { id: 'branch-1', kind: 'branch' }, exceptionReasons: '两地实验室共建，须单独建账。' };
  const script = changed('below.json', { form: below, acts: [], expect: { outcome: 'open' } });
  // Only Tianjin's own text asks for the reasons, and then lets a branch stand below a branch.
  const national = await run(['own/template.json'], { script, json: true });
  expect(JSON.parse(national.said)).toMatchObject({ of: 'script', issues: [{ rule: 'FIELD_UNKNOWN' }] });
  const local = await run(['own/template.json'], { script, jurisdiction: 'CN-TJ', json: true });
  expect(local.code).toBe(0);
  expect(JSON.parse(local.said)).toMatchObject({ result: 'simulated', state: { status: 'open' } });
});

it('ends with 2 where a file cannot be read', async () => {
  writeFileSync(join(folder, 'half.json'), '{ "title":');
  for (const script of ['nowhere.json', 'half.json']) expect((await run(['branch-setup'], { script })).code).toBe(2);
  expect((await run(['nowhere.json'], { script: SCENARIO })).code).toBe(2);
});

it('says how it is asked', () => {
  expect(() => simulateCommand({ words: [], flags: {}, environment: readEnvironment({}) })).toThrow(/--script FILE/);
});

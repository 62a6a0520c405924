/** The command as it is typed: what it prints and with which code it ends. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../env';
import { simulateCommand } from '../simulate/simulate.command';
import { checkCommand } from './check.command';

const BRANCH = join(__dirname, '..', '..', '..', 'libs', 'templates', 'branch-setup');
const folder = mkdtempSync(join(tmpdir(), 'guicheng-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Issue {
  of: string;
  procedure: string | null;
  jurisdiction: string | null;
  rule: string;
  severity: string;
  path: string;
  message: { zh: string; en: string };
  basis: object[];
  counterExample: { script: object; says: { zh: string; en: string } } | null;
  undecided: object | null;
  script?: string;
}

const run = (words: string[], flags: Flags = {}): Promise<Said> => typed(checkCommand, words, flags);
const simulated = (words: string[], flags: Flags): Promise<Said> => typed(simulateCommand, words, flags);

type Flags = Record<string, string | boolean>;
interface Said {
  code: number;
  said: string;
}

async function typed(command: typeof checkCommand, words: string[], flags: Flags): Promise<Said> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    return {
      code: await command({ words, flags, environment: readEnvironment({ INIT_CWD: folder }) }),
      said: lines.join('\n'),
    };
  } finally {
    log.mockRestore();
  }
}

async function issuesOf(
  words: string[],
  flags: Record<string, string | boolean> = {},
): Promise<{ code: number; issues: Issue[] }> {
  const { code, said } = await run(words, { ...flags, json: true });
  return { code, issues: (JSON.parse(said) as { issues: Issue[] }).issues };
}

type Template = { id: string; jurisdiction: string; blocks: { id: string; kind: string; outcomes?: Record<string, unknown> }[] };

/** The shipped template with something changed, in a file of its own. */
function changed(name: string, change: (template: Template) => void): string {
  const template = JSON.parse(readFileSync(join(BRANCH, 'template.json'), 'utf8')) as Template;
  change(template);
  writeFileSync(join(folder, name), JSON.stringify(template));
  return name;
}

it('finds nothing to mend in what is shipped, in any place', async () => {
  for (const jurisdiction of ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH']) {
    const { code, issues } = await issuesOf(['branch-setup'], { jurisdiction });
    expect([jurisdiction, code, issues.filter(({ severity }) => severity !== 'note')]).toEqual([jurisdiction, 0, []]);
  }
});

it('shows an overlay over its base, with what differs and why it may', async () => {
  cpSync(BRANCH, join(folder, 'own'), { recursive: true });
  const { code, said } = await run(['own/CN-TJ.overlay.json']);
  expect(code).toBe(0);
  expect(said).toContain('own/CN-TJ.overlay.json — 分支机构设立 (CN-TJ)');
  expect(said).toContain('说明  与上位文件的衔接说明：“直接隶属于学会”：“不符合”时，上位规定为不通过，本地规定为提示后继续办理');
  expect((await issuesOf(['own/template.json'], { jurisdiction: 'CN-TJ' })).issues).toEqual(
    (await issuesOf(['own/CN-TJ.overlay.json'])).issues.map((issue) => ({ ...issue, of: 'own/template.json' })),
  );
});

it('ends with 1 where something is to be mended or confirmed, and says what, where and by which clause', async () => {
  const missing = changed('missing.json', (template) => {
    const decision = template.blocks.find(({ id }) => id === 'council-decision');
    for (const outcome of Object.values(decision?.outcomes ?? {})) (outcome as { to: string }).to = 'refuse';
  });
  const { code, issues } = await issuesOf([missing]);
  expect(code).toBe(1);
  const unreachable = issues.find(({ rule }) => rule === 'STEP_UNREACHABLE');
  expect(unreachable).toMatchObject({
    of: missing,
    procedure: 'branch-setup',
    jurisdiction: 'CN',
    severity: 'error',
    path: '/blocks/7/branches/0/blocks/0',
  });
  expect(Object.keys(unreachable ?? {}).sort()).toEqual(
    ['basis', 'counterExample', 'jurisdiction', 'message', 'of', 'path', 'procedure', 'rule', 'severity', 'undecided'].sort(),
  );
  const { said } = await run([missing]);
  expect(said).toMatch(/须改正 {2}“.+”永远走不到/u);
  expect(said).toMatch(/位置 \/blocks\/7\/branches\/0\/blocks\/0 “/u);
  expect(said).toMatch(/须改正 \d+ 处/u);
  const english = (await run([missing], { lang: 'en' })).said;
  expect(english).toContain('Mend  No case ever comes to');
});

it('shows how a rule is broken, and writes the way for the simulator, which comes to it', async () => {
  const passing = changed('passing.json', (template) => {
    const decision = template.blocks.find(({ id }) => id === 'council-decision');
    (decision?.outcomes?.['not-passed'] as { to: string }).to = 'next';
  });
  const { code, issues } = await issuesOf([passing], { script: 'ways' });
  expect([code, issues]).toMatchObject([
    1,
    [{ rule: 'R07', severity: 'error', basis: [{ source: '001', clause: '四(一)' }], undecided: null }],
  ]);
  const says = issues[0]?.counterExample?.says.zh ?? '';
  expect(says).toContain('会议决定（未通过）');
  expect((await run([passing])).said).toContain(`例如: ${says}`);
  const script = issues[0]?.script ?? '';
  expect(JSON.parse(readFileSync(script, 'utf8'))).toEqual(issues[0]?.counterExample?.script);
  const play = (flags: Record<string, string | boolean>) => simulated([passing], { script, ...flags });
  // The rule is watched in a running case too, so there it is refused before the register is written.
  expect((await play({})).said).not.toContain('「记入名录」 已记入');
  expect(await play({ 'without-rules': true })).toMatchObject({
    code: 0,
    said: expect.stringContaining('「记入名录」 已记入') as string,
  });
});

it('says in Chinese and in English what a file is that is no template', async () => {
  writeFileSync(join(folder, 'wrong.json'), '{}');
  const { code, issues } = await issuesOf(['wrong.json']);
  expect(code).toBe(1);
  expect(issues[0]).toMatchObject({ of: 'wrong.json', procedure: null, severity: 'error' });
  expect((await run(['wrong.json'], { lang: 'en' })).said).toContain('wrong.json');
});

it('checks files together that call each other', async () => {
  const calling = changed('calling.json', (template) => {
    template.id = 'calling';
    template.blocks.push({
      kind: 'open',
      id: 'then',
      title: { zh: '后续', en: 'then' },
      act: 'follow-up',
      opens: { start: 'by-society', procedure: 'not-of-the-catalogue', duty: { zh: '后续', en: 'then' }, within: '30 days' },
      outcomes: { opened: { to: 'next', label: { zh: '已列入', en: 'opened' } } },
      basis: [{ kind: 'default', reason: { zh: '测试', en: 'test' } }],
    } as unknown as Template['blocks'][number]);
  });
  const other = changed('other.json', (template) => void (template.id = 'not-of-the-catalogue'));
  const rules = async (files: string[]): Promise<string[]> => (await issuesOf(files)).issues.map(({ rule }) => rule);
  expect(await rules([calling])).toContain('CALL_PROCEDURE_UNKNOWN');
  expect(await rules([calling, other])).not.toContain('CALL_PROCEDURE_UNKNOWN');
});

it('ends with 2 where a file cannot be read', async () => {
  writeFileSync(join(folder, 'half.json'), '{ "id":');
  for (const name of ['nowhere.json', 'half.json']) {
    const { code, said } = await run([name], { json: true });
    expect([code, JSON.parse(said)]).toMatchObject([2, { result: 'unreadable' }]);
  }
});

it('says how it is asked', () => {
  const ask = (words: string[], flags: Record<string, string>) => () =>
    checkCommand({ words, flags, environment: readEnvironment({}) });
  expect(ask([], {})).toThrow(/check FILE…/);
  expect(ask(['branch-setup'], { jurisdiction: 'CN-XX' })).toThrow(/CN-XX/);
  expect(ask(['branch-setup'], { lang: 'fr' })).toThrow(/--lang zh/);
});

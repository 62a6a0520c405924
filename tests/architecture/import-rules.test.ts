import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run } from '../../libs/runtime/process';

const ROOT = resolve(__dirname, '..', '..');
const ROOMS = ['apps', 'workflows', 'activities', 'libs'];
const { forbidden } = createRequire(__filename)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

interface Verdict {
  totalCruised: number;
  violations: { from: string; to: string; rule: { name: string } }[];
}

async function cruise(folder: string): Promise<Verdict> {
  const command = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const done = await run(process.execPath, [command, ...ROOMS, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
    cwd: folder,
    timeoutMs: 120_000,
  });
  const { summary } = JSON.parse(done.output) as { summary: Verdict };
  return summary;
}

/** One forbidden import per rule: file, what it imports, and how. */
const PLANTED: Record<string, [file: string, imported: string][]> = {
  'no-cycle': [
    ['libs/contracts/one.ts', './two'],
    ['libs/contracts/two.ts', './one'],
  ],
  'procedure-imports-nothing': [['libs/procedure/planted.ts', '../contracts/plain']],
  'procedure-is-pure': [['libs/procedure/clock/planted.ts', 'node:fs']],
  contracts: [['libs/contracts/planted.ts', '../persistence/plain']],
  templates: [['libs/templates/planted.ts', '../contracts/plain']],
  imports: [['libs/imports/planted.ts', '../persistence/plain']],
  rights: [['libs/rights/planted.ts', '../persistence/plain']],
  record: [['libs/record/planted.ts', '../persistence/plain']],
  documents: [['libs/documents/planted.ts', '../persistence/plain']],
  persistence: [['libs/persistence/planted.ts', '../runtime/plain']],
  runtime: [['libs/runtime/planted.ts', '../persistence/plain']],
  design: [['libs/design/planted.ts', '../persistence/plain']],
  openapi: [['libs/openapi/planted.ts', '../persistence/plain']],
  operation: [['libs/operation/planted.ts', '../persistence/plain']],
  files: [['libs/files/planted.ts', '../persistence/plain']],
  notices: [['libs/notices/planted.ts', '../persistence/plain']],
  'sign-in': [['libs/sign-in/planted.ts', '../persistence/plain']],
  engine: [['libs/engine/planted.ts', '../persistence/plain']],
  demo: [['libs/demo/planted.ts', '../runtime/plain']],
  workflows: [['workflows/planted.ts', '../libs/persistence/plain']],
  'workflows-import-types-of-activities-only': [['workflows/calls.ts', '../activities/plain']],
  activities: [['activities/planted.ts', '../libs/runtime/plain']],
  web: [['apps/web/planted.ts', '../../libs/persistence/plain']],
  'test-code-stays-in-tests': [['apps/worker/tested.ts', '../../libs/testing/plain']],
  'nothing-imports-apps': [['libs/runtime/upward.ts', '../../apps/api/plain']],
  'apps-do-not-import-each-other': [['apps/api/sideways.ts', '../worker/plain']],
};

describe('the import rules of the rooms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-rules-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('hold in the whole tree, which was really read', async () => {
    const { violations, totalCruised } = await cruise(ROOT);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(200);
  }, 120_000);

  it('each have a planted violation here', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('each catch theirs', async () => {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const path of ['apps/api', 'apps/worker', 'apps/web', 'activities', ...libraries()])
      write(`${path}/plain.ts`, 'export const plain = 1;\n');
    for (const [file, imported] of Object.values(PLANTED).flat())
      write(file, `import * as it from '${imported}';\nexport const used = it;\n`);
    const { violations } = await cruise(folder);
    for (const [rule, [first]] of Object.entries(PLANTED)) {
      const caught = violations.filter((violation) => violation.rule.name === rule).map(({ from }) => from);
      expect({ rule, caught }).toEqual({ rule, caught: expect.arrayContaining([first?.[0]]) as string[] });
    }
  }, 120_000);
});

function libraries(): string[] {
  return ['procedure', 'contracts', 'persistence', 'runtime', 'engine', 'testing', 'templates'].map((name) => `libs/${name}`);
}

import { bundleWorkflowCode } from '@temporalio/worker';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandbox } from '../../workflows/sandbox.cjs';

const ROOT = resolve(__dirname, '..', '..');
const silent = () => undefined;
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
/** What a bundle says of the files in it. */
const OUR_FILES = /(?:^|["'/!.\s])((?:apps|libs|workflows|activities|tests)\/[\w./-]+\.(?:ts|json))/g;

function filesIn(code: string): string[] {
  return [...new Set([...code.matchAll(OUR_FILES)].map((match) => match[1] ?? ''))].sort();
}

describe("the bundle for Temporal's sandbox", () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-bundle-'));
  let code = '';

  beforeAll(async () => {
    code = (await bundleWorkflowCode({ ...sandbox, logger })).code;
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made of workflows, the core and the contracts only: no test code, no store, no app', () => {
    const files = filesIn(code);
    expect(files).toContain('workflows/stream.workflow.ts');
    expect(files.length).toBeGreaterThan(20);
    const others = files.filter((file) => !/^(workflows|libs\/(procedure|contracts))\//.test(file));
    // The one thing besides: texts of failures leave encrypted.
    expect(others).toEqual(['libs/engine/failure-converter.ts']);
  });

  it('asks for no module of Node', () => {
    const asked = [...code.matchAll(/require\(["'](?:node:)?([\w/]+)["']\)/g)].map((match) => match[1] ?? '');
    // The SDK puts its own stand-in for these three into the sandbox.
    const allowed = ['assert', 'url', 'util'];
    expect(asked.filter((name) => builtinModules.includes(name) && !allowed.includes(name))).toEqual([]);
  });

  it('is the same set of files in the build that production runs', () => {
    expect(filesIn(readFileSync(join(ROOT, 'dist', 'workflow-bundle.js'), 'utf8'))).toEqual(filesIn(code));
  });

  it('cannot be made from a workflow that reads a file', async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'index.ts'),
      `import { readFileSync } from 'node:fs';\nexport async function planted() { return readFileSync('/etc/hostname', 'utf8'); }\n`,
    );
    const said: string[] = [];
    const listening = { ...logger, error: (message: string) => void said.push(message) };
    await expect(bundleWorkflowCode({ workflowsPath: join(folder, 'index.ts'), logger: listening })).rejects.toThrow();
    expect(said.join('\n')).toContain('node:fs');
  }, 60_000);
});

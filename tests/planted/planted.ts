/**
 * `npm run planted`: tests of the tests. Each bug of the lists is planted in a copy of the tree, and the tests that are named for it must
 * fail. `-- --only TEXT` for those whose words contain it, `-- --suite rooms` for those whose gate is that suite, `-- --json FILE` for the
 * table. Exit code 1 where one is not caught.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../libs/runtime/process';
import { ALL_BUGS } from './bugs';
import type { Gate, PlantedBug } from './planted.types';

const ROOT = resolve(__dirname, '..', '..');
const COPIED = ['activities', 'apps', 'libs', 'workflows', 'tests', 'package.json', 'jest.config.cjs', 'tsconfig.json'];
const LONGEST_MS = 15 * 60_000;

interface Result {
  bug: string;
  gate: string;
  seconds: number;
  /** Of those that failed, the first. */
  caughtBy: string | null;
  /** Tests that failed, and that ran. */
  failed: number;
  ran: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, suite: { type: 'string' }, json: { type: 'string' } },
  });
  const chosen = ALL_BUGS.filter(
    ({ bug, gate }) => bug.includes(values.only ?? '') && (values.suite === undefined || gate.suite === values.suite),
  );
  if (chosen.length === 0) throw new Error('no bug of the lists is meant');
  const copy = mkdtempSync(join(tmpdir(), 'guicheng-planted-'));
  const results: Result[] = [];
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
    for (const name of ['node_modules', 'dist']) symlinkSync(join(ROOT, name), join(copy, name));
    // A gate that fails by itself notices nothing.
    for (const gate of gatesOf(chosen)) {
      const { caughtBy, ran } = await pass(copy, gate);
      if (caughtBy !== null || ran === 0)
        throw new Error(`${gate.suite}: ${gate.tests} fails without any bug (${caughtBy ?? 'no test'})`);
      console.log(`${gate.suite}: ${gate.tests} passes without a bug (${ran} tests)`);
    }
    for (const [index, bug] of chosen.entries()) {
      const result = await plant(copy, bug);
      results.push(result);
      const verdict =
        result.caughtBy === null ? `✗ NOT CAUGHT by ${result.ran} tests` : `caught (${result.failed} of ${result.ran})`;
      console.log(
        `${index + 1}/${chosen.length} ${verdict} in ${result.seconds} s: ${bug.bug} — ${result.caughtBy ?? result.gate}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 2));
  const missed = results.filter(({ caughtBy }) => caughtBy === null);
  console.log(`${results.length - missed.length} of ${results.length} planted bugs were caught`);
  if (missed.length > 0) process.exitCode = 1;
}

function gatesOf(bugs: PlantedBug[]): Gate[] {
  return [...new Map(bugs.map(({ gate }) => [`${gate.suite} ${gate.tests}`, gate])).values()];
}

/** Puts the bug in, runs its gate, and takes it out again. */
async function plant(copy: string, { bug, file, find, put, gate }: PlantedBug): Promise<Result> {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file}: what is to be replaced does not stand there once (${bug})`);
  writeFileSync(
    path,
    source.replace(find, () => put),
  );
  const began = Date.now();
  try {
    const found = await pass(copy, gate);
    return { bug, gate: `${gate.suite}: ${gate.tests}`, seconds: Math.round((Date.now() - began) / 1000), ...found };
  } finally {
    writeFileSync(path, source);
  }
}

/** Runs a gate as the tree stands. */
async function pass(copy: string, { suite, tests }: Gate): Promise<Found> {
  const output = join(copy, 'planted.json');
  rmSync(output, { force: true });
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--selectProjects', suite, '--testPathPatterns', tests, '--bail=1', '--forceExit', '--json'];
  await run(process.execPath, [...args, `--outputFile=${output}`, '--testTimeout=30000', '--maxWorkers=2'], {
    cwd: copy,
    env: { ...(process.env as Record<string, string>), NODE_ENV: 'test' },
    timeoutMs: LONGEST_MS,
  });
  return failuresIn(output);
}

type Found = Pick<Result, 'caughtBy' | 'failed' | 'ran'>;

interface JestReport {
  numFailedTests: number;
  numTotalTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** A file that does not even load is no test that has noticed anything. */
function failuresIn(output: string): Found {
  const report = JSON.parse(readFileSync(output, 'utf8')) as JestReport;
  const first = report.testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  return { caughtBy: first?.fullName ?? null, failed: report.numFailedTests, ran: report.numTotalTests };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

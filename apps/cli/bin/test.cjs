'use strict';
/**
 * `npm test`: gets what the suites need, builds, runs the suites in order, and sums up. The last line is `N passed, N failed`, with
 * `, N skipped` where something was. A suite that cannot run here is named with the reason; where CI=true that is a failure.
 *
 * Flags: names of suites to run only those.
 */
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ROOT, bundledNode, checkNode, foreground } = require('./machine.cjs');
const SUITES = require('./suites.cjs');

const CI = process.env.CI === 'true' || process.env.CI === '1';

async function main() {
  checkNode();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`There is no suite ${unknown.join(', ')}. The suites: ${SUITES.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  const chosen = SUITES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await require('./install.cjs').ensureInstalled();
  await require('./build.cjs').ensureBuilt();
  const { need } = require('./needs.cjs');
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-tests-'));
  const results = [];
  for (const suite of chosen) results.push(await runSuite(suite, need, folder));
  rmSync(folder, { recursive: true, force: true });
  process.exit(report(results));
}

async function runSuite(suite, need, folder) {
  console.log(`\n=== ${suite.name} (at most ${suite.minutes} min)`);
  for (const what of suite.needs) {
    const missing = await need(what);
    if (missing) return { ...suite, ran: false, why: missing };
  }
  const output = join(folder, `${suite.name}.json`);
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--selectProjects', suite.name, '--json', `--outputFile=${output}`, '--testTimeout=30000'];
  args.push(suite.atOnce > 1 ? `--maxWorkers=${suite.atOnce}` : '--runInBand');
  const started = process.hrtime.bigint();
  const budgetMs = suite.minutes * 60_000;
  const { code, timedOut } = await withBudget(() => foreground(bundledNode(), args, { env: testEnvironment() }), budgetMs * 2);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { ...suite, ran: true, code, timedOut, seconds, ...counts(output) };
}

/** A suite that hangs is ended at twice its budget. */
async function withBudget(start, limitMs) {
  let timer;
  const limit = new Promise((settle) => (timer = setTimeout(() => settle({ code: 1, timedOut: true }), limitMs)));
  const running = start();
  const ended = await Promise.race([running, limit]);
  clearTimeout(timer);
  if (!ended.timedOut) return ended;
  process.emit('SIGTERM', 'SIGTERM');
  await running;
  return ended;
}

function testEnvironment() {
  const { chromium } = require('./needs.cjs');
  return { ...process.env, NODE_ENV: 'test', ...(chromium() ? { CHROMIUM_PATH: chromium() } : {}) };
}

function counts(output) {
  try {
    const json = JSON.parse(readFileSync(output, 'utf8'));
    return {
      passed: json.numPassedTests,
      // A file that does not even load has no tests to count, and is one failure all the same.
      failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report(results) {
  console.log('\n=== Results');
  let [passed, failed, skipped] = [0, 0, 0];
  for (const result of results) {
    const name = result.name.padEnd(13);
    if (!result.ran) {
      console.log(`${name} not run here: ${result.why}`);
      if (CI) failed += 1;
      else skipped += 1;
      continue;
    }
    // A gate that found nothing to check is no gate; an end with an error is a failure even if every test passed.
    const silent = result.passed + result.failed === 0;
    const strange = silent || (result.code !== 0 && result.failed === 0);
    const note = [
      result.timedOut ? 'ended at twice its budget' : '',
      silent ? 'found nothing to run' : '',
      result.seconds > result.minutes * 60 ? `over its budget of ${result.minutes} min` : '',
    ].filter((text) => text !== '');
    console.log(
      `${name} ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''} in ${result.seconds.toFixed(0)} s${note.length ? ` — ${note.join('; ')}` : ''}`,
    );
    passed += result.passed;
    failed += result.failed + (strange ? 1 : 0);
    skipped += result.skipped;
  }
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
}

void main();

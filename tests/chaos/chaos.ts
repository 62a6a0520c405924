/**
 * `npm run chaos -- --minutes N --seed S` (after `npm run build`): a storm of that length over the whole deployment, and whether every
 * store tells one story afterwards; `-- --deadlines N --seed S`: instead so many deadlines in one instant; `-- --restores N --seed S`:
 * instead so many backups of a house at work, each restored; `-- --rolling N --from DIR --seed S`: instead so often from the release that was
 * built in that folder to this one and back. Exit code 1 where the stores do not agree, and where nothing was proved. `--json` for the report
 * alone.
 */
import { parseArgs } from 'node:util';
import { deadlinesAtOnce } from './storm/deadlines';
import {
  failingsOf,
  failingsOfDeadlines,
  failingsOfRestores,
  failingsOfRolling,
  linesOf,
  linesOfDeadlines,
  linesOfRestores,
  linesOfRolling,
} from './storm/report';
import { restores } from './storm/restores';
import { rolling } from './storm/rolling';
import { storm } from './storm/storm';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      deadlines: { type: 'string' },
      restores: { type: 'string' },
      rolling: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  if (!Number.isInteger(seed)) throw new Error('--seed is a whole number');
  const say = (line: string) => (values.json ? undefined : console.log(line));
  const { report, failings, lines } = await (() => {
    if (values.deadlines !== undefined) return atOnce(positive('deadlines', values.deadlines), seed, say);
    if (values.restores !== undefined) return restored(positive('restores', values.restores), seed, say);
    if (values.rolling !== undefined) return rolled(values.from, positive('rolling', values.rolling), seed, say);
    return aStorm(positive('minutes', values.minutes ?? '3'), seed, say);
  })();
  if (values.json) console.log(JSON.stringify({ ...report, failings }, null, 2));
  else for (const line of lines) console.log(line);
  if (failings.length > 0) process.exitCode = 1;
}

async function aStorm(minutes: number, seed: number, say: (line: string) => void) {
  const report = await storm({ minutes, seed, say });
  const failings = failingsOf(report);
  return { report, failings, lines: linesOf(report, failings) };
}

async function atOnce(deadlines: number, seed: number, say: (line: string) => void) {
  const report = await deadlinesAtOnce({ deadlines, seed, say });
  const failings = failingsOfDeadlines(report);
  return { report, failings, lines: linesOfDeadlines(report, failings) };
}

async function restored(instants: number, seed: number, say: (line: string) => void) {
  const report = await restores({ instants, seed, say });
  const failings = failingsOfRestores(report);
  return { report, failings, lines: linesOfRestores(report, failings) };
}

async function rolled(from: string | undefined, cycles: number, seed: number, say: (line: string) => void) {
  if (from === undefined) throw new Error('--from is the folder of the older release, built');
  const report = await rolling({ from, cycles, seed, say });
  const failings = failingsOfRolling(report);
  return { report, failings, lines: linesOfRolling(report, failings) };
}

function positive(name: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0`);
  return value;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

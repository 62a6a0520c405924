/**
 * `npm run chaos -- --minutes N --seed S` (after `npm run build`): a storm of that length over the whole deployment, and whether every
 * store tells one story afterwards. Exit code 1 where it does not, and where the storm proved nothing. `--json` for the report alone.
 */
import { parseArgs } from 'node:util';
import { storm } from './storm/storm';
import { failingsOf, linesOf } from './storm/report';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  });
  const minutes = Number(values.minutes ?? 3);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes is a number above 0, --seed a whole number');
  const report = await storm({ minutes, seed, say: (line) => (values.json ? undefined : console.log(line)) });
  const failings = failingsOf(report);
  if (values.json) console.log(JSON.stringify({ ...report, failings }, null, 2));
  else for (const line of linesOf(report, failings)) console.log(line);
  if (failings.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

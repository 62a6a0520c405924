/**
 * `npm run bench:inbox` (`-- --open N`, `-- --json`): the first page of an inbox with its counters, on real PostgreSQL through the API, with
 * ten thousand, a hundred thousand and N tasks open and five times as many behind them, put into the store by SQL. Beside each the same
 * API's answer for a page that reads next to nothing. Exit code 1 where p95 is over the goal or grows.
 */
import { parseArgs } from 'node:util';
import { loadavg } from 'node:os';
import type { InboxView } from '../../libs/contracts';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { Visitor } from '../support/visitor';
import { LATER_TASKS, READERS, seed, type Reader } from './inbox-store';
import { percentiles, type Percentiles } from '../support/percentiles';
import { asJson } from './machine';

const GOAL_MS = 20;
/** What a larger store may cost beside a small one, on a machine that does other things too. */
const FLAT = 2;
const REQUESTS = 200;
const CASES_AT_ONCE = 50_000;
interface Measured {
  open: number;
  behind: number;
  seededSeconds: number;
  floor: Percentiles;
  inbox: Record<Reader, Percentiles>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { open: { type: 'string' }, json: { type: 'boolean' } } });
  const most = Number(values.open ?? 1_000_000);
  if (!(most >= 1)) throw new Error('--open is a number of tasks');
  const api = await startApiAlone({ requestLimits: null });
  // Tests hold each answer against the description of the interface; that takes time that nobody waits for.
  HttpClient.hears = null;
  const measured: Measured[] = [];
  try {
    for (const open of new Set([10_000, 100_000, most].filter((size) => size <= most))) {
      const one = await measure(api, open, measured.at(-1)?.open ?? 0);
      measured.push(one);
      if (values.json !== true) console.log(lineOf(one));
    }
  } finally {
    await api.stop();
  }
  const failings = failingsOf(measured);
  if (values.json === true) console.log(asJson({ measured, failings }));
  else for (const failing of failings) console.log(`✗ ${failing}`);
  if (failings.length > 0) process.exitCode = 1;
}

async function measure(api: ApiAlone, open: number, before: number): Promise<Measured> {
  const began = performance.now();
  for (let from = before; from < open; from += CASES_AT_ONCE) await seed(api, from, Math.min(open, from + CASES_AT_ONCE));
  await api.owner('vacuum analyze');
  const seededSeconds = Math.round((performance.now() - began) / 1000);
  const readers = Object.keys(READERS) as Reader[];
  const visitors = await Promise.all(readers.map((login) => Visitor.signedIn(api.base, login)));
  const floor = await timed(() => read(visitors[0] as Visitor, '/session'));
  const inbox = {} as Record<Reader, Percentiles>;
  for (const [index, reader] of readers.entries()) {
    const visitor = visitors[index] as Visitor;
    const { todo, counts } = (await read(visitor, '/inbox')) as InboxView;
    if (todo.length === 0 || counts.todo === 0) throw new Error(`the inbox of ${reader} is empty`);
    inbox[reader] = await timed(() => read(visitor, '/inbox'));
  }
  return { open, behind: open * LATER_TASKS, seededSeconds, floor, inbox };
}

async function read(visitor: Visitor, path: string): Promise<unknown> {
  const { status, body } = await visitor.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return body;
}

async function timed(act: () => Promise<unknown>): Promise<Percentiles> {
  const times: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return percentiles(times);
}

function failingsOf(measured: Measured[]): string[] {
  const [first] = measured;
  return measured.flatMap(({ open, inbox }) =>
    (Object.keys(READERS) as Reader[]).flatMap((reader) => {
      const { p95 } = inbox[reader];
      const small = first?.inbox[reader].p95 ?? p95;
      return [
        ...(p95 > GOAL_MS ? [`${open} open: p95 of ${reader} ${p95.toFixed(1)} ms, the goal is ${GOAL_MS}`] : []),
        ...(p95 > small * FLAT
          ? [`${open} open: p95 of ${reader} is ${(p95 / small).toFixed(1)} times that of ${first?.open}`]
          : []),
      ];
    }),
  );
}

function lineOf({ open, behind, seededSeconds, floor, inbox }: Measured): string {
  const ms = ({ p50, p95, max }: Percentiles) => `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, max ${max.toFixed(1)} ms`;
  return [
    `${open} open, ${behind} behind them (put there in ${seededSeconds} s; load ${loadavg()[0]?.toFixed(1)})`,
    `  a page that reads next to nothing: ${ms(floor)}`,
    ...(Object.keys(READERS) as Reader[]).map(
      (reader) => `  the inbox of ${reader}, ${Math.round(open / 10)} tasks: ${ms(inbox[reader])}`,
    ),
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

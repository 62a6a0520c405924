/**
 * Many deadlines in one instant, as the end of a day brings them: so many cases are filed on one day and left to their clock, and others are
 * decided beside it. Each deadline takes its effect once and never early; how late it came is told, and how long people waited meanwhile.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { dice } from '../../../libs/testing/dice';
import { until } from '../../../libs/testing/http-client';
import { setRecordClock } from '../../../libs/testing/record-clock';
import { publish } from '../../../libs/testing/society';
import { twoStepTemplate } from '../../../libs/testing/templates';
import { startDeployment, type Deployment } from './deployment';
import { bear } from './load';
import { People, type Asked } from './people';
import { allAtOnce } from '../../support/all-at-once';
import { percentiles, type Percentiles } from '../../support/percentiles';
import { DEADLINE_SPEED } from './speed';
import { judge, type Verdict } from './verdict';

export interface DeadlinesChoice {
  deadlines: number;
  seed: number;
  /** Gets a line of progress now and then. */
  say: (line: string) => void;
}

export interface DeadlinesReport extends Verdict {
  deadlines: number;
  seed: number;
  /** Deadlines that took their effect. */
  struck: number;
  /** From the instant to its record. */
  lateMs: Percentiles;
  /** From click to answer: of those who clicked in the minute before, and while deadlines were still to come. */
  aloneMs: Percentiles;
  besideMs: Percentiles;
  filedASecond: number;
  /** The most that a worker ever held, in MiB. */
  workerMiB: number;
  fallen: string[];
}

/** Midnight in Beijing: what is filed on the Monday is due when the Tuesday ends. */
const DAY_ENDS = '2026-06-01T16:00:00.000Z';
const DUE = '2026-06-02T16:00:00.000Z';
const DAY_MS = 86_400_000;
/** Cases that are filed in a second, at the least. */
const FILED_A_SECOND = 15;
const FILERS = 24;
const BESIDE = { casesASecond: 2, aloneMs: 60_000 };
const STRUCK_WITHIN_MS = 30 * 60_000;

export async function deadlinesAtOnce({ deadlines, seed, say }: DeadlinesChoice): Promise<DeadlinesReport> {
  const deployment = await startDeployment([require.resolve('./deadline-timers')]);
  try {
    await publish(deployment, twoStepTemplate());
    const people = new People(deployment.bases, dice(seed));
    await people.signIn(['member', 'secretary', 'clerk', 'president']);
    const restOfDayMs = Math.min(DAY_MS / DEADLINE_SPEED, 10_000 + (deadlines / FILED_A_SECOND) * 1000);
    const began = Date.now();
    const dueAt = began + restOfDayMs + DAY_MS / DEADLINE_SPEED;
    await setRecordClock(deployment, new Date(Date.parse(DAY_ENDS) - restOfDayMs * DEADLINE_SPEED).toISOString(), DEADLINE_SPEED);
    await file(people, deadlines, (filed) => say(`${filed} of ${deadlines} filed`));
    const tookMs = Date.now() - began;
    if (tookMs > restOfDayMs) throw new Error(`filing ${deadlines} took longer than their day: ask for fewer`);
    await pause(Math.max(0, dueAt - BESIDE.aloneMs - Date.now()));
    say('a minute before the deadlines; people decide');
    await decideFor(people, BESIDE.aloneMs, seed + 1);
    const alone = people.log.filter(({ firstAt }) => firstAt > dueAt - BESIDE.aloneMs);
    const before = people.log.length;
    await beside(people, seed + 2, () => allStruck(deployment, deadlines, say));
    const waiting = people.log.slice(before);
    say('every deadline has come; everything is compared');
    const workerMiB = Math.max(...(['worker-1', 'worker-2'] as const).map((part) => peakMiB(deployment.process(part)?.pid)));
    const verdict = await judge(deployment, people.log, new Set());
    return {
      ...verdict,
      deadlines,
      seed,
      ...(await strikes(deployment)),
      aloneMs: percentiles(waitOf(alone)),
      besideMs: percentiles(waitOf(waiting)),
      filedASecond: deadlines / (tookMs / 1000),
      workerMiB,
      fallen: deployment.fallen,
    };
  } finally {
    await deployment.stop();
  }
}

async function file(people: People, count: number, say: (filed: number) => void): Promise<void> {
  let filed = 0;
  await allAtOnce(FILERS, [...Array(count).keys()], async () => {
    if ((await people.file()) === null) throw new Error('a case was not filed');
    filed += 1;
    if (filed % 1_000 === 0) say(filed);
  });
}

async function decideFor(people: People, forMs: number, seed: number): Promise<void> {
  await bear(people, { casesASecond: BESIDE.casesASecond, forMs, seed, courses: ['plain'] });
}

/** People go on deciding until what is waited for has come. */
async function beside(people: People, seed: number, wait: () => Promise<void>): Promise<void> {
  let isOver = false;
  const waited = wait().finally(() => (isOver = true));
  for (let n = 0; !isOver; n += 1) await decideFor(people, 10_000, seed + n);
  await waited;
}

async function allStruck(deployment: Deployment, count: number, say: (line: string) => void): Promise<void> {
  let told = 0;
  await until(
    'every deadline to come',
    STRUCK_WITHIN_MS,
    async () => {
      const { struck } = await strikes(deployment);
      if (struck >= told + 1_000) say(`${(told = struck)} deadlines have come`);
      return struck >= count;
    },
    1_000,
  );
}

/** Of the cases that nobody decided; those beside them are decided before their day is over. */
async function strikes(deployment: Deployment): Promise<Pick<DeadlinesReport, 'struck' | 'lateMs'>> {
  const rows = await deployment.owner<{ late: number }>(
    `select (extract(epoch from at - (event ->> 'dueAt')::timestamptz) * 1000 / ${DEADLINE_SPEED})::float8 as late
       from guicheng.stream_event where kind = 'clock-struck' and (event ->> 'dueAt')::timestamptz = '${DUE}'`,
  );
  return { struck: rows.length, lateMs: percentiles(rows.map(({ late }) => late)) };
}

function waitOf(asked: Asked[]): number[] {
  return asked.map(({ firstAt, lastAt }) => lastAt - firstAt);
}

/** Linux tells the most that a process ever held. */
function peakMiB(pid: number | undefined): number {
  const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib ?? 0) / 1024);
}

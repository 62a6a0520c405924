/**
 * Backups at random instants of a house in which people decide, each restored into a house of its own: what was acknowledged before a backup
 * began is in it, nothing in it contradicts anything else, and its open cases go on to their end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../../../libs/runtime/process';
import { atOnce } from '../../../libs/persistence/at-once';
import { dice, randomOf } from '../../../libs/testing/dice';
import { publish } from '../../../libs/testing/society';
import { twoStepTemplate } from '../../../libs/testing/templates';
import { startHouse, type House } from '../../support/house';
import { bear } from './load';
import { People, type Asked, type Login } from './people';
import { percentiles, type Percentiles } from '../../support/percentiles';
import { contradictionsOf, drained } from './verdict';

export interface RestoresChoice {
  instants: number;
  seed: number;
  /** Gets a line of progress now and then. */
  say: (line: string) => void;
}

export interface RestoresReport {
  instants: number;
  seed: number;
  contradictions: string[];
  /** Requests that were answered, over the whole time. */
  answered: number;
  /** Requests that were under way while a backup was taken, all backups together. */
  underWay: number;
  /** Of the restored houses together: cases that were open, and that people then brought to their end. */
  open: number;
  brought: number;
  backupMs: Percentiles;
  /** From the command to a house that serves. */
  restoredMs: Percentiles;
}

/** A backup, and the part of the people's log that was over, or under way, when it began. */
interface Backup {
  folder: string;
  acknowledged: Asked[];
}

interface OpenTask {
  stream: string;
  slot: string;
  role: string;
}

const ROOT = resolve(__dirname, '..', '..', '..');
const CLI = join(ROOT, 'dist', 'apps', 'cli', 'main.js');
const LOGINS: Login[] = ['member', 'secretary', 'clerk', 'president'];
const CASES_A_SECOND = 4;
/** Between two backups, on average. */
const BETWEEN_MS = 4_000;
const COMMAND_MS = 180_000;
const AT_ONCE = 8;

export async function restores({ instants, seed, say }: RestoresChoice): Promise<RestoresReport> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-restores-'));
  const report: RestoresReport = {
    ...{ instants, seed, contradictions: [], answered: 0, underWay: 0, open: 0, brought: 0 },
    ...{ backupMs: percentiles([]), restoredMs: percentiles([]) },
  };
  try {
    const original = join(folder, 'original');
    const backups = await backupsUnderLoad(folder, original, report, say);
    const took: number[] = [];
    for (const [index, backup] of backups.entries()) {
      const began = Date.now();
      const data = join(folder, `restored-${index}`);
      await guicheng('restore', backup.folder, '--data', data, '--secrets', join(original, 'secrets.json'));
      const house = await startHouse(data);
      took.push(Date.now() - began);
      try {
        const found = [...missing(await accepted(house), backup), ...(await goOn(house, report, seed + index))];
        report.contradictions.push(...found.map((line) => `backup ${index + 1}: ${line}`));
      } finally {
        await house.stop();
      }
      say(
        `${index + 1} of ${instants} restored: ${report.open} open cases so far, ${report.contradictions.length} contradictions`,
      );
    }
    return { ...report, restoredMs: percentiles(took) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function backupsUnderLoad(
  folder: string,
  original: string,
  report: RestoresReport,
  say: (line: string) => void,
): Promise<Backup[]> {
  const { instants, seed } = report;
  const house = await startHouse(original);
  try {
    await publish(house, twoStepTemplate());
    const people = new People([house.base], dice(seed));
    await people.signIn(LOGINS);
    const random = randomOf(seed + 1);
    const backups: Backup[] = [];
    const took: number[] = [];
    let isOver = false;
    const load = (async () => {
      for (let n = 0; !isOver; n += 1) await bear(people, { casesASecond: CASES_A_SECOND, forMs: 10_000, seed: seed + 2 + n });
    })();
    try {
      for (let n = 0; n < instants; n += 1) {
        await pause(2 * random() * BETWEEN_MS);
        const target = join(folder, `backup-${n}`);
        const began = Date.now();
        const acknowledged = people.log
          .filter(({ told, lastAt }) => told.length > 0 && lastAt < began)
          .map((asked) => ({ ...asked }));
        const begun = people.log.length - people.inFlight;
        await guicheng('backup', target, '--data', original);
        took.push(Date.now() - began);
        report.underWay += people.log.length - begun;
        backups.push({ folder: target, acknowledged });
        say(`backup ${n + 1} of ${instants}: ${acknowledged.length} requests answered before it`);
      }
    } finally {
      isOver = true;
      await load;
    }
    report.answered = people.log.filter(({ told }) => told.length > 0).length;
    report.backupMs = percentiles(took);
    return backups;
  } finally {
    await house.stop(true);
  }
}

async function guicheng(...args: string[]): Promise<string> {
  const env = { ...process.env } as Record<string, string>;
  const { code, output } = await run(process.execPath, [CLI, ...args], { env, timeoutMs: COMMAND_MS });
  if (code !== 0) throw new Error(`guicheng ${args[0]} ended with ${code}:\n${output}`);
  return output;
}

/** Intents that the house has accepted. */
async function accepted(house: House): Promise<Set<string>> {
  const rows = await house.owner<{ id: string }>(
    `select i.id from guicheng.intent i where i.answer ->> 'answered' = 'accepted'
        and exists (select 1 from guicheng.stream_event e where e.stream = i.stream and e.seq = (i.answer ->> 'seq')::bigint)`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whatever somebody was told before the backup began, and is not in it. */
function missing(known: Set<string>, { acknowledged }: Backup): string[] {
  return acknowledged
    .filter(({ told, intent }) => told[0]?.said === 'accepted' && !known.has(intent ?? ''))
    .map(({ kind, stream, slot }) => `${kind} ${stream} ${slot ?? ''} was acknowledged and is lost`);
}

/** People go on with what they find; then everything is compared. */
async function goOn(house: House, report: RestoresReport, seed: number): Promise<string[]> {
  const people = new People([house.base], dice(seed));
  await people.signIn(LOGINS);
  const before = await openCases(house);
  report.open += before.length;
  for (let tasks = await openTasks(house); tasks.length > 0; tasks = await openTasks(house)) {
    await atOnce(AT_ONCE, tasks, ({ stream, slot, role }) =>
      people.act(role === 'president' ? 'president' : 'clerk', stream, slot),
    );
    const untold = people.log.slice(-tasks.length).find(({ told }) => told[0]?.said !== 'accepted');
    if (untold !== undefined) return [`an open task was not decided: ${untold.slot} (${JSON.stringify(untold.told)})`];
  }
  const after = new Set((await openCases(house)).map(({ id }) => id));
  report.brought += before.filter(({ id }) => !after.has(id)).length;
  const differences = JSON.parse(await guicheng('reconcile', '--json', '--data', house.folder)) as { differences: unknown[] };
  return [
    ...(await drained(house)),
    ...(await contradictionsOf(house)),
    ...differences.differences.map((difference) => JSON.stringify(difference)),
  ];
}

/** Cases of the load; the demo has others, which wait for sittings. */
function openCases(house: House): Promise<{ id: string }[]> {
  return house.owner(
    `select distinct s.id from guicheng.stream s join guicheng.task t on t.stream = s.id
      where not s.closed and (t.id like '%~first.1' or t.id like '%~second.1')`,
  );
}

/** Beginning with the step's own post; another that a deadline has added comes behind it. */
function openTasks(house: House): Promise<OpenTask[]> {
  return house.owner(
    `select distinct on (t.id) t.stream, split_part(t.id, '~', 2) as slot, h.role from guicheng.task t
       join guicheng.task_holder h on h.task = t.id and h.open
      where t.status = 'open' and (t.id like '%~first.1' or t.id like '%~second.1') order by t.id, h.role`,
  );
}

/**
 * When everything runs again and nothing is under way: what people were told, what was written down, the logs, the inboxes, the tree of
 * entries and Temporal's histories, each against the others. Everything that does not agree is named.
 */
import { checkEngine, checkStore, compareAll, resumeAll } from '../../../apps/cli/engine';
import { sayDifference } from '../../../libs/persistence';
import { until } from '../../../libs/testing/http-client';
import type { Deployment } from './deployment';
import type { Asked, Told } from './people';

export interface Verdict {
  contradictions: string[];
  /** Entries of logs by kind. */
  events: Record<string, number>;
  /** What people asked, and in which words they were refused. */
  asked: number;
  accepted: number;
  refused: Record<string, number>;
  logs: number;
  histories: number;
  /** From the last fault until nothing was under way. */
  drainedMs: number;
}

interface IntentRow {
  id: string;
  login: string;
  key: string;
  kind: string;
  stream: string;
  target: string | null;
  answer: { answered: 'accepted'; seq: number } | { answered: 'refused'; code: string } | null;
}

const DRAIN_MS = 180_000;

/** `forged`: log and intent of decisions that nobody took; Temporal's histories tell of them, and they alone do. */
export async function judge(deployment: Deployment, log: Asked[], forged: ReadonlySet<string>): Promise<Verdict> {
  const since = Date.now();
  const contradictions = await drained(deployment);
  const drainedMs = Date.now() - since;
  const engine = deployment.engine();
  const { unanswered } = await resumeAll(engine);
  if (unanswered > 0) contradictions.push(`${unanswered} workflows do not answer`);
  const { strange, found } = await compareAll(engine);
  for (const { stream, finding } of strange) contradictions.push(`workflow of ${stream}: ${finding}`);
  if (found.behind > 0) contradictions.push(`${found.behind} workflows are behind`);
  const store = await checkStore(engine.databaseUrl);
  const histories = await checkEngine(engine);
  const untrue = histories.differences.filter(
    ({ stream, what, key }) => what !== 'unexpected' || !forged.has(`${stream} ${key}`),
  );
  for (const difference of [...store.differences, ...untrue]) contradictions.push(sayDifference(difference, 'en'));
  const intents = await intentsOf(deployment);
  contradictions.push(...toldAgainstWritten(log, intents), ...(await contradictionsOf(deployment)));
  return {
    contradictions,
    events: await eventsOf(deployment),
    asked: log.length,
    accepted: log.filter(({ told }) => told[0]?.said === 'accepted').length,
    refused: refusedOf(log),
    logs: store.logs,
    histories: histories.histories,
    drainedMs,
  };
}

/** Lets all that is under way end; names what does not. */
export async function drained(deployment: Pick<Deployment, 'owner'>): Promise<string[]> {
  const open = () =>
    deployment.owner<{ what: string }>(
      `select 'intent ' || id || ' is not answered' as what from guicheng.intent where answered_at is null
       union all select 'delivery ' || id || ' has not arrived' from guicheng.outbox where delivered_at is null
       union all select 'log ' || id || ' is suspended: ' || fault::text from guicheng.stream where fault is not null`,
    );
  await until('nothing to be under way', DRAIN_MS, async () => (await open()).length === 0, 500).catch(() => undefined);
  return (await open()).map(({ what }) => what);
}

function intentsOf(deployment: Deployment): Promise<IntentRow[]> {
  return deployment.owner<IntentRow>(
    `select i.id, a.login, i.key, i.kind, i.stream, i.target, i.answer from guicheng.intent i join guicheng.account a on a.person = i.actor`,
  );
}

/** Each request has one intent, and whoever sent it was told what stands there, in every copy; nothing was written that nobody asked. */
function toldAgainstWritten(log: Asked[], intents: IntentRow[]): string[] {
  const found: string[] = [];
  const written = new Map<string, IntentRow[]>();
  for (const row of intents) written.set(`${row.login} ${row.key}`, [...(written.get(`${row.login} ${row.key}`) ?? []), row]);
  const asked = new Map<string, Asked[]>();
  for (const one of log) asked.set(`${one.person} ${one.key}`, [...(asked.get(`${one.person} ${one.key}`) ?? []), one]);
  for (const [key, ones] of asked) {
    const rows = written.get(key) ?? [];
    if (rows.length > 1) found.push(`${key}: written down ${rows.length} times`);
    const told = ones.flatMap((one) => {
      if (one.told.length === 0) found.push(`${key}: nobody answered`);
      return one.told;
    });
    // Of two contents under one key one is refused, whichever came second.
    const others = told.filter((one) => !isReused(one));
    if (ones.length > 1 && told.filter(isReused).length !== 1) found.push(`${key}: two contents, told ${JSON.stringify(told)}`);
    if (new Set(others.map((one) => JSON.stringify(one))).size > 1) found.push(`${key}: told ${JSON.stringify(others)}`);
    const [first] = others;
    const [row] = rows;
    if (first !== undefined && !agrees(first, row))
      found.push(`${key}: told ${JSON.stringify(first)}, written ${JSON.stringify(row?.answer)}`);
  }
  for (const [key, [row]] of written) if (!asked.has(key)) found.push(`${key}: nobody asked for ${row?.kind} ${row?.id}`);
  return found;
}

function isReused(told: Told): boolean {
  return told.said === 'refused' && told.code === 'KEY_REUSED';
}

/** A request that was refused before anything was written (its task was closed already) has no row. */
function agrees(told: Told, row: IntentRow | undefined): boolean {
  if (row === undefined) return told.said === 'refused';
  if (row.answer === null) return false;
  if (told.said === 'accepted') return row.answer.answered === 'accepted';
  return row.answer.answered === 'refused' && row.answer.code === told.code;
}

/** What a store says against itself, whoever was told what. */
export async function contradictionsOf(store: Pick<Deployment, 'owner'>): Promise<string[]> {
  return [...(await decisions(store)), ...(await inboxes(store))];
}

/** One decision for each slot, every accepted one in the log once, no clock early or twice, a case filed once. */
async function decisions(deployment: Pick<Deployment, 'owner'>): Promise<string[]> {
  const rows = await deployment.owner<{ what: string }>(
    `select 'slot ' || stream || '~' || (event ->> 'slot') || ' was decided ' || count(*) || ' times' as what
       from guicheng.stream_event where kind = 'acted' group by stream, event ->> 'slot' having count(*) > 1
     union all
     select 'case ' || stream || ' was filed ' || count(*) || ' times' from guicheng.stream_event where kind = 'filed' group by stream having count(*) > 1
     union all
     select 'clock ' || id || ' was early' from guicheng.stream_event where kind = 'clock-struck' and at < (event ->> 'dueAt')::timestamptz
     union all
     select 'clock ' || stream || '/' || (event ->> 'clock') || ' struck ' || count(*) || ' times'
       from guicheng.stream_event where kind = 'clock-struck' group by stream, event ->> 'clock' having count(*) > 1
     union all
     select 'the log of ' || stream || ' has a gap' from guicheng.stream_event group by stream having max(seq) <> count(*)
     union all
     select 'decided by nobody who was asked: ' || e.stream || '/' || e.seq from guicheng.stream_event e
      where e.kind = 'acted' and not exists (select 1 from guicheng.intent i where i.id::text = e.id and i.stream = e.stream and i.target = e.event ->> 'slot')`,
  );
  return rows.map(({ what }) => what);
}

/** An open slot of a log is in the inbox of who holds it, and nothing else is. */
async function inboxes(deployment: Pick<Deployment, 'owner'>): Promise<string[]> {
  const rows = await deployment.owner<{ what: string }>(
    `select 'task ' || t.id || ' is open and in no inbox' as what from guicheng.task t
      where t.status = 'open' and not exists (select 1 from guicheng.task_holder h where h.task = t.id and h.open)
     union all
     select 'task ' || h.task || ' is in an inbox and closed' from guicheng.task_holder h join guicheng.task t on t.id = h.task
      where h.open and t.status <> 'open'
     union all
     select 'case ' || s.id || ' is closed and has open tasks' from guicheng.stream s join guicheng.task t on t.stream = s.id
      where s.closed and t.status = 'open'
     union all
     select 'case ' || s.id || ' is open and waits for nobody' from guicheng.stream s
      where not s.closed and s.kind = 'case' and not exists (select 1 from guicheng.task t where t.stream = s.id and t.status = 'open')`,
  );
  return rows.map(({ what }) => what);
}

async function eventsOf(deployment: Deployment): Promise<Record<string, number>> {
  const rows = await deployment.owner<{ kind: string; n: number }>(
    'select kind, count(*)::int as n from guicheng.stream_event group by kind order by kind',
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

function refusedOf(log: Asked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { told } of log)
    for (const one of told.slice(0, 1)) if (one.said === 'refused') counts[one.code] = (counts[one.code] ?? 0) + 1;
  return counts;
}

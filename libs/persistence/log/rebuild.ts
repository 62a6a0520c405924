/**
 * Reads a log from its beginning and makes everything again: states, hashes, the chain, and every derived row, in temporary tables beside
 * the real ones. What differs was not written by append. Changes nothing; the auditor's role is enough.
 */
import type { DataSource } from 'typeorm';
import { canonicalJson, isRejection } from '../../procedure';
import { applyEvent, machines, type StreamState, type StreamWorld } from '../../procedure/streams';
import { ballotOf, formOf } from '../derived/write-context';
import { writeEffects } from '../derived/write-effects';
import { inTransaction, type Sql } from '../sql';
import { auditHash, hashOf } from './hashes';
import type { FileBody } from './intent-bodies';
import type { EventRow, IntentRow, StreamRow } from './rows';
import { Worlds } from './worlds';

/** One thing that is not as the log says: where, and what. No contents: they may be a person's words. */
export interface Difference {
  stream: string;
  where: string;
  what: 'missing' | 'unexpected' | 'different' | 'gap' | 'refused';
  key?: string;
}

interface DerivedTable {
  name: string;
  /** Which rows belong to the log `$1`. */
  mine: string;
  /** Whose log a row belongs to, of the row `t`. */
  owner: string;
  /** Delivery and reading go on without the log. */
  ignored: string[];
  /** False: what is unique among rows of all logs is not so among those of some. */
  indexes?: false;
}

/** Every table that only append writes. */
export const DERIVED: DerivedTable[] = [
  { name: 'case_file', mine: 'id = $1', owner: 't.id', ignored: [] },
  { name: 'case_form', mine: 'case_id = $1', owner: 't.case_id', ignored: [] },
  { name: 'task', mine: 'stream = $1', owner: 't.stream', ignored: [] },
  { name: 'task_holder', mine: `starts_with(task, $1::uuid::text || '~')`, owner: "split_part(t.task, '~', 1)", ignored: [] },
  { name: 'clock', mine: 'stream = $1', owner: 't.stream', ignored: [] },
  { name: 'reminder', mine: 'stream = $1', owner: 't.stream', ignored: ['state'] },
  { name: 'agenda_request', mine: 'case_id = $1', owner: 't.case_id', ignored: [] },
  { name: 'called_case', mine: 'caller = $1', owner: 't.caller', ignored: [] },
  { name: 'opening', mine: 'case_id = $1', owner: 't.case_id', ignored: [] },
  { name: 'fulfilment', mine: 'case_id = $1', owner: 't.case_id', ignored: [] },
  { name: 'sitting', mine: 'id = $1', owner: 't.id', ignored: [] },
  { name: 'ballot', mine: 'sitting = $1', owner: 't.sitting', ignored: [] },
  // When a version was superseded is said by the one after it, which another case may have written: `check-registers.ts`.
  { name: 'register_entry', mine: 'case_id = $1', owner: 't.case_id', ignored: ['recorded_to', 'twin'], indexes: false },
  { name: 'notice', mine: `stream = $1 and not starts_with(id, 'reminder~')`, owner: 't.stream', ignored: [] },
  {
    name: 'outbox',
    mine: 'source = $1',
    owner: 't.source',
    ignored: ['position', 'delivered_at', 'answer', 'attempts', 'next_attempt_at', 'refusal'],
  },
];

/** Every log, or those given. An empty answer means: byte for byte as the logs say. */
export async function rebuild(source: DataSource, streams?: string[]): Promise<{ checked: number; differences: Difference[] }> {
  const worlds = new Worlds();
  return inTransaction(source, async (sql) => {
    // One snapshot: a log that goes on meanwhile is compared as it stood.
    await sql.run('set transaction isolation level repeatable read');
    for (const table of DERIVED) await createBeside(sql, table);
    const rows = await sql.rows<StreamRow>(`select * from guicheng.stream where $1::uuid[] is null or id = any($1) order by id`, [
      streams ?? null,
    ]);
    const differences: Difference[] = [];
    for (const row of rows) differences.push(...(await rebuildOne(sql, worlds, row)));
    return { checked: rows.length, differences };
  });
}

/** An empty table of the same shape, without defaults: they would count on with the real table's sequences. */
async function createBeside(sql: Sql, { name, ignored, indexes }: DerivedTable): Promise<void> {
  const like = `like guicheng."${name}"${indexes === false ? '' : ' including indexes'}`;
  await sql.run(`create temporary table "${name}" (${like}) on commit drop`);
  for (const column of ignored) await sql.run(`alter table pg_temp."${name}" alter column "${column}" drop not null`);
}

async function rebuildOne(sql: Sql, worlds: Worlds, row: StreamRow): Promise<Difference[]> {
  const found: Difference[] = [];
  const tell = (where: string, what: Difference['what'], key?: string) =>
    found.push({ stream: row.id, where, what, ...(key === undefined ? {} : { key }) });
  const state = await fold(sql, worlds, row, tell);
  if (state === null) return found;
  if (canonicalJson(state) !== canonicalJson(row.state)) tell('stream.state', 'different');
  if (hashOf(state) !== row.state_hash) tell('stream.state_hash', 'different');
  if (machines[row.kind].isClosed(state) !== row.closed) tell('stream.closed', 'different');
  for (const table of DERIVED) await compareRows(sql, table, row.id, tell);
  return found;
}

type Tell = (where: string, what: Difference['what'], key?: string) => void;

/** An event with what was asked for it; `start`: what a case that nobody filed began with. */
type Told = EventRow & { intent: Pick<IntentRow, 'id' | 'kind' | 'body'> | null; start: FileBody | null };

/** The state after the whole log, with the derived rows in the temporary tables; null when it cannot be folded to its end. */
async function fold(sql: Sql, worlds: Worlds, row: StreamRow, tell: Tell): Promise<StreamState | null> {
  const events = await sql.rows<Told>(
    `select e.*, case when i.id is null then null else jsonb_build_object('id', i.id, 'kind', i.kind, 'body', i.body) end as intent, b.body as start
       from guicheng.stream_event e left join guicheng.intent i on i.stream = e.stream and i.id::text = e.id
       left join guicheng.case_start b on b.event = e.id and b.stream = e.stream
      where e.stream = $1 order by e.seq`,
    [row.id],
  );
  let state: StreamState | null = null;
  let previous: string | null = null;
  let templateHash = row.template_hash;
  for (const [index, stored] of events.entries()) {
    if (stored.seq !== index + 1) {
      tell('stream_event.seq', 'gap', String(stored.seq));
      return null;
    }
    const world = await worldOf(sql, worlds, stored);
    templateHash = versionOf(stored) ?? templateHash;
    if (world.program !== null && hashOf(world.program) !== stored.program_hash) tell('program', 'different', String(stored.seq));
    const step = applyEvent(row.kind, world, state, stored.event);
    if (isRejection(step)) {
      tell('stream_event', 'refused', String(stored.seq));
      return null;
    }
    state = step.state;
    previous = checkLink(stored, state, previous, tell);
    await writeEffects(contextOf(sql, { stream: row.id, templateHash }, stored, state), step.effects);
  }
  if (events.length !== row.seq) tell('stream.seq', 'different', String(row.seq));
  return state;
}

/** A migration is heard by the version that it leaves, and knows the one that it goes over to. */
async function worldOf(sql: Sql, worlds: Worlds, { event, program_hash, calendar }: Told): Promise<StreamWorld> {
  const world = await worlds.of(sql, program_hash, calendar);
  if (event.kind !== 'migrated') return world;
  const { program } = await worlds.of(sql, event.program, null);
  return program === null ? world : { ...world, successors: { [event.program]: program } };
}

/** The version that is pinned with an event: when the case begins, and when it goes over to another; null: as before. */
function versionOf({ intent, start }: Told): string | null {
  if (intent?.kind === 'file' || intent?.kind === 'migrate') return (intent.body as { templateHash: string }).templateHash;
  return start?.templateHash ?? null;
}

function checkLink(stored: Told, state: StreamState, previous: string | null, tell: Tell): string {
  const key = String(stored.seq);
  const { stream, seq, event } = stored;
  const stateHash = hashOf(state);
  if (stateHash !== stored.state_hash) tell('stream_event.state_hash', 'different', key);
  const asked = stored.intent?.body ?? stored.start;
  if (stored.intent_hash !== null && (asked === null || hashOf(asked) !== stored.intent_hash)) {
    tell(stored.start === null ? 'intent.body' : 'case_start.body', 'different', key);
  }
  const link = {
    programHash: stored.program_hash,
    calendar: stored.calendar,
    stateHash: stored.state_hash,
    intentHash: stored.intent_hash,
  };
  if (auditHash(previous, { stream, seq, event, ...link }) !== stored.audit_hash)
    tell('stream_event.audit_hash', 'different', key);
  return stored.audit_hash;
}

function contextOf(
  sql: Sql,
  { stream, templateHash }: { stream: string; templateHash: string | null },
  { seq, intent, start, event }: Told,
  state: StreamState,
): Parameters<typeof writeEffects>[0] {
  return {
    sql,
    tables: 'pg_temp.',
    stream,
    seq,
    at: state.at,
    event,
    state,
    templateHash,
    filing: intent?.kind === 'file' ? (intent as Extract<IntentRow, { kind: 'file' }>).body : start,
    form: intent === null ? formOf(null, start) : formOf(intent.id, intent.body),
    ballot: intent === null ? null : ballotOf(intent),
  };
}

async function compareRows(sql: Sql, table: DerivedTable, stream: string, tell: Tell): Promise<void> {
  const rowsIn = async (schema: string) =>
    (
      await sql.rows<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) - $2::text[] as row from ${schema}."${table.name}" t where ${table.mine}`,
        [stream, table.ignored],
      )
    )
      .map(({ row }) => canonicalJson(row))
      .sort();
  const [expected, actual] = [await rowsIn('pg_temp'), await rowsIn('guicheng')];
  const [wanted, there] = [new Set(expected), new Set(actual)];
  for (const row of expected) if (!there.has(row)) tell(table.name, 'missing', keyOf(row));
  for (const row of actual) if (!wanted.has(row)) tell(table.name, 'unexpected', keyOf(row));
}

/** What a row is found by; never its contents. */
function keyOf(row: string): string {
  const { id, key, clock, task, block, revision } = JSON.parse(row) as Record<string, unknown>;
  return String(id ?? key ?? clock ?? task ?? block ?? revision);
}

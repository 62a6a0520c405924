/**
 * The log against the engine. Temporal's store may be older, lost, reset or tampered with: comparing finds it, resuming heals it, and
 * neither costs a decision or a deadline, because both are in the log.
 */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import { withConnection } from '../sql';

/** `behind` heals by itself with the next event. `suspended`: an unexpected error has stopped it. `ahead` and `diverged` never
 * happen unless a store was restored or changed by hand. */
export type Finding = 'equal' | 'behind' | 'suspended' | 'ahead' | 'diverged' | 'missing' | 'silent';

export interface Comparison {
  open: number;
  found: Record<Finding, number>;
  /** Logs that are neither equal nor behind. */
  strange: { stream: string; finding: Finding }[];
}

interface OpenStream {
  id: string;
  kind: StreamKind;
  seq: number;
  state_hash: string;
  suspended: boolean;
}

const LANES = 8;

/** Where each open log's workflow stands, beside the log. Changes nothing. */
export async function compare(engine: EnginePort, source: DataSource): Promise<Comparison> {
  const open = await openStreams(source);
  const found: Comparison['found'] = { equal: 0, behind: 0, suspended: 0, ahead: 0, diverged: 0, missing: 0, silent: 0 };
  const strange: Comparison['strange'] = [];
  const failures = await atOnce(LANES, open, async (log) => {
    const finding = await findingOf(engine, log);
    found[finding] += 1;
    if (finding !== 'equal' && finding !== 'behind') strange.push({ stream: log.id, finding });
  });
  if (failures.length > 0) throw failures[0];
  return { open: open.length, found, strange };
}

/** Every open log gets a workflow that stands where the log stands, whatever became of its old one. */
export async function resume(
  engine: EnginePort,
  source: DataSource,
): Promise<{ open: number; resumed: number; unanswered: number }> {
  const open = await openStreams(source);
  let resumed = 0;
  const failures = await atOnce(LANES, open, async ({ id, kind }) => {
    if ((await engine.sync(id, kind)) !== 'pending' || (await engine.restartFailing(id, kind))) resumed += 1;
  });
  if (failures.length > 0) throw failures[0];
  return { open: open.length, resumed, unanswered: open.length - resumed };
}

async function findingOf(engine: EnginePort, log: OpenStream): Promise<Finding> {
  if (log.suspended) return 'suspended';
  const answer = await engine.position(log.id);
  if (answer.workflow !== 'running') return answer.workflow;
  const { seq, stateHash } = answer.position;
  if (seq > log.seq) return 'ahead';
  if (seq < log.seq) return 'behind';
  return stateHash === log.state_hash ? 'equal' : 'diverged';
}

function openStreams(source: DataSource): Promise<OpenStream[]> {
  return withConnection(source, (sql) =>
    sql.rows<OpenStream>(
      'select id, kind, seq, state_hash, fault is not null as suspended from guicheng.stream where not closed order by id',
    ),
  );
}

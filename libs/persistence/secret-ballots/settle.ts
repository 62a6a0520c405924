/** What an event of a sitting does to the sealed ballots, in the transaction that stores it. */
import type { SittingState } from '../../procedure';
import type { StreamEvent, StreamState } from '../../procedure/streams';
import type { Sql } from '../sql';
import type { BallotKeys } from './ballot-keys';

export interface Settled {
  stream: string;
  event: StreamEvent;
  before: StreamState | null;
  after: StreamState;
  intent: string | null;
  keys: BallotKeys | undefined;
  /** Of a vote that was counted: its papers, shuffled. */
  papers: string[] | null;
}

export async function settleSecretVotes(sql: Sql, given: Settled): Promise<void> {
  const { event, stream, intent } = given;
  if (event.kind === 'secret-opened') await openVote(sql, given, event);
  if (event.kind === 'secret-cast') takeBallot(sql, { stream, intent, ...event });
  if (event.kind === 'secret-counted' && given.papers !== null) keepPapers(sql, { stream, ...event }, given.papers);
  for (const { item, turn } of ended(given)) sealForGood(sql, stream, item, turn);
}

/** The key lies on the disk before its vote is stored; of a transaction that came to nothing it is swept away later. */
async function openVote(sql: Sql, { stream, keys }: Settled, { item, turn }: { item: string; turn: number }): Promise<void> {
  if (keys === undefined) throw new Error('a secret vote was opened where no keys can be kept');
  const { id, publicKey } = await keys.make();
  sql.later(
    'insert into guicheng.secret_vote (sitting, item, turn, key_id, public_key, open) values ($1, $2, $3, $4, $5, true)',
    [stream, item, turn, id, publicKey],
  );
}

/** Over the one before, if he has voted before. */
function takeBallot(sql: Sql, cast: { stream: string; item: string; turn: number; member: string; intent: string | null }): void {
  sql.later(
    `with given as (delete from guicheng.secret_offer where intent = $5 returning sealed)
     insert into guicheng.secret_ballot (sitting, item, turn, member, sealed) select $1, $2, $3, $4, sealed from given
     on conflict (sitting, item, turn, member) do update set sealed = excluded.sealed`,
    [cast.stream, cast.item, cast.turn, cast.member, cast.intent],
  );
}

/** One statement: nothing in the store tells which of them came first. */
function keepPapers(sql: Sql, counted: { stream: string; item: string; turn: number }, papers: string[]): void {
  sql.later(
    `insert into guicheng.secret_paper (sitting, item, turn, marks)
     select $1, $2, $3, p.marks from unnest($4::text[]) with ordinality as p (marks, place) order by p.place`,
    [counted.stream, counted.item, counted.turn, papers],
  );
}

/** That somebody voted stays; what he voted goes, with what is still on its way. */
function sealForGood(sql: Sql, stream: string, item: string, turn: number): void {
  const place = [stream, item, turn];
  sql.later('update guicheng.secret_ballot set sealed = null where sitting = $1 and item = $2 and turn = $3', place);
  sql.later('update guicheng.secret_vote set open = false where sitting = $1 and item = $2 and turn = $3', place);
}

/** Votes that were open before and are not any more, whatever ended them. */
function ended({ before, after }: Settled): { item: string; turn: number }[] {
  const [was, is] = [openIn(before), openIn(after)];
  return was.filter(({ item, turn }) => !is.some((still) => still.item === item && still.turn === turn));
}

function openIn(state: StreamState | null): { item: string; turn: number }[] {
  if (state?.kind !== 'sitting') return [];
  return (state satisfies SittingState).items.flatMap(({ id, secret }) =>
    secret?.status === 'open' ? [{ item: id, turn: secret.turn }] : [],
  );
}

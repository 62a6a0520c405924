/** Authority, read again where it counts: inside the transaction that stores the act, on rows locked against being changed. */
import type { CaseState, Holder, Role, SittingState } from '../../procedure';
import type { StreamState } from '../../procedure/streams';
import { mayAct, postsConcerned, type PostInForce } from '../../rights/authority';
import type { Sql } from '../sql';
import type { IntentKind } from './intent-bodies';
import type { IntentOf, IntentRow } from './rows';
import { taskId } from './task-id';

/** What authority may depend on besides the intent itself. */
export interface AuthorityContext {
  state: StreamState | null;
  /** Posts of the society that may file under the template; null when nothing is filed. */
  filedBy: Role[] | null;
}

/** The posts by which an intent may be done; null: no post is needed, the machine itself knows the one person who may. */
type Offices = { [K in IntentKind]: (sql: Sql, intent: IntentOf<K>, context: AuthorityContext) => Promise<Holder[] | null> };

const secretariatOf = (organisation: string): Holder[] => [office('society-secretariat', organisation)];
const ofSitting = (_sql: Sql, _intent: IntentRow, { state }: AuthorityContext): Promise<Holder[]> =>
  Promise.resolve(secretariatOf((state as SittingState).society));

const offices: Offices = {
  file: (_sql, { body }, { filedBy }) =>
    Promise.resolve((filedBy ?? []).filter((role) => role === body.capacity.role).map((role) => office(role, body.society))),
  act: actHolders,
  withdraw: () => Promise.resolve(null),
  convene: (_sql, { body }) => Promise.resolve(secretariatOf(body.society)),
  'list-item': ofSitting,
  'record-roll': ofSitting,
  'record-item': ofSitting,
  'open-ballot': ofSitting,
  // On the roll that was frozen with the notice: whoever left the organ since then has left it by an event of this log.
  'cast-ballot': () => Promise.resolve(null),
  'demand-meeting': () => Promise.resolve(null),
  'close-sitting': ofSitting,
  'sign-minutes': ofSitting,
};

/** Whether the actor may do this now. Posts that it relied on stay as they are until the transaction ends. */
export async function isAuthorised(sql: Sql, intent: IntentRow, context: AuthorityContext): Promise<boolean> {
  const holders = await holdersFor(sql, intent, context);
  if (holders === null) return true;
  const concerned = postsConcerned(holders);
  const posts = await sql.rows<PostInForce>(
    `select person, organisation, role from guicheng.post
      where organisation = any($1::uuid[]) and role = any($2::text[]) and voided_at is null and held_from <= $3 and (held_to is null or held_to >= $3)
      order by id for share`,
    [
      [...new Set(concerned.map((post) => post.organisation))],
      [...new Set(concerned.map((post) => post.role))],
      intent.occurred_on,
    ],
  );
  return mayAct(intent.actor, holders, posts) !== null;
}

function holdersFor<K extends IntentKind>(sql: Sql, intent: IntentOf<K>, context: AuthorityContext): Promise<Holder[] | null> {
  return offices[intent.kind](sql, intent, context);
}

/** The open slot's holders; of a slot that is closed by now those that it had, so that only they hear who was quicker. */
async function actHolders(sql: Sql, intent: IntentOf<'act'>, { state }: AuthorityContext): Promise<Holder[] | null> {
  const open = (state as CaseState).slots[intent.target ?? ''];
  if (open !== undefined) return open.holders;
  const task = await sql.one<{ holders: Holder[] }>('select holders from guicheng.task where id = $1', [
    taskId(intent.stream, intent.target ?? ''),
  ]);
  return task?.holders ?? null;
}

function office(role: Role, organisation: string): Holder {
  return { role, organisation, nobody: null, turned: false };
}

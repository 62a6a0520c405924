/** Authority, read again where it counts: inside the transaction that stores the act, on rows locked against being changed. */
import type { CaseState, Holder, Program, Role, SittingState } from '../../procedure';
import { isAssociations } from '../../procedure/machine/disclosure';
import type { StreamState } from '../../procedure/streams';
import { bodyColumns, recordersOf, type SittingBody } from '../../rights/sittings';
import type { Sql } from '../sql';
import { claimsOfAction } from './action-offices';
import { isHeld, office, type Claim } from './claims';
import { claimsOfAct } from './claims-of-act';
import type { IntentKind } from './intent-bodies';
import type { IntentOf, IntentRow } from './rows';

/** What authority may depend on besides the intent itself. */
export interface AuthorityContext {
  state: StreamState | null;
  program: Program | null;
  /** Posts that may file under the template; null when nothing is filed. */
  filedBy: Role[] | null;
}

/** The posts by which an intent may be done; null: no post is needed, the machine itself knows the one person who may. */
type Offices = {
  [K in Exclude<IntentKind, 'act' | 'action'>]: (
    sql: Sql,
    intent: IntentOf<K>,
    context: AuthorityContext,
  ) => Promise<Holder[] | null>;
};

/** A society's secretariat; of a party body its own staff. */
async function recorders(sql: Sql, organ: string): Promise<Holder[]> {
  const [body] = await sql.rows<SittingBody>(`select o.society, ${bodyColumns('o')} from guicheng.organ o where o.id = $1`, [
    organ,
  ]);
  return body === undefined ? [] : recordersOf(body);
}
const ofSitting = (sql: Sql, _intent: IntentRow, { state }: AuthorityContext): Promise<Holder[]> =>
  recorders(sql, (state as SittingState).organ);

const preparers: readonly Role[] = ['administrator', 'system-administrator'];

const offices: Offices = {
  file: (_sql, { body }, { filedBy }) =>
    Promise.resolve(
      (filedBy ?? [])
        .filter((role) => role === body.capacity.role)
        .map((role) => office(role, isAssociations(role) ? body.association : body.society)),
    ),
  withdraw: () => Promise.resolve(null),
  // Whoever prepares procedures decides nothing in the case: where it lands is computed, and no rule is broken by it.
  migrate: (_sql, { body }, { state }) =>
    Promise.resolve(preparers.includes(body.capacity.role) ? [office(body.capacity.role, (state as CaseState).association)] : []),
  convene: (sql, { body }) => recorders(sql, body.organ),
  'list-item': ofSitting,
  'record-roll': ofSitting,
  'change-members': ofSitting,
  'record-item': ofSitting,
  'open-ballot': ofSitting,
  // On the roll that was frozen with the notice: whoever left the organ since then has left it by an event of this log.
  // A reply that came otherwise is entered by the secretariat, never by whoever gave it.
  'cast-ballot': (sql, intent, context) =>
    intent.body.recorded === undefined
      ? Promise.resolve(null)
      : intent.body.recorded.person === intent.actor
        ? Promise.resolve([])
        : ofSitting(sql, intent, context),
  'open-secret': ofSitting,
  // On the roll, and in the room: the machine knows. Nobody votes in secret for somebody else.
  'cast-secret': () => Promise.resolve(null),
  'count-secret': ofSitting,
  'void-secret': ofSitting,
  'demand-meeting': () => Promise.resolve(null),
  'close-sitting': ofSitting,
  // The chair's signature is on the paper that the recorder brings; the supervisor confirms for himself.
  'sign-minutes': (sql, intent, context) =>
    intent.body.as === 'supervisor'
      ? Promise.resolve(
          intent.body.signer === intent.actor ? [office('supervisor', (context.state as SittingState).society)] : [],
        )
      : ofSitting(sql, intent, context),
};

/** Whether the actor may do this now. Posts that it relied on stay as they are until the transaction ends. */
export async function isAuthorised(sql: Sql, intent: IntentRow, context: AuthorityContext): Promise<boolean> {
  const claims = await claimsFor(sql, intent, context);
  if (claims === null) return false;
  for (const claim of claims) if (!(await isHeld(sql, claim))) return false;
  return true;
}

async function claimsFor(sql: Sql, intent: IntentRow, context: AuthorityContext): Promise<Claim[] | null> {
  const state = context.state as CaseState;
  const { actor, occurred_on: on } = intent;
  if (intent.kind === 'act') return claimsOfAct(sql, intent, state, context.program);
  if (intent.kind === 'action') return claimsOfAction({ sql, actor, state, program: context.program }, intent.body.does, on);
  const officesFor = offices[intent.kind] as (typeof offices)['withdraw'];
  const holders = await officesFor(sql, intent as IntentOf<'withdraw'>, context);
  return holders === null ? [] : [{ person: actor, on, holders }];
}

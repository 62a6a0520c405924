/** An action as a page asks for it: every property is read by name, and nothing else of what was sent goes on. Exhaustive by kind. */
import { STOP_REASONS, type ActionAsked, type Override, type Role } from '../../../libs/procedure';
import { ADMINISTRATOR_ROLES, ASSOCIATION_ROLES, PARTY_ROLES, SOCIETY_ROLES } from '../../../libs/procedure';
import { objectOf, oneOf, textOf, uuidOf } from '../requests';

type Body = Record<string, unknown>;
type Readers = { [K in ActionAsked['kind']]: (body: Body) => Extract<ActionAsked, { kind: K }> };

const ROLES: readonly Role[] = [...SOCIETY_ROLES, ...PARTY_ROLES, ...ASSOCIATION_ROLES, ...ADMINISTRATOR_ROLES];
const ID = 200;

const slotOf = (body: Body): string => textOf(body['slot'], 'does.slot', ID);
const blockOf = (body: Body): string => textOf(body['block'], 'does.block', ID);
const clockOf = (body: Body): string => textOf(body['clock'], 'does.clock', ID);
const roleOf = (body: Body): Role => oneOf(body['role'], 'does.role', ROLES);
const handedTo = (body: Body): { to: string; role?: Role } => ({
  to: uuidOf(body['to'], 'does.to'),
  ...(body['role'] === undefined ? {} : { role: roleOf(body) }),
});

const readers: Readers = {
  transferred: (body) => ({ kind: 'transferred', slot: slotOf(body), ...handedTo(body) }),
  delegated: (body) => ({ kind: 'delegated', slot: slotOf(body), ...handedTo(body) }),
  'given-back': (body) => ({ kind: 'given-back', slot: slotOf(body) }),
  'signer-added': (body) => ({
    kind: 'signer-added',
    slot: slotOf(body),
    ...handedTo(body),
    when: oneOf(body['when'], 'does.when', ['before', 'after']),
  }),
  'signer-removed': (body) => ({ kind: 'signer-removed', slot: slotOf(body) }),
  taken: (body) => ({ kind: 'taken', slot: slotOf(body) }),
  'put-back': (body) => ({ kind: 'put-back', slot: slotOf(body) }),
  recused: (body) => ({
    kind: 'recused',
    person: uuidOf(body['person'], 'does.person'),
    step: body['step'] === undefined || body['step'] === null ? null : textOf(body['step'], 'does.step', ID),
  }),
  'handed-over': (body) => ({
    kind: 'handed-over',
    from: uuidOf(body['from'], 'does.from'),
    to: uuidOf(body['to'], 'does.to'),
  }),
  'applicant-changed': (body) => ({ kind: 'applicant-changed', to: uuidOf(body['to'], 'does.to'), role: roleOf(body) }),
  'clock-suspended': (body) => ({
    kind: 'clock-suspended',
    clock: clockOf(body),
    reason: oneOf(body['reason'], 'does.reason', STOP_REASONS),
  }),
  'clock-resumed': (body) => ({ kind: 'clock-resumed', clock: clockOf(body) }),
  'clock-extended': (body) => ({
    kind: 'clock-extended',
    clock: clockOf(body),
    period: textOf(body['period'], 'does.period', 40),
    role: roleOf(body),
  }),
  'taken-back': (body) => ({ kind: 'taken-back', slot: slotOf(body) }),
  undone: (body) => ({ kind: 'undone', event: textOf(body['event'], 'does.event', ID) }),
  reopened: (body) => ({ kind: 'reopened', block: blockOf(body) }),
  overridden: (body) => ({ kind: 'overridden', does: overrideOf(objectOf(body['does'], 'does.does')) }),
  raised: (body) => ({ kind: 'raised', block: blockOf(body), event: textOf(body['event'], 'does.event', 100) }),
  objected: (body) => ({ kind: 'objected', block: blockOf(body), ...(body['received'] === true ? { received: true } : {}) }),
};

const KINDS = Object.keys(readers) as ActionAsked['kind'][];

/** The action, or a refusal that names what is missing. */
export function actionOf(value: unknown): ActionAsked {
  const body = objectOf(value, 'does');
  return readers[oneOf(body['kind'], 'does.kind', KINDS)](body);
}

function overrideOf(body: Body): Override {
  const what = oneOf(body['what'], 'does.does.what', ['assign', 'open-again', 'cancel'] as const);
  if (what === 'cancel') return { what };
  if (what === 'open-again') return { what, block: textOf(body['block'], 'does.does.block', ID) };
  return {
    what,
    slot: textOf(body['slot'], 'does.does.slot', ID),
    role: oneOf(body['role'], 'does.does.role', ROLES),
    organisation: uuidOf(body['organisation'], 'does.does.organisation'),
    person: body['person'] === undefined || body['person'] === null ? null : uuidOf(body['person'], 'does.does.person'),
  };
}

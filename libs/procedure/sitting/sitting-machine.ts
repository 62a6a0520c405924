/**
 * The machine of a sitting. The roll starts with everybody present: the work is to tick the absent. Nothing else is filled in
 * beforehand; least of all a vote. Results go to their cases as events with derived ids, `announced` when the sitting closes and `final`
 * when its minutes are signed; between the two an item may be corrected, with a reason, as a new version.
 */
import { Fault, isRejection, reject } from '../kernel';
import type { Instant, Rejection, Step } from '../kernel';
import type { Effect } from '../machine/effect.types';
import type { Machine } from '../machine/machine';
import { copy } from '../plain';
import { isCount } from './arithmetic';
import { BALLOT_CLOCK, castBallot, countBallot, demandMeeting, openBallot, refuseForm } from './circulation';
import { recordElection } from './election-result';
import { listItem, strikeForSource } from './items';
import { close, sign } from './minutes';
import { recordItem } from './record-item';
import { changeMembers, newAssembly, recordAttendance, recordRoll } from './roll';
import { castSecret, countSecret, openSecret, voidSecret } from './secret';
import type { Convened, OrganRules, SittingEvent, SittingState } from './sitting.types';

/** What an event did to the draft: effects besides the sitting's own row, or a refusal. */
type Heard = Rejection | Effect[];

type Handlers = { [K in SittingEvent['kind']]: (draft: SittingState, event: Extract<SittingEvent, { kind: K }>) => Heard };

const handlers: Handlers = {
  convened: () => reject('ALREADY_STARTED'),
  'item-listed': listItem,
  'members-changed': changeMembers,
  'roll-recorded': recordRoll,
  'attendance-recorded': recordAttendance,
  'item-recorded': recordItem,
  'election-recorded': recordElection,
  'ballot-opened': openBallot,
  'ballot-cast': castBallot,
  'meeting-demanded': demandMeeting,
  'ballots-counted': countBallot,
  'secret-opened': openSecret,
  'secret-cast': castSecret,
  'secret-counted': countSecret,
  'secret-voided': voidSecret,
  'sitting-closed': close,
  'minutes-signed': sign,
  'source-withdrawn': strikeForSource,
};

/** A sitting: `start` takes `convened`. It needs nothing from its world: the organ's rules travel with the first event. */
export const sittingMachine: Machine<unknown, SittingState, SittingEvent> = {
  start(_world, event) {
    if (event.kind !== 'convened') throw new Fault('NOT_A_START', { kind: event.kind });
    const draft = firstState(event);
    if (isRejection(draft)) return draft;
    const effects: Effect[] = [];
    for (const listed of event.items ?? []) {
      const heard = listItem(draft, listed);
      if (!Array.isArray(heard)) return heard;
      effects.push(...heard);
    }
    return saved(draft, effects);
  },

  transition(_world, state, event) {
    const draft = copy(state);
    draft.at = later(draft.at, event.at);
    const heard = handle(draft, event);
    return Array.isArray(heard) ? saved(draft, heard) : heard;
  },

  nextClock: ({ circulation }) => (circulation?.status === 'open' ? { clock: BALLOT_CLOCK, dueAt: circulation.closesAt } : null),
  pending: () => null,
  isClosed: ({ phase, circulation }) => phase === 'signed' || circulation?.status === 'abandoned',
};

function handle<K extends SittingEvent['kind']>(draft: SittingState, event: Extract<SittingEvent, { kind: K }>): Heard {
  return handlers[event.kind](draft, event);
}

function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right;
}

function saved(state: SittingState, effects: Effect[]): Step<SittingState> {
  const { organ, on, phase, items, roll } = state;
  return { state, effects: [{ kind: 'sitting-saved', organ, on, phase, items, roll }, ...effects] };
}

function firstState(event: Convened): SittingState | Rejection {
  const { rules, assembly, membership } = event;
  if (rules === null) return reject('ORGAN_RULES_MISSING', { organ: event.organ });
  const unfit = refuseForm(rules, event.form, event.members.length, assembly !== undefined) ?? refuseRoll(event);
  return unfit ?? convenedState(event, rules, { assembly, membership });
}

/** Checks only what release 0.1.0 did not know: its logs fold as they are. */
function refuseRoll({ members, membership, assembly }: Convened): Rejection | null {
  const expected = assembly?.members ?? members.length;
  const isNamed = assembly === undefined || (members.length === 0 && isCount(expected) && expected > 0);
  const isWithin = membership === undefined || (isCount(membership) && membership >= expected);
  return isNamed && isWithin ? null : reject('ATTENDANCE_UNFIT', { expected, members: membership ?? members.length });
}

function convenedState(event: Convened, rules: OrganRules, { assembly, membership }: Partial<Convened>): SittingState {
  return {
    kind: 'sitting',
    id: event.sitting,
    society: event.society,
    organ: event.organ,
    form: event.form,
    on: event.on,
    chair: event.chair,
    recorder: event.actor,
    rules,
    phase: 'convened',
    roll: event.members.map((member) => ({ member, presence: 'present' })),
    items: [],
    minutesHash: null,
    at: event.at,
    ...(membership === undefined ? {} : { membership }),
    ...(assembly === undefined ? {} : { assembly: newAssembly(assembly) }),
  };
}

/**
 * The machine of a sitting. The roll starts with everybody present: the work is to tick the absent. Nothing else is filled in
 * beforehand; least of all a vote. Results go to their cases as events with derived ids, `announced` when the sitting closes and `final`
 * when its minutes are signed; between the two an item may be corrected, with a reason, as a new version.
 */
import { Fault, reject } from '../kernel';
import type { Instant, Rejection, Step } from '../kernel';
import type { Effect } from '../machine/effect.types';
import type { Machine } from '../machine/machine';
import { copy } from '../plain';
import { listing, results } from './deliveries';
import { recordItem } from './record-item';
import type {
  Convened,
  ListedItem,
  MinutesSigned,
  RollRecorded,
  SittingClosed,
  SittingEvent,
  SittingState,
  SourceWithdrawn,
} from './sitting.types';

/** What an event did to the draft: effects besides the sitting's own row, or a refusal. */
export type SittingHeard = Rejection | Effect[];

type Handlers = { [K in SittingEvent['kind']]: (draft: SittingState, event: Extract<SittingEvent, { kind: K }>) => SittingHeard };

const handlers: Handlers = {
  convened: () => reject('ALREADY_STARTED'),
  'item-listed': listItem,
  'roll-recorded': recordRoll,
  'item-recorded': recordItem,
  'sitting-closed': close,
  'minutes-signed': sign,
  'source-withdrawn': strike,
};

/** A sitting: `start` takes `convened`. It needs nothing from its world: the organ's rules travel with the first event. */
export const sittingMachine: Machine<unknown, SittingState, SittingEvent> = {
  start(_world, event) {
    if (event.kind !== 'convened') throw new Fault('NOT_A_START', { kind: event.kind });
    if (event.rules === null) return reject('ORGAN_RULES_MISSING', { organ: event.organ });
    const draft = firstState(event, event.rules);
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

  nextClock: () => null,
  pending: () => null,
  isClosed: (state) => state.phase === 'signed',
};

function handle<K extends SittingEvent['kind']>(draft: SittingState, event: Extract<SittingEvent, { kind: K }>): SittingHeard {
  return handlers[event.kind](draft, event);
}

function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right;
}

function saved(state: SittingState, effects: Effect[]): Step<SittingState> {
  const { organ, on, phase, items, roll } = state;
  return { state, effects: [{ kind: 'sitting-saved', organ, on, phase, items, roll }, ...effects] };
}

function firstState(event: Convened, rules: NonNullable<Convened['rules']>): SittingState {
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
  };
}

function listItem(draft: SittingState, event: ListedItem): SittingHeard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  const { source } = event;
  const same = draft.items.find(
    (item) =>
      item.id === event.item ||
      (source !== null &&
        item.status !== 'struck' &&
        item.source?.case === source.case &&
        item.source.block === source.block &&
        item.source.round === source.round),
  );
  if (same !== undefined) return reject('ITEM_ALREADY_LISTED', { item: same.id });
  const item = { id: event.item, source, status: 'listed' as const, recused: [], votes: null, result: null, version: 0 };
  draft.items.push(item);
  return listing(draft, item, 'listed');
}

function recordRoll(draft: SittingState, event: RollRecorded): SittingHeard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  const strangers = Object.keys(event.presence).filter((member) => draft.roll.every((entry) => entry.member !== member));
  if (strangers.length > 0) return reject('NOT_ON_ROLL', { members: strangers });
  const roll = draft.roll.map(({ member, presence }) => ({ member, presence: event.presence[member] ?? presence }));
  const present = new Set(roll.filter(({ presence }) => presence === 'present').map(({ member }) => member));
  // An item that was counted under the old roll would carry a wrong arithmetic: it is recorded again.
  for (const item of draft.items) {
    if (item.status !== 'decided') continue;
    Object.assign(item, {
      status: 'listed',
      recused: item.recused.filter((member) => present.has(member)),
      votes: null,
      result: null,
    });
  }
  draft.roll = roll;
  return [];
}

function close(draft: SittingState, _event: SittingClosed): SittingHeard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  // An item of no case may be no more than something heard; what a case waits for must have its result.
  const undecided = draft.items.filter(({ status, source }) => status === 'listed' && source !== null).map(({ id }) => id);
  if (undecided.length > 0) return reject('ITEM_NOT_DECIDED', { items: undecided });
  draft.phase = 'closed';
  return results(draft, draft.items, 'announced');
}

function sign(draft: SittingState, event: MinutesSigned): SittingHeard {
  if (draft.phase === 'signed') return reject('SITTING_SIGNED');
  if (draft.phase === 'convened') return reject('SITTING_NOT_CLOSED');
  draft.phase = 'signed';
  draft.minutesHash = event.minutesHash;
  return results(draft, draft.items, 'final');
}

/** From the case: nobody waits for this item any more. What was decided in a closed sitting stays as it was recorded. */
function strike(draft: SittingState, event: SourceWithdrawn): SittingHeard {
  const item = draft.items.find(
    ({ source, status }) =>
      status !== 'struck' && source?.case === event.case && source.block === event.block && source.round === event.round,
  );
  if (item === undefined) return reject('ITEM_UNKNOWN', { case: event.case, block: event.block });
  if (draft.phase !== 'convened') return reject(draft.phase === 'closed' ? 'SITTING_CLOSED' : 'SITTING_SIGNED');
  Object.assign(item, { status: 'struck', recused: [], votes: null, result: null });
  return [];
}

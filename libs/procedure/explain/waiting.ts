/**
 * Why a case waits: a pure function of template, state, calendar, instant and reader, so that it works when no worker does. It gives
 * codes and ids; words and names are the caller's. To an applicant nothing is ever late, and only the first post is named.
 */
import type { Calendar } from '../clock/calendar.types';
import { instantOf } from '../clock/civil';
import { explainClock, type ClockDay } from '../clock/explain-clock';
import type { PeriodUnit } from '../clock/period';
import type { CivilDate, Instant, Text } from '../kernel';
import { placeFor, type Place } from '../machine/places';
import type { CaseState, Clock, Holder, Slot } from '../machine/state.types';
import type { Basis, Identification, Role, StepBlock, Template } from '../template/template.types';
import { placedBlocks, placedSteps, type Placed } from '../template/walk-template';
import {
  countsOf,
  eachOf,
  isInside,
  isInsideAll,
  isOwn,
  ITEM_BY_ITEM,
  itemAt,
  itemsOf,
  type Each,
  type ItemAt,
  type ItemCounts,
  type ItemLabels,
} from './items';
import { handsOf, holdersFor, mayDecide, type TaskHands } from './hands';
import { interruptsAt, parallelAt, type InterruptAt, type ParallelAt } from './structures';
import { withoutTask } from './without-task';

/**
 * For whom it is explained. `default` bases are for administrators alone. `party-body`: one to whose party organisation a step was
 * put, and who is outside all others. `supervision`: reads everything within his grant, and can do nothing.
 */
export type Reader = 'applicant' | 'society' | 'department' | 'party-body' | 'supervision' | 'administrator';

/** Nobody is late to those who wait. */
const isOutside = (audience: Reader): boolean => audience === 'applicant' || audience === 'party-body';
const seesLateness = (audience: Reader): boolean => ['department', 'supervision', 'administrator'].includes(audience);

/** Who reads: how much he may know, and which posts are his own. */
export interface ReaderOf {
  audience: Reader;
  posts: { role: Role; organisation: string }[];
  person: string;
}

export type WaitingHolder =
  { kind: 'post'; posts: Holder[] } | { kind: 'organ'; organ: string } | { kind: 'applicant' } | { kind: 'system' };

export interface Waiting {
  step: string;
  title: Text;
  round: number;
  /** The open task, if the reader could act on one. */
  slot: string | null;
  holder: WaitingHolder;
  since: Instant;
  until: Instant | null;
  untilKind: 'expected' | 'listed-by' | 'due' | null;
  /** Known to the department and to whoever holds it; never to an applicant, never of an organ. */
  overdue: boolean;
  clock: ClockExplained | null;
  reason:
    | 'waits-for-officer'
    | 'waits-for-supplement'
    | 'waits-for-listing'
    | 'waits-for-sitting'
    | 'waits-for-minutes'
    | 'waits-for-time'
    | 'waits-for-event'
    | 'waits-for-case'
    | 'waits-for-undo'
    | 'waits-for-system';
  values: Record<string, string>;
  basis: Basis[];
  /** `raise`: nobody has to, but this reader may come with what is waited for. */
  canDo: ('supplement' | 'withdraw' | 'decide' | 'list' | 'raise' | 'call' | 'nothing')[];
  /** What the step asks of whoever acts, to those who may. */
  identification?: Identification;
  /** Where a task has gone from hand to hand. */
  hands?: TaskHands;
  /** Inside an `each`: which item, to whoever is inside the step; and how far they all are. */
  item?: ItemAt;
  items?: ItemCounts;
  /** In one branch of several: how many of them are needed. */
  parallel?: ParallelAt;
  /** What may end it before it is done, from the nearest sequence outwards; absent where nothing may. */
  interrupts?: InterruptAt[];
}

export interface ClockExplained extends Pick<
  Clock,
  'id' | 'rule' | 'calendar' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'remaining' | 'provisional'
> {
  countedDays: CivilDate[];
  daysOff: CivilDate[];
  unit: PeriodUnit | 'date';
  /** The arithmetic, one day after the other. */
  days: ClockDay[];
}

interface Asked {
  template: Template;
  state: CaseState;
  calendar: Calendar;
  now: Instant;
  reader: ReaderOf;
  labels: ItemLabels;
}

/** Everything that a case waits for now; empty when it is closed. `labels`: what the items of an `each` are called. */
export function explain(
  template: Template,
  state: CaseState,
  calendar: Calendar,
  now: Instant,
  reader: ReaderOf,
  labels: ItemLabels = {},
): Waiting[] {
  if (state.status === 'closed') return [];
  const asked: Asked = { template, state, calendar, now, reader, labels };
  const found = [...placedSteps(template).flatMap((placed) => explainStep(asked, placed)), ...explainLists(asked)];
  return found.length > 0 ? found : explainMinute(asked);
}

/** What comes next would leave the house: it waits until the act before it can no longer be undone. */
function explainMinute(asked: Asked): Waiting[] {
  const { undo } = asked.state;
  const placed = placedSteps(asked.template).find(({ block }) => block.id === undo?.step);
  if (undo === undefined || placed === undefined) return [];
  const { block } = placed;
  const since = asked.state.blocks[block.id]?.closedAt ?? asked.state.at;
  return [{ ...blank(asked, block, block.id), since, holder: { kind: 'system' }, reason: 'waits-for-undo', canDo: [] }];
}

function explainStep(asked: Asked, placed: Placed<StepBlock>): Waiting[] {
  const { state, reader, labels } = asked;
  const { block } = placed;
  const each = eachOf(placed);
  if (each === null)
    return explainPlace(asked, block, block.id).map((found) => ({ ...found, ...around(asked, placed, null, found) }));
  const items = countsOf(each, state, isInsideAll(each, state, reader));
  const found = itemsOf(each, state).flatMap(({ key }) =>
    explainPlace(asked, block, placeFor(block.id, key)).map((waiting) => ({
      ...waiting,
      ...around(asked, placed, key, waiting),
      item: itemAt(each, state, key, block.id, labels),
      items,
    })),
  );
  return isInside(block, state, reader) ? found : together(found);
}

/** From outside the items of a step are one thing to wait for: since the first of them began, and without anybody's date. */
function together(found: Waiting[]): Waiting[] {
  const [first] = [...found].sort((one, other) => (one.since < other.since ? -1 : 1));
  if (first === undefined) return [];
  const { item: _item, parallel: _parallel, interrupts: _interrupts, ...shared } = first;
  return [{ ...shared, slot: null, round: 0, until: null, untilKind: null, overdue: false, clock: null, values: {} }];
}

function around({ state }: Asked, placed: Placed, item: string | null, found: Waiting): Pick<Waiting, 'parallel' | 'interrupts'> {
  const parallel = parallelAt(placed, state, item);
  const interrupts = [...(found.interrupts ?? []), ...interruptsAt(placed, state, item)];
  return { ...(parallel === null ? {} : { parallel }), ...(interrupts.length === 0 ? {} : { interrupts }) };
}

/** What is waited for at one place. */
function explainPlace(asked: Asked, block: StepBlock, place: Place): Waiting[] {
  const { state } = asked;
  const slots = Object.values(state.slots).filter((slot) => slot.block === place);
  const found = slots.map((slot) => explainSlot(asked, block, place, slot));
  const meeting = explainAgenda(asked, block, place);
  if (meeting !== null) found.push(meeting);
  const idle = explainIdle(asked, block, place);
  if (idle !== null) found.push(idle);
  if (state.pending?.block === place) {
    found.push({ ...blank(asked, block, place), holder: { kind: 'system' }, reason: 'waits-for-system' });
  }
  return found;
}

/** Nobody has anything to do: a notice stands, a period runs, another case goes on. Nobody is late by that, so its day is everybody's. */
function explainIdle(asked: Asked, block: StepBlock, place: Place): Waiting | null {
  const idle = withoutTask(block, asked.state, place);
  if (idle === null) return null;
  const { reason, posts, clock, events } = idle;
  const ahead = clock !== null && clock.stoppedAt === null && asked.now < clock.dueAt ? clock : null;
  const isAwaited = events.some(({ by }) => by !== undefined && isOwn(by, asked.reader));
  return {
    ...blank(asked, block, place),
    holder: posts.length > 0 ? { kind: 'post', posts } : { kind: 'system' },
    reason,
    until: ahead?.dueAt ?? null,
    untilKind: ahead === null ? null : 'expected',
    clock: clock === null ? null : explained(clock, asked.calendar),
    ...(events.length === 0 ? {} : { interrupts: events }),
    ...(isAwaited ? { canDo: canDo(asked.state, asked.reader, ['raise']) } : {}),
  };
}

/** An `each` whose items the store is being asked for. */
function explainLists(asked: Asked): Waiting[] {
  const { template, state } = asked;
  const each = placedBlocks(template.blocks).find(
    ({ block }): boolean => block.kind === 'each' && block.id === state.pending?.block,
  )?.block as Each | undefined;
  if (each === undefined) return [];
  const block = { id: each.id, title: each.title ?? ITEM_BY_ITEM, basis: [] };
  return [{ ...blank(asked, block, each.id), holder: { kind: 'system' }, reason: 'waits-for-system' }];
}

/** Bases that a reader is shown: what is provisional is a matter between administrators. */
export function basisFor(basis: Basis[], audience: Reader): Basis[] {
  return audience === 'administrator' ? basis : basis.filter(({ kind }) => kind !== 'default');
}

function blank(
  { state, reader }: Asked,
  block: Pick<StepBlock, 'id' | 'title' | 'basis'>,
  place: Place,
): Omit<Waiting, 'holder' | 'reason'> {
  const own = state.blocks[place];
  return {
    step: block.id,
    title: block.title,
    round: own?.round ?? 0,
    slot: null,
    since: own?.openedAt ?? state.at,
    until: null,
    untilKind: null,
    overdue: false,
    clock: null,
    values: {},
    basis: basisFor(block.basis, reader.audience),
    canDo: canDo(state, reader, []),
  };
}

function explainSlot(asked: Asked, block: StepBlock, place: Place, slot: Slot): Waiting {
  const { state, reader, now } = asked;
  const mine = slot.holders.some((holder) => isOwn(holder, reader));
  const clock = Object.values(state.clocks).find(({ slot: of, rung }) => of === slot.id && rung === undefined);
  // A clock that stands has no end for now, and nobody is late by it; its arithmetic stays to be seen.
  const stands = clock !== undefined && clock.stoppedAt !== null;
  const passed = clock !== undefined && !stands && now >= clock.dueAt;
  // Outside the house nobody is late: a day that has passed is not shown to those who wait.
  const shown = clock === undefined || (passed && isOutside(reader.audience) && !mine) ? null : clock;
  const supplement = slot.purpose === 'supplement';
  const hands = isOutside(reader.audience) && !mine ? null : handsOf(state, slot);
  return {
    ...blank(asked, block, place),
    slot: slot.id,
    holder: supplement ? { kind: 'applicant' } : { kind: 'post', posts: holdersFor(slot, isOutside(reader.audience) && !mine) },
    since: slot.openedAt,
    until: stands ? null : (shown?.dueAt ?? null),
    untilKind: shown === null || stands ? null : mine ? 'due' : 'expected',
    overdue: passed && !supplement && (mine || seesLateness(reader.audience)),
    clock: shown === null ? null : explained(shown, asked.calendar),
    reason: supplement ? 'waits-for-supplement' : 'waits-for-officer',
    canDo: canDo(
      state,
      reader,
      !mine ? [] : supplement ? ['supplement'] : mayDecide(state, slot, reader.person) ? ['decide'] : ['nothing'],
    ),
    ...(hands === null ? {} : { hands }),
    ...(mine && !supplement && 'identification' in block && block.identification ? { identification: block.identification } : {}),
  };
}

function explainAgenda(asked: Asked, block: StepBlock, place: Place): Waiting | null {
  const { state, reader, now } = asked;
  const own = state.blocks[place];
  const agenda = own?.agenda;
  if (own === undefined || agenda === undefined || (own.status !== 'open' && agenda.status !== 'announced')) return null;
  if (block.kind !== 'meeting' || agenda.status === 'final') return null;
  const organ = state.parameters[block.organ.parameter]?.value;
  const holder: WaitingHolder = { kind: 'organ', organ: typeof organ === 'string' ? organ : '' };
  const common = { ...blank(asked, block, place), holder };
  if (agenda.status === 'waiting') {
    const clock = state.clocks[`${place}.${agenda.round}.listed`];
    const secretary = reader.posts.some(
      ({ role, organisation }) => role === 'society-secretariat' && organisation === state.society,
    );
    // An organ is never late. Once the day has passed only the house itself still sees it, as a request to list the item.
    const shown = clock === undefined || (now >= clock.dueAt && isOutside(reader.audience)) ? null : clock;
    return {
      ...common,
      until: shown?.dueAt ?? null,
      untilKind: shown === null ? null : 'listed-by',
      clock: shown === null ? null : explained(shown, asked.calendar),
      reason: 'waits-for-listing',
      canDo: canDo(state, reader, secretary ? ['list'] : []),
    };
  }
  const values = { sitting: agenda.sitting ?? '', item: agenda.item ?? '', on: agenda.on ?? '' };
  if (agenda.status === 'announced') return { ...common, values, reason: 'waits-for-minutes' };
  const until = agenda.on === null ? null : instantOf(agenda.on, 24);
  return { ...common, values, until, untilKind: until === null ? null : 'expected', reason: 'waits-for-sitting' };
}

function canDo(state: CaseState, reader: ReaderOf, own: Waiting['canDo']): Waiting['canDo'] {
  const withdraw = reader.person === state.applicant && state.registeredBy === null;
  const all: Waiting['canDo'] = [...own, ...(withdraw ? (['withdraw'] as const) : [])];
  if (own.length === 0) all.push('call');
  return all;
}

/** A clock with the days that it counted. */
export function explained(clock: Clock, calendar: Calendar): ClockExplained {
  const { id, rule, calendar: version, startedAt, dueAt, stoppedAt, remaining, provisional } = clock;
  const { unit, countedDays, daysOff, days } = explainClock(clock, calendar);
  return {
    ...{ id, rule, calendar: version, startedAt, dueAt, stoppedAt, remaining, provisional },
    ...{ unit, countedDays, daysOff, days },
  };
}

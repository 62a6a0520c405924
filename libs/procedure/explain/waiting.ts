/**
 * Why a case waits: a pure function of template, state, calendar, instant and reader, so that it works when no worker does. It gives
 * codes and ids; words and names are the caller's. To an applicant nothing is ever late, and only the first post is named.
 */
import type { Calendar } from '../clock/calendar.types';
import { instantOf } from '../clock/civil';
import { explainClock, type ClockDay } from '../clock/explain-clock';
import type { PeriodUnit } from '../clock/period';
import type { CivilDate, Instant, Text } from '../kernel';
import type { CaseState, Clock, Holder, Slot } from '../machine/state.types';
import type { Basis, Identification, Role, StepBlock, Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';

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
    | 'waits-for-system';
  values: Record<string, string>;
  basis: Basis[];
  canDo: ('supplement' | 'withdraw' | 'decide' | 'list' | 'call' | 'nothing')[];
  /** What the step asks of whoever acts, to those who may. */
  identification?: Identification;
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
}

/** Everything that a case waits for now; empty when it is closed. */
export function explain(template: Template, state: CaseState, calendar: Calendar, now: Instant, reader: ReaderOf): Waiting[] {
  if (state.status === 'closed') return [];
  const asked: Asked = { template, state, calendar, now, reader };
  const found: Waiting[] = [];
  for (const { block } of placedSteps(template)) {
    for (const slot of Object.values(state.slots)) if (slot.block === block.id) found.push(explainSlot(asked, block, slot));
    const meeting = explainAgenda(asked, block);
    if (meeting !== null) found.push(meeting);
    if (state.pending?.block === block.id) {
      found.push({ ...blank(asked, block), holder: { kind: 'system' }, reason: 'waits-for-system' });
    }
  }
  return found;
}

/** Bases that a reader is shown: what is provisional is a matter between administrators. */
export function basisFor(basis: Basis[], audience: Reader): Basis[] {
  return audience === 'administrator' ? basis : basis.filter(({ kind }) => kind !== 'default');
}

function blank({ state, reader }: Asked, block: StepBlock): Omit<Waiting, 'holder' | 'reason'> {
  const own = state.blocks[block.id];
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

function explainSlot(asked: Asked, block: StepBlock, slot: Slot): Waiting {
  const { state, reader, now } = asked;
  const mine = slot.holders.some((holder) => isOwn(holder, reader));
  const clock = Object.values(state.clocks).find(({ slot: of, rung }) => of === slot.id && rung === undefined);
  // A clock that stands has no end for now, and nobody is late by it; its arithmetic stays to be seen.
  const stands = clock !== undefined && clock.stoppedAt !== null;
  const passed = clock !== undefined && !stands && now >= clock.dueAt;
  // Outside the house nobody is late: a day that has passed is not shown to those who wait.
  const shown = clock === undefined || (passed && isOutside(reader.audience) && !mine) ? null : clock;
  const supplement = slot.purpose === 'supplement';
  return {
    ...blank(asked, block),
    slot: slot.id,
    holder: supplement ? { kind: 'applicant' } : { kind: 'post', posts: holdersFor(slot, reader, mine) },
    since: slot.openedAt,
    until: stands ? null : (shown?.dueAt ?? null),
    untilKind: shown === null || stands ? null : mine ? 'due' : 'expected',
    overdue: passed && !supplement && (mine || seesLateness(reader.audience)),
    clock: shown === null ? null : explained(shown, asked.calendar),
    reason: supplement ? 'waits-for-supplement' : 'waits-for-officer',
    canDo: canDo(state, reader, mine ? [supplement ? 'supplement' : 'decide'] : []),
    ...(mine && !supplement && 'identification' in block && block.identification ? { identification: block.identification } : {}),
  };
}

/** Whom the deadline was turned to is the department's own affair. */
function holdersFor(slot: Slot, reader: ReaderOf, mine: boolean): Holder[] {
  return isOutside(reader.audience) && !mine ? slot.holders.filter(({ turned }) => !turned) : slot.holders;
}

function isOwn(holder: Holder, reader: ReaderOf): boolean {
  if (holder.person !== undefined) return holder.person === reader.person;
  return reader.posts.some(({ role, organisation }) => role === holder.role && organisation === holder.organisation);
}

function explainAgenda(asked: Asked, block: StepBlock): Waiting | null {
  const { state, reader, now } = asked;
  const own = state.blocks[block.id];
  const agenda = own?.agenda;
  if (own === undefined || agenda === undefined || (own.status !== 'open' && agenda.status !== 'announced')) return null;
  if (block.kind !== 'meeting' || agenda.status === 'final') return null;
  const organ = state.parameters[block.organ.parameter]?.value;
  const holder: WaitingHolder = { kind: 'organ', organ: typeof organ === 'string' ? organ : '' };
  const common = { ...blank(asked, block), holder };
  if (agenda.status === 'waiting') {
    const clock = state.clocks[`${block.id}.${agenda.round}.listed`];
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

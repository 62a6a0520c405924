/**
 * Random legal ways through a case, one event after the other, with what must hold after each. Every event is told to a machine that was
 * restarted: the state goes through JSON, as it does through PostgreSQL.
 */
import { canonicalJson, caseMachine, CURRENT_FLAGS, foldCase, isRejection } from '../procedure';
import type { CaseEvent, CaseState, CaseWorld, Effect, Program, Slot, Unstamped } from '../procedure';
import type { Dice } from './dice';
import { answersTo, WaitedFor } from './random-calls';
import { comparable, courseMustHold, COURSE_REFUSED, courseOf, reopeningOf, undoOf } from './random-course';
import { actionOf, namedWith, PERSONS_REFUSED, personsMustHold } from './random-persons';
import { saidWith, tellings, waitsMustHold } from './random-waits';
import { CALENDAR, SOCIETY, ASSOCIATION, APPLICANT } from './story';

const PEOPLE = ['ada', 'bo', 'chen', 'dai', APPLICANT];
/** A case that is still open after so many events is left as it is. */
const EVENTS_AT_MOST = 60;
const MINUTE = 60_000;

interface Walking {
  world: CaseWorld;
  dice: Dice;
  state: CaseState;
  events: CaseEvent[];
  /** Tasks that are open by the effects, and all that ever were. */
  tasks: { open: Set<string>; ever: Set<string> };
  calls: WaitedFor;
  /** The state before the act that can still be undone. */
  before: { event: string; state: CaseState } | null;
  now: number;
}

/** Walks one case; throws with what was broken. Gives the events, for whoever wants to look. */
export function walkRandomly(program: Program, dice: Dice): { events: CaseEvent[]; state: CaseState } {
  const walking = file(program, dice);
  while (goesOn(walking) && walking.events.length < EVENTS_AT_MOST) {
    const event = nextEvent(walking);
    if (event === null) throw new Error(`nobody can do anything: ${canonicalJson(walking.state.blocks)}`);
    tell(walking, event);
    mustHold(walking);
  }
  const whole = foldCase(walking.world, walking.events);
  if (isRejection(whole)) throw new Error(`the log does not fold: ${canonicalJson(whole)}`);
  if (canonicalJson(whole.state) !== canonicalJson(walking.state)) throw new Error('folding the log gives another state');
  return walking;
}

/** A closed case is opened again now and then. */
function goesOn({ dice, state }: Walking): boolean {
  return state.status === 'open' || dice.once(4);
}

function file(program: Program, dice: Dice): Walking {
  const world: CaseWorld = { program, calendar: CALENDAR, ...(dice.once(2) ? { flags: [...CURRENT_FLAGS] } : {}) };
  const now = Date.parse('2026-03-02T01:00:00.000Z');
  const rows = Array.from({ length: dice.roll(4) }, (_, n) => ({
    key: `r${n}`,
    society: { id: `society-${n}`, kind: 'society' as const },
  }));
  const filed: CaseEvent = {
    kind: 'filed',
    id: 'event-0',
    at: new Date(now).toISOString(),
    occurredOn: '2026-03-02',
    case: 'case-1',
    society: SOCIETY,
    association: ASSOCIATION,
    actor: APPLICANT,
    ...(dice.once(3) ? { caller: { case: 'case-0', block: 'ask', round: 1 } } : {}),
    parameters: {},
    facts: { flag: dice.pick(['yes', 'no']), rows },
    given: { subject: true, flag: true, rows: rows.length > 0 },
    contentHash: 'hash-0',
  };
  const step = caseMachine.start(world, filed);
  if (isRejection(step)) throw new Error(`not filed: ${canonicalJson(step)}`);
  const tasks: Walking['tasks'] = { open: new Set(), ever: new Set() };
  const walking: Walking = {
    world,
    dice,
    state: step.state,
    events: [filed],
    tasks,
    calls: new WaitedFor(program),
    before: null,
    now,
  };
  count(walking, step.effects);
  walking.calls.heard(null, step.effects);
  mustHold(walking);
  return walking;
}

/** Something that somebody may do now, or a clock that is due; null when the case can never go on. */
function nextEvent(walking: Walking): Unstamped<CaseEvent> | null {
  const { dice, state } = walking;
  if (state.status === 'closed') return undoOf(dice, state) ?? reopeningOf(dice, state);
  const open = Object.values(state.slots);
  const clock = caseMachine.nextClock(state);
  const course = undoOf(dice, state) ?? (dice.once(8) ? courseOf(dice, state, PEOPLE) : null);
  if (course !== null) return course;
  if (clock !== null && dice.once(6)) {
    walking.now = Math.max(walking.now, Date.parse(clock.dueAt));
    return { kind: 'clock-struck', id: '', clock: clock.clock, dueAt: clock.dueAt };
  }
  if (dice.once(40)) return { kind: 'withdrawn', id: '', actor: state.applicant, occurredOn: '2026-03-02' };
  if (state.caller !== undefined && dice.once(60)) return { kind: 'caller-left', id: '' };
  const answers = answersTo(dice, state, PEOPLE);
  if (answers.length > 0 && (open.length === 0 || dice.once(3))) return dice.pick(answers);
  const interrupts = interruptsOf(walking);
  if (interrupts.length > 0 && dice.once(8)) return dice.pick(interrupts);
  const told = tellings(dice, walking.world.program, state, PEOPLE, walking.now);
  if (told.length > 0 && dice.once(5)) return dice.pick(told);
  if (open.length > 0 && dice.once(5)) return actionOf(dice, state, PEOPLE);
  if (open.length > 0) return actOn(walking, dice.pick(open));
  if (clock === null) return told.length > 0 ? dice.pick(told) : null;
  walking.now = Math.max(walking.now, Date.parse(clock.dueAt));
  return { kind: 'clock-struck', id: '', clock: clock.clock, dueAt: clock.dueAt };
}

function actOn({ world, dice, state, events, now }: Walking, slot: Slot): Unstamped<CaseEvent> {
  const outcome = dice.pick(slot.outcomes);
  const supplement = slot.purpose === 'supplement';
  const { facts, given } = state;
  return {
    kind: 'acted',
    id: '',
    slot: slot.id,
    outcome,
    actor: supplement ? APPLICANT : dice.pick(PEOPLE),
    occurredOn: '2026-03-02',
    contentHash: slot.contentHash,
    hasReason: true,
    content: supplement
      ? { facts: { ...facts, flag: dice.pick(['yes', 'no']) }, given, contentHash: `hash-${events.length}` }
      : null,
    ...saidWith(dice, world.program, state, slot, now),
    ...namedWith(dice, world.program, state, slot, outcome, PEOPLE),
  };
}

function interruptsOf({ world, state }: Walking): Unstamped<CaseEvent>[] {
  const found: Unstamped<CaseEvent>[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const block = value as { kind?: string; id?: string; on?: { event: string }[] };
    if (block.kind === 'sequence' && block.on !== undefined && state.blocks[block.id ?? '']?.status === 'open') {
      for (const { event } of block.on)
        found.push({ kind: 'raised', id: '', actor: 'ada', occurredOn: '2026-03-02', block: block.id ?? '', event });
    }
    Object.values(value).forEach(visit);
  };
  visit(world.program.blocks);
  return found;
}

/** Refusals that a random person may meet; nothing else is refused. */
const MAY_BE_REFUSED = [...PERSONS_REFUSED, ...COURSE_REFUSED, 'NOTICE_OVER'];

function tell(walking: Walking, unstamped: Unstamped<CaseEvent>): void {
  const { world, dice, events } = walking;
  walking.now += unstamped.kind === 'undone' && dice.once(2) ? 1 : MINUTE;
  const event = { ...unstamped, id: `event-${events.length}`, at: new Date(walking.now).toISOString() };
  // Through JSON, as by PostgreSQL; now and then with its keys in another order, as by PostgreSQL's `jsonb`.
  const before = dice.once(3) ? canonicalJson(walking.state) : JSON.stringify(walking.state);
  const restarted = JSON.parse(before) as CaseState;
  const step = caseMachine.transition(world, restarted, event);
  if (JSON.stringify(restarted) !== before) throw new Error('the machine wrote on the state that it was given');
  if (isRejection(step)) {
    if (MAY_BE_REFUSED.includes(step.rejected)) return;
    throw new Error(`refused: ${canonicalJson(step)} of ${canonicalJson(event)}`);
  }
  if (event.kind === 'undone') mustBeAsBefore(walking, step.state);
  if (event.kind === 'acted') walking.before = { event: event.id, state: walking.state };
  walking.events.push(event);
  walking.state = step.state;
  count(walking, step.effects, event.kind);
  walking.calls.heard(event, step.effects);
  const again = caseMachine.transition(world, step.state, event);
  if ((event.kind === 'acted' || event.kind === 'call-ended') && !isRejection(again))
    throw new Error(`decided twice: ${canonicalJson(event)}`);
}

/** What was held back for an earlier act may have gone on: then more is open than before, and the rest is not compared. */
function mustBeAsBefore({ before, world }: Walking, now: CaseState): void {
  if (before === null) throw new Error('nothing was done that could be undone');
  if (Object.values(before.state.clocks).some(({ effect }) => effect.kind === 'settle')) return;
  if (comparable(before.state) !== comparable(now))
    throw new Error(
      `undone, and not as before: ${comparable(before.state)} and ${comparable(now)} of ${canonicalJson(world.program)}`,
    );
}

/** The invariants of a case after any event. */
function mustHold({ world, state, tasks, calls }: Walking): void {
  calls.mustFit(state);
  waitsMustHold(world.program, state);
  personsMustHold(state);
  courseMustHold(world.program, state);
  same('tasks and slots', [...tasks.open].sort(), Object.keys(state.slots).sort());
  for (const slot of Object.values(state.slots)) {
    if (state.blocks[slot.block]?.status !== 'open') throw new Error(`an open slot of a step that is not: ${slot.id}`);
    if (slot.contentHash !== state.contentHash) throw new Error(`a slot decides on an old content: ${slot.id}`);
  }
  for (const clock of Object.values(state.clocks)) {
    const isOwned = clock.slot === null ? state.blocks[clock.block] !== undefined : state.slots[clock.slot] !== undefined;
    if (!isOwned) throw new Error(`a clock without its slot: ${clock.id}`);
  }
  if (state.status === 'open') return;
  if (tasks.open.size > 0 || Object.keys(state.clocks).length > 0 || state.pending !== null)
    throw new Error('closed with something open');
  if (Object.values(state.blocks).some(({ status }) => status === 'open')) throw new Error('closed with an open block');
  const late = caseMachine.transition(world, state, {
    kind: 'withdrawn',
    id: 'late',
    at: state.at,
    actor: APPLICANT,
    occurredOn: '2026-03-02',
  });
  if (!isRejection(late)) throw new Error('a closed case moved');
}

/** What the effects do to the list of tasks; one is never opened or closed twice. */
function count({ tasks }: Walking, effects: Effect[], by?: CaseEvent['kind']): void {
  const isUndone = by === 'undone';
  const mayReopen = isUndone || by === 'taken-back';
  for (const effect of effects) {
    if (effect.kind === 'task-opened') {
      if (tasks.open.has(effect.slot.id) || (!mayReopen && tasks.ever.has(effect.slot.id)))
        throw new Error(`opened twice: ${effect.slot.id}`);
      tasks.ever.add(effect.slot.id);
      tasks.open.add(effect.slot.id);
    }
    if (effect.kind === 'task-closed' && !tasks.open.delete(effect.slot)) throw new Error(`closed twice: ${effect.slot}`);
    // What an undone act had opened is as if it had never been.
    if (effect.kind === 'task-closed' && isUndone) tasks.ever.delete(effect.slot);
  }
}

function same(what: string, a: string[], b: string[]): void {
  if (a.join() !== b.join()) throw new Error(`${what} differ: ${a.join()} and ${b.join()}`);
}

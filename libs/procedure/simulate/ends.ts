/**
 * When a case can end: the machine driven on from a state by two rules of thumb. At the earliest everybody consents at once; at the
 * latest everybody consents in the last moment of his time, and what deadlines do by themselves is done. Neither is a promise: whoever
 * refuses or returns changes both.
 */
import { addDays, civilDateOf, instantOf } from '../clock/civil';
import type { Instant } from '../kernel';
import { isRejection } from '../kernel';
import { caseMachine } from '../machine/case-machine';
import type { CaseEvent } from '../machine/event.types';
import { waitingOn, type CaseWorld } from '../machine/run';
import type { CaseState, Pending, Slot } from '../machine/state.types';
import { consentsTo } from './consent';
import { outsideMoves, type OutsideMove } from './outside';
import { emptyAnswer } from './play';
import { later } from './times';
import type { Ends, ExpectedEnd, Projection, Unbounded } from './ends.types';

export type Policy = 'earliest' | 'latest';

/** A projection under way. */
export interface Way {
  world: CaseWorld;
  policy: Policy;
  state: CaseState;
  /** When the projection began: a deadline before it has passed. */
  from: Instant;
  now: Instant;
  path: Projection['path'];
  unbounded: Projection['unbounded'];
  supposed: Projection['supposed'];
  /** Slots and steps at which nothing that was tried helped, as things stand. */
  stuck: string[];
  moves: number;
}

/** A case that takes more moves than this turns in circles. */
const MOST_MOVES = 500;

/**
 * Both ends of a case that is open, from an instant on. A deadline may lead another and shorter way than consent does (what was waited for
 * does not come, and the rest is left out): of two such ends the earlier one is called so.
 */
export function projectedEnds(world: CaseWorld, state: CaseState, at: Instant): Ends {
  const prompt = project(world, state, at, 'earliest');
  const slow = project(world, state, at, 'latest');
  return isOvertaken(prompt, slow) ? { earliest: slow, latest: prompt } : { earliest: prompt, latest: slow };
}

function isOvertaken(prompt: Projection, slow: Projection): boolean {
  const areKnown = prompt.endsAt !== null && slow.endsAt !== null;
  return areKnown && prompt.outcome === slow.outcome && slow.notBefore < prompt.notBefore;
}

/** What somebody who waits for it is told: the day by which everybody's time is over, and no path to it. */
export function expectedEnd({ latest }: Ends): ExpectedEnd {
  if (latest.endsAt === null) return { on: null };
  const day = civilDateOf(latest.endsAt);
  // What ends with a day ends at its 24:00, which is the next one's 0:00.
  return { on: latest.endsAt === instantOf(day, 0) ? addDays(day, -1) : day };
}

function project(world: CaseWorld, state: CaseState, at: Instant, policy: Policy): Projection {
  const now = later(at, state.at);
  const way: Way = { world, policy, state, from: now, now, path: [], unbounded: [], supposed: [], stuck: [], moves: 0 };
  while (way.state.status === 'open') {
    way.moves += 1;
    if (way.moves > MOST_MOVES) {
      endless(way, waitingOn(world.program, way.state)[0] ?? '', 'again-and-again');
      break;
    }
    if (!move(way)) {
      for (const step of waitingOn(world.program, way.state)) endless(way, step, 'nothing-moves-it');
      break;
    }
  }
  return {
    endsAt: way.unbounded.length > 0 ? null : way.now,
    notBefore: way.now,
    outcome: way.state.outcome ?? 'open',
    path: way.path,
    unbounded: way.unbounded,
    supposed: way.supposed,
  };
}

/** What may happen next, and when. */
interface Move {
  at: Instant;
  /** Its deadline, or whatever else bounds it, is not known: it takes no time and is said. */
  because: Unbounded | null;
  step: string;
  happen: () => boolean;
}

/** One step on; false when nothing that is known can happen. */
function move(way: Way): boolean {
  const { pending } = way.state;
  if (pending !== null) return answer(way, pending);
  const slots = Object.values(way.state.slots)
    .filter(({ id }) => !way.stuck.includes(id))
    .map((slot): Move => ({ ...endOf(way, slot), step: slot.block, happen: () => act(way, slot) }));
  const outside = outsideMoves(way).map((one): Move => ({ ...one, happen: () => happenOutside(way, one) }));
  const clock = caseMachine.nextClock(way.state);
  const strikes: Move[] =
    clock === null ? [] : [{ at: later(way.now, clock.dueAt), because: null, step: '', happen: () => strike(way, clock) }];
  // At the same instant a deadline comes before whoever acts in its last moment; at the earliest nobody waits for one.
  const all = way.policy === 'earliest' ? [...slots, ...outside, ...strikes] : [...strikes, ...slots, ...outside];
  const next = all.reduce<Move | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  if (next === null) return false;
  way.now = later(way.now, next.at);
  if (next.because !== null) endless(way, next.step, next.because);
  return next.happen();
}

/** The last moment of a task, or now. */
function endOf({ policy, state, now, from }: Way, slot: Slot): { at: Instant; because: Unbounded | null } {
  if (policy === 'earliest') return { at: now, because: null };
  const clock = Object.values(state.clocks).find((one) => one.slot === slot.id && one.rung === undefined);
  if (clock === undefined) return { at: now, because: 'no-clock' };
  if (clock.stoppedAt !== null) return { at: now, because: 'clock-stands' };
  return clock.dueAt <= from ? { at: now, because: 'overdue' } : { at: later(now, clock.dueAt), because: null };
}

function act(way: Way, slot: Slot): boolean {
  const consents = consentsTo(way.state, way.world.program, slot, { at: way.now, id: idOf(way) });
  const taken = consents.find((event) => tell(way, event));
  if (taken === undefined) way.stuck.push(slot.id);
  else way.path.push({ at: way.now, step: slot.block, by: 'act', outcome: taken.outcome });
  return true;
}

function happenOutside(way: Way, { step, by, outcome, events }: OutsideMove): boolean {
  const taken = events.every((event, index) => tell(way, { ...event, id: `${idOf(way)}.${index}`, at: way.now }));
  if (taken) way.path.push({ at: way.now, step, by, outcome });
  else way.stuck.push(step);
  return true;
}

function strike(way: Way, { clock, dueAt }: { clock: string; dueAt: Instant }): boolean {
  const { block, effect } = way.state.clocks[clock] ?? { block: '', effect: { kind: 'mark' as const } };
  const outcome = effect.kind === 'outcome' ? effect.outcome : null;
  if (!tell(way, { kind: 'clock-struck', id: idOf(way), at: way.now, clock, dueAt })) return false;
  way.path.push({ at: way.now, step: block, by: 'clock', outcome });
  return true;
}

/** What the store would say is not known: what it said before, or an empty register. A register takes the entry. */
function answer(way: Way, pending: Pending): boolean {
  const { block, round } = pending;
  const common = { id: idOf(way), at: way.now, block, round };
  if (pending.kind === 'register') {
    way.path.push({ at: way.now, step: block, by: 'store', outcome: 'entered' });
    return tell(way, { ...common, kind: 'registered', result: 'entered' });
  }
  const values = Object.fromEntries(
    pending.lookUps.map((id) => {
      const measure = way.world.program.lookUps.find((lookUp) => lookUp.id === id)?.measure;
      const value = way.state.lookUps[id] ?? emptyAnswer(measure);
      if (!way.supposed.some(({ lookUp }) => lookUp === id)) way.supposed.push({ lookUp: id, value });
      return [id, value];
    }),
  );
  return tell(way, { ...common, kind: 'looked-up', values });
}

function tell(way: Way, event: CaseEvent): boolean {
  const step = caseMachine.transition(way.world, way.state, event);
  if (isRejection(step)) return false;
  way.state = step.state;
  // Whatever could not be done before may be possible now: somebody else had to come first.
  way.stuck = [];
  return true;
}

function idOf({ state, moves }: Way): string {
  return `${state.id}/projected/${moves}`;
}

function endless(way: Way, step: string, because: Unbounded): void {
  if (!way.unbounded.some((one) => one.step === step && one.because === because)) way.unbounded.push({ step, because });
}

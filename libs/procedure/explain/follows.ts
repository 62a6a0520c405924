/**
 * What follows if a task is answered in a certain way: the machine itself is asked, on a copy, so that nobody is told anything else than
 * what will happen. Pure; nothing is recorded.
 */
import { civilDateOf } from '../clock/civil';
import type { Instant, RejectionCode } from '../kernel';
import { isRejection } from '../kernel';
import { caseMachine } from '../machine/case-machine';
import type { CaseWorld } from '../machine/run';
import type { CaseState, Slot } from '../machine/state.types';
import type { Template } from '../template/template.types';
import { progress, type ProgressStep, type Seen } from './progress';

export interface Follows {
  /** Why it would be refused as things stand; nothing else is told then. */
  refused: RejectionCode | null;
  /** Steps that begin by it. */
  begins: ProgressStep[];
  /** The case ends by it, and how. */
  ends: CaseState['outcome'];
  /** The step goes on: others are still to act in it, or sign after it. */
  goesOn: boolean;
}

export interface Answered {
  slot: Slot;
  outcome: string;
  actor: string;
  at: Instant;
  /** Whom he would choose for a later step. */
  chosen?: string[];
}

/** Asked with a reason and with everything handed in that the step asks for: what is still to be filled in is said elsewhere. */
export function followsFrom(template: Template, world: CaseWorld, state: CaseState, answer: Answered, seen: Seen): Follows {
  const { slot, outcome, actor, chosen } = answer;
  const at = answer.at < state.at ? state.at : answer.at;
  const step = caseMachine.transition(world, state, {
    kind: 'acted',
    id: 'what-if',
    at,
    occurredOn: civilDateOf(at),
    actor,
    slot: slot.id,
    outcome,
    contentHash: slot.contentHash,
    hasReason: true,
    content: null,
    submissionHash: 'what-if',
    ...(chosen === undefined ? {} : { chosen }),
  });
  if (isRejection(step)) return { refused: step.rejected, begins: [], ends: null, goesOn: false };
  const after = afterItsMinute(world, step.state);
  const before = new Set(current(progress(template, state, seen)).map(keyOf));
  const begins = current(progress(template, after, { ...seen, now: at })).filter((one) => !before.has(keyOf(one)));
  const { status, round } = after.blocks[slot.block] ?? {};
  return { refused: null, begins, ends: after.outcome, goesOn: status === 'open' && round === slot.round };
}

/** What waits for the minute in which an act can be taken back begins when it is over; whoever answers asks what comes then. */
function afterItsMinute(world: CaseWorld, state: CaseState): CaseState {
  const clock = Object.values(state.clocks).find(({ effect }) => effect.kind === 'settle');
  if (clock === undefined) return state;
  const { id, dueAt } = clock;
  const struck = { kind: 'clock-struck', id: 'what-then', at: dueAt, clock: id, dueAt } as const;
  const step = caseMachine.transition(world, state, struck);
  return isRejection(step) ? state : step.state;
}

const STRUCTURES: readonly ProgressStep['kind'][] = ['each', 'parallel', 'filing', 'end', 'interrupt'];

function current(steps: ProgressStep[]): ProgressStep[] {
  return steps.filter(({ kind, status }) => status === 'current' && !STRUCTURES.includes(kind));
}

const keyOf = ({ id, round, item }: ProgressStep): string => `${id}@${item?.key ?? ''}#${round}`;

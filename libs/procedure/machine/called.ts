/**
 * A case that another case called: what it tells its caller at its end, and what it hears from it. Who decided in it travels with its end,
 * so that the caller's separation sees both cases as one (pitfalls 1.5).
 */
import { reject } from '../kernel';
import type { Heard } from '../steps/step-kind';
import type { CallerLeft } from './event.types';
import type { Run } from './run';

/** The caller does not wait any more: the case ends as withdrawn, unless its decision stands in a register. */
export function hearCallerLeft(run: Run, _event: CallerLeft): Heard {
  const { registeredBy, caller } = run.state;
  if (caller === undefined) return reject('NOTHING_CALLED');
  if (registeredBy !== null) return reject('ALREADY_REGISTERED', { step: registeredBy });
  run.ending = { outcome: 'withdrawn', refusedBy: null };
  return null;
}

/** Remembers who decided, in this case or in one that it called; only a called case has somebody to tell. */
export function noteDeciders(run: Run, persons: readonly string[]): void {
  const { caller, deciders = [] } = run.state;
  const added = persons.filter((person, index) => !deciders.includes(person) && persons.indexOf(person) === index);
  if (caller !== undefined && added.length > 0) run.state.deciders = [...deciders, ...added];
}

/**
 * Tells the caller how the case ended. A case that was opened again ends again, under the next number; the caller refuses an answer for
 * which it no longer waits, and the relay takes that for delivered.
 */
export function answerCaller(run: Run, { outcome, result }: NonNullable<Run['ending']>): void {
  const { id, caller, deciders = [] } = run.state;
  if (caller === undefined) return;
  const ended = (run.state.ended ?? 0) + 1;
  run.state.ended = ended;
  run.effects.push({
    kind: 'deliver',
    delivery: {
      to: 'case',
      stream: caller.case,
      event: {
        kind: 'call-ended',
        id: `${id}/ended/${ended}`,
        block: caller.block,
        round: caller.round,
        case: id,
        outcome,
        result: result ?? null,
        deciders,
      },
    },
  });
}

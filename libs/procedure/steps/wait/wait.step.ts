/** Waits for a period's end, or for somebody to say that something has happened: whichever comes first. It decides nothing. */
import { reject } from '../../kernel';
import { barred, remember } from '../../machine/persons';
import { blockOf, clearClocksOf, conclude, makeClock, openRound, setClock } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

/** Its end by time. */
export const OVER = 'over';

export const waitStep: StepKindObject<StepOf<'wait'>> = {
  leavesTheHouse: () => false,

  enter(run, step) {
    const { round } = openRound(run, step.id);
    if (step.until === undefined) return;
    const { within: rule, from } = step.until;
    const clock = makeClock(run, {
      id: `${step.id}.${round}.${OVER}`,
      block: step.id,
      slot: null,
      effect: { kind: 'elapse' },
      rule,
      ...(from === undefined ? {} : { from }),
    });
    // A day that has passed already is over with the first look at the clock: the timer of the case is due at once.
    setClock(run, clock, [], 'task-due-soon', []);
  },

  raised(run, step, event) {
    const declared = step.events?.find((candidate) => candidate.event === event.event);
    const { status, outcome } = blockOf(run, step.id);
    if (declared !== undefined && status === 'done' && outcome === OVER) {
      return reject('TIME_IS_OVER', { block: step.id, event: event.event });
    }
    if (declared === undefined || status !== 'open') {
      return reject('NOTHING_TO_INTERRUPT', { block: step.id, event: event.event });
    }
    const refused = barred(run, step, event.actor);
    if (refused !== null) return refused;
    remember(run, step, event.actor);
    clearClocksOf(run, step.id);
    conclude(run, step, declared.event);
    return null;
  },

  elapsed(run, step) {
    clearClocksOf(run, step.id);
    conclude(run, step, OVER);
  },
};

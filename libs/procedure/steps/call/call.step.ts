/**
 * Another procedure as a case of its own. The step asks for it and waits; its end comes as an event, matched by block and round, so that
 * an answer to a round that was left moves nothing.
 */
import { Fault, reject } from '../../kernel';
import { noteDeciders } from '../../machine/called';
import { calleeOf, isElsewhere } from '../../machine/callee';
import { remember } from '../../machine/persons';
import { blockOf, conclude, openRound } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

type CallStep = StepOf<'call'>;

export const callStep: StepKindObject<CallStep> = {
  leavesTheHouse: (step) => isElsewhere(step.for),
  beginsElsewhere: true,

  enter(run, step) {
    const { round } = openRound(run, step.id);
    const { procedure, input } = step;
    run.effects.push({ kind: 'case-called', block: step.id, round, procedure, ...calleeOf(run, step.id, step.for), input });
  },

  callEnded(run, step, event) {
    const block = blockOf(run, step.id);
    if (block.status !== 'open' || block.round !== event.round) {
      return reject('NOTHING_CALLED', { block: step.id, round: event.round });
    }
    block.called = { case: event.case };
    for (const person of event.deciders) remember(run, step, person);
    noteDeciders(run, event.deciders);
    conclude(run, step, outcomeOf(step, event));
    return null;
  },

  left(run, step) {
    if (step.whenLeft === 'keep') return;
    run.effects.push({ kind: 'call-left', block: step.id, round: blockOf(run, step.id).round });
  },
};

/** The named end where the step tells it apart; otherwise the plain one. */
function outcomeOf(step: CallStep, { outcome, result }: { outcome: string; result: string | null }): string {
  const found = result !== null && step.outcomes[result] !== undefined ? result : outcome;
  if (step.outcomes[found] === undefined) throw new Fault('OUTCOME_UNDECLARED', { step: step.id });
  return found;
}

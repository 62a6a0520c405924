/** An automatic check. `warn` goes on and leaves the finding to whoever decides. */
import { isAnswer } from '../../expressions/look-ups';
import { reject } from '../../kernel';
import { readPlace } from '../../machine/places';
import { holds } from '../../machine/program';
import { blockOf, conclude, finish, openRound, type Run } from '../../machine/run';
import type { LookUpValue } from '../../machine/state.types';
import type { StepKindObject, StepOf } from '../step-kind';

type CheckStep = StepOf<'check'>;

export const checkStep: StepKindObject<CheckStep> = {
  leavesTheHouse: () => false,

  enter(run, step) {
    const { round } = openRound(run, step.id);
    if (step.when !== undefined && !asked(run, step, step.when)) {
      finish(run, step.id, null, 'skipped');
      return;
    }
    // All look-ups are asked for at once, so that every check of a round sees the registers as they were at one moment.
    if (step.lookUps.some((id) => run.state.lookUps[id] === undefined)) {
      run.state.pending = { kind: 'look-up', block: step.id, round, lookUps: run.program.lookUps.map(({ id }) => id) };
      return;
    }
    decide(run, step);
  },

  lookedUp(run, step, event) {
    const { pending } = run.state;
    if (pending?.kind !== 'look-up' || pending.round !== event.round) return reject('NOTHING_PENDING', { block: step.id });
    const missing = pending.lookUps.filter((id) => !isAnswer(run.program, id, event.values[id]));
    if (missing.length > 0) return reject('NOTHING_PENDING', { block: step.id, missing });
    for (const id of pending.lookUps) run.state.lookUps[id] = event.values[id] as LookUpValue;
    run.state.pending = null;
    if (blockOf(run, step.id).status === 'open') decide(run, step);
    return null;
  },
};

function decide(run: Run, step: CheckStep): void {
  conclude(run, step, asked(run, step, step.that) ? 'holds' : 'fails');
}

/** Inside an `each` it is asked of its own item. */
function asked(run: Run, step: CheckStep, condition: string): boolean {
  return holds(run.program, run.state, condition, readPlace(step.id).item, step.id);
}

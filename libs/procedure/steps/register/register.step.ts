/** Writes a register. Whether the entry is possible is decided where the register is: inside the append, under its constraints. */
import { reject } from '../../kernel';
import type { Effect } from '../../machine/effect.types';
import { hasPlan, registerPlan } from '../../machine/register-plan';
import { blockOf, conclude, finish, openRound, type Run } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

export const registerStep: StepKindObject<StepOf<'register'>> = {
  leavesTheHouse: () => true,
  alsoOnPaper: true,

  enter(run, step) {
    const { round } = openRound(run, step.id);
    run.state.pending = { kind: 'register', block: step.id, round };
  },

  registered(run, step, event) {
    const { pending } = run.state;
    if (pending?.kind !== 'register' || pending.round !== event.round) return reject('NOTHING_PENDING', { block: step.id });
    run.state.pending = null;
    if (event.result === 'entered') {
      run.state.registeredBy = step.id;
      run.effects.push(entered(run, step));
      if (hasPlan(step) && step.does === undefined) blockOf(run, step.id).made = { block: step.id, round: event.round };
    }
    if (run.state.onPaper !== undefined && event.result === 'conflict') {
      // There is nobody to ask again: what is on file stands in the way, and the entry says so.
      finish(run, step.id, event.result);
      run.ending = { outcome: 'refused', refusedBy: step.id };
      return null;
    }
    conclude(run, step, event.result);
    return null;
  },
};

/** The plan is made before the walk goes on: what was decided by then is what the entry says. */
function entered({ program, state, at }: Run, step: StepOf<'register'>): Effect {
  const { register, id } = step;
  const plan = hasPlan(step) ? { plan: registerPlan(program, state, { block: id, at }) } : {};
  return { kind: 'register-entered', register, block: id, contentHash: state.contentHash, ...plan };
}

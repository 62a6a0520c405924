/** Writes a register. Whether the entry is possible is decided where the register is: inside the append, under its constraints. */
import { reject } from '../../kernel';
import { conclude, openRound } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

export const registerStep: StepKindObject<StepOf<'register'>> = {
  leavesTheHouse: () => true,

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
      run.effects.push({ kind: 'register-entered', register: step.register, block: step.id, contentHash: run.state.contentHash });
    }
    conclude(run, step, event.result);
    return null;
  },
};

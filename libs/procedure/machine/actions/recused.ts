/**
 * 回避: declared by the person himself, or found by whoever may. He does not act from now on, by no road; what was his own goes back to the
 * post, and the post goes on without him. What he has done already stands until it is taken back by its own verb.
 */
import { reject } from '../../kernel';
import { stepKind } from '../../steps/registry';
import type { Heard } from '../../steps/step-kind';
import type { Recused } from '../action.types';
import { postOf } from '../holders';
import { readPlace } from '../places';
import { stepsOf } from '../program';
import type { Run } from '../run';
import { replaceAdded, replaceIn } from './own-tasks';

export function recused(run: Run, event: Recused): Heard {
  const { person, step } = event;
  // Who keeps out of an organ's item is said on the sitting's roll, which counts it.
  if (step !== null && !isTasked(run, step)) return reject('NOT_MEANINGFUL_HERE', { action: event.kind, step });
  const { recusals = [] } = run.state;
  if (recusals.some((recusal) => recusal.person === person && (recusal.step === step || recusal.step === null))) {
    return reject('RECUSED', { step: step ?? '' });
  }
  run.state.recusals = [...recusals, { person, step }];
  const concerns = (place: string): boolean => step === null || step === place || step === readPlace(place).id;
  for (const slot of Object.values(run.state.slots)) {
    if (slot.purpose !== 'supplement' && concerns(slot.block)) replaceIn(run, slot, person, postOf);
  }
  for (const [place, { several, signers }] of Object.entries(run.state.blocks)) {
    if (!concerns(place)) continue;
    replaceAdded(several?.next, person, postOf);
    replaceAdded(signers?.after, person, postOf);
  }
  return null;
}

/** A step of the program, in one item or in all, with tasks of which somebody can keep out. */
function isTasked(run: Run, place: string): boolean {
  const { id, item } = readPlace(place);
  const step = stepsOf(run.program).find((candidate) => candidate.id === id);
  if (step === undefined || (item !== null && run.state.blocks[place] === undefined)) return false;
  return stepKind(step).acted !== undefined;
}

/** The actor names persons for a later step (`chosenIn`). They pass the same filter as everybody, in every step that asks for them. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { ProgramStep } from '../template/program.types';
import type { Assignee, Target } from '../template/template.types';
import type { Acted } from './event.types';
import { barred } from './persons';
import { placeFor, readPlace } from './places';
import { stepsOf } from './program';
import { blockOf, type Run } from './run';

/** Keeps what was chosen, or says why it will not do. An outcome with which the case does not go on chooses nobody. */
export function choose(run: Run, step: ProgramStep, to: Target, event: Acted): Rejection | null {
  const { chosen = [] } = event;
  const rule = 'chooses' in step ? step.chooses : undefined;
  if (rule === undefined || !goesOn(to)) {
    return chosen.length === 0 ? null : reject('CHOICE_UNFIT', { step: step.id, most: 0 });
  }
  if (chosen.length === 0) return reject('CHOICE_REQUIRED', { step: step.id, most: rule.most });
  const isTwice = new Set(chosen).size < chosen.length;
  if (isTwice || chosen.length > rule.most) return reject('CHOICE_UNFIT', { step: step.id, most: rule.most });
  const { id, item } = readPlace(step.id);
  for (const later of stepsOf(run.program)) {
    if (!asksFor(later, id)) continue;
    const place = run.state.blocks[placeFor(later.id, item)] === undefined ? later : { ...later, id: placeFor(later.id, item) };
    const unfit = chosen.find((person) => barred(run, place, person) !== null);
    if (unfit !== undefined) return reject('CHOICE_UNFIT', { step: later.id, most: rule.most });
  }
  blockOf(run, step.id).chosen = chosen;
  return null;
}

function goesOn(to: Target): boolean {
  return to === 'next' || to === 'warn' || to.startsWith('leave:');
}

function asksFor(step: ProgramStep, chosenIn: string): boolean {
  const others = 'several' in step ? (step.several?.others ?? []) : [];
  const assignees: Assignee[] = [...('by' in step ? [step.by] : []), ...others];
  return assignees.some(({ person }) => typeof person === 'object' && 'chosenIn' in person && person.chosenIn === chosenIn);
}

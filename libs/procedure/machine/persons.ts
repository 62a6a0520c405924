/**
 * The one filter on persons. Every way to a slot passes it: an act, a hand-over, a proxy, somebody added. What the posts say comes
 * before it and is the store's to know; what this case has seen of a person is said here.
 */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { ProgramStep } from '../template/program.types';
import type { PersonsRule } from '../template/persons.types';
import { placeFor, readPlace } from './places';
import { stepsOf } from './program';
import type { Run } from './run';
import type { CaseState } from './state.types';

/** Why somebody may not act in a step, or null. A `mark` is no reason: he may, and it is written down. */
export function barred(run: Run, step: ProgramStep, person: string): Rejection | null {
  const { state } = run;
  if ((state.recusals ?? []).some((recusal) => recusal.person === person && appliesTo(recusal.step, step.id))) {
    return reject('RECUSED', { step: step.id });
  }
  const rule = ruleOf(step);
  if (rule?.overlap !== 'refuse') return null;
  const overlap = overlapOf(state, step, rule, person);
  if (overlap === 'applicant') return reject('SELF_APPROVAL', { step: step.id });
  return overlap === null ? null : reject('NOT_SEPARATE', { step: step.id, other: overlap });
}

/** Whether an act has to be marked 身份重合. */
export function isMarked(run: Run, step: ProgramStep, person: string): boolean {
  const rule = ruleOf(step);
  return rule?.overlap === 'mark' && overlapOf(run.state, step, rule, person) !== null;
}

/** Remembers who acted, where another step's rule asks for it. */
export function remember(run: Run, step: ProgramStep, person: string): void {
  const { id } = readPlace(step.id);
  if (!stepsOf(run.program).some((other) => ruleOf(other)?.separateFrom?.includes(id))) return;
  const block = run.state.blocks[step.id];
  if (block !== undefined) block.actors = [...new Set([...(block.actors ?? []), person])];
}

function ruleOf(step: ProgramStep): PersonsRule | undefined {
  return 'persons' in step ? step.persons : undefined;
}

function appliesTo(recused: string | null, place: string): boolean {
  return recused === null || recused === place || recused === readPlace(place).id;
}

/** The step in which the person acted before, `applicant`, or null. Inside an `each` the other step of the same item counts. */
function overlapOf(state: CaseState, step: ProgramStep, rule: PersonsRule, person: string): string | null {
  if (rule.notApplicant === true && state.applicant === person) return 'applicant';
  const { item } = readPlace(step.id);
  const before = (rule.separateFrom ?? []).find((id) =>
    [placeFor(id, null), placeFor(id, item)].some((place) => state.blocks[place]?.actors?.includes(person)),
  );
  return before ?? null;
}

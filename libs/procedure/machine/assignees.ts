/**
 * Who holds a step when it opens. A person instead of the post is looked for then, and why it is his is kept with the task. One who is not
 * there, or must keep out, is no reason to stop: the post does it. Whether he holds the post still is the store's to know, at every act.
 */
import type { ProgramStep } from '../template/program.types';
import type { Assignee, HeldBecause, PersonSource } from '../template/template.types';
import { actorsOf, barred } from './persons';
import { placeFor, readPlace } from './places';
import { holderOf, type Run } from './run';
import type { CaseState, Holder } from './state.types';

/** The holders of one slot. */
export function holdersOf(run: Run, step: ProgramStep, by: Assignee): Holder[] {
  const post = holderOf(run.state, by);
  if (by.person === undefined) return [post];
  const found = personsBy(run, step, by.person).filter((person) => barred(run, step, person) === null);
  return found.length === 0 ? [post] : found.map((person) => personIn(run.state, post, person, by.person as PersonSource));
}

/**
 * The same of a step of several: each person who was chosen has a seat of his own. Who must keep out leaves his seat to the post, so that
 * the number of seats follows from the choice alone.
 */
export function seatsFrom(run: Run, step: ProgramStep, assignees: readonly Assignee[]): Holder[][] {
  const seated = new Set<string>();
  return assignees.flatMap((by): Holder[][] => {
    const source = by.person;
    if (typeof source !== 'object' || !('chosenIn' in source)) return [holdersOf(run, step, by)];
    const post = holderOf(run.state, by);
    const persons = personsBy(run, step, source).filter((person) => !seated.has(person));
    if (persons.length === 0) return [[post]];
    return persons.map((person) => {
      seated.add(person);
      return [barred(run, step, person) === null ? personIn(run.state, post, person, source) : post];
    });
  });
}

/** The applicant holds it in the post in which he filed; everybody else in the step's own. */
function personIn(state: CaseState, post: Holder, person: string, source: PersonSource): Holder {
  const because = reasonOf(source);
  if (because !== 'applicant' || state.applicantRole === post.role) return { ...post, person, because };
  return { ...post, role: state.applicantRole, nobody: post.role, person, because };
}

function reasonOf(source: PersonSource): HeldBecause {
  if (source === 'applicant') return 'applicant';
  if ('field' in source) return 'field';
  return 'actorOf' in source ? 'actor' : 'chosen';
}

function personsBy({ state }: Run, step: ProgramStep, source: PersonSource): string[] {
  const { item } = readPlace(step.id);
  if (source === 'applicant') return [state.applicant];
  if ('field' in source) {
    const person = state.facts[source.field];
    return typeof person === 'string' ? [person] : [];
  }
  if ('actorOf' in source) return actorsOf(state, source.actorOf, item).slice(-1);
  const { chosenIn } = source;
  return (state.blocks[placeFor(chosenIn, item)] ?? state.blocks[chosenIn])?.chosen ?? [];
}

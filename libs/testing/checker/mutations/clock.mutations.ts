/** A clock that decides, that is not there, or that turns to whom it must not turn. */
import type { OfficerClock, OrganisationOf, StepBlock } from '../../../procedure';
import { placedSteps } from '../../../procedure/template/walk-template';
import { consentsOrOnwards } from '../../../procedure/rules/consents';
import { changed } from './edit';
import type { Mutant, Mutation, Subject } from './mutation.types';

type Timed = Extract<StepBlock, { clock: OfficerClock; by: unknown }>;

function eachClock(subject: Subject, expected: string[], of: (step: Timed) => Record<string, unknown> | null): Mutant[] {
  return placedSteps(subject.template).flatMap(({ block }): Mutant[] => {
    if (!('clock' in block) || !('within' in block.clock) || !('by' in block)) return [];
    const more = of(block);
    return more === null ? [] : [{ at: block.id, template: changed(subject.template, block.id, more), expected }];
  });
}

/** Somebody of another body, over whoever does the step. */
const ABOVE: Partial<Record<OrganisationOf, string>> = { society: 'association-head', 'party-organisation': 'association-head' };

export const CLOCK_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'clock-consents',
    says: 'silence is consent, and no article says so',
    unless: 'the step is one of several seats, or nothing of it leads onwards',
    of: (subject) =>
      eachClock(subject, ['SILENCE_WITHOUT_ARTICLE', 'R36'], (step) => {
        const [consent] = consentsOrOnwards(step);
        return consent === undefined || 'several' in step || step.kind === 'notice' || step.kind === 'score'
          ? null
          : { clock: { ...step.clock, then: `outcome:${consent}`, basis: undefined } };
      }),
  },
  {
    kind: 'clock-consents-by-practice',
    says: 'silence is consent because it was always done so',
    unless: 'the step is one of several seats, or nothing of it leads onwards',
    of: (subject) =>
      eachClock(subject, ['SILENCE_WITHOUT_ARTICLE', 'R36'], (step) => {
        const [consent] = consentsOrOnwards(step);
        const basis = [{ kind: 'practice', title: { zh: '惯例', en: 'As it was always done' } }];
        return consent === undefined || 'several' in step || step.kind === 'notice' || step.kind === 'score'
          ? null
          : { clock: { ...step.clock, then: `outcome:${consent}`, basis } };
      }),
  },
  {
    kind: 'clock-removed',
    says: 'nobody is reminded of the step, ever',
    of: (subject) => eachClock(subject, ['schema/required'], () => ({ clock: undefined })),
  },
  {
    kind: 'clock-turns-outside',
    says: 'when the time is over the step is a higher body’s',
    unless: 'the step is that body’s own',
    of: (subject) =>
      eachClock(subject, ['R43', 'ROLE_OF_OTHER_ORGANISATION'], (step) => {
        const role = ABOVE[step.by.of];
        return role === undefined ? null : { clock: { ...step.clock, then: `turn-to:${role}` } };
      }),
  },
  {
    kind: 'ladder-to-the-superior',
    says: 'a rung of the clock addresses a higher body',
    unless: 'the step is that body’s own',
    of: (subject) =>
      eachClock(subject, ['R43', 'ROLE_OF_OTHER_ORGANISATION'], (step) => {
        const role = ABOVE[step.by.of];
        return role === undefined ? null : { clock: { ...step.clock, ladder: [{ at: '80%', then: `turn-to:${role}` }] } };
      }),
  },
];

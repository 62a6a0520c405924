/** Who may do a step, hand it on, see it, or have it done for him. */
import type { Audience, Block, StepBlock } from '../../../procedure';
import { PARTY_ACTS } from '../../../procedure/rules/template-words';
import { placedSteps } from '../../../procedure/template/walk-template';
import { changed } from './edit';
import type { Mutant, Mutation, Subject } from './mutation.types';

type Change = Record<string, unknown> | null;

function eachStep(subject: Subject, expected: string[], of: (step: StepBlock) => Change): Mutant[] {
  return placedSteps(subject.template).flatMap(({ block }): Mutant[] => {
    const more = of(block);
    return more === null ? [] : [{ at: block.id, template: changed(subject.template, block.id, more), expected }];
  });
}

const isPartys = (step: Block): boolean => 'by' in step && step.by !== undefined && step.by.of === 'party-organisation';
const isPartyAct = (step: StepBlock): boolean =>
  PARTY_ACTS.includes(step.act) && !['call', 'authority', 'meeting'].includes(step.kind);
const NOT_KNOWN = ['schema/additionalProperties', 'schema/unevaluatedProperties'];
const CHOICE = { most: 2 };

export const PERSON_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'party-act-from-a-pool',
    says: 'whoever comes first gives the party body’s opinion',
    of: (subject) =>
      eachStep(subject, ['R41'], (step) => (isPartyAct(step) && 'by' in step ? { by: { ...step.by, pool: true } } : null)),
  },
  {
    kind: 'party-body-hurried',
    says: 'when the time is over the party body’s step is somebody else’s',
    unless: 'an article that the clock cites says so',
    of: (subject) =>
      eachStep(subject, ['R43'], (step) => {
        if (!isPartys(step) || !('by' in step) || !('clock' in step) || !('then' in step.clock)) return null;
        return { clock: { ...step.clock, then: `turn-to:${step.by.nobody}`, basis: undefined } };
      }),
  },
  {
    kind: 'party-act-shown',
    says: 'what the party body found is shown to the whole society',
    of: (subject) => eachStep(subject, ['R40'], (step) => (isPartys(step) ? { audience: 'applicant' satisfies Audience } : null)),
  },
  {
    kind: 'proxy-for-the-council',
    says: 'somebody chooses who votes in the organ',
    of: (subject) => eachStep(subject, ['R41', ...NOT_KNOWN], (step) => (step.kind === 'meeting' ? { chooses: CHOICE } : null)),
  },
  {
    kind: 'vote-recorded-for-others',
    says: 'a vote of the organ is entered on behalf of its members',
    of: (subject) => {
      const by = { role: 'society-secretariat', of: 'society', nobody: 'president' };
      const actions = { recording: { forms: ['telephone'], back: '5 days', by } };
      return eachStep(subject, ['R41', 'R42', ...NOT_KNOWN], (step) => (step.kind === 'meeting' ? { actions } : null));
    },
  },
  {
    kind: 'decided-by-one-post',
    says: 'one officer decides what the organ has to decide',
    of: (subject) =>
      eachStep(subject, ['obligation', 'R42', 'R39', ...pathRules(subject)], (step) => {
        if (step.kind !== 'meeting' || step.act !== 'organ-decision') return null;
        const by = { role: 'president', of: 'society', nobody: 'supervisor' };
        const clock = { within: '5 working days', remind: [], then: 'remind' };
        const ways = Object.entries(step.outcomes)
          .filter(([, { to }]) => to !== 'wait')
          .map(([id, outcome]) => [id, id.startsWith('passed') ? { ...outcome, consents: true } : outcome]);
        const gone = { organ: undefined, rules: undefined, effectiveWhen: undefined };
        return { ...gone, kind: 'review', by, clock, outcomes: Object.fromEntries(ways) };
      }),
  },
  {
    kind: 'same-person-twice',
    says: 'whoever carries it out looks over it too',
    unless: 'nothing is carried out or paid in the case',
    of: (subject) => {
      const done = placedSteps(subject.template).filter(({ block }) => ['execute', 'pay'].includes(block.act));
      return eachStep(subject, ['R18'], (step) =>
        step.act === 'supervision' && 'persons' in step && done.length > 0 ? { persons: undefined } : null,
      );
    },
  },
  {
    kind: 'nobody-left',
    says: 'nobody does the step when no one holds the post',
    of: (subject) =>
      eachStep(subject, ['schema/required'], (step) =>
        'by' in step && step.by !== undefined && 'nobody' in step.by ? { by: { ...step.by, nobody: undefined } } : null,
      ),
  },
];

function pathRules({ properties }: Subject): string[] {
  return [...new Set(properties.map(({ rule }) => rule.rule))];
}

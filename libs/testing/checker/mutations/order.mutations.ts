/** What a rule waits for is taken away, moved, or can be gone round. */
import type { Block, StepBlock, Template } from '../../../procedure';
import { placedBlocks } from '../../../procedure/template/walk-template';
import { TEST_BASIS } from '../../templates/builder';
import {
  filler,
  isGoneBackTo,
  isSpokenOf,
  outcomesOf,
  OWN_FIELD,
  OWN_ROWS,
  replaced,
  rewrite,
  stepOf,
  targetOf,
  withField,
} from './edit';
import { eachGuard, isAutomatic, type Guard } from './guards';
import type { Mutation } from './mutation.types';

/** One does not go back into a branch, nor to what comes later. */
function goesBack(step: StepBlock | undefined): boolean {
  return step !== undefined && outcomesOf(step).some(([, outcome]) => targetOf(outcome).startsWith('back-to:'));
}

const removed: Mutation = {
  kind: 'step-removed',
  says: 'the step that a rule waits for is not there',
  unless: 'another step speaks of it: then the parser would already miss it',
  of: (subject) =>
    eachGuard(
      subject,
      ({ rule, step }) => {
        if (rule.kind === 'before' && rule.wherePresent === true) return null;
        return isSpokenOf(subject.template, step.id) ? null : replaced(subject.template, step.id, () => []);
      },
      ['obligation'],
    ),
};

const actTakenAway: Mutation = {
  kind: 'act-taken-away',
  says: 'the step is there by its name and its titles, but does something else',
  unless: 'the rule is asked only of templates that have such a step',
  of: (subject) =>
    eachGuard(
      subject,
      ({ rule, step }) => {
        if (rule.kind === 'before' && rule.wherePresent === true) return null;
        return replaced(subject.template, step.id, (block) => [{ ...block, act: 'follow-up' } as Block]);
      },
      ['obligation'],
    ),
};

const movedBehind: Mutation = {
  kind: 'moved-behind',
  says: 'the step stands behind what has to wait for it',
  unless: 'something speaks of its outcome or it goes back to something, or the rule asks for it at the end of the case',
  of: (subject) =>
    eachGuard(subject, (guard) => {
      const first = guard.then[0];
      if (first === undefined || isSpokenOf(subject.template, guard.step.id) || goesBack(guard.step)) return null;
      const without = rewrite(subject.template.blocks, (block) => (block.id === guard.step.id ? [] : [block]));
      return replaced({ ...subject.template, blocks: without }, first, (block) => [block, guard.step]);
    }),
};

const beside: Mutation = {
  kind: 'side-by-side',
  says: 'the step stands beside what has to wait for it',
  unless: 'nobody stands at the step, something speaks of it, or one of the two goes back to something',
  of: (subject) =>
    eachGuard(subject, ({ step, then }) => {
      const [first] = then;
      if (first === undefined || isAutomatic(step) || isSpokenOf(subject.template, step.id)) return null;
      if (goesBack(step) || goesBack(stepOf(subject.template, first))) return null;
      const without = rewrite(subject.template.blocks, (block) => (block.id === step.id ? [] : [block]));
      return replaced({ ...subject.template, blocks: without }, first, (block) => [
        {
          ...{ kind: 'parallel', id: 'mutant-beside', join: 'all' },
          branches: [
            { id: 'one', blocks: [step] },
            { id: 'other', blocks: [block] },
          ],
        },
      ]);
    }),
};

/** The guard with something around it, in its place. One that somebody goes back to is left alone: nobody goes back into a branch. */
function wrapping(kind: string, says: string, around: (guard: Block) => Block, more: Partial<Wrapping> = {}): Mutation {
  const { unless, fits = () => true, prepare = (template: Template) => template } = more;
  return {
    ...{ kind, says },
    ...(unless === undefined ? {} : { unless }),
    of: (subject) =>
      eachGuard(subject, (guard) =>
        fits(guard, subject.template) && !isGoneBackTo(subject.template, guard.step.id)
          ? replaced(prepare(subject.template), guard.step.id, (block) => [around(block)])
          : null,
      ),
  };
}

interface Wrapping {
  unless: string;
  fits: (guard: Guard, template: Template) => boolean;
  prepare: (template: Template) => Template;
}

const isExcusedByAnyChoice = ({ rule }: Guard): boolean => rule.kind === 'before' && rule.passedOver === 'by-any-choice';
const isInEach = ({ step }: Guard, { blocks }: Template): boolean =>
  placedBlocks(blocks).some(({ block, around }) => block.id === step.id && around.some(({ kind }) => kind === 'each'));

const skippable = wrapping(
  'made-skippable',
  'a choice over a field of the form passes the step over',
  (guard) => ({ kind: 'choice', id: 'mutant-choice', branches: [{ when: `form.${OWN_FIELD.id}`, blocks: [guard] }] }),
  {
    unless: 'the rule lets any choice pass it over: people have classified the matter (R14)',
    fits: (guard) => !isExcusedByAnyChoice(guard),
    prepare: (template) => withField(template, OWN_FIELD),
  },
);

const anyBranch = wrapping(
  'branch-of-any',
  'the step is in one branch of several, any of which is enough',
  (guard) => ({
    ...{ kind: 'parallel', id: 'mutant-any', join: 'any' },
    branches: [
      { id: 'one', blocks: [guard] },
      { id: 'other', blocks: [filler('mutant-instead')] },
    ],
  }),
  {
    unless: 'the step is automatic: it is decided before anybody can act in the other branch',
    fits: ({ step }) => !isAutomatic(step),
  },
);

const emptyEach = wrapping(
  'each-of-none',
  'the step is done for each row of a table that may be empty',
  (guard) => ({ kind: 'each', id: 'mutant-each', over: { rows: OWN_ROWS.id }, way: 'in-turn', blocks: [guard], items: {} }),
  {
    unless: 'it is in an `each` already, or something outside speaks of its outcome',
    fits: (guard, template) => !isInEach(guard, template) && !isSpokenOf(template, guard.step.id),
    prepare: (template) => withField(template, OWN_ROWS),
  },
);

const passedLoop = wrapping('loop-left-before', 'the step is in a loop that somebody may leave before it', (guard) => ({
  ...{ kind: 'loop', id: 'mutant-loop', most: 2, exhausted: 'next', outcomes: { left: { to: 'next' } } },
  blocks: [filler('mutant-gate', { again: 'next', out: 'leave:left' }), guard],
  again: "outcomes['mutant-gate'] == 'again'",
}));

const leftSequence = wrapping('sequence-left-before', 'somebody may leave the sequence before the step', (guard) => ({
  ...{ kind: 'sequence', id: 'mutant-sequence', outcomes: { left: { to: 'next' } } },
  blocks: [filler('mutant-gate', { out: 'leave:left' }), guard],
}));

const interrupted = wrapping(
  'interrupt-over-it',
  'an event ends the sequence in which the step stands, and the case goes on',
  (guard) => ({
    ...{ kind: 'sequence', id: 'mutant-sequence', blocks: [guard] },
    on: [
      {
        ...{ event: 'mutant-event', title: { zh: '情况变化', en: 'Something changed' }, basis: TEST_BASIS, to: 'next' },
        by: { role: 'society-secretariat', of: 'society', nobody: 'president' },
      },
    ],
  }),
  { unless: 'the step is automatic: nothing can happen while it is open', fits: ({ step }) => !isAutomatic(step) },
);

const refusalLeadsOn: Mutation = {
  kind: 'refusal-leads-on',
  says: 'what is not the consent leads onwards too',
  unless: 'whatever comes of the step is enough for the rule',
  of: (subject) =>
    eachGuard(subject, ({ step, consents }) => {
      const refusing = outcomesOf(step).filter(([id, outcome]) => !consents.includes(id) && targetOf(outcome) === 'refuse');
      if (refusing.length === 0) return null;
      const declared = outcomesOf(step).map(([id, outcome]): [string, unknown] => {
        if (refusing.some(([other]) => other === id))
          return [id, typeof outcome === 'string' ? 'warn' : { ...outcome, to: 'next' }];
        // Which one is the consent is said, so that the rule still waits for it alone.
        return [id, consents.includes(id) && typeof outcome === 'object' ? { ...outcome, consents: true } : outcome];
      });
      return replaced(subject.template, step.id, (block) => [{ ...block, outcomes: Object.fromEntries(declared) } as Block]);
    }),
};

const consentMoved: Mutation = {
  kind: 'consent-on-refusal',
  says: 'the outcome that refuses is the one declared as the consent',
  unless: 'nothing of the step refuses, or it is a check, whose outcomes are fixed',
  of: (subject) =>
    eachGuard(
      subject,
      ({ step, consents }) => {
        const refusing = outcomesOf(step).find(([id, outcome]) => !consents.includes(id) && targetOf(outcome) === 'refuse');
        if (refusing === undefined || typeof refusing[1] === 'string') return null;
        const declared = outcomesOf(step).map(([id, outcome]): [string, unknown] => {
          const { consents: _consents, ...rest } = outcome as { consents?: true };
          return [id, id === refusing[0] ? { ...rest, consents: true } : rest];
        });
        return replaced(subject.template, step.id, (block) => [{ ...block, outcomes: Object.fromEntries(declared) } as Block]);
      },
      ['CONSENT_UNDECLARED', 'CONSENT_REFUSES'],
    ),
};

export const ORDER_MUTATIONS: readonly Mutation[] = [
  ...[removed, actTakenAway, movedBehind, beside, skippable, anyBranch, emptyEach],
  ...[passedLoop, leftSequence, interrupted, refusalLeadsOn, consentMoved],
];

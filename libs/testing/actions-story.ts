/** A case for each column of the table of actions: a task of that kind, open, with whatever an action may ask of its template. */
import type { Assignee, Block, CaseEvent, ReviewBlock, StepActions } from '../procedure';
import type { Column } from '../procedure/machine/actions/table';
import { content, Story } from './story';
import { programOf, review, TEST_BASIS, type Sketch } from './templates/builder';
import { notice, score } from './templates/steps';

const text = (words: string) => ({ zh: words, en: words });
export const secretary: Assignee = { role: 'society-secretariat', of: 'society', nobody: 'president' };
export const president: Assignee = { role: 'president', of: 'society', nobody: 'society-secretariat' };
export const partySecretary: Assignee = { role: 'party-secretary', of: 'party-organisation', nobody: 'party-member' };
export const PARTY = 'party-1';

export const RECORDING: StepActions = { recording: { forms: ['paper', 'letter'], back: '15 days', by: secretary } };
const supplement = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;

/** An officer's step that can be taken, handed on, recorded and returned. */
export function step(id: string, more: Partial<ReviewBlock> = {}): ReviewBlock {
  return review(
    id,
    { no: { to: 'refuse', label: text('no') }, back: { to: 'return', label: text('back') } },
    { by: { ...secretary, pool: true }, actions: RECORDING, supplement, ...more },
  );
}

const several = (way: 'all' | 'any' | 'in-turn' | 'votes'): Block =>
  step('one', {
    several: {
      others: [president, president],
      way,
      consent: ['agreed'],
      ...(way === 'votes' ? { votes: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, otherwise: 'no' } } : {}),
    },
  });

const meeting: Block = {
  kind: 'meeting',
  id: 'one',
  title: text('meeting'),
  act: 'organ-decision',
  organ: { parameter: 'organ' },
  rules: 'charter',
  clock: { listedWithin: '60 days' },
  effectiveWhen: 'minutes-signed',
  basis: TEST_BASIS,
  outcomes: {
    passed: { to: 'next', label: text('passed') },
    'passed-in-principle': { to: 'next', label: text('in principle') },
    postponed: { to: 'wait', label: text('postponed') },
    'not-passed': { to: 'refuse', label: text('not passed') },
    withdrawn: { to: 'refuse', label: text('withdrawn') },
  },
};

const blocks: Record<Column, Block[]> = {
  single: [step('one'), step('two')],
  all: [several('all'), step('two')],
  any: [several('any'), step('two')],
  'in-turn': [several('in-turn'), step('two')],
  votes: [several('votes'), step('two')],
  signer: [step('one'), step('two')],
  supplement: [step('one'), step('two')],
  notice: [notice('one'), step('two')],
  score: [score('one', 'case', { by: { ...secretary, person: 'applicant' } }), step('two')],
  party: [
    step('one', { by: { ...partySecretary, pool: true }, clock: { within: '1 working day', remind: [], then: 'remind' } }),
    step('two'),
  ],
  parallel: [
    {
      kind: 'parallel',
      id: 'both',
      join: 'all',
      branches: [
        { id: 'a', blocks: [step('one')] },
        { id: 'b', blocks: [step('two')] },
      ],
    },
  ],
  each: [
    { kind: 'each', id: 'rows-each', over: { rows: 'rows' }, way: 'side-by-side', blocks: [step('one')], items: {} },
    step('two'),
  ],
  meeting: [meeting, step('two')],
  closed: [step('one'), step('two')],
};

export const ACTION_SKETCH: Sketch = {
  fields: [
    {
      id: 'rows',
      type: 'table',
      label: text('rows'),
      columns: [{ id: 'name', type: 'text', label: text('name'), maxLength: 40 }],
    },
    { id: 'chair', type: 'person', label: text('chair') },
  ],
  parameters: [{ id: 'organ', type: 'organ', from: 'charter', label: text('organ') }],
};

/** A case of these blocks, filed with two rows, an organ and a party organisation. */
export function fileCase(
  given: Block[],
  filed: Partial<Extract<CaseEvent, { kind: 'filed' }>> = {},
  flags?: readonly number[],
): Story {
  const facts = { rows: [{ key: 'r1' }, { key: 'r2' }] };
  const story = new Story(programOf(given, ACTION_SKETCH), undefined, flags && [...flags]);
  return story.tell({
    ...content(facts, { subject: true, rows: true, chair: false }),
    kind: 'filed',
    case: 'case-1',
    society: 'society-1',
    association: 'association-1',
    party: PARTY,
    actor: 'applicant',
    parameters: { organ: { value: 'council' } },
    ...filed,
  });
}

/** The case, and the id of its task of that kind. */
export function inColumn(column: Column): { story: Story; slot: string } {
  const story = fileCase(blocks[column]);
  switch (column) {
    case 'single':
    case 'notice':
    case 'party':
    case 'parallel':
    case 'meeting':
      return { story, slot: 'one.1' };
    case 'all':
    case 'any':
    case 'in-turn':
    case 'votes':
    case 'score':
      return { story, slot: 'one.1.1' };
    case 'each':
      return { story, slot: 'one@r1.1' };
    case 'signer':
      return {
        story: story.tell({ kind: 'signer-added', slot: 'one.1', actor: 'ada', to: 'sign', when: 'before' }),
        slot: 'one.1.sign-1',
      };
    case 'supplement':
      return { story: story.act('one.1', 'back', { actor: 'ada' }), slot: 'one.1.supplement' };
    case 'closed':
      return { story: story.act('one.1', 'no', { actor: 'ada' }), slot: 'one.1' };
  }
}

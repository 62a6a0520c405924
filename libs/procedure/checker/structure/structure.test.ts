/** Findings that show on the blocks themselves: each kind where it is found, and a template beside it that has none. */
import { foundIn } from '../../../testing/checker/checked';
import { review, TEST_BASIS } from '../../../testing/templates/builder';
import { wait } from '../../../testing/templates/steps';
import type { Block, CheckBlock, Field, OutcomeDeclaration, Target } from '../../template/template.types';

const text = (words: string) => ({ zh: words, en: words });
const to = (way: Target): OutcomeDeclaration => ({ to: way, label: text(way) });

function check(id: string, that: string, fails: Target = 'refuse', more: Partial<CheckBlock> = {}): CheckBlock {
  const outcomes = { holds: 'next' as const, fails };
  return {
    kind: 'check',
    id,
    title: text(id),
    act: 'eligibility',
    that,
    outcomes,
    failure: text(id),
    basis: TEST_BASIS,
    ...more,
  };
}

const GIVEN = 'given.subject';
const only = (id: string, ways: Record<string, Target>): Block =>
  review(id, {}, { outcomes: Object.fromEntries(Object.entries(ways).map(([outcome, way]) => [outcome, to(way)])) });

describe('a step to which no case comes', () => {
  const RULE = ['STEP_UNREACHABLE'];

  it('stands behind one that never leads on', () => {
    expect(foundIn([only('first', { no: 'refuse' }), review('second')], RULE)).toEqual(['error STEP_UNREACHABLE /blocks/1']);
    expect(foundIn([only('first', { no: 'refuse', yes: 'next' }), review('second')], RULE)).toEqual([]);
  });

  it('stands in a branch whose condition never holds, or behind one that always does', () => {
    const choice = (when: string): Block => ({
      kind: 'choice',
      id: 'which',
      branches: [{ when, blocks: [review('one')] }],
      otherwise: [review('other')],
    });
    expect(foundIn([choice('1 > 2')], RULE)).toEqual(['error STEP_UNREACHABLE /blocks/0/branches/0/blocks/0']);
    expect(foundIn([choice('1 < 2')], RULE)).toEqual(['error STEP_UNREACHABLE /blocks/0/otherwise/0']);
    expect(foundIn([choice(GIVEN)], RULE)).toEqual([]);
  });

  it('stands behind a parallel of which not enough branches are ever passed', () => {
    const parallel = (join: 'all' | 'any'): Block => ({
      kind: 'parallel',
      id: 'both',
      join,
      branches: [
        { id: 'left', blocks: [only('stop', { no: 'refuse' })] },
        { id: 'right', blocks: [review('pass')] },
      ],
    });
    expect(foundIn([parallel('all'), review('after')], RULE)).toEqual(['error STEP_UNREACHABLE /blocks/1']);
    expect(foundIn([parallel('any'), review('after')], RULE)).toEqual([]);
  });

  it('is come to by an outcome that leaves the structures before it', () => {
    const blocks: Block[] = [
      {
        kind: 'sequence',
        id: 'group',
        outcomes: { enough: { to: 'next' } },
        blocks: [only('first', { out: 'leave:enough' })],
      },
      review('after'),
    ];
    expect(foundIn(blocks, RULE)).toEqual([]);
  });
});

describe('a way without an end', () => {
  it('only comes back to its step', () => {
    const blocks = [review('first'), only('second', { again: 'back-to:first', wait: 'back-to:second' })];
    expect(foundIn(blocks, ['WAY_WITHOUT_END'])).toEqual(['error WAY_WITHOUT_END /blocks/0', 'error WAY_WITHOUT_END /blocks/1']);
    expect(foundIn([review('first'), review('second', { again: 'back-to:first' })], ['WAY_WITHOUT_END'])).toEqual([]);
  });

  it('is none where an interrupt leads out', () => {
    const group: Block = {
      kind: 'sequence',
      id: 'group',
      blocks: [review('first'), only('second', { again: 'back-to:first' })],
      on: [{ event: 'over', to: 'refuse', title: text('over'), basis: TEST_BASIS }],
    };
    expect(foundIn([group], ['WAY_WITHOUT_END'])).toEqual([]);
  });

  it('is no procedure at all where it can only be refused', () => {
    expect(foundIn([only('first', { no: 'refuse' })], ['NEVER_COMPLETED'])).toEqual(['error NEVER_COMPLETED /blocks']);
    const ended = [only('first', { yes: 'end:cleared' })];
    expect(foundIn(ended, ['NEVER_COMPLETED'], { results: [{ id: 'cleared', label: text('cleared') }] })).toEqual([]);
  });
});

describe('a circle in which nobody acts', () => {
  const RULE = ['AUTOMATIC_CIRCLE'];
  const circle = (inside: Block[]): Block[] => [
    review('before'),
    check('begin', GIVEN),
    {
      kind: 'sequence',
      id: 'group',
      outcomes: { again: { to: 'back-to:begin' } },
      blocks: [...inside, check('decide', GIVEN, 'leave:again')],
    },
  ];

  it('is an error, unless somebody stands in it', () => {
    expect(foundIn(circle([]), RULE)).toEqual(['error AUTOMATIC_CIRCLE /blocks/1']);
    expect(foundIn(circle([review('between')]), RULE)).toEqual([]);
  });

  it('is pointed at where whoever stands in it may be passed over', () => {
    const perhaps: Block = { kind: 'choice', id: 'perhaps', branches: [{ when: GIVEN, blocks: [review('between')] }] };
    expect(foundIn(circle([perhaps]), RULE)).toEqual(['warning AUTOMATIC_CIRCLE /blocks/1']);
  });

  it('keeps the rules from being explored, and says so', () => {
    expect(foundIn(circle([]), ['RULES_NOT_EXPLORED'])).toEqual(['warning RULES_NOT_EXPLORED /blocks/1']);
  });

  it('is none in a loop that is counted', () => {
    const loop: Block = { kind: 'loop', id: 'round', blocks: [review('one')], again: GIVEN, most: 3, exhausted: 'refuse' };
    expect(foundIn([loop], RULE)).toEqual([]);
  });
});

it('a condition that never changes is pointed at, in steps and in the form', () => {
  const field: Field = { id: 'more', type: 'text', label: text('more'), maxLength: 10, shownWhen: 'false' };
  const blocks = [check('sure', '1 < 2'), review('after')];
  expect(foundIn(blocks, ['CONDITION_CONSTANT'], { fields: [field] })).toEqual([
    'warning CONDITION_CONSTANT /blocks/0/that',
    'warning CONDITION_CONSTANT /form/fields/1/shownWhen',
  ]);
  expect(foundIn([check('sure', GIVEN)], ['CONDITION_CONSTANT'])).toEqual([]);
});

describe('what is declared and never used', () => {
  it('is a parameter that nothing reads', () => {
    const parameters = [{ id: 'limit', type: 'integer' as const, from: 'rule' as const, label: text('limit') }];
    expect(foundIn([review('one')], ['PARAMETER_UNUSED'], { parameters })).toEqual(['warning PARAMETER_UNUSED /parameters/0']);
    expect(foundIn([check('one', 'params.limit > 3')], ['PARAMETER_UNUSED'], { parameters })).toEqual([]);
  });

  it('is a result with which nothing ends', () => {
    const results = [{ id: 'cleared', label: text('cleared') }];
    expect(foundIn([review('one')], ['RESULT_NEVER_TAKEN'], { results })).toEqual(['note RESULT_NEVER_TAKEN /results/0']);
    expect(foundIn([review('one', { ok: 'end:cleared' })], ['RESULT_NEVER_TAKEN'], { results })).toEqual([]);
  });

  it('is an outcome with which no item is left', () => {
    const each = (way: Target): Block => ({
      kind: 'each',
      id: 'rows',
      over: { rows: 'list' },
      way: 'in-turn',
      items: { out: { label: text('out'), struck: true } },
      blocks: [review('one', { no: way })],
    });
    const fields: Field[] = [
      {
        id: 'list',
        type: 'table',
        label: text('list'),
        columns: [{ id: 'name', type: 'text', label: text('name'), maxLength: 9 }],
      },
    ];
    const RULE = ['ITEM_OUTCOME_NEVER_TAKEN'];
    expect(foundIn([each('refuse')], RULE, { fields })).toEqual(['warning ITEM_OUTCOME_NEVER_TAKEN /blocks/0/items/out']);
    expect(foundIn([each('leave:out')], RULE, { fields })).toEqual([]);
  });
});

it('nobody in a post is no policy where the same post takes it', () => {
  const same = review('one', {}, { by: { role: 'president', of: 'society', nobody: 'president' } });
  expect(foundIn([same], ['NOBODY_IS_THE_SAME'])).toEqual(['error NOBODY_IS_THE_SAME /blocks/0/by/nobody']);
  expect(foundIn([review('one')], ['NOBODY_IS_THE_SAME'])).toEqual([]);
});

it('a clock that turns to whoever has the task already has no effect', () => {
  const clock = { within: '3 days', remind: [], then: 'turn-to:society-secretariat' as const };
  expect(foundIn([review('one', {}, { clock })], ['CLOCK_TURNS_TO_THE_SAME'])).toEqual([
    'warning CLOCK_TURNS_TO_THE_SAME /blocks/0/clock/then',
  ]);
  expect(foundIn([review('one')], ['CLOCK_TURNS_TO_THE_SAME'])).toEqual([]);
});

it('a wait for an event alone is told', () => {
  const { until: _until, ...waiting } = wait('one', { answer: 'next' });
  const { over: _over, ...outcomes } = waiting.outcomes;
  expect(foundIn([{ ...waiting, outcomes }], ['WAIT_WITHOUT_DAY'])).toEqual(['note WAIT_WITHOUT_DAY /blocks/0']);
  expect(foundIn([wait('one')], ['WAIT_WITHOUT_DAY'])).toEqual([]);
});

describe('fields of a form that no person begins', () => {
  const startedBy = [
    {
      kind: 'every' as const,
      period: 'year' as const,
      for: 'society' as const,
      opens: 'beginning',
      start: 'at-once' as const,
      basis: TEST_BASIS,
    },
  ];

  it('are required in vain where no step may edit them', () => {
    expect(foundIn([review('one')], ['FIELD_NEVER_FILLED'], { startedBy })).toEqual(['error FIELD_NEVER_FILLED /form/fields/0']);
    const edited = review('one', {}, { form: { subject: 'edit' } });
    expect(foundIn([edited], ['FIELD_NEVER_FILLED'], { startedBy })).toEqual([]);
    expect(foundIn([review('one')], ['FIELD_NEVER_FILLED'])).toEqual([]);
  });

  it('are seen by nobody where every step hides them', () => {
    const hidden = review('one', {}, { form: { subject: 'hidden' } });
    expect(foundIn([hidden], ['FIELD_NEVER_SHOWN'], { startedBy })).toEqual(['warning FIELD_NEVER_SHOWN /form/fields/0']);
    expect(foundIn([hidden, review('two')], ['FIELD_NEVER_SHOWN'], { startedBy })).toEqual([]);
  });
});

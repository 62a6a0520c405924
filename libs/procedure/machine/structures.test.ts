import type { Block } from '../index';
import { issuesOf, programOf, review, TEST_BASIS, type Sketch } from '../../testing/templates/builder';
import { content, Story } from '../../testing/story';

const text = (words: string) => ({ zh: words, en: words });
const tell = (blocks: Block[], more: Sketch = {}, facts = {}) =>
  new Story(programOf(blocks, more)).file(content(facts, { subject: true }));
const open = (story: Story) => Object.keys(story.state.slots).sort();

describe('parallel', () => {
  const two = (join: 'all' | 'any' | { atLeast: number }): Block => ({
    kind: 'parallel',
    id: 'both',
    join,
    branches: [
      { id: 'left', blocks: [review('a'), review('b')] },
      { id: 'right', blocks: [review('c')] },
      { id: 'far', blocks: [review('d')] },
    ],
  });

  it('opens every branch and goes on when all have passed', () => {
    const story = tell([two('all'), review('end')]);
    expect(open(story)).toEqual(['a.1', 'c.1', 'd.1']);
    story.act('c.1', 'agreed').act('a.1', 'agreed').act('d.1', 'agreed');
    expect(open(story)).toEqual(['b.1']);
    expect(open(story.act('b.1', 'agreed'))).toEqual(['end.1']);
    expect(story.act('end.1', 'agreed').state).toMatchObject({ status: 'closed', outcome: 'completed' });
  });

  it.each([
    ['any' as const, ['c.1']],
    [{ atLeast: 2 }, ['c.1', 'd.1']],
  ])('goes on when %j have passed, and cancels what is open in the others', (join, acts) => {
    const story = tell([two(join), review('end')]);
    for (const slot of acts) story.act(slot, 'agreed');
    expect(open(story)).toEqual(['end.1']);
    expect(
      story
        .of('task-closed')
        .filter(({ reason }) => reason === 'cancelled')
        .map(({ slot }) => slot),
    ).toContain('a.1');
    expect(Object.keys(story.state.clocks)).toEqual(['end.1.turn']);
    expect(story.state.blocks['a']).toMatchObject({ status: 'cancelled' });
    expect(story.tryTell(story.actOf('a.1', 'agreed'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
  });

  it('going back inside a branch leaves the other branches as they are', () => {
    const story = tell([
      {
        kind: 'parallel',
        id: 'both',
        join: 'all',
        branches: [
          { id: 'left', blocks: [review('a'), review('b', { back: 'back-to:a' })] },
          { id: 'right', blocks: [review('c')] },
        ],
      },
    ]);
    story.act('c.1', 'agreed').act('a.1', 'agreed').act('b.1', 'back');
    expect(open(story)).toEqual(['a.2']);
    expect(story.state.blocks['c']).toMatchObject({ status: 'done', outcome: 'agreed' });
  });

  it('going back out of it begins everything behind again, and cancels what is open in all branches', () => {
    const story = tell([
      review('first'),
      {
        kind: 'parallel',
        id: 'both',
        join: 'all',
        branches: [
          { id: 'left', blocks: [review('a', { back: 'back-to:first' })] },
          { id: 'right', blocks: [review('c')] },
        ],
      },
    ]);
    story.act('first.1', 'agreed').act('a.1', 'back');
    expect(open(story)).toEqual(['first.2']);
    expect(open(story.act('first.2', 'agreed'))).toEqual(['a.2', 'c.2']);
  });
});

describe('going back', () => {
  const blocks = (keeps?: string[]): Block[] => [
    review('draft'),
    review('check'),
    review('decide', { returned: { to: 'back-to:draft', label: text('returned'), reason: true, ...(keeps ? { keeps } : {}) } }),
  ];

  it('walks everything again', () => {
    const story = tell(blocks()).act('draft.1', 'agreed').act('check.1', 'agreed');
    story.act('decide.1', 'returned', { hasReason: true }).act('draft.2', 'agreed');
    expect(open(story)).toEqual(['check.2']);
  });

  it('keeps what stays decided, and comes straight back', () => {
    const story = tell(blocks(['check']))
      .act('draft.1', 'agreed')
      .act('check.1', 'agreed');
    story.act('decide.1', 'returned', { hasReason: true }).act('draft.2', 'agreed');
    expect(open(story)).toEqual(['decide.2']);
    expect(story.state.blocks['check']).toMatchObject({ status: 'done', round: 1 });
  });
});

describe('loop', () => {
  const three: Block = {
    kind: 'loop',
    id: 'rounds',
    blocks: [review('write'), review('read', { again: 'next' })],
    again: "outcomes['read'] == 'again'",
    most: 3,
    exhausted: 'refuse',
  };

  it('goes round as long as its condition holds, and a bounded number of times', () => {
    const story = tell([three, review('end')]);
    story.act('write.1', 'agreed').act('read.1', 'again');
    expect(open(story)).toEqual(['write.2']);
    story.act('write.2', 'agreed').act('read.2', 'agreed');
    expect(open(story)).toEqual(['end.1']);
    const stubborn = tell([three, review('end')]);
    for (const round of [1, 2, 3]) stubborn.act(`write.${round}`, 'agreed').act(`read.${round}`, 'again');
    expect(stubborn.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'rounds' });
  });

  it('is left at once by an outcome of its own', () => {
    const story = tell([
      {
        ...three,
        blocks: [review('write', { stop: 'leave:given-up' }), review('read')],
        outcomes: { 'given-up': { to: 'next' } },
      },
      review('end'),
    ]);
    story.act('write.1', 'stop');
    expect(open(story)).toEqual(['end.1']);
    expect(story.state.blocks['rounds']).toMatchObject({ status: 'done', outcome: 'given-up' });
  });
});

describe('choice', () => {
  it('takes the other way when no condition holds', () => {
    const blocks: Block[] = [
      review('ask', { no: 'next' }),
      {
        kind: 'choice',
        id: 'way',
        branches: [{ when: "outcomes['ask'] == 'agreed'", blocks: [review('yes')] }],
        otherwise: [review('other')],
      },
    ];
    expect(open(tell(blocks).act('ask.1', 'agreed'))).toEqual(['yes.1']);
    expect(open(tell(blocks).act('ask.1', 'no'))).toEqual(['other.1']);
  });
});

describe('a sequence', () => {
  const interrupted: Block[] = [
    {
      kind: 'sequence',
      id: 'rectification',
      blocks: [review('order'), review('inspect', { done: 'end:improved' })],
      on: [{ event: 'new-ground', title: text('new ground'), basis: TEST_BASIS, to: 'next' }],
      outcomes: {},
    },
    review('after'),
  ];
  const more: Sketch = { results: [{ id: 'improved', label: text('improved') }] };
  const withoutOutcomes = interrupted.map((block) => (block.kind === 'sequence' ? { ...block, outcomes: undefined } : block));
  const blocks = JSON.parse(JSON.stringify(withoutOutcomes)) as Block[];

  it('is ended by the event that interrupts it, whatever is open in it', () => {
    const story = tell(blocks, more);
    expect(open(story)).toEqual(['order.1']);
    const raised = { kind: 'raised', actor: 'p', block: 'rectification', event: 'new-ground' } as const;
    story.tell(raised);
    expect(open(story)).toEqual(['after.1']);
    expect(story.state.blocks['rectification']).toMatchObject({ status: 'done', outcome: 'on:new-ground' });
    expect(story.tryTell(raised)).toMatchObject({ rejected: 'NOTHING_TO_INTERRUPT' });
  });

  it('may hold a step that ends the case with a named result', () => {
    const story = tell(blocks, more).act('order.1', 'agreed').act('inspect.1', 'done');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed', result: 'improved' });
  });
});

describe('what is wrong with structures', () => {
  it.each<[string, Block[], string]>([
    ['an outcome that leads nowhere', [review('a', { out: 'leave:away' })], 'OUTCOME_LEADS_NOWHERE /blocks/0/outcomes/out'],
    ['a result that nobody declared', [review('a', { out: 'end:cleared' })], 'RESULT_UNKNOWN /blocks/0/outcomes/out'],
    ['a way back to something later', [review('a', { out: 'back-to:b' }), review('b')], 'BACK_TO_LATER /blocks/0/outcomes/out'],
    ['a way back to nothing', [review('a', { out: 'back-to:z' })], 'STEP_UNKNOWN /blocks/0/outcomes/out'],
    [
      'a way back into a branch that one is not in',
      [
        { kind: 'choice', id: 'c', branches: [{ when: 'given.subject', blocks: [review('in')] }] },
        review('a', { out: 'back-to:in' }),
      ],
      'BACK_INTO_BRANCH /blocks/1/outcomes/out',
    ],
    [
      'an outcome that nothing leaves by',
      [{ kind: 'sequence', id: 's', blocks: [review('a')], outcomes: { gone: { to: 'next' } } }],
      'OUTCOME_NEVER_TAKEN /blocks/0/outcomes/gone',
    ],
    [
      'a loop in which nobody acts',
      [
        {
          kind: 'loop',
          id: 'l',
          again: 'given.subject',
          most: 2,
          exhausted: 'next',
          blocks: [
            {
              kind: 'check',
              id: 'x',
              title: text('x'),
              act: 'eligibility',
              that: 'given.subject',
              outcomes: { holds: 'next', fails: 'warn' },
              failure: text('x'),
              basis: TEST_BASIS,
            },
          ],
        },
      ],
      'LOOP_WITHOUT_PERSON /blocks/0',
    ],
    [
      'more branches than there are',
      [
        {
          kind: 'parallel',
          id: 'p',
          join: { atLeast: 3 },
          branches: [
            { id: 'l', blocks: [review('a')] },
            { id: 'l', blocks: [review('b')] },
          ],
        },
      ],
      'JOIN_TOO_MANY /blocks/0/join',
    ],
    [
      'rows that do not exist',
      [{ kind: 'each', id: 'e', over: { rows: 'people' }, way: 'in-turn', blocks: [review('a')], items: {} }],
      'ROWS_UNKNOWN /blocks/0/over/rows',
    ],
  ])('%s', (_name, blocks, issue) => {
    expect(issuesOf(blocks)).toContain(issue);
  });
});

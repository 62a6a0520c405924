import { content, Story } from '../../../testing/story';
import { programOf, review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { canonicalJson } from '../../plain';
import type { Assignee, Block, ReviewBlock } from '../../template/template.types';
import type { CaseState } from '../state.types';
import { caseMachine, foldCase } from '../case-machine';

const text = (words: string) => ({ zh: words, en: words });
const post = (role: Assignee['role']): Assignee => ({ role, of: 'society', nobody: 'president' });
const SUPPLEMENT = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
const tell = (blocks: Block[], more: Sketch = {}): Story =>
  new Story(programOf(blocks, more), undefined, [1]).file(content({}, { subject: true }));
const open = (story: Story): string[] => Object.keys(story.state.slots).sort();
const by = (actor: string) => ({ actor });
const seats = (way: 'all' | 'any' | 'in-turn' | 'votes', more: Partial<ReviewBlock> = {}): Block =>
  review(
    'sign',
    { no: 'refuse' },
    {
      several: {
        ...{ others: [post('president'), post('supervisor')], way, consent: ['agreed'] },
        ...(way === 'votes' ? { votes: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, otherwise: 'no' } } : {}),
      },
      ...more,
    },
  );
const outside = (id: string): Block => review(id, {}, { act: 'publish' });
const checked = (id: string): Block => ({
  ...{ kind: 'check', id, title: text(id), act: 'eligibility', that: 'given.subject', failure: text(id), basis: TEST_BASIS },
  outcomes: { holds: 'next', fails: 'warn' },
});
const takeBack = (slot: string, actor: string) => ({ kind: 'taken-back', slot, actor }) as const;
const idOfLast = (story: Story): string => story.events.at(-1)?.id ?? '';
const undo = (event: string, actor: string) => ({ kind: 'undone', event, actor }) as const;

/** Everything but the instant and the rounds, which only ever go up. */
function comparable(state: CaseState): string {
  const blocks = Object.fromEntries(Object.entries(state.blocks).map(([id, block]) => [id, { ...block, round: 0 }]));
  return canonicalJson({ ...state, blocks, at: null });
}

describe('撤回', () => {
  it('opens his step again, in a new round, with the time that was left from the beginning', () => {
    const story = tell([review('a', {}, { clock: { within: '5 working days', remind: ['50%'], then: 'mark' } }), review('b')]);
    const due = story.state.clocks['a.1.turn']?.dueAt;
    story.days(2).act('a.1', 'agreed', by('ada')).days(1).tell(takeBack('a.1', 'ada'));
    expect(open(story)).toEqual(['a.2']);
    expect(story.state.clocks['a.2.turn']).toMatchObject({ dueAt: due, slot: 'a.2' });
    expect(story.state.blocks['b']).toMatchObject({ status: 'ahead', round: 1 });
    expect(story.of('task-closed').at(-1)).toMatchObject({ slot: 'b.1', reason: 'cancelled' });
    story.act('a.2', 'agreed', by('ada')).act('b.2', 'agreed', by('bo'));
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
  });

  it('is his alone, and nobody’s any more once somebody has acted on it', () => {
    const story = tell([review('a'), checked('c'), review('b'), review('d')]).act('a.1', 'agreed', by('ada'));
    expect(story.tryTell(takeBack('a.1', 'bo'))).toMatchObject({ rejected: 'NOT_THE_HOLDER' });
    expect(story.tryTell(takeBack('b.1', 'bo'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(story.tryTell(takeBack('z.1', 'bo'))).toMatchObject({ rejected: 'SLOT_UNKNOWN' });
    story.act('b.1', 'agreed', by('bo'));
    expect(story.tryTell(takeBack('a.1', 'ada'))).toMatchObject({ rejected: 'ACTED_ON_SINCE' });
    expect(open(story.tell(takeBack('b.1', 'bo')))).toEqual(['b.2']);
  });

  it('is too late when something has left the house', () => {
    const copy: Block = {
      ...{ kind: 'copy', id: 'tell', title: text('tell'), act: 'copy', basis: TEST_BASIS },
      copyTo: [{ role: 'association-officer', of: 'association', nobody: 'association-head' }],
      outcomes: { copied: { to: 'next', label: text('copied') } },
    };
    const story = tell([review('a'), copy, review('b')])
      .act('a.1', 'agreed', by('ada'))
      .strike();
    expect(story.state.blocks['tell']).toMatchObject({ status: 'done' });
    expect(story.tryTell(takeBack('a.1', 'ada'))).toMatchObject({ rejected: 'LEFT_THE_HOUSE' });
  });

  it('of a return takes the request for supplements back, and the clock goes on as if it had not stood', () => {
    const story = tell([review('a', { back: { to: 'return', label: text('back') } }, { supplement: SUPPLEMENT }), review('b')]);
    const due = story.state.clocks['a.1.turn']?.dueAt;
    story.act('a.1', 'back', by('ada')).tell(takeBack('a.1', 'ada'));
    expect(open(story)).toEqual(['a.2']);
    expect(story.state.clocks).toMatchObject({ 'a.2.turn': { dueAt: due, stoppedAt: null } });
    expect(Object.keys(story.state.clocks)).toEqual(['a.2.turn']);
    expect(story.state.blocks['a']).not.toHaveProperty('supplements');
  });

  it('in a parallel block concerns his branch alone, and brings back what his act had ended in the others', () => {
    const both = (join: 'all' | 'any'): Block => ({
      ...{ kind: 'parallel', id: 'both', join },
      branches: [
        { id: 'left', blocks: [review('a')] },
        { id: 'right', blocks: [review('c'), review('d')] },
      ],
    });
    const all = tell([both('all'), review('end')])
      .act('c.1', 'agreed', by('bo'))
      .act('a.1', 'agreed', by('ada'));
    expect(open(all.tell(takeBack('a.1', 'ada')))).toEqual(['a.2', 'd.1']);
    const any = tell([both('any'), review('end')])
      .act('c.1', 'agreed', by('bo'))
      .act('a.1', 'agreed', by('ada'));
    expect(open(any)).toEqual(['end.1']);
    expect(open(any.tell(takeBack('a.1', 'ada')))).toEqual(['a.2', 'd.2']);
    expect(any.state.blocks['c']).toMatchObject({ status: 'done', outcome: 'agreed' });
  });

  it('会签: his seat opens again and the others’ acts stay', () => {
    const story = tell([seats('all'), review('end')])
      .act('sign.1.1', 'agreed', by('ada'))
      .act('sign.1.2', 'agreed', by('bo'));
    story.tell(takeBack('sign.1.1', 'ada'));
    expect(open(story)).toEqual(['sign.1.1', 'sign.1.3']);
    expect(story.state.blocks['sign']?.several?.acts).toEqual([{ slot: 'sign.1.2', outcome: 'agreed', actor: 'bo' }]);
    story.act('sign.1.3', 'agreed', by('chen')).act('sign.1.1', 'agreed', by('ada'));
    expect(open(story)).toEqual(['end.1']);
    // When all are through he takes it back all the same: nobody has acted on the end yet.
    expect(open(story.tell(takeBack('sign.1.2', 'bo')))).toEqual(['sign.1.2']);
    expect(story.state.blocks['end']).toMatchObject({ status: 'ahead' });
  });

  it('会签: not once another seat has returned it, for the next round begins with all seats', () => {
    const back = { to: 'return', label: text('back') } as const;
    const signed = seats('all', { supplement: SUPPLEMENT }) as ReviewBlock;
    const story = tell([{ ...signed, outcomes: { ...signed.outcomes, back } }]);
    story.act('sign.1.1', 'agreed', by('a')).act('sign.1.2', 'back', by('b'));
    expect(story.tryTell(takeBack('sign.1.1', 'a'))).toMatchObject({ rejected: 'ACTED_ON_SINCE' });
    expect(open(story)).toEqual(['sign.1.supplement']);
  });

  it('票签 and 或签: seats that were not needed are needed again', () => {
    const story = tell([seats('votes'), review('end')])
      .act('sign.1.1', 'agreed', by('ada'))
      .act('sign.1.2', 'agreed', by('bo'));
    expect(open(story.tell(takeBack('sign.1.1', 'ada')))).toEqual(['sign.1.1', 'sign.1.3']);
    const any = tell([seats('any'), review('end')]).act('sign.1.2', 'agreed', by('bo'));
    expect(open(any.tell(takeBack('sign.1.2', 'bo')))).toEqual(['sign.1.1', 'sign.1.2', 'sign.1.3']);
  });

  it('依次: only the last, and the seat after him closes', () => {
    const story = tell([seats('in-turn'), review('end')])
      .act('sign.1.1', 'agreed', by('ada'))
      .act('sign.1.2', 'agreed', by('bo'));
    expect(story.tryTell(takeBack('sign.1.1', 'ada'))).toMatchObject({ rejected: 'ACTED_ON_SINCE' });
    expect(open(story.tell(takeBack('sign.1.2', 'bo')))).toEqual(['sign.2.2']);
    story.act('sign.2.2', 'agreed', by('bo')).act('sign.2.3', 'agreed', by('chen'));
    expect(open(story)).toEqual(['end.1']);
  });

  it('of an item of several in turn: the next item’s task waits until it is its turn, and is past it once somebody acted there', () => {
    const each: Block = {
      kind: 'each',
      id: 'each',
      over: { rows: 'rows' },
      way: 'in-turn',
      items: {},
      blocks: [review('a'), review('b')],
    };
    const name = { id: 'name', type: 'text', label: text('name'), maxLength: 40 } as const;
    const program = programOf([each], { fields: [{ id: 'rows', type: 'table', label: text('rows'), columns: [name] }] });
    const rows = [{ key: 'one' }, { key: 'two' }];
    const story = new Story(program, undefined, [1]).file(content({ rows }, { subject: true, rows: true }));
    story.act('a@one.1', 'agreed', by('ada')).act('b@one.1', 'agreed', by('ada'));
    expect(open(story)).toEqual(['a@two.1']);
    expect(open(story.tell(takeBack('b@one.1', 'ada')))).toEqual(['b@one.2']);
    expect(open(story.act('b@one.2', 'agreed', by('ada')))).toEqual(['a@two.2']);
    story.act('a@two.2', 'agreed', by('bo'));
    expect(story.tryTell(takeBack('b@one.2', 'ada'))).toMatchObject({ rejected: 'ACTED_ON_SINCE' });
  });

  it('is unknown to a case that was started without it, which keeps nothing of acts', () => {
    const story = new Story(programOf([review('a'), review('b')])).file(content({}, { subject: true }));
    story.act('a.1', 'agreed', by('ada'));
    expect(story.tryTell(takeBack('a.1', 'ada'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(story.tryTell(undo(idOfLast(story), 'ada'))).toMatchObject({ rejected: 'TOO_LATE_TO_UNDO' });
    expect(story.state.blocks['a']).not.toHaveProperty('acts');
  });
});

describe('undoing within a minute', () => {
  it.each<[string, Block[], string, string]>([
    ['an act', [review('a'), review('b')], 'a.1', 'agreed'],
    ['one seat of several', [seats('all'), review('b')], 'sign.1.2', 'agreed'],
    ['the act that decides a step of several', [seats('any'), review('b')], 'sign.1.2', 'agreed'],
    ['a return', [review('a', { back: { to: 'return', label: text('back') } }, { supplement: SUPPLEMENT })], 'a.1', 'back'],
    ['a refusal that has ended the case', [review('a', { no: 'refuse' })], 'a.1', 'no'],
    ['the last act of a case', [review('a')], 'a.1', 'agreed'],
    ['a step put off', [review('a', { later: 'wait' })], 'a.1', 'later'],
  ])('puts back exactly what was before %s', (_what, blocks, slot, outcome) => {
    const story = tell(blocks);
    const before = comparable(story.state);
    const tasks = open(story);
    story.act(slot, outcome, by('ada')).tell(undo(idOfLast(story), 'ada'));
    expect(comparable(story.state)).toBe(before);
    expect(open(story)).toEqual(tasks);
    expect(story.of('task-opened').filter((effect) => effect.slot.id === slot)).toHaveLength(2);
    expect(story.of('case-saved').at(-1)).toMatchObject({ status: 'open', outcome: null });
    // Whatever was opened by it is opened under another number, so nothing of the first time can be taken for the second.
    story.act(slot, outcome, by('ada'));
    expect(canonicalJson(foldCase(story.world, story.events))).toContain(canonicalJson(story.state));
  });

  it('goes back over a way back, and what was cancelled by it', () => {
    const story = tell([
      review('draft'),
      {
        ...{ kind: 'parallel', id: 'both', join: 'all' },
        branches: [
          { id: 'left', blocks: [review('a', { back: 'back-to:draft' })] },
          { id: 'right', blocks: [review('c')] },
        ],
      },
    ]).act('draft.1', 'agreed', by('ada'));
    story.days(1);
    const before = comparable({ ...story.state, undo: undefined });
    story.act('a.1', 'back', by('bo')).tell(undo(idOfLast(story), 'bo'));
    expect(open(story)).toEqual(['a.1', 'c.1']);
    expect(comparable(story.state)).toBe(before);
    expect(open(story.act('a.1', 'back', by('bo')).act('draft.3', 'agreed', by('ada')))).toEqual(['a.2', 'c.2']);
  });

  it('is his alone, for a minute, and only the last person’s act', () => {
    const story = tell([review('a'), review('b'), review('c')]).act('a.1', 'agreed', by('ada'));
    const first = idOfLast(story);
    expect(story.tryTell(undo(first, 'bo'))).toMatchObject({ rejected: 'NOT_THE_HOLDER' });
    const late = new Date(Date.parse(story.now) + 60_000).toISOString();
    story.act('b.1', 'agreed', by('bo'));
    expect(story.tryTell(undo(first, 'ada'))).toMatchObject({ rejected: 'ACTED_ON_SINCE' });
    const second = idOfLast(story);
    story.until(late);
    expect(story.tryTell(undo(second, 'bo'))).toMatchObject({ rejected: 'TOO_LATE_TO_UNDO' });
    story.tell({ kind: 'recused', person: 'dai', step: null, actor: 'dai' });
    expect(story.state).not.toHaveProperty('undo');
    expect(story.tryTell(undo(second, 'bo'))).toMatchObject({ rejected: 'TOO_LATE_TO_UNDO' });
  });

  it('holds back what would leave the house, and wakes the case only where something waits', () => {
    const story = tell([review('a'), review('b'), outside('post')]).act('a.1', 'agreed', by('ada'));
    expect(caseMachine.nextClock(story.state)?.clock).toBe('b.1.turn');
    story.act('b.1', 'agreed', by('bo'));
    expect(open(story)).toEqual([]);
    const settle = caseMachine.nextClock(story.state);
    expect(settle).toEqual({ clock: `${idOfLast(story)}.settle`, dueAt: story.state.undo?.until });
    expect(open(story.strike())).toEqual(['post.1']);
    expect(story.state).not.toHaveProperty('undo');
    expect(Object.keys(story.state.clocks)).toEqual(['post.1.turn']);
  });

  it('what was held back goes on with whatever happens next, and stays back when the act is undone', () => {
    const withdrawn = tell([review('a'), outside('post')]).act('a.1', 'agreed', by('ada'));
    withdrawn.tell(undo(idOfLast(withdrawn), 'ada'));
    expect(open(withdrawn)).toEqual(['a.1']);
    expect(Object.keys(withdrawn.state.clocks)).toEqual(['a.1.turn']);
    const story = tell([review('a'), outside('post')]).act('a.1', 'agreed', by('ada'));
    expect(open(story.tell({ kind: 'recused', person: 'dai', step: null, actor: 'dai' }))).toEqual(['post.1']);
  });

  it('leaves a store’s answer behind: the question is asked again under another number', () => {
    const ask: Block = { ...checked('c'), that: 'lookups.count < 3' } as Block;
    const lookUps: Sketch['lookUps'] = [
      { id: 'count', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } },
    ];
    const story = tell([review('a'), ask, review('b')], { lookUps });
    const before = comparable(story.state);
    story.act('a.1', 'agreed', by('ada'));
    const act = idOfLast(story);
    expect(open(story.lookUp({ count: 1 }))).toEqual(['b.1']);
    expect(comparable(story.tell(undo(act, 'ada')).state)).toBe(before);
    story.act('a.1', 'agreed', by('ada'));
    expect(story.state.pending).toMatchObject({ block: 'c', round: 2 });
  });

  it('stays small: ten steps, within 16 KiB', () => {
    const steps = Array.from({ length: 10 }, (_none, n) => review(`step-${n}`));
    const story = tell([...steps, review('end')]);
    for (let n = 0; n < 10; n += 1) story.act(`step-${n}.1`, 'agreed', by('ada'));
    expect(story.state.undo).toBeDefined();
    expect(canonicalJson(story.state).length).toBeLessThan(8 * 1024);
  });
});

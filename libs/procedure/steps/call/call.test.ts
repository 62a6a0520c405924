import type { Block, Program } from '../../index';
import { CalledCases } from '../../../testing/called-cases';
import { APPLICANT, content, SOCIETY, Story } from '../../../testing/story';
import { call, programOf, review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';

const text = (words: string) => ({ zh: words, en: words });
const by = (actor: string) => ({ actor });
const open = (story: Story) => Object.keys(story.state.slots).sort();
const called = (blocks: Block[], more: Sketch = {}): Program => programOf(blocks, { startedBy: [{ kind: 'called' }], ...more });
/** A procedure of one review, which may refuse or come to a result. */
const ONE = called([review('look', { no: 'refuse', partly: 'end:in-part' })], {
  results: [{ id: 'in-part', label: text('in part') }],
});
const pair = (blocks: Block[], child: Program = ONE, more: Sketch = {}) =>
  new CalledCases({ parent: programOf(blocks, more), child }).file('parent');
const CHILD = 'case-1/ask/1';

describe('a called procedure', () => {
  it('is asked for with what it needs to begin, and waited for', () => {
    const cases = pair([call('ask', 'child', {}, { input: { subject: 'subject' } }), review('after')]);
    expect(cases.of().of('case-called')).toEqual([
      {
        kind: 'case-called',
        block: 'ask',
        round: 1,
        procedure: 'child',
        society: SOCIETY,
        item: null,
        input: { subject: 'subject' },
      },
    ]);
    expect(cases.of().state.blocks['ask']).toMatchObject({ status: 'open', outcome: null });
    expect(open(cases.of())).toEqual([]);
    expect(cases.of(CHILD).state.caller).toEqual({ case: 'case-1', block: 'ask', round: 1 });
  });

  it('answers at its end, and the step that asked goes on with the outcome', () => {
    const cases = pair([call('ask', 'child'), review('after')]).act(CHILD, 'look.1', 'agreed', by('bo'));
    expect(cases.of().state.blocks['ask']).toMatchObject({ status: 'done', outcome: 'completed', called: { case: CHILD } });
    expect(open(cases.of())).toEqual(['after.1']);
    expect(cases.of(CHILD).of('deliver')).toMatchObject([
      {
        delivery: {
          to: 'case',
          stream: 'case-1',
          event: { id: `${CHILD}/ended/1`, outcome: 'completed', result: null, deciders: ['bo'] },
        },
      },
    ]);
    expect(cases.refused).toEqual([]);
  });

  it('says whether it was refused or withdrawn', () => {
    const ways = { refused: 'refuse', withdrawn: 'end:alone' } as const;
    const results = [{ id: 'alone', label: text('alone') }];
    const refused = pair([call('ask', 'child', ways)], ONE, { results }).act(CHILD, 'look.1', 'no');
    expect(refused.of().state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'ask' });
    const withdrawn = pair([call('ask', 'child', ways)], ONE, { results });
    withdrawn.of(CHILD).withdraw();
    expect(withdrawn.relay().of().state).toMatchObject({ outcome: 'completed', result: 'alone' });
  });

  it('says to which result it came; `completed` stands for every result that is not told apart', () => {
    const results = [{ id: 'half', label: text('half') }];
    const told = pair([call('ask', 'child', { 'in-part': 'end:half' })], ONE, { results }).act(CHILD, 'look.1', 'partly');
    expect(told.of().state).toMatchObject({ outcome: 'completed', result: 'half' });
    expect(told.of().state.blocks['ask']).toMatchObject({ outcome: 'in-part' });
    const plain = pair([call('ask', 'child')]).act(CHILD, 'look.1', 'partly');
    expect(plain.of().state.blocks['ask']).toMatchObject({ outcome: 'completed' });
  });

  it('is heard once, for its own round and while the step is open', () => {
    const cases = pair([call('ask', 'child'), review('after')]);
    const ended = {
      kind: 'call-ended' as const,
      block: 'ask',
      case: CHILD,
      outcome: 'completed' as const,
      result: null,
      deciders: [],
    };
    expect(cases.of().tryTell({ ...ended, round: 2 })).toMatchObject({ rejected: 'NOTHING_CALLED' });
    expect(cases.of().tryTell({ ...ended, round: 1, block: 'after' })).toMatchObject({ rejected: 'NOTHING_CALLED' });
    cases.of().tell({ ...ended, round: 1 });
    expect(cases.of().tryTell({ ...ended, round: 1 })).toMatchObject({ rejected: 'NOTHING_CALLED' });
  });

  it('begins again when its step does, under another id', () => {
    const cases = pair([review('draft'), call('ask', 'child', { refused: 'back-to:draft' }), review('after')]);
    cases.act('case-1', 'draft.1', 'agreed').act(CHILD, 'look.1', 'no').act('case-1', 'draft.2', 'agreed');
    expect(cases.of().state.blocks['ask']).toMatchObject({ status: 'open', round: 2 });
    cases.act('case-1/ask/2', 'look.1', 'agreed');
    expect(open(cases.of())).toEqual(['after.1']);
    expect(cases.refused).toEqual([]);
  });
});

describe('a called procedure whose step is left', () => {
  const side = (whenLeft: 'withdraw' | 'keep'): Block => ({
    kind: 'parallel',
    id: 'both',
    join: 'any',
    branches: [
      { id: 'one', blocks: [call('ask', 'child', {}, { whenLeft })] },
      { id: 'other', blocks: [review('quick', { back: 'back-to:first' })] },
    ],
  });
  const started = (whenLeft: 'withdraw' | 'keep') =>
    pair([review('first'), side(whenLeft), review('after')]).act('case-1', 'first.1', 'agreed');

  it('ends as withdrawn when the way goes back, and is asked for anew', () => {
    const cases = started('withdraw').act('case-1', 'quick.1', 'back');
    expect(cases.of(CHILD).state).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    // Its answer is to a step that was left, and moves nothing.
    expect(cases.refused).toEqual(['case-1 NOTHING_CALLED']);
    cases.act('case-1', 'first.2', 'agreed');
    expect(cases.of('case-1/ask/2').state.status).toBe('open');
  });

  it('ends as withdrawn when its branch is not needed any more, and when its caller ends', () => {
    expect(started('withdraw').act('case-1', 'quick.1', 'agreed').of(CHILD).state).toMatchObject({ outcome: 'withdrawn' });
    const ended = started('withdraw');
    ended.of().withdraw();
    expect(ended.relay().of(CHILD).state).toMatchObject({ outcome: 'withdrawn' });
    expect(ended.refused).toEqual(['case-1 CASE_CLOSED']);
  });

  it('ends as withdrawn when a named event interrupts, and when an item is struck', () => {
    const interrupted = pair([
      {
        kind: 'sequence',
        id: 'part',
        blocks: [call('ask', 'child')],
        on: [{ event: 'news', title: text('news'), to: 'next', basis: TEST_BASIS }],
      },
      review('after'),
    ]);
    interrupted.of().tell({ kind: 'raised', block: 'part', event: 'news', actor: 'bo' });
    expect(interrupted.relay().of(CHILD).state).toMatchObject({ outcome: 'withdrawn' });
    expect(open(interrupted.of())).toEqual(['after.1']);
  });

  it('goes on by itself where it is kept, and its answer is not heard', () => {
    const cases = started('keep').act('case-1', 'quick.1', 'agreed');
    expect(cases.of(CHILD).state.status).toBe('open');
    expect(cases.of().of('call-left')).toEqual([]);
    cases.act(CHILD, 'look.1', 'agreed');
    expect(cases.refused).toEqual(['case-1 NOTHING_CALLED']);
    expect(open(cases.of())).toEqual(['after.1']);
  });

  it('is not withdrawn once its decision stands in a register, nor by somebody who never called', () => {
    const story = new Story(ONE).file(content({}, { subject: true }));
    expect(story.tryTell({ kind: 'caller-left' })).toMatchObject({ rejected: 'NOTHING_CALLED' });
    const entered = called([
      {
        kind: 'register',
        id: 'enter',
        title: text('enter'),
        act: 'register',
        register: 'branches',
        as: 'active',
        unique: 'name-in-society',
        outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
        basis: TEST_BASIS,
      },
      review('look'),
    ]);
    const cases = pair([call('ask', 'child')], entered);
    cases.of(CHILD).register();
    cases.of().withdraw();
    expect(cases.relay().refused).toEqual([`${CHILD} ALREADY_REGISTERED`]);
    expect(cases.of(CHILD).state.status).toBe('open');
  });
});

describe('a call behind minutes that are not signed', () => {
  const decided = (blocks: Block[], more: Sketch = {}, facts = {}) => {
    const story = new Story(programOf([meeting('decide'), ...blocks], { parameters: [DECIDER], ...more }));
    story.file(content(facts, { subject: true }), { decider: { value: 'council' } }).list('decide');
    return story.result('decide', 'passed', 'announced');
  };

  it('begins inside the house, and is withdrawn with the result that is corrected', () => {
    const story = decided([call('ask', 'child')]);
    expect(story.of('case-called')).toHaveLength(1);
    story.result('decide', 'postponed', 'announced', { version: 2 });
    expect(story.of('call-left')).toEqual([{ kind: 'call-left', block: 'ask', round: 1 }]);
  });

  it('waits for them where it begins in another house', () => {
    const columns = [{ id: 'society', type: 'organisation' as const, label: text('society'), required: true }];
    const fields: Sketch['fields'] = [{ id: 'rows', type: 'table', label: text('rows'), columns }];
    const each: Block = {
      kind: 'each',
      id: 'all',
      over: { rows: 'rows' },
      way: 'side-by-side',
      blocks: [call('ask', 'child', {}, { for: 'item.society' })],
      items: {},
    };
    const story = decided([each], { fields }, { rows: [{ key: 'a', society: { id: 'society-a', kind: 'society' } }] });
    expect(story.of('case-called')).toEqual([]);
    expect(story.result('decide', 'passed', 'final').of('case-called')).toHaveLength(1);
  });
});

describe('who decided in a called procedure', () => {
  const pay = review('pay', {}, { persons: { separateFrom: ['ask'], overlap: 'refuse' } });

  it('does not act where the caller asks for somebody else', () => {
    const cases = pair([call('ask', 'child'), pay]).act(CHILD, 'look.1', 'agreed', by('bo'));
    expect(cases.of().tryTell(cases.of().actOf('pay.1', 'agreed', by('bo')))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    expect(cases.act('case-1', 'pay.1', 'agreed', by('chen')).of().state.outcome).toBe('completed');
  });

  it('is known through two calls, each once, and an applicant who supplements is not among them', () => {
    const supplement = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
    const middle = called([
      review('first', { back: { to: 'return', label: text('back') } }, { supplement }),
      call('deeper', 'grandchild'),
      review('second'),
    ]);
    const cases = new CalledCases({ parent: programOf([call('ask', 'middle'), pay]), middle, grandchild: ONE }).file('parent');
    cases.act(CHILD, 'first.1', 'back', by('ada'));
    cases.of(CHILD).resubmit('first.1.supplement', content({}, { subject: true }, 'hash-2'));
    cases.act(CHILD, 'first.2', 'agreed', by('bo')).act(`${CHILD}/deeper/1`, 'look.1', 'agreed', by('dai'));
    cases.act(CHILD, 'second.1', 'agreed', by('bo'));
    expect(cases.of().state.blocks['ask']?.actors).toEqual(['ada', 'bo', 'dai']);
    expect(cases.of(CHILD).state.deciders).not.toContain(APPLICANT);
    expect(cases.of().tryTell(cases.of().actOf('pay.1', 'agreed', by('dai')))).toMatchObject({ rejected: 'NOT_SEPARATE' });
  });

  it('is kept by nobody whom no one called', () => {
    const cases = pair([review('first'), call('ask', 'child'), review('after')]).act('case-1', 'first.1', 'agreed', by('bo'));
    cases.act(CHILD, 'look.1', 'agreed', by('chen'));
    expect(cases.of().state).not.toHaveProperty('deciders');
    expect(cases.of().state.blocks['ask']).not.toHaveProperty('actors');
  });
});

describe('each society decides for itself', () => {
  const fields: Sketch['fields'] = [
    {
      id: 'founders',
      type: 'table',
      label: text('founders'),
      required: true,
      columns: [{ id: 'society', type: 'organisation', label: text('society'), required: true }],
    },
  ];
  const each: Block = {
    kind: 'each',
    id: 'founding',
    over: { rows: 'founders' },
    way: 'side-by-side',
    blocks: [call('ask', 'child', { refused: 'leave:struck' }, { for: 'item.society' })],
    items: { struck: { label: text('struck'), struck: true } },
  };
  const rows = ['a', 'b'].map((key) => ({ key, society: { id: `society-${key}`, kind: 'society' as const } }));

  it('side by side, each under its own item, and what one refuses strikes it alone', () => {
    const parent = programOf([each, review('after')], { fields });
    expect(parent.facts.find(({ field }) => field === 'founders')?.columns?.map(({ id }) => id)).toEqual(['society']);
    const cases = new CalledCases({ parent, child: ONE }).file('parent', content({ founders: rows }, { subject: true }));
    expect(
      cases
        .of()
        .of('case-called')
        .map(({ block, society, item }) => [block, society, item]),
    ).toEqual([
      ['ask@a', 'society-a', 'a'],
      ['ask@b', 'society-b', 'b'],
    ]);
    expect(cases.of('case-1/ask@b/1').state.society).toBe('society-b');
    cases.act('case-1/ask@b/1', 'look.1', 'no').act('case-1/ask@a/1', 'look.1', 'agreed');
    expect(cases.of().state.blocks['founding']?.items?.map(({ status }) => status)).toEqual(['done', 'struck']);
    expect(open(cases.of())).toEqual(['after.1']);
  });

  it('what a look-up listed is the society itself', () => {
    const listing: Block = { ...each, over: { lookUp: 'all' }, blocks: [call('ask', 'child', {}, { for: 'item' })], items: {} };
    const lookUps = [
      { id: 'all', register: 'branches', measure: 'list' as const, where: { state: 'active', of: 'society' as const } },
    ];
    const story = new Story(programOf([listing], { lookUps })).file(content({}, { subject: true }));
    story.tell({ kind: 'looked-up', block: 'founding', round: 1, values: { all: ['society-x'] } });
    expect(story.of('case-called')).toMatchObject([{ block: 'ask@society-x', society: 'society-x', item: 'society-x' }]);
  });
});

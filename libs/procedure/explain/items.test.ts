/** Why a case waits, and how far it is, where its steps stand inside structures. */
import { ASSOCIATION, CALENDAR, content, SOCIETY, Story } from '../../testing/story';
import { review, templateOf, TEST_BASIS, type Sketch } from '../../testing/templates/builder';
import { compile } from '../authoring';
import {
  checkFindings,
  explain,
  itemNames,
  progress,
  rowLabels,
  type Block,
  type ProgressStep,
  type ReaderOf,
  type ReviewBlock,
  type Template,
  type Waiting,
} from '../index';
import type { Reader } from './waiting';

const text = (words: string) => ({ zh: words, en: words });
const people = [
  { key: 'a', name: '张某', award: 500 },
  { key: 'b', name: '李某', award: 1000 },
  { key: 'c', name: '', award: 1000 },
];
const rows: Sketch = {
  fields: [
    {
      ...{ id: 'people', type: 'table', label: text('people'), required: true },
      columns: [
        { id: 'award', type: 'money', label: text('award'), required: true },
        { id: 'name', type: 'text', label: text('name'), maxLength: 20 },
      ],
    },
  ],
};
const out = { out: { to: 'leave:out' as const, label: text('struck') } };
const vet = (more: Partial<ReviewBlock> = {}): ReviewBlock => review('vet', out, more);
const each = (blocks: Block[], way: 'in-turn' | 'side-by-side' = 'side-by-side'): Block => ({
  ...{ kind: 'each', id: 'vetting', title: text('vetting'), over: { rows: 'people' }, way, blocks },
  items: { out: { label: text('struck'), struck: true } },
});

const reader = (audience: Reader, role?: 'society-secretariat' | 'association-officer' | 'party-member'): ReaderOf => ({
  audience,
  posts:
    role === undefined
      ? []
      : [{ role, organisation: role === 'association-officer' ? ASSOCIATION : role === 'party-member' ? 'party-1' : SOCIETY }],
  person: 'reader',
});
const applicant = reader('applicant');
const society = reader('society');
const department = reader('department');

class Told {
  readonly template: Template;
  readonly story: Story;
  constructor(blocks: Block[], more: Sketch = rows) {
    this.template = templateOf(blocks, more);
    this.story = new Story(compile(this.template)).file(content({ people }, { subject: true, people: true }));
  }
  why(who: ReaderOf): Waiting[] {
    return explain(this.template, this.story.state, CALENDAR, this.story.now, who, rowLabels(this.template, { people }));
  }
  far({ audience, posts, person }: ReaderOf): ProgressStep[] {
    const labels = rowLabels(this.template, { people });
    return progress(this.template, this.story.state, { audience, posts, person, now: this.story.now, labels });
  }
  /** `step@item status outcome`, the structures with their counts. */
  lines(who: ReaderOf): string[] {
    return this.far(who).map(({ id, status, outcome, item, items, parallel }) =>
      [
        item === undefined ? id : item.place,
        status,
        ...(outcome === null ? [] : [outcome]),
        ...(items === undefined ? [] : [`${items.finished}/${items.total}${items.struck === null ? '' : `-${items.struck}`}`]),
        ...(parallel === undefined ? [] : [`${parallel.passed}/${parallel.needed} of ${parallel.total}`]),
      ].join(' '),
    );
  }
}

describe('the items of an each', () => {
  it('are each waited for by their names, with how many are finished, by whoever is inside', () => {
    const told = new Told([each([vet()]), review('end')]);
    told.story.act('vet@a.1', 'agreed');
    const found = told.why(society);
    expect(found.map(({ step, item, items }) => [step, item?.place, item?.number, item?.label, items?.finished])).toEqual([
      ['vet', 'vet@b', 2, '李某', 1],
      ['vet', 'vet@c', 3, null, 1],
    ]);
    expect(found.map(({ slot }) => slot)).toEqual(['vet@b.1', 'vet@c.1']);
    expect(told.lines(society)).toEqual([
      'filing done',
      'vetting current 1/3-0',
      'vet@a done agreed',
      'vet@b current',
      'vet@c current',
      'end ahead',
      'end ahead',
    ]);
  });

  it('are one thing to wait for from outside, without dates, names or what became of them', () => {
    const told = new Told([each([vet()]), review('end')]);
    told.story.act('vet@a.1', 'out');
    for (const who of [applicant, department, reader('party-body'), reader('administrator')]) {
      const found = told.why(who);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        step: 'vet',
        slot: null,
        until: null,
        clock: null,
        overdue: false,
        items: { each: 'vetting', total: 3, finished: 1, struck: null },
      });
      expect(found[0]).not.toHaveProperty('item');
      expect(told.lines(who)).toEqual(['filing done', 'vetting current 1/3', 'vet current', 'end ahead', 'end ahead']);
      expect(JSON.stringify([found, told.far(who)])).not.toMatch(/张某|李某|@/);
    }
    expect(told.lines(society)).toContain('vetting current 1/3-1');
    expect(told.lines(society)).toContain('vet@a done out');
  });

  it('are shown to whom a step’s audience names, to whoever holds it and to supervision', () => {
    const officer = { role: 'association-officer' as const, of: 'association' as const, nobody: 'association-head' as const };
    const clock = { within: '1 working day', remind: [], then: 'turn-to:association-head' as const };
    const told = new Told([each([vet({ audience: 'department', by: officer, clock })])]);
    for (const who of [department, reader('supervision'), reader('applicant', 'association-officer')]) {
      expect(told.why(who)).toHaveLength(3);
      expect(told.lines(who)).toContain('vet@a current');
    }
    for (const who of [society, applicant]) expect(told.lines(who)).toContain('vet current');
    expect(new Told([each([vet({ audience: 'applicant' })])]).lines(applicant)).toContain('vet@b current');
  });

  it('of a party body are its own members’, not those of another’s', () => {
    const told = new Told([each([vet({ audience: 'party-body' })])]);
    const own = { ...told.story.state, party: 'party-1' };
    const of = (posts: ReaderOf['posts']): number =>
      explain(told.template, own, CALENDAR, told.story.now, { ...reader('party-body'), posts }).length;
    expect(of([{ role: 'party-member', organisation: 'party-1' }])).toBe(3);
    expect(of([{ role: 'party-member', organisation: 'party-2' }])).toBe(1);
    expect(told.lines(society)).toContain('vet current');
  });

  it('are shown step by step as far as the reader is inside each of them', () => {
    const told = new Told([each([review('papers', {}, { audience: 'applicant' }), vet({ audience: 'department' })])]);
    told.story.act('papers@a.1', 'agreed');
    expect(told.lines(society)).toEqual([
      'filing done',
      'vetting current 0/3',
      'papers@a done agreed',
      'papers@b current',
      'papers@c current',
      'vet current',
      'end ahead',
    ]);
  });

  it('in turn wait one after the other, and what was struck is not waited for', () => {
    const told = new Told([each([vet(), review('second')], 'in-turn'), review('end')]);
    told.story.act('vet@a.1', 'out');
    expect(told.why(society).map(({ item }) => item?.place)).toEqual(['vet@b']);
    const lines = told.lines(society);
    expect(lines).toEqual(
      expect.arrayContaining(['vet@a done out', 'second@a skipped', 'vet@b current', 'second@b ahead', 'vet@c ahead']),
    );
  });

  it('that are all finished say so', () => {
    const told = new Told([each([vet(), review('second')]), review('end')]);
    for (const key of ['a', 'b', 'c']) told.story.act(`vet@${key}.1`, 'out');
    expect(told.lines(society)).toEqual(expect.arrayContaining(['vetting done 3/3-3', 'second@a skipped', 'end current']));
    expect(told.lines(applicant)).toEqual(expect.arrayContaining(['vetting done 3/3', 'vet done', 'second done', 'end current']));
  });

  it('are a step of the plan before they are known, and the store’s affair while it is asked for them', () => {
    const told = new Told([review('first'), each([vet()])]);
    expect(told.lines(society)).toEqual(['filing done', 'first current', 'vet ahead', 'end ahead']);
    const list: Block = { ...(each([vet()]) as Extract<Block, { kind: 'each' }>), over: { lookUp: 'branches' } };
    const lookUps: Sketch['lookUps'] = [
      { id: 'branches', register: 'branches', measure: 'list', where: { state: 'active', of: 'society' } },
    ];
    const asked = new Told([list], { lookUps });
    expect(asked.why(society)).toMatchObject([{ step: 'vetting', reason: 'waits-for-system', title: text('vetting') }]);
  });

  it('have their own findings, and one word for all of them outside', () => {
    const small: Block = {
      ...{ kind: 'check', id: 'small', title: text('small'), act: 'eligibility', basis: TEST_BASIS, failure: text('too large') },
      ...{ that: 'item.award < 1000', outcomes: { holds: 'next', fails: 'warn' } },
    };
    const told = new Told([each([small, vet()])]);
    const findings = (who: ReaderOf) =>
      checkFindings(told.template, told.story.state, who).map(({ status, item }) => [item?.key ?? null, status]);
    expect(findings(society)).toEqual([
      ['a', 'holds'],
      ['b', 'fails'],
      ['c', 'fails'],
    ]);
    expect(findings(applicant)).toEqual([[null, 'unknown']]);
  });
});

describe('branches side by side', () => {
  const both = (join: 'all' | 'any' | { atLeast: number }): Block => ({
    kind: 'parallel',
    id: 'both',
    join,
    branches: [
      { id: 'left', title: text('left'), blocks: [review('a'), review('b')] },
      { id: 'right', blocks: [review('c')] },
      { id: 'far', blocks: [{ kind: 'choice', id: 'way', branches: [{ when: 'given.subject', blocks: [review('d')] }] }] },
    ],
  });

  it('are all waited for, each with how many are needed and how many have passed', () => {
    const told = new Told([both({ atLeast: 2 }), review('end')]);
    const seen = () =>
      told.why(society).map(({ step, parallel }) => [step, parallel?.branch, parallel?.passed, parallel?.needed]);
    expect(seen()).toEqual([
      ['a', 'left', 0, 2],
      ['c', 'right', 0, 2],
      ['d', 'far', 0, 2],
    ]);
    told.story.act('d.1', 'agreed');
    expect(seen()).toEqual([
      ['a', 'left', 1, 2],
      ['c', 'right', 1, 2],
    ]);
    expect(told.why(society)[0]?.parallel).toMatchObject({ title: text('left'), total: 3 });
    expect(told.lines(society)).toContain('both current 1/2 of 3');
  });

  it('that are not needed any more are cancelled, and what was ahead in them does not come', () => {
    const told = new Told([both('any'), review('end')]);
    told.story.act('c.1', 'agreed');
    expect(told.lines(society)).toEqual([
      'filing done',
      'both done 1/1 of 3',
      'a cancelled',
      'b skipped',
      'c done agreed',
      'd cancelled',
      'end current',
      'end ahead',
    ]);
    expect(told.why(society)[0]).not.toHaveProperty('parallel');
  });

  it('inside an each are counted for each item', () => {
    const inner: Block = {
      kind: 'parallel',
      id: 'pair',
      join: 'all',
      branches: [
        { id: 'one', blocks: [review('x')] },
        { id: 'two', blocks: [review('y')] },
      ],
    };
    const told = new Told([each([inner])]);
    told.story.act('x@a.1', 'agreed');
    expect(told.why(society).map(({ item, parallel }) => [item?.place, parallel?.passed])).toEqual([
      ['x@b', 0],
      ['x@c', 0],
      ['y@a', 1],
      ['y@b', 0],
      ['y@c', 0],
    ]);
    expect(told.lines(society)).toContain('pair@a current 1/2 of 2');
    expect(told.lines(applicant).filter((line) => line.startsWith('pair'))).toEqual([]);
  });
});

describe('what is judged', () => {
  it('has the names of its rows, or of the items that went before', () => {
    const { template } = new Told([each([vet()])]);
    const names = { a: '张某', b: '李某' };
    expect(itemNames(template, { rows: 'people' }, { people })).toEqual(names);
    expect(itemNames(template, { each: 'vetting' }, { people })).toEqual(names);
    for (const judged of ['case', { lookUp: 'people' }, { rows: 'other' }, { each: 'other' }] as const)
      expect(itemNames(template, judged, { people })).toEqual({});
  });
});

describe('a sequence that an event may end', () => {
  const blocks: Block[] = [
    {
      kind: 'sequence',
      id: 'rectification',
      blocks: [review('order'), review('inspect')],
      on: [{ event: 'new-ground', title: text('new ground'), basis: TEST_BASIS, to: 'next' }],
    },
    review('after'),
  ];

  it('says by what, as long as it lasts', () => {
    const told = new Told(blocks);
    expect(told.why(society)[0]?.interrupts).toEqual([
      { sequence: 'rectification', event: 'new-ground', title: text('new ground') },
    ]);
    told.story.act('order.1', 'agreed').act('inspect.1', 'agreed');
    expect(told.why(society)[0]).not.toHaveProperty('interrupts');
    expect(told.lines(society)).not.toContain('rectification done');
  });

  it('shows the event behind what it ended, and nothing ahead in there', () => {
    const told = new Told(blocks);
    told.story.tell({ kind: 'raised', actor: 'p', block: 'rectification', event: 'new-ground' });
    expect(told.lines(society)).toEqual([
      'filing done',
      'order cancelled',
      'inspect skipped',
      'rectification done',
      'after current',
      'end ahead',
    ]);
    expect(told.far(society).find(({ kind }) => kind === 'interrupt')?.title).toEqual(text('new ground'));
  });
});

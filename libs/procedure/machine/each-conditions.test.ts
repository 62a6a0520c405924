import type { Block } from '../index';
import type { Row } from '../forms/values';
import { content, Story } from '../../testing/story';
import { issuesOf, programOf, review, TEST_BASIS, type Sketch } from '../../testing/templates/builder';

const text = (words: string) => ({ zh: words, en: words });
const rows: Sketch = {
  fields: [
    {
      ...{ id: 'people', type: 'table', label: text('people'), required: true },
      columns: [
        { id: 'award', type: 'money', label: text('award'), required: true },
        { id: 'since', type: 'date', label: text('since') },
      ],
    },
  ],
};
const each = (blocks: Block[], items: Extract<Block, { kind: 'each' }>['items'] = {}): Block => ({
  ...{ kind: 'each', id: 'vetting', over: { rows: 'people' }, way: 'side-by-side', blocks, items },
});
const large: Block = { kind: 'choice', id: 'large', branches: [{ when: 'item.award >= 1000', blocks: [review('extra')] }] };
const people: Row[] = [
  { key: 'a', award: 500 },
  { key: 'b', award: 1000, since: '2026-01-01' },
];
const tell = (blocks: Block[]): Story =>
  new Story(programOf(blocks, rows)).file(content({ people }, { subject: true, people: true }));
const open = (story: Story): string[] => Object.keys(story.state.slots).sort();

describe('conditions inside an each', () => {
  it('read the row at hand', () => {
    const story = tell([each([large, review('vet')]), review('end')]);
    expect(open(story)).toEqual(['extra@b.1', 'vet@a.1']);
  });

  it('ask a check of the row at hand, and its outcome is the row’s own', () => {
    const check: Block = {
      ...{ kind: 'check', id: 'small', title: text('small'), act: 'eligibility', basis: TEST_BASIS, failure: text('too large') },
      ...{ that: 'item.award < 1000', outcomes: { holds: 'next', fails: 'warn' } },
    };
    const way: Block = {
      kind: 'choice',
      id: 'way',
      branches: [{ when: "checks['small'] == 'fails'", blocks: [review('extra')] }],
    };
    const story = tell([each([check, way, review('vet')])]);
    expect(open(story)).toEqual(['extra@b.1', 'vet@a.1']);
  });

  it('count afterwards how many rows were left with which outcome', () => {
    const struck = review('vet', { out: { to: 'leave:out', label: text('out') } });
    const few: Block = {
      ...{ kind: 'choice', id: 'few' },
      branches: [{ when: "items['vetting']['out'] > 0 && items['vetting']['done'] == 1", blocks: [review('again')] }],
    };
    const story = tell([each([struck], { out: { label: text('out'), struck: true } }), few, review('end')]);
    story.act('vet@a.1', 'agreed').act('vet@b.1', 'out');
    expect(open(story)).toEqual(['again.1']);
  });

  it('are typed from the columns: what is optional is guarded, and outside there is no row', () => {
    const when = (condition: string, inside = true): string[] => {
      const choice: Block = { kind: 'choice', id: 'way', branches: [{ when: condition, blocks: [review('extra')] }] };
      return issuesOf(inside ? [each([choice])] : [each([review('vet')]), choice], rows).map(
        (issue) => issue.split(' ')[0] ?? '',
      );
    };
    expect(when("has(item.since) && before(item.since, '2026-05-20')")).toEqual([]);
    expect(when("before(item.since, '2026-05-20')")).toEqual(['CONDITION_UNGUARDED']);
    expect(when('item.colour == 1')).toEqual(['CONDITION_TYPE']);
    expect(when('item.award > 0', false)).toEqual(['CONDITION_TYPE']);
    expect(when("items['vetting']['out'] > 0", false)).toEqual(['CONDITION_UNKNOWN_STEP']);
  });
});

import type { Block } from '../../index';
import { foldCase, isRejection } from '../../index';
import { programOf, review, type Sketch } from '../../../testing/templates/builder';
import { notice, score, scoreTo as to, WITH_ROWS } from '../../../testing/templates/steps';
import { content, Story } from '../../../testing/story';
import { rankingOf } from './score.step';

const text = (words: string) => ({ zh: words, en: words });
const rows = (...keys: string[]) => ({ entries: keys.map((key) => ({ key, class: key === 'b' ? 'b' : 'a' })) });
const tell = (blocks: Block[], more: Sketch = {}, facts = {}, parameters = {}) =>
  new Story(programOf(blocks, more)).file(content(facts, { subject: true }), parameters);
const open = (story: Story) => Object.keys(story.state.slots).sort();

/** P51: the material of each entry, a panel, a notice for each winner, and the register with those whom nobody could keep out. */
describe('an award round', () => {
  const blocks: Block[] = [
    {
      kind: 'each',
      id: 'entry',
      over: { rows: 'entries' },
      way: 'side-by-side',
      items: { unfit: { label: text('unfit'), struck: true } },
      blocks: [review('material', { unfit: 'leave:unfit' })],
    },
    score(
      'judge',
      { each: 'entry' },
      { takes: { ratio: { parameter: 'share' } }, outcomes: { ranked: to('next'), tied: to('refuse'), none: to('refuse') } },
    ),
    {
      kind: 'each',
      id: 'winner',
      over: { taken: 'judge' },
      way: 'side-by-side',
      items: { struck: { label: text('struck'), struck: true } },
      blocks: [
        notice('publicity', 'leave:struck'),
        {
          kind: 'choice',
          id: 'class',
          branches: [{ when: "item.class == 'a'", blocks: [review('first-class')] }],
          otherwise: [review('second-class')],
        },
      ],
    },
    {
      kind: 'choice',
      id: 'any',
      branches: [{ when: "items['winner']['done'] >= 1 && taken['judge'] == 2", blocks: [review('enter')] }],
    },
  ];
  const sketchOf: Sketch = { ...WITH_ROWS, parameters: [{ id: 'share', type: 'ratio', from: 'rule', label: text('share') }] };
  const told = () => tell(blocks, sketchOf, rows('a', 'b', 'c', 'd', 'e'), { share: { value: { part: 1, whole: 2 } } });

  it('goes from its entries to its winners, and strikes one to whom somebody rightly objects', () => {
    const story = told();
    for (const key of ['a', 'b', 'c', 'd']) story.act(`material@${key}.1`, 'agreed');
    story.act('material@e.1', 'unfit');
    expect(story.state.blocks['judge']?.score?.items.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
    const points = { a: [10, 18], b: [9, 18], c: [2, 2], d: [3, 3] };
    for (const [index, given] of [points, points, { ...points, a: null }].entries()) {
      const marks = Object.entries(given).map(([item, own]) => ({ item, points: own }));
      story.act(`judge.1.${index + 1}`, 'scored', { actor: `judge-${index}`, marks });
    }
    expect(
      rankingOf(story.state, 'judge')
        ?.filter(({ taken }) => taken)
        .map(({ key }) => key),
    ).toEqual(['a', 'b']);
    expect(open(story)).toEqual(['publicity@a.1', 'publicity@b.1']);
    story.act('publicity@a.1', 'posted').act('publicity@b.1', 'posted', { occurredOn: '2026-05-17' });
    story.tell({ kind: 'objected', block: 'publicity@a', actor: 'person-member' });
    expect(open(story)).toEqual(['publicity@a.1.1']);
    story.strike().strike();
    expect(story.state.blocks['publicity@b']).toMatchObject({ outcome: 'clear' });
    expect(open(story)).toEqual(['publicity@a.1.1', 'second-class@b.1']);
    story.act('publicity@a.1.1', 'right', { actor: 'person-supervisor', hasReason: true });
    expect(story.state.blocks['winner']?.items).toMatchObject([
      { key: 'a', status: 'struck', outcome: 'struck' },
      { key: 'b', status: 'open' },
    ]);
    story.act('second-class@b.1', 'agreed').act('enter.1', 'agreed');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed', slots: {}, clocks: {} });
    const folded = foldCase(story.world, story.events);
    expect(isRejection(folded) ? folded : folded.state).toEqual(story.state);
  });

  it('has no winner where all entries were unfit', () => {
    const story = told();
    for (const key of ['a', 'b', 'c', 'd', 'e']) story.act(`material@${key}.1`, 'unfit');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'judge' });
  });
});

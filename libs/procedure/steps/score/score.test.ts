import type { Block, CaseEvent, ScoreBlock } from '../../index';
import { issuesOf, programOf, review, type Sketch } from '../../../testing/templates/builder';
import { score, scoreTo as to, WITH_ROWS } from '../../../testing/templates/steps';
import { content, Story } from '../../../testing/story';
import { rankingOf } from './score.step';

const text = (words: string) => ({ zh: words, en: words });
const rows = (...keys: string[]) => ({ entries: keys.map((key) => ({ key, class: key === 'b' ? 'b' : 'a' })) });
const tell = (blocks: Block[], more: Sketch = {}, facts = {}, parameters = {}) =>
  new Story(programOf(blocks, more)).file(content(facts, { subject: true }), parameters);
const open = (story: Story) => Object.keys(story.state.slots).sort();

type Points = Record<string, number[] | null>;
const marks = (points: Points) => Object.entries(points).map(([item, given]) => ({ item, points: given }));
const sheet = (story: Story, seat: number, points: Points, actor = `judge-${seat}`) =>
  story.act(`judge.1.${seat}`, 'scored', { actor, marks: marks(points) });
const trySheet = (story: Story, seat: number, more: Partial<Extract<CaseEvent, { kind: 'acted' }>>) =>
  story.tryTell(story.actOf(`judge.1.${seat}`, 'scored', { actor: `judge-${seat}`, ...more }));
const judged = (story: Story, ...sheets: Points[]) => {
  for (const [index, points] of sheets.entries()) sheet(story, index + 1, points);
  return story;
};

describe('评审打分', () => {
  it('opens a sheet for everybody, and ranks when the last is in', () => {
    const story = tell([score('judge', { rows: 'entries' }), review('then')], WITH_ROWS, rows('a', 'b'));
    expect(open(story)).toEqual(['judge.1.1', 'judge.1.2', 'judge.1.3']);
    sheet(story, 2, { a: [10, 20], b: [5, 10] });
    sheet(story, 1, { b: [6, 10], a: [9, 20] });
    expect(rankingOf(story.state, 'judge')).toBeNull();
    expect(story.state.blocks['judge']?.score?.items.map(({ rank, taken }) => [rank, taken])).toEqual([
      [null, null],
      [null, null],
    ]);
    sheet(story, 3, { a: [8, 19], b: [5, 11] });
    // a: 40·(10+9+8)/30 + 60·(20+20+19)/60 = 36 + 59; b: 40·16/30 + 60·31/60 = 21.333… + 31.
    expect(rankingOf(story.state, 'judge')).toEqual([
      { key: 'a', sum: 9_500, sheets: 3, rank: 1, taken: true },
      { key: 'b', sum: 5_233, sheets: 3, rank: 2, taken: true },
    ]);
    expect(story.state.blocks['judge']).toMatchObject({ status: 'done', outcome: 'ranked' });
    expect(open(story)).toEqual(['then.1']);
  });

  it('keeps no sheet: what stands in the state is one sum for each item', () => {
    const story = tell([score('judge', { rows: 'entries' }), review('then')], WITH_ROWS, rows('a', 'b'));
    sheet(story, 1, { a: [7, 13], b: [3, 17] });
    expect(JSON.stringify(story.state)).not.toMatch(/points|\[7,13\]/);
    expect(story.state.blocks['judge']?.score?.items[0]).toEqual({ key: 'a', sum: 67, sheets: 1, rank: null, taken: null });
  });

  it('is one sheet from one person, whole, on the content that was shown', () => {
    const story = tell([score('judge', { rows: 'entries' })], WITH_ROWS, rows('a'));
    expect(trySheet(story, 1, {})).toEqual({ rejected: 'MARKS_UNFIT', details: { slot: 'judge.1.1', item: null } });
    expect(trySheet(story, 1, { marks: marks({ a: [11, 0] }) })).toMatchObject({
      rejected: 'MARKS_UNFIT',
      details: { item: 'a' },
    });
    sheet(story, 1, { a: [10, 0] });
    expect(trySheet(story, 2, { actor: 'judge-1', marks: marks({ a: [1, 1] }) })).toMatchObject({ rejected: 'ALREADY_ACTED' });
    expect(trySheet(story, 1, { marks: marks({ a: [1, 1] }) })).toMatchObject({ rejected: 'SLOT_CLOSED' });
    expect(trySheet(story, 4, { marks: marks({ a: [1, 1] }) })).toMatchObject({ rejected: 'SLOT_UNKNOWN' });
    expect(trySheet(story, 2, { contentHash: 'other', marks: marks({ a: [1, 1] }) })).toMatchObject({
      rejected: 'CONTENT_CHANGED',
    });
  });

  it('averages an item from which somebody keeps out over the others, and leaves one that nobody judged to people', () => {
    const story = judged(
      tell([score('judge', { rows: 'entries' }, { takes: { most: 2 } }), review('then')], WITH_ROWS, rows('a', 'b', 'c')),
      { a: [10, 20], b: null, c: null },
      { a: [10, 20], b: [0, 20], c: null },
      { a: [10, 20], b: [10, 0], c: null },
    );
    expect(story.state.blocks['judge']).toMatchObject({ outcome: 'tied' });
    expect(rankingOf(story.state, 'judge')).toMatchObject([
      { key: 'a', sum: 10_000, rank: 1, taken: true },
      { key: 'b', sum: 5_000, sheets: 2, rank: 2, taken: true },
      { key: 'c', sum: 0, sheets: 0, rank: null, taken: null },
    ]);
  });

  it('is tied where equals stand at the border, and never broken by the order of names', () => {
    const blocks = [
      score('judge', { rows: 'entries' }, { takes: { most: 1 }, outcomes: { ranked: to('next'), tied: to('refuse') } }),
    ];
    const equal = { a: [5, 5], b: [5, 5] };
    const story = judged(tell(blocks, WITH_ROWS, rows('b', 'a')), equal, equal, equal);
    expect(rankingOf(story.state, 'judge')?.map(({ rank, taken }) => [rank, taken])).toEqual([
      [1, null],
      [1, null],
    ]);
    expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'judge' });
  });

  it('is spread where scorers are too far apart and the template wants to know', () => {
    const outcomes = { ranked: to('next'), tied: to('next'), spread: to('refuse') };
    const blocks = (more: Partial<ScoreBlock>) => [
      score('judge', { rows: 'entries' }, { spread: { moreThan: 4_000 }, ...more }),
      review('then'),
    ];
    const sheets: Points[] = [{ a: [10, 20] }, { a: [0, 20] }, { a: [10, 19] }];
    expect(judged(tell(blocks({ outcomes }), WITH_ROWS, rows('a')), ...sheets).state.blocks['judge']?.outcome).toBe('ranked');
    const far = judged(tell(blocks({ outcomes }), WITH_ROWS, rows('a')), ...sheets.slice(0, 2), { a: [0, 19] });
    expect(far.state).toMatchObject({ outcome: 'refused', refusedBy: 'judge' });
    expect(far.state.blocks['judge']?.score?.items[0]).toMatchObject({ least: 5_700, most: 10_000 });
    expect(
      judged(tell(blocks({}), WITH_ROWS, rows('a')), ...sheets.slice(0, 2), { a: [0, 19] }).state.blocks['judge']?.outcome,
    ).toBe('ranked');
  });

  it('takes by numbers of parameters, and refuses a case whose parameters are none', () => {
    const parameters: Sketch['parameters'] = [
      { id: 'share', type: 'ratio', from: 'rule', label: text('share') },
      { id: 'places', type: 'integer', from: 'rule', label: text('places') },
    ];
    const takes = { ratio: { parameter: 'share' }, most: { parameter: 'places' } };
    const program = programOf([score('judge', { rows: 'entries' }, { takes })], { ...WITH_ROWS, parameters });
    const values = { share: { value: { part: 1, whole: 2 } }, places: { value: 9 } };
    const story = new Story(program).file(content(rows('a', 'b', 'c'), { subject: true }), values);
    const points = { a: [1, 1], b: [2, 2], c: [3, 3] };
    expect(rankingOf(judged(story, points, points, points).state, 'judge')?.map(({ taken }) => taken)).toEqual([
      false,
      false,
      true,
    ]);
    const refused = new Story(program).tryFile(content(rows('a'), { subject: true }), {
      share: { value: 3 },
      places: { value: -1 },
    });
    expect(refused).toMatchObject({ rejected: 'PARAMETER_UNFIT', details: { parameters: ['places', 'share'] } });
  });

  it('is over at once where there is nothing to judge', () => {
    const outcomes = { ranked: to('next'), tied: to('next'), none: to('refuse') };
    expect(tell([score('judge', { rows: 'entries' }), review('then')], WITH_ROWS, rows()).state.blocks['judge']).toMatchObject({
      status: 'done',
      outcome: 'ranked',
    });
    expect(tell([score('judge', { rows: 'entries' }, { outcomes })], WITH_ROWS, {}).state).toMatchObject({ outcome: 'refused' });
  });

  it('asks the store for the items of a look-up', () => {
    const lookUps: Sketch['lookUps'] = [
      { id: 'branches', register: 'branches', measure: 'list', where: { state: 'active', of: 'society' } },
    ];
    const story = tell([score('judge', { lookUp: 'branches' }), review('then')], { lookUps });
    expect(story.state.pending).toEqual({ kind: 'look-up', block: 'judge', round: 1, lookUps: ['branches'] });
    expect(open(story)).toEqual([]);
    const answer = { kind: 'looked-up', block: 'judge', round: 1 } as const;
    expect(story.tryTell({ ...answer, round: 2, values: { branches: ['x'] } })).toMatchObject({ rejected: 'NOTHING_PENDING' });
    expect(story.tryTell({ ...answer, values: { branches: 3 } })).toMatchObject({ rejected: 'NOTHING_PENDING' });
    story.tell({ ...answer, values: { branches: ['x', 'y'] } });
    expect(story.state.blocks['judge']?.score?.items.map(({ key }) => key)).toEqual(['x', 'y']);
    expect(open(story)).toEqual(['judge.1.1', 'judge.1.2', 'judge.1.3']);
  });

  it('begins anew in a new round, and its clock turns to others and decides nothing', () => {
    const story = tell(
      [review('first'), score('judge', { rows: 'entries' }), review('look', { again: 'back-to:judge' })],
      WITH_ROWS,
      rows('a'),
    );
    story.act('first.1', 'agreed').strike();
    expect(story.state.slots['judge.1.1']?.holders.map(({ role }) => role)).toEqual(['council-member', 'president']);
    judged(story, { a: [1, 1] }, { a: [1, 1] }, { a: [1, 1] }).act('look.1', 'again');
    expect(open(story)).toEqual(['judge.2.1', 'judge.2.2', 'judge.2.3']);
    expect(story.state.blocks['judge']?.score).toEqual({
      actors: [],
      total: 3,
      items: [{ key: 'a', sum: 0, sheets: 0, rank: null, taken: null }],
    });
    expect(trySheet(story, 1, { marks: [] })).toMatchObject({ rejected: 'SLOT_CLOSED' });
  });

  it('is a scorer’s own: whoever acted in a step that is to be apart does not judge', () => {
    const persons = { separateFrom: ['first'], overlap: 'refuse' as const };
    const story = tell([review('first'), score('judge', 'case', { persons })]).act('first.1', 'agreed', { actor: 'judge-1' });
    expect(trySheet(story, 1, { marks: marks({ case: [1, 1] }) })).toMatchObject({ rejected: 'NOT_SEPARATE' });
  });
});

describe('conditions that read a score', () => {
  const outcomes = { ranked: to('next'), tied: to('next') };
  const when = (condition: string): Block => ({
    kind: 'choice',
    id: 'way',
    branches: [{ when: condition, blocks: [review('good')] }],
    otherwise: [review('poor')],
  });

  it('read the case’s own sum, which is 0 before it has one', () => {
    const blocks = [score('judge', 'case', { outcomes, others: [] }), when("scores['judge'] >= 6000")];
    expect(open(sheet(tell(blocks), 1, { case: [6, 12] }))).toEqual(['good.1']);
    expect(open(sheet(tell(blocks), 1, { case: [5, 12] }))).toEqual(['poor.1']);
    expect(open(tell([when("scores['judge'] == 0 && taken['judge'] == 0"), ...blocks.slice(0, 1)]))).toEqual(['good.1']);
  });

  it('read how many were taken', () => {
    const blocks = [score('judge', { rows: 'entries' }, { others: [], takes: { atLeast: 5_000 } }), when("taken['judge'] >= 2")];
    expect(open(sheet(tell(blocks, WITH_ROWS, rows('a', 'b')), 1, { a: [10, 10], b: [5, 10] }))).toEqual(['good.1']);
    expect(open(sheet(tell(blocks, WITH_ROWS, rows('a', 'b')), 1, { a: [10, 10], b: [4, 10] }))).toEqual(['poor.1']);
  });

  it('are typed: unknown names and other types are findings', () => {
    const issues = (condition: string) => issuesOf([score('judge', { rows: 'entries' }), when(condition)], WITH_ROWS);
    const at = '/blocks/1/branches/0/when';
    expect(issues("taken['other'] > 0")).toEqual([`CONDITION_UNKNOWN_STEP ${at}`]);
    expect(issues("taken['judge'] == 'all'")).toEqual([`CONDITION_TYPE ${at}`]);
    // Only the case's own score has one sum.
    expect(issues("scores['judge'] > 0")).not.toEqual([]);
    expect(issues("taken['judge'] > 0")).toEqual([]);
  });
});

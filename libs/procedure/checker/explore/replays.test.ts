/** Ways that need more than acts to be played: sheets that come to an outcome, entries that are there, tables with as many rows as they must have. */
import type { Block, ScoreBlock, StructureBlock } from '../../index';
import type { Monitor } from '../../machine/monitor.types';
import { atEnd, explored, shortly } from '../../../testing/explored';
import { review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { score, scoreTo } from '../../../testing/templates/steps';

const text = (words: string) => ({ zh: words, en: words });
const never = (step: string, ...outcomes: string[]): Monitor => ({
  ...{ rule: 'R', kind: 'never' },
  ends: [outcomes.length === 0 ? { step } : { step, outcomes }],
});
const table = (more: object): Sketch => ({
  fields: [
    { id: 'rows', type: 'table', label: text('rows'), columns: [{ id: 'fits', type: 'yesNo', label: text('fits') }], ...more },
  ],
});
const each = (id: string, over: Extract<Block, { kind: 'each' }>['over'], ...blocks: Block[]): StructureBlock => ({
  ...{ kind: 'each', id, over, way: 'side-by-side', blocks },
  items: { struck: { label: text('struck'), struck: true } },
});

describe('what is judged', () => {
  const fit = each('first', { rows: 'rows' }, review('fit', { out: 'leave:struck' }));
  const outcomes: ScoreBlock['outcomes'] = { ranked: scoreTo('next'), tied: scoreTo('next'), none: scoreTo('refuse') };
  const judged = (more: Partial<ScoreBlock> = {}): Block[] => [
    fit,
    score('judge', { each: 'first' }, { outcomes, ...more }),
    each('second', { taken: 'judge' }, review('list')),
    review('last'),
  ];
  const atLeastOne = table({ required: true, minRows: 1 });

  it('is not ranked where all were struck', () => {
    const scored = ['judge scored', 'judge scored', 'judge scored'];
    expect(shortly(explored(judged(), never('last'), atLeastOne))).toEqual(['fit@row-1 agreed', ...scored, 'last agreed']);
    expect(explored(judged(), atEnd('last', 'fit'), table({ required: true, minRows: 1, maxRows: 1 }))).toMatchObject({
      is: 'kept',
    });
  });

  it('can come to each outcome', () => {
    for (const outcome of ['ranked', 'tied', 'none'])
      expect(`${outcome} ${explored(judged(), never('judge', outcome), atLeastOne).is}`).toBe(`${outcome} broken`);
  });

  it('takes with parameters of which somebody is taken', () => {
    const most = { id: 'most', type: 'integer', from: 'rule', label: text('most') } as const;
    const share = { id: 'share', type: 'ratio', from: 'rule', label: text('share') } as const;
    const takes = { most: { parameter: 'most' }, ratio: { parameter: 'share' } };
    const sketch = { ...atLeastOne, parameters: [most, share] };
    expect(explored(judged({ takes }), never('list'), sketch)).toMatchObject({ is: 'broken' });
  });

  it('is over at once without an item, also beside something else', () => {
    const beside: Block = {
      ...{ kind: 'parallel', id: 'beside', join: 'any' },
      branches: [
        { id: 'one', blocks: [score('judge', { rows: 'rows' }, { outcomes: { ...outcomes, none: scoreTo('next') } })] },
        { id: 'two', blocks: [review('x')] },
      ],
    };
    expect(explored([beside, review('last')], never('judge', 'none'), table({}))).toMatchObject({
      is: 'broken',
      script: { acts: [] },
    });
  });
});

describe('what is there already', () => {
  it('is an entry that a step changes', () => {
    const change: Block = {
      ...{ kind: 'register', id: 'change', title: text('change'), act: 'register', register: 'branches', does: 'change' },
      ...{ as: 'adjusting', entry: { field: 'branch' }, basis: TEST_BASIS },
      outcomes: { entered: scoreTo('next'), conflict: scoreTo('refuse') },
    };
    const fields: Sketch['fields'] = [
      { id: 'branch', type: 'registerEntry', label: text('branch'), required: true, register: 'branches' },
    ];
    expect(explored([change, review('last')], never('last'), { fields })).toMatchObject({
      is: 'broken',
      script: { registers: { branches: [{ id: 'id-1' }] } },
    });
    expect(explored([change, review('last')], never('change', 'conflict'), { fields })).toMatchObject({ is: 'broken' });
  });
});

describe('a table', () => {
  it('has no fewer rows than it must have', () => {
    const needed = (rows: number): Sketch => table({ required: true, minRows: rows });
    const blocks = [each('first', { rows: 'rows' }, review('fit', { out: 'refuse' })), review('last')];
    expect(explored(blocks, atEnd('last', 'fit'), table({}))).toMatchObject({ is: 'broken' });
    for (const rows of [1, 2, 4]) expect(explored(blocks, atEnd('last', 'fit'), needed(rows))).toMatchObject({ is: 'kept' });
    // More rows than two are not played.
    for (const rows of [1, 2, 4])
      expect(explored(blocks, never('last'), needed(rows))).toMatchObject({ is: rows > 2 ? 'undecided' : 'broken' });
  });
});

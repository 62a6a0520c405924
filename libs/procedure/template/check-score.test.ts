import type { Block, ScoreBlock } from '../index';
import { issuesOf, programOf, review, type Sketch } from '../../testing/templates/builder';
import { entries, score, scoreTo as to, WITH_ROWS } from '../../testing/templates/steps';

const text = (words: string) => ({ zh: words, en: words });

describe('a template that scores', () => {
  const of = (more: Partial<ScoreBlock>, sketchOf: Sketch = WITH_ROWS) =>
    issuesOf([review('first'), score('judge', { rows: 'entries' }, more)], sketchOf);
  const at = '/blocks/1';
  const criterion = { id: 'new', label: text('new'), most: 10, weight: 1 };

  it.each<[string, Partial<ScoreBlock>]>([
    [`DUPLICATE_ID ${at}/criteria/1/id`, { criteria: [criterion, criterion] }],
    [`schema/minimum ${at}/criteria/0/weight`, { criteria: [{ ...criterion, weight: 0 }] }],
    [
      `CRITERIA_TOO_FINE ${at}/criteria`,
      { criteria: [997, 991, 983, 977].map((most) => ({ ...criterion, id: `c-${most}`, most })) },
    ],
    [`ROWS_UNKNOWN ${at}/of/rows`, { of: { rows: 'nothing' } }],
    [`LOOK_UP_UNKNOWN ${at}/of/lookUp`, { of: { lookUp: 'nothing' } }],
    [`ITEMS_UNKNOWN ${at}/of/each`, { of: { each: 'first' } }],
    [`PARAMETER_UNKNOWN ${at}/takes/most/parameter`, { takes: { most: { parameter: 'nothing' } } }],
    [`PARAMETER_UNKNOWN ${at}/takes/ratio/parameter`, { takes: { ratio: { parameter: 'nothing' } } }],
    [
      `ROLE_OF_OTHER_ORGANISATION ${at}/others/0/role`,
      { others: [{ role: 'association-head', of: 'society', nobody: 'president' }] },
    ],
    [
      `ROLE_OF_OTHER_ORGANISATION ${at}/clock/then`,
      { others: [{ role: 'association-head', of: 'association', nobody: 'association-officer' }] },
    ],
    [`CLOCK_CANNOT_DECIDE ${at}/clock/then`, { clock: { within: '3 days', remind: [], then: 'outcome:ranked' } }],
    [
      `BACK_WITHOUT_PERSON ${at}/outcomes/none`,
      { outcomes: { ranked: to('next'), tied: to('next'), none: to('back-to:judge') } },
    ],
    [`schema/required ${at}/outcomes`, { outcomes: { ranked: to('next') } }],
    [`STEP_UNKNOWN ${at}/persons/separateFrom/0`, { persons: { separateFrom: ['nothing'], overlap: 'refuse' } }],
  ])('%s', (issue, more) => {
    expect(of(more)).toContain(issue);
  });

  it('may go back with nothing to judge where somebody acts on the way', () => {
    expect(of({ outcomes: { ranked: to('next'), tied: to('next'), none: to('back-to:first') } })).toEqual([]);
  });

  it('judges no more than a panel reads', () => {
    expect(of({}, { fields: [{ ...entries, maxRows: 201 }] })).toContain(`TOO_MANY_ITEMS ${at}/of/rows`);
    expect(of({}, { fields: [{ ...entries, maxRows: 200 }] })).toEqual([]);
  });

  it('takes for an `each` that comes after it, and several items', () => {
    const each = (taken: string): Block => ({
      kind: 'each',
      id: 'list',
      over: { taken },
      way: 'in-turn',
      items: {},
      blocks: [review('look')],
    });
    expect(issuesOf([each('judge'), score('judge', { rows: 'entries' })], WITH_ROWS)).toEqual([
      'ITEMS_UNKNOWN /blocks/0/over/taken',
    ]);
    expect(issuesOf([score('judge', 'case'), each('judge')])).toEqual(['ITEMS_UNKNOWN /blocks/1/over/taken']);
    expect(issuesOf([score('judge', { rows: 'entries' }), each('judge')], WITH_ROWS)).toEqual([]);
  });

  it('is compiled without its words, and its table travels with the case', () => {
    const program = programOf([score('judge', { rows: 'entries' })], WITH_ROWS);
    expect(program.facts).toEqual([{ field: 'entries', type: 'table', optional: true, columns: [] }]);
    expect(program.blocks[0]).toMatchObject({
      kind: 'score',
      criteria: [
        { id: 'new', most: 10, weight: 40 },
        { id: 'useful', most: 20, weight: 60 },
      ],
    });
    expect(JSON.stringify(program)).not.toMatch(/label|title/);
  });
});

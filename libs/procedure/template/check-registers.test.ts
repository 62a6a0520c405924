import type { Block, Field, LookUp, Start } from '../index';
import { review, templateOf, TEST_BASIS, type Sketch } from '../../testing/templates/builder';
import { LICENCES, register } from '../../testing/templates/register';
import { compile } from './compile';
import { checkDutyRegisters, checkRegisters } from './check-registers';
import type { Duty, Register, RegisterBlock } from './template.types';

const text = (words: string) => ({ zh: words, en: words });
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: text(id),
  required: true,
  ...more,
});
const OTHER: Register = {
  ...LICENCES,
  id: 'permits',
  columns: [{ id: 'mark', label: text('mark'), type: 'integer' }],
  key: [],
  validity: { within: '1 year' },
};
const REGISTERS = [LICENCES, OTHER];
const NAME = field('name', 'text', { concept: 'award-name' });
const options = (...values: string[]) => values.map((value) => ({ value, label: text(value) }));

const FIELDS: Field[] = [
  NAME,
  field('size', 'choice', { options: options('small', 'big') }),
  field('other', 'choice', { options: options('small', 'huge') }),
  field('count', 'integer'),
  field('perhaps', 'integer', { required: false }),
  field('twice', 'computed', { compute: 'form.count * 2', gives: 'integer', required: undefined }),
  field('doubtful', 'computed', { compute: 'form.perhaps * 2', gives: 'integer', required: undefined }),
  field('day', 'date'),
  field('who', 'text', { personal: true }),
  field('which', 'registerEntry', { register: 'licences' }),
  field('elsewhere', 'registerEntry', { register: 'permits' }),
  field('branch', 'organisation', { among: 'society-and-branches' }),
  field('rows', 'table', {
    columns: [
      { id: 'title', type: 'text', label: text('title'), required: true },
      { id: 'size', type: 'integer', label: text('size') },
    ],
  }),
];
const LIST: LookUp = { id: 'all', register: 'licences', measure: 'list', where: { of: 'society' } };
const LIST_OTHER: LookUp = { ...LIST, id: 'others', register: 'permits' };

/** What does not fit, of a template with these blocks. */
function found(blocks: Block[], more: Sketch = {}): string[] {
  const template = templateOf(blocks, { fields: FIELDS, lookUps: [LIST, LIST_OTHER], ...more });
  const issues = checkRegisters(template, REGISTERS);
  for (const { message } of issues) expect([/[一-鿿]/u.test(message.zh), message.en === '']).toEqual([true, false]);
  return issues.map(({ rule, path }) => `${rule} ${path}`);
}
const entering = (more: Partial<RegisterBlock> = {}, as = 'active') => found([register('entry', as, more)]);
const changing = (more: Partial<RegisterBlock> = {}, as = 'watch') =>
  entering({ does: 'change', entry: { field: 'which' }, ...more }, as);
const over = (lookUp: string, inner: Block): Block => ({
  ...{ kind: 'each', id: 'each', over: { lookUp }, way: 'in-turn', items: {} },
  blocks: [inner],
});

describe('what a template writes into registers', () => {
  it('fits where columns are filled by concepts and values, and states may be reached', () => {
    expect(
      entering({ values: { kind: { field: 'size' }, seats: { field: 'twice' }, until: { field: 'day' }, open: true } }),
    ).toEqual([]);
    expect(entering({ values: { holder: { field: 'who' }, seats: 3, until: { day: 'decided' }, kind: 'big' } })).toEqual([]);
    expect(changing({ values: { name: 'new' } })).toEqual([]);
    expect(changing({ does: 'close' }, 'ended')).toEqual([]);
    expect(found([register('a', 'active'), register('b', 'watch', { does: 'change', entry: { step: 'a' } })])).toEqual([]);
    expect(
      found([over('all', register('b', 'watch', { does: 'change', entry: { item: true }, values: { fee: { item: 'fee' } } }))]),
    ).toEqual([]);
  });

  it('is compiled to the step as it was written, and the entry that is named becomes a fact', () => {
    const block = register('entry', 'watch', { does: 'change', entry: { field: 'which' }, values: { seats: 3 } });
    const program = compile(templateOf([block], { fields: FIELDS, lookUps: [] }));
    expect(program.blocks[0]).toMatchObject({ does: 'change', as: 'watch', entry: { field: 'which' }, values: { seats: 3 } });
    expect(program.facts).toEqual([{ field: 'which', type: 'choice' }]);
    const plain = compile(templateOf([register('entry', 'active', { does: 'enter' })], { fields: FIELDS, lookUps: [] }));
    for (const absent of ['does', 'entry', 'values', 'unique', 'guarantee']) expect(plain.blocks[0]).not.toHaveProperty(absent);
  });

  it.each<[string, () => string[], string]>([
    ['a register that there is not', () => entering({ register: 'clubs' }), 'REGISTER_UNKNOWN /blocks/0/register'],
    ['a state that there is not', () => entering({}, 'gone'), 'REGISTER_STATE /blocks/0/as'],
    ['a close that leaves it in force', () => changing({ does: 'close' }), 'REGISTER_CHANGE /blocks/0/as'],
    ['a column that there is not', () => entering({ values: { colour: 'red' } }), 'REGISTER_COLUMN /blocks/0/values/colour'],
    ['a text for a number', () => entering({ values: { seats: 'three' } }), 'REGISTER_VALUE /blocks/0/values/seats'],
    ['a value that cannot be chosen', () => entering({ values: { kind: 'huge' } }), 'REGISTER_VALUE /blocks/0/values/kind'],
    ['a day that there is not', () => entering({ values: { until: '2026-02-30' } }), 'REGISTER_VALUE /blocks/0/values/until'],
    [
      'options that cannot be chosen',
      () => entering({ values: { kind: { field: 'other' } } }),
      'REGISTER_VALUE /blocks/0/values/kind/field',
    ],
    [
      'a day for a number',
      () => entering({ values: { seats: { field: 'day' } } }),
      'REGISTER_VALUE /blocks/0/values/seats/field',
    ],
    [
      'the day of the decision for a number',
      () => entering({ values: { seats: { day: 'decided' } } }),
      'REGISTER_VALUE /blocks/0/values/seats/day',
    ],
    [
      'somebody in an open column',
      () => entering({ values: { name: { field: 'who' } } }),
      'REGISTER_PERSONAL /blocks/0/values/name/field',
    ],
    [
      'an open field in a sealed column',
      () => entering({ values: { holder: { field: 'name' } } }),
      'REGISTER_PERSONAL /blocks/0/values/holder/field',
    ],
    ['a word in a sealed column', () => entering({ values: { holder: 'x' } }), 'REGISTER_PERSONAL /blocks/0/values/holder'],
    ['an entry of another register', () => changing({ entry: { field: 'elsewhere' } }), 'REGISTER_ENTRY /blocks/0/entry/field'],
    ['a branch for a licence', () => changing({ entry: { field: 'branch' } }), 'REGISTER_ENTRY /blocks/0/entry/field'],
    [
      'an item of another register',
      () => found([over('others', register('b', 'watch', { does: 'change', entry: { item: true } }))]),
      'REGISTER_ENTRY /blocks/0/blocks/0/entry/item',
    ],
    [
      'a column that the item does not have',
      () => found([over('others', register('b', 'active', { values: { name: { item: 'name' } } }))]),
      'REGISTER_COLUMN /blocks/0/blocks/0/values/name/item',
    ],
    [
      'a number for a name',
      () => found([over('others', register('b', 'active', { values: { name: { item: 'mark' } } }))]),
      'REGISTER_VALUE /blocks/0/blocks/0/values/name/item',
    ],
    [
      'the outcome of a step that a choice does not have',
      () => found([review('look'), register('b', 'active', { values: { kind: { step: 'look' } } })]),
      'REGISTER_VALUE /blocks/1/values/kind/step',
    ],
    [
      'a uniqueness that the register does not have',
      () => entering({ register: 'permits', values: { mark: 1 }, unique: 'name-in-society' }),
      'REGISTER_UNIQUE /blocks/0/unique',
    ],
    ['a needed column that nothing fills', () => entering({ register: 'permits' }), 'REGISTER_COLUMN_EMPTY /blocks/0/values'],
    [
      'a needed column that may stay empty',
      () => entering({ register: 'permits', values: { mark: { field: 'perhaps' } } }),
      'REGISTER_VALUE_MISSING /blocks/0/values/mark/field',
    ],
    [
      'a needed column that is computed of it',
      () => entering({ register: 'permits', values: { mark: { field: 'doubtful' } } }),
      'REGISTER_VALUE_MISSING /blocks/0/values/mark/field',
    ],
    [
      'a needed column from a cell that may stay empty',
      () =>
        found([
          {
            ...over('all', register('b', 'active', { register: 'permits', values: { mark: { item: 'size' } } })),
            over: { rows: 'rows' },
          } as Block,
        ]),
      'REGISTER_VALUE_MISSING /blocks/0/blocks/0/values/mark/item',
    ],
    [
      'a form that names entries of no register',
      () => found([review('look')], { fields: [field('gone', 'registerEntry', { register: 'clubs' })] }),
      'FIELD_REGISTER /form/fields/1/register',
    ],
  ])('says of %s where it stands', (_what, issues, issue) => {
    expect(issues()).toContain(issue);
  });

  it('says of a state that nothing in force leads to', () => {
    const LOCKED: Register = { ...LICENCES, changes: [] };
    const template = templateOf([register('entry', 'ended', { does: 'change', entry: { field: 'which' } })], {
      fields: FIELDS,
      lookUps: [],
    });
    expect(checkRegisters(template, [LOCKED]).map(({ rule }) => rule)).toContain('REGISTER_CHANGE');
  });

  it('asks of a procedure that is proposed at the end of a validity that it lists what ends', () => {
    const renewed: Register = { ...LICENCES, atExpiry: { proposes: 'renewal' } };
    const start: Start = {
      kind: 'proposed',
      when: 'all',
      confirmedBy: { role: 'president', of: 'society', nobody: 'society-secretariat' },
      again: '1 year',
      basis: TEST_BASIS,
    };
    const issues = (lookUp: LookUp) =>
      checkRegisters(templateOf([review('look')], { id: 'renewal', lookUps: [lookUp], startedBy: [start] }), [renewed]).map(
        ({ rule }) => rule,
      );
    expect(issues(LIST)).toEqual(['EXPIRY_NOT_PROPOSED']);
    expect(issues({ ...LIST, where: { of: 'society', endsWithin: '3 months' } })).toEqual([]);
    expect(checkRegisters(templateOf([review('look')]), [renewed])).toEqual([]);
  });
});

describe('computed fields', () => {
  it('are followed once each, however often they read one another', () => {
    const sum = (n: number): Field => {
      const reads = n < 2 ? 'form.count + form.count' : `form.c${n - 1} % 7 + form.c${n - 2} % 7`;
      return { id: `c${n}`, type: 'computed', label: text('sum'), compute: reads, gives: 'integer' };
    };
    const fields = [...FIELDS, ...Array.from({ length: 40 }, (_none, n) => sum(n))];
    const blocks = [register('entry', 'active', { register: 'permits', values: { mark: { field: 'c39' } } })];
    expect(found(blocks, { fields }).filter((issue) => issue.includes('mark'))).toEqual([]);
  });
});

describe('what a template asks of registers', () => {
  const asking = (more: Partial<LookUp>) => found([review('look')], { lookUps: [{ ...LIST, measure: 'count', ...more }] });
  const where = (more: object) => asking({ where: { of: 'society', ...more } });

  it('fits where register, states and columns are declared', () => {
    expect(
      where({
        state: ['active', 'watch'],
        kind: { field: 'size' },
        seats: { field: 'count' },
        until: { field: 'day' },
        open: true,
      }),
    ).toEqual([]);
    expect(asking({ measure: 'sum', of: 'fee' })).toEqual([]);
    expect(asking({ measure: 'consecutive', of: 'kind', is: 'big' })).toEqual([]);
    expect(where({ endsWithin: '30 days', since: '1 year' })).toEqual([]);
  });

  it.each<[string, () => string[], string]>([
    ['a register', () => asking({ register: 'clubs' }), 'LOOK_UP_REGISTER /lookUps/0/register'],
    ['a state', () => where({ state: 'gone' }), 'LOOK_UP_STATE /lookUps/0/where/state'],
    ['one of several states', () => where({ state: ['active', 'gone'] }), 'LOOK_UP_STATE /lookUps/0/where/state/1'],
    ['a column', () => where({ colour: 'red' }), 'LOOK_UP_COLUMN /lookUps/0/where/colour'],
    ['a personal column', () => where({ holder: 'x' }), 'LOOK_UP_COLUMN /lookUps/0/where/holder'],
    ['a value of the column', () => where({ kind: 'huge' }), 'LOOK_UP_VALUE /lookUps/0/where/kind'],
    ['a value of its type', () => where({ seats: '3' }), 'LOOK_UP_VALUE /lookUps/0/where/seats'],
    ['a field of its type', () => where({ seats: { field: 'size' } }), 'LOOK_UP_VALUE /lookUps/0/where/seats/field'],
    ['a sum of a number', () => asking({ measure: 'sum', of: 'kind' }), 'LOOK_UP_MEASURE /lookUps/0/of'],
    ['a sum of a column', () => asking({ measure: 'sum', of: 'colour' }), 'LOOK_UP_COLUMN /lookUps/0/of'],
    ['a run of a value', () => asking({ measure: 'consecutive', of: 'kind', is: 'huge' }), 'LOOK_UP_VALUE /lookUps/0/is'],
  ])('needs %s that is declared', (_what, issues, issue) => {
    expect(issues()).toContain(issue);
  });

  it('needs a validity where it asks for its end, in duties too', () => {
    const { validity: _validity, ...lasting } = LICENCES;
    const lookUps: LookUp[] = [{ ...LIST, measure: 'count', where: { of: 'society', endsWithin: '1 month', state: 'gone' } }];
    const rules = checkDutyRegisters({ lookUps } as Duty, [lasting]).map(({ rule, path }) => `${rule} ${path}`);
    expect(rules).toEqual(['LOOK_UP_STATE /lookUps/0/where/state', 'LOOK_UP_VALIDITY /lookUps/0/where/endsWithin']);
  });
});

import { LICENCES } from '../../testing/templates/register';
import { copy } from '../plain';
import { parseRegister } from './parse-register';
import type { Register } from './template.types';

type Change = (register: Register & Record<string, unknown>) => void;

const issues = (change: Change) => {
  const register = copy(LICENCES) as Register & Record<string, unknown>;
  change(register);
  const { register: read, issues: found } = parseRegister(register);
  expect(read).toBeNull();
  for (const { message } of found) expect([/[一-鿿]/u.test(message.zh), message.en === '']).toEqual([true, false]);
  return found.map(({ rule, path }) => `${rule} ${path}`);
};

describe('the declaration of a register', () => {
  it('is read as it was written', () => {
    expect(parseRegister(LICENCES)).toEqual({ register: LICENCES, issues: [] });
    expect(parseRegister({ ...LICENCES, validity: { within: '2 years' }, atExpiry: { proposes: 'renewal' } }).issues).toEqual([]);
    expect(parseRegister({ ...LICENCES, key: [], changes: [], validity: { within: '30 days' } }).issues).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['without a title', (one) => delete (one as Partial<Register>).title, 'schema/required '],
    ['with a word of its own', (one) => (one['colour'] = 'red'), 'schema/additionalProperties '],
    [
      'with a column of a type that there is not',
      (one) => (one.columns[2]!.type = 'ratio' as 'text'),
      'schema/enum /columns/2/type',
    ],
    [
      'with a concept that there is not',
      (one) => (one.columns[0]!.concept = 'colour' as 'fee'),
      'schema/enum /columns/0/concept',
    ],
    ['with a column twice', (one) => (one.columns[1]!.id = 'name'), 'DUPLICATE_ID /columns/1/id'],
    ['with a column named like a period', (one) => (one.columns[3]!.id = 'since'), 'COLUMN_RESERVED /columns/3/id'],
    ['with a state twice', (one) => (one.states[1]!.id = 'active'), 'DUPLICATE_ID /states/1/id'],
    ['with changes of a state twice', (one) => (one.changes[1]!.from = 'active'), 'DUPLICATE_ID /changes/1/from'],
    ['with a choice of nothing', (one) => delete one.columns[1]!.values, 'COLUMN_VALUES /columns/1/values'],
    ['with a text among values', (one) => (one.columns[0]!.values = one.columns[1]!.values!), 'COLUMN_VALUES /columns/0/values'],
    ['with a value twice', (one) => (one.columns[1]!.values![1]!.value = 'small'), 'DUPLICATE_ID /columns/1/values/1/value'],
    ['with two columns of one concept', (one) => (one.columns[4]!.concept = 'fee'), 'COLUMN_CONCEPT /columns/4/concept'],
    ['with a key that is no column', (one) => (one.key = ['colour']), 'KEY_COLUMN /key/0'],
    ['with a key that may be empty', (one) => (one.key = ['name', 'seats']), 'KEY_COLUMN /key/1'],
    ['with somebody as its key', (one) => ((one.key = ['holder']), delete one.columns[6]!.optional), 'KEY_COLUMN /key/0'],
    ['that begins out of force', (one) => (one.states[0]!.inForce = false), 'STATE_FIRST /states/0/inForce'],
    ['with a change from nowhere', (one) => (one.changes[1]!.from = 'gone'), 'STATE_UNKNOWN /changes/1/from'],
    ['with a change to nowhere', (one) => (one.changes[0]!.to[1] = 'gone'), 'STATE_UNKNOWN /changes/0/to/1'],
    ['with a change to itself', (one) => (one.changes[0]!.to[0] = 'active'), 'STATE_TO_ITSELF /changes/0/to/0'],
    ['valid until a number', (one) => (one.validity = { until: 'seats' }), 'VALIDITY_COLUMN /validity/until'],
    ['valid until nothing', (one) => (one.validity = { until: 'colour' }), 'VALIDITY_COLUMN /validity/until'],
    ['valid for working days', (one) => (one.validity = { within: '5 working days' }), 'PERIOD_UNREADABLE /validity/within'],
    [
      'that ends although it never does',
      (one) => ((one.atExpiry = { proposes: 'x' }), delete one.validity),
      'EXPIRY_WITHOUT_VALIDITY /atExpiry',
    ],
    ['without a basis', (one) => (one.basis = []), 'schema/minItems /basis'],
  ])('%s is refused where it stands', (_what, change, issue) => {
    expect(issues(change)).toContain(issue);
  });
});

/** Whoever means no good: nothing may throw, hang or change what every object inherits. */
describe('a declaration that means no good', () => {
  const nested = (): unknown => {
    let value: unknown = [];
    for (let depth = 0; depth < 10_000; depth += 1) value = [value];
    return value;
  };
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'register'],
    ['a list', [LICENCES]],
    ['a function', { ...LICENCES, title: () => 'x' }],
    ['nested ten thousand deep', { ...LICENCES, columns: nested() }],
    ['of a hundred thousand states', { ...LICENCES, states: Array(100_000).fill(LICENCES.states[0]) }],
    ['with a text of a megabyte', { ...LICENCES, title: { zh: '长'.repeat(1024 * 1024), en: 'long' } }],
    ['with a name that every object has', JSON.parse('{"__proto__": {"inForce": true}, "id": "x"}')],
    ['with a column named so', { ...LICENCES, columns: [{ ...LICENCES.columns[0], id: 'constructor' }] }],
    ['with SQL for a column', { ...LICENCES, columns: [{ ...LICENCES.columns[0], id: 'name" or true --' }] }],
    ['with a key of SQL', { ...LICENCES, key: ["name'; drop table x; --"] }],
  ])('%s is a list of issues', (_what, input) => {
    const { register, issues: found } = parseRegister(input);
    expect(register).toBeNull();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(({} as Record<string, unknown>)['inForce']).toBeUndefined();
  });
});

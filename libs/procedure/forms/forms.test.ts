import Ajv2020 from 'ajv/dist/2020';
import { ALL_TYPES, EVERY_FIELD, RELATED_FIELDS } from '../../testing/forms';
import { anyForm, random, soundValue } from '../../testing/random-forms';
import { isCivilDate } from '../clock/civil';
import { contentOf, requiredFields, validateForm, type FieldProblem } from '../template/content';
import { defaultsOf } from './defaults';
import type { Field, FieldType } from './field.types';
import { isResidentId } from './identity';
import { isPersonal } from './facts';
import { editForm, formFor } from './rights';
import { formSchema } from './shapes';

const FORMS = 5_000;
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false });
ajv.addFormat('civil-date', isCivilDate);
ajv.addFormat('resident-id', isResidentId);

const template = { form: { fields: EVERY_FIELD } };
const related = { form: { fields: RELATED_FIELDS } };
const seed = process.env['SEED'] === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(process.env['SEED']);

/** A form in which everything that is asked is right. */
function soundForm(fields: Field[], from = 7): Record<string, unknown> {
  const next = random(from);
  return Object.fromEntries(
    fields.map((field) => [field.id, soundValue(next, field)]).filter(([, value]) => value !== undefined),
  ) as Record<string, unknown>;
}
const problems = (form: unknown, of = template): [string, string][] =>
  validateForm(of, form as Record<string, unknown>, {}).map(({ field, code }) => [field, code]);
/** What no schema can say: keys that repeat, and days that run backwards. */
const isRelation = ({ details }: FieldProblem): boolean =>
  ['sameAs', 'reversed', 'notBefore'].some((name) => name in details) || details['expected'] === 'smaller';

describe('a form with every kind of field', () => {
  it('has all of them', () => {
    expect(ALL_TYPES).toHaveLength(22);
    expect(problems(soundForm(EVERY_FIELD))).toEqual([]);
  });

  it(`is judged by the core as by its JSON Schema, on ${FORMS} random forms`, () => {
    console.info(`SEED=${seed}`);
    const fits = ajv.compile(formSchema(EVERY_FIELD));
    const next = random(seed);
    let sound = 0;
    for (let n = 0; n < FORMS; n += 1) {
      const form = anyForm(next, EVERY_FIELD);
      const found = validateForm(template, form, {}).filter((problem) => !isRelation(problem));
      const said = fits(form);
      if (said !== (found.length === 0)) {
        throw new Error(
          `form ${n}: schema ${said}, ${JSON.stringify(fits.errors)}, core ${JSON.stringify(found)}: ${JSON.stringify(form)}`,
        );
      }
      if (said) sound += 1;
    }
    // Both sorts were tried.
    expect(sound).toBeGreaterThan(FORMS / 20);
    expect(sound).toBeLessThan(FORMS - FORMS / 20);
  });

  it('that does not fit its schema always has problems, whatever hangs on other fields', () => {
    const fits = ajv.compile(formSchema(RELATED_FIELDS));
    const next = random(seed + 1);
    for (let n = 0; n < FORMS; n += 1) {
      const form = anyForm(next, RELATED_FIELDS);
      if (!fits(form)) expect([n, validateForm(related, form, {}).length]).not.toEqual([n, 0]);
    }
  });

  it('becomes facts without any personal data, text or file', () => {
    const secret = { name: '某某某', chair: { id: 'person-77' }, phone: '13800000000', identity: '11010519491231002X' };
    const rows = [
      { key: 'a', what: '某某某', amount: 5, contact: { id: 'person-77' }, contactPhone: '13800000000', bill: 'file-9' },
    ];
    const { facts, given, canonical } = contentOf(template, { ...soundForm(EVERY_FIELD), ...secret, items: rows });
    for (const word of ['某某某', 'person-77', '13800000000', '11010519491231002X', 'file-9']) {
      expect(JSON.stringify(facts)).not.toContain(word);
      expect(canonical).toContain(word);
    }
    expect(facts['items']).toEqual([{ key: 'a', amount: 5 }]);
    expect(facts['total']).toBe(5);
    expect(Object.keys(given)).not.toContain('hint');
    expect(EVERY_FIELD.filter(isPersonal).map(({ id }) => id)).toEqual(['chair', 'phone', 'identity']);
  });

  it('says which cell of a table is wrong, by row and column', () => {
    const rows = [
      { key: 'a', what: '纸', amount: 5 },
      { key: 'b', what: '墨', amount: -5, paidOn: '2026-02-30' },
    ];
    const found = validateForm(template, { ...soundForm(EVERY_FIELD), items: rows }, {});
    expect(found).toEqual([
      { field: 'items', code: 'FIELD_INVALID', details: { row: 2, column: 'amount', minimum: 0, money: true } },
      { field: 'items', code: 'FIELD_INVALID', details: { row: 2, column: 'paidOn', expected: 'date' } },
    ]);
  });

  it('finds rows that repeat a key or a column that may not repeat', () => {
    const rows = [
      { key: 'a', what: '纸', amount: 5 },
      { key: 'a', what: ' 纸', amount: 5 },
    ];
    const sound = { ...soundForm(RELATED_FIELDS), kind: 'cooperation', endOn: undefined, items: rows };
    expect(validateForm(related, sound, {}).map(({ details }) => details)).toEqual([
      { row: 2, column: 'key', sameAs: 1 },
      { row: 2, column: 'what', sameAs: 1 },
    ]);
  });
});

describe('fields that hang on others', () => {
  const sound = { ...soundForm(RELATED_FIELDS), overseas: false, startOn: '2026-05-20', endOn: '2026-05-20' };

  it('are asked, and then required, only when their condition holds', () => {
    const without = { ...sound, kind: 'award' };
    const { regions: _left, ...asked } = without as Record<string, unknown>;
    expect(problems(asked, related)).toEqual([]);
    expect(problems(without, related)).toEqual([['regions', 'FIELD_INVALID']]);
    expect(problems({ ...asked, kind: 'cooperation' }, related)).toEqual([['regions', 'FIELD_REQUIRED']]);
    expect(requiredFields(related, { kind: 'cooperation', overseas: true })).toEqual(
      expect.arrayContaining(['regions', 'reasons']),
    );
    expect(requiredFields(related, {})).not.toContain('regions');
    expect(contentOf(related, without).canonical).toBe(contentOf(related, asked).canonical);
  });

  it('compare dates, and take the same day where the same day is allowed', () => {
    const { regions: _left, ...form } = { ...sound, kind: 'award' } as Record<string, unknown>;
    expect(problems({ ...form, endOn: '2026-05-20' }, related)).toEqual([]);
    expect(validateForm(related, { ...form, endOn: '2026-05-19' }, {})).toEqual([
      { field: 'endOn', code: 'FIELD_INVALID', details: { notBefore: 'startOn' } },
    ]);
    expect(validateForm(template, { ...soundForm(EVERY_FIELD), term: { from: '2026-05-20', to: '2026-05-19' } }, {})).toEqual([
      { field: 'term', code: 'FIELD_INVALID', details: { reversed: true } },
    ]);
  });

  it('compute only while all that they read is there, and say when the result is too big', () => {
    const fields: Field[] = [
      { id: 'price', type: 'integer', label: { zh: '单价', en: 'Price' } },
      { id: 'more', type: 'integer', label: { zh: '加', en: 'More' } },
      { id: 'total', type: 'computed', label: { zh: '合计', en: 'Total' }, compute: 'form.price + form.more', gives: 'integer' },
    ];
    const of = { form: { fields } };
    expect(contentOf(of, { price: 3 })).toMatchObject({ facts: { price: 3 }, given: { total: false } });
    expect(contentOf(of, { price: 3, more: 4 })).toMatchObject({ facts: { total: 7 }, given: { total: true } });
    const most = Number.MAX_SAFE_INTEGER;
    expect(validateForm(of, { price: most, more: most }, {})).toEqual([
      { field: 'total', code: 'FIELD_INVALID', details: { expected: 'smaller' } },
    ]);
    expect(problems({ price: 3, total: 3 }, of)).toEqual([['total', 'FIELD_INVALID']]);
  });

  it('begin with a standard or with what the record of the society says', () => {
    const fields: Field[] = [
      { id: 'limit', type: 'money', label: { zh: '上限', en: 'Limit' }, default: { parameter: 'bigSum' } },
      { id: 'place', type: 'address', label: { zh: '住所', en: 'Seat' }, default: { from: 'master-record.seat' } },
      { id: 'count', type: 'integer', label: { zh: '数', en: 'Count' }, default: { from: 'master-record.seat' } },
    ];
    const parameters = { bigSum: { value: 500 } };
    expect(defaultsOf(fields, parameters, { seat: '示例路 1 号' })).toEqual({ limit: 500, place: '示例路 1 号' });
    expect(defaultsOf(fields, {}, JSON.parse('{"__proto__":{"seat":"x"}}') as Record<string, unknown>)).toEqual({});
  });
});

describe('the rights of a step', () => {
  const before = soundForm(EVERY_FIELD);
  const step = { form: { fee: 'edit', phone: 'hidden', identity: 'hidden' } } as const;

  it('let hidden fields never leave', () => {
    const shown = formFor(template, step, before);
    expect(JSON.stringify(shown)).not.toContain('identity');
    expect(Object.keys(shown.form)).not.toContain('phone');
    expect(shown.fields.find(({ id }) => id === 'fee')?.right).toBe('edit');
    expect(shown.fields.find(({ id }) => id === 'name')?.right).toBe('read');
    expect(formFor(template, undefined, before, 'supplement').fields.every(({ right }) => right === 'edit')).toBe(true);
  });

  it('refuse an edit that is not theirs, and keep what was not sent', () => {
    const { form, problems: none } = editForm(template, step, before, { fee: 5, name: before['name'] });
    expect(none).toEqual([]);
    expect(form).toEqual({ ...before, fee: 5 });
    const refused = editForm(template, step, before, { fee: 5, name: '改', phone: before['phone'] });
    expect(refused.problems.map(({ field, code }) => [field, code])).toEqual([
      ['name', 'FIELD_READ_ONLY'],
      ['phone', 'FIELD_READ_ONLY'],
    ]);
    expect(refused.form).toMatchObject({ name: before['name'], phone: before['phone'], fee: 5 });
  });
});

describe('whatever is sent', () => {
  const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);
  const row = (n: number): Record<string, unknown> => ({ key: `r${n}`, what: '纸', amount: 1 });
  const hostile: [string, unknown][] = [
    ['a prototype', JSON.parse('{"__proto__":{"id":"x"},"id":1}')],
    ['a constructor', { constructor: { prototype: {} } }],
    ['a megabyte of text', 'x'.repeat(1_000_000)],
    ['ten thousand rows', Array.from({ length: 10_000 }, (_none, n) => row(n))],
    ['deep nesting', deep(2_000)],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a huge number', 1e308],
    ['a number beyond exactness', 2 ** 60],
    ['half', 0.5],
    ['an object', { a: 1 }],
    ['a list of nothing', [null, undefined, []]],
    ['a function', () => 1],
    ['a BigInt', 10n],
    ['a symbol', Symbol('x')],
  ];
  const sound = soundForm(EVERY_FIELD);

  it.each(hostile)('%s in any field is a problem of that field, and never a crash', (what, value) => {
    for (const { id, type } of EVERY_FIELD) {
      const found = validateForm(template, { ...sound, [id]: value }, {});
      const isRightHere = type === 'longText' && typeof value === 'string' && value.length < 50;
      expect([what, id, isRightHere || found.some(({ field, code }) => field === id && code === 'FIELD_INVALID')]).toEqual([
        what,
        id,
        true,
      ]);
    }
  });

  it.each(hostile)('%s in any cell of a table is a problem of that cell', (what, value) => {
    const table = EVERY_FIELD.find(({ id }) => id === 'items');
    for (const column of table?.columns ?? []) {
      const items = [{ ...row(1), [column.id]: value }];
      const found = validateForm(template, { ...sound, items }, {});
      expect([what, column.id, found[0]?.field, found[0]?.details['row']]).toEqual([what, column.id, 'items', 1]);
    }
  });

  it.each(hostile)('%s instead of a form is answered', (_what, value) => {
    expect(validateForm(template, value as Record<string, unknown>, {}).length).toBeGreaterThan(0);
  });

  it('a field that was never asked is named, and what every object has is no field', () => {
    const form = JSON.parse('{"__proto__":1,"constructor":2}') as Record<string, unknown>;
    expect(problems(form).slice(0, 2)).toEqual([
      ['__proto__', 'FIELD_UNKNOWN'],
      ['constructor', 'FIELD_UNKNOWN'],
    ]);
    const named: Field[] = [{ id: 'constructor', type: 'text', label: { zh: '建造方', en: 'Constructor' }, required: true }];
    expect(problems({}, { form: { fields: named } })).toEqual([['constructor', 'FIELD_REQUIRED']]);
  });

  it.each<[FieldType, unknown]>([
    ['idNumber', '110105194912310021'],
    ['idNumber', '11010519490231002X'],
    ['phone', '12800000000'],
    ['url', 'javascript:alert(1)'],
    ['dateTime', { on: '2026-05-20', part: '9:30' }],
    ['ratio', { part: 1, whole: 0 }],
    ['organisation', { id: 'x', kind: 'society', more: 1 }],
  ])('a wrong %s is seen: %j', (type, value) => {
    const field: Field = { id: 'it', type, label: { zh: '项', en: 'It' } };
    expect(problems({ it: value }, { form: { fields: [field] } })).toEqual([['it', 'FIELD_INVALID']]);
  });
});

import { contentOf, type Field } from '../../procedure';
import { isSealed } from '../../record';
import { startProblems } from './start-form';

const text = (words: string) => ({ zh: words, en: words });
const sealed = { sealed: 'b'.repeat(64) };
const fields: Field[] = [
  { id: 'subject', type: 'text', label: text('subject'), required: true, maxLength: 20 },
  { id: 'contact', type: 'text', label: text('contact'), maxLength: 20, personal: true },
  {
    id: 'rows',
    type: 'table',
    label: text('rows'),
    columns: [
      { id: 'phone', type: 'phone', label: text('phone') },
      { id: 'note', type: 'text', label: text('note'), maxLength: 20 },
    ],
  },
];
const problems = (form: Record<string, unknown>) => startProblems({ form: { fields } }, form, {});

describe('a form that nobody filled in', () => {
  it('begins a case with personal words that are sealed, and asks for what is missing', () => {
    expect(problems({ subject: '请示', contact: sealed, rows: [{ key: 'a', phone: sealed, note: '好' }] })).toEqual([]);
    expect(problems({ contact: sealed })).toEqual([{ field: 'subject', code: 'FIELD_REQUIRED' }]);
    expect(problems({ subject: 7 })).toEqual([{ field: 'subject', code: 'FIELD_INVALID' }]);
  });

  it('is refused where the templates disagree on what is personal, in fields and in columns', () => {
    const invalid = (field: string) => [{ field, code: 'FIELD_INVALID' }];
    expect(problems({ subject: '请示', contact: '陆一鸣' })).toEqual(invalid('contact'));
    expect(problems({ subject: sealed })).toEqual(invalid('subject'));
    expect(problems({ subject: '请示', rows: [{ key: 'a', phone: '13900000000' }] })).toEqual(invalid('rows'));
    expect(problems({ subject: '请示', rows: [{ key: 'a', note: sealed }] })).toEqual(invalid('rows'));
  });

  it('is read around what is sealed: it is given, the rest of its table is there, and conditions on it hold', () => {
    const told: Field = {
      id: 'told',
      type: 'text',
      label: text('told'),
      required: true,
      shownWhen: 'given.contact',
      maxLength: 20,
    };
    const count: Field = { id: 'amount', type: 'integer', label: text('amount'), required: true };
    const table = { ...fields[2], columns: [...(fields[2]?.columns ?? []), count] } as Field;
    const form = { subject: '请示', contact: sealed, told: '已告知', rows: [{ key: 'a', phone: sealed, amount: 3 }] };
    const template = { form: { fields: [...fields.slice(0, 2), table, told] } };
    expect(startProblems(template, form, {})).toEqual([]);
    expect(startProblems(template, { ...form, told: undefined, rows: [{ key: 'a', phone: sealed }] }, {})).toEqual([
      { field: 'rows', code: 'FIELD_INVALID' },
      { field: 'told', code: 'FIELD_REQUIRED' },
    ]);
    const { facts, given } = contentOf(template, form, undefined, isSealed);
    expect(given).toMatchObject({ contact: true, rows: true, told: true });
    expect(facts).toEqual({ rows: [{ key: 'a', amount: 3 }] });
  });
});

import type { Field } from '../../procedure';
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
});

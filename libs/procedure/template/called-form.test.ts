import { compile } from '../authoring';
import { named } from '../../testing/calling-templates';
import { review, TEST_BASIS } from '../../testing/templates/builder';
import type { Block } from './template.types';
import { calledForm, calledProcedures } from './called-form';

const text = (words: string) => ({ zh: words, en: words });
const toNext = { to: 'next' as const, label: text('next') };

function call(id: string): Block {
  return {
    kind: 'call',
    id,
    title: text(id),
    act: 'follow-up',
    procedure: 'inquiry',
    input: { subject: 'subject', limit: 'item.amount' },
    whenLeft: 'keep',
    outcomes: { completed: toNext, refused: toNext, withdrawn: toNext },
    basis: TEST_BASIS,
  };
}

const program = compile(
  named(
    [
      review('first'),
      { kind: 'each', id: 'each', over: { rows: 'rows' }, way: 'side-by-side', blocks: [call('ask')], items: {} },
      {
        kind: 'open',
        id: 'begin',
        title: text('begin'),
        act: 'follow-up',
        opens: { start: 'at-once', procedure: 'follow-up', input: { subject: 'subject' } },
        outcomes: { opened: toNext },
        basis: TEST_BASIS,
      },
    ],
    {
      id: 'caller',
      fields: [
        {
          id: 'rows',
          type: 'table',
          label: text('rows'),
          required: true,
          columns: [{ id: 'amount', type: 'integer', label: text('amount'), required: true }],
        },
      ],
    },
  ),
);
const sealed = { sealed: 'a'.repeat(64) };
const form = {
  subject: sealed,
  rows: [
    { key: 'one', amount: 1 },
    { key: 'two', amount: 2 },
  ],
};
const input = { subject: 'subject', limit: 'item.amount', nothing: 'missing' };

describe('the form with which a called case begins', () => {
  it('has the values of the caller’s form, and of the row at hand, as they stand; what is not given stays out', () => {
    expect(calledForm(program, form, { block: 'ask@two', item: 'two', input })).toEqual({
      subject: sealed,
      limit: 2,
    });
  });

  it('has nothing of a row that is not there, nor of what every object inherits', () => {
    expect(calledForm(program, form, { block: 'ask@gone', item: 'gone', input })).toEqual({ subject: sealed });
    const inherited = { subject: 'constructor', limit: 'item.toString' };
    expect(calledForm(program, form, { block: 'ask@two', item: 'two', input: inherited })).toEqual({});
  });

  it('names every procedure whose version is pinned with its caller', () => {
    expect(calledProcedures(program)).toEqual(['inquiry', 'follow-up']);
  });
});

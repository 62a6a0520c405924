/** An invented register of clubs and one of spending, and small procedures that feed them: one step each, so that a filing decides. */
import type { Block, Field, Register, RegisterBlock, Start, Template } from '../procedure';
import { named } from './calling-templates';
import { TEST_BASIS } from './templates/builder';

const text = (words: string) => ({ zh: words, en: words });

export const CLUBS: Register = {
  id: 'clubs',
  title: { zh: '兴趣小组名录', en: 'Register of clubs' },
  empty: { zh: '还没有兴趣小组。', en: 'There is no club yet.' },
  key: ['name'],
  columns: [
    { id: 'name', label: { zh: '名称', en: 'Name' }, type: 'text', concept: 'branch-name' },
    { id: 'fee', label: { zh: '会费', en: 'Fee' }, type: 'money', optional: true },
    { id: 'until', label: { zh: '有效期至', en: 'Valid until' }, type: 'date', optional: true },
    { id: 'head', label: { zh: '负责人', en: 'Head' }, type: 'text', concept: 'head', optional: true, personal: true },
  ],
  states: [
    { id: 'active', label: { zh: '正常', en: 'Active' }, inForce: true },
    { id: 'watch', label: { zh: '关注', en: 'Under watch' }, inForce: true },
    { id: 'closed', label: { zh: '已撤销', en: 'Closed' }, inForce: false },
  ],
  changes: [
    { from: 'active', to: ['watch', 'closed'] },
    { from: 'watch', to: ['closed'] },
  ],
  validity: { until: 'until' },
  basis: TEST_BASIS,
};

export const SPENDING: Register = {
  id: 'spending',
  title: { zh: '开支台账', en: 'Spending' },
  empty: { zh: '还没有开支。', en: 'There is none yet.' },
  key: [],
  columns: [
    { id: 'payee', label: { zh: '收款方', en: 'Payee' }, type: 'choice', values: payees() },
    { id: 'amount', label: { zh: '金额', en: 'Amount' }, type: 'money' },
    { id: 'decidedOn', label: { zh: '决定日期', en: 'Decided on' }, type: 'date' },
  ],
  states: [{ id: 'decided', label: { zh: '已决定', en: 'Decided' }, inForce: true }],
  changes: [],
  basis: TEST_BASIS,
};

function payees() {
  return ['north', 'south'].map((value) => ({ value, label: text(value) }));
}

const which: Field = { id: 'which', type: 'registerEntry', register: 'clubs', label: text('which'), required: true };
const fee: Field = { id: 'fee', type: 'money', label: text('fee') };

function step(register: string, as: string, more: Partial<RegisterBlock>): Block {
  return {
    ...{ kind: 'register', id: 'entry', title: text('entry'), act: 'register', register, as, basis: TEST_BASIS },
    outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
    ...more,
  };
}

/** Sets up a club. */
export function clubSetUp(): Template {
  return named([step('clubs', 'active', { values: { fee: { field: 'fee' }, until: { field: 'until' } } })], {
    id: 'club-set-up',
    subject: { concept: 'branch-name' },
    fields: [
      fee,
      { id: 'until', type: 'date', label: text('until') },
      { id: 'head', type: 'text', label: text('head'), maxLength: 50, personal: true, concept: 'head' },
    ],
  });
}

/** Puts a club under watch, with another fee. */
export function clubWatched(): Template {
  return named([step('clubs', 'watch', { does: 'change', entry: { field: 'which' }, values: { fee: { field: 'fee' } } })], {
    id: 'club-watched',
    fields: [which, fee],
  });
}

/** Closes a club. */
export function clubClosed(): Template {
  return named([step('clubs', 'closed', { does: 'close', entry: { field: 'which' } })], { id: 'club-closed', fields: [which] });
}

/** Money for a payee: no more than 1000 yuan to one of them within 30 days. */
export function spend(): Template {
  const values = { payee: { field: 'payee' }, amount: { field: 'amount' }, decidedOn: { day: 'decided' as const } };
  return named([step('spending', 'decided', { values, guarantee: 'lookups.spent + form.amount <= 100000' })], {
    id: 'spend',
    fields: [
      { id: 'payee', type: 'choice', label: text('payee'), required: true, options: payees() },
      { id: 'amount', type: 'money', label: text('amount'), required: true },
    ],
    lookUps: [
      {
        ...{ id: 'spent', register: 'spending', measure: 'sum', of: 'amount' },
        where: { of: 'society', payee: { field: 'payee' }, since: '30 days' },
      },
    ],
  });
}

/** Proposed for clubs whose validity ends within a month. */
export function clubRenewal(): Template {
  const startedBy: Start[] = [
    { kind: 'filed' },
    {
      ...{ kind: 'proposed', when: 'ending', again: '1 year', basis: TEST_BASIS },
      confirmedBy: { role: 'society-secretariat', of: 'society', nobody: 'president' },
    },
  ];
  return named([step('clubs', 'active', { values: { name: 'x' } })], {
    id: 'club-renewal',
    startedBy,
    lookUps: [{ id: 'ending', register: 'clubs', measure: 'list', where: { of: 'society', endsWithin: '1 month' } }],
  });
}

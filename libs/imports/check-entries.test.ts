import type { Register } from '../procedure';
import { checkRows } from './check';
import { guessMapping, readRows } from './mapping';
import type { CheckedRow } from './outcome';
import type { EntryValues } from './steps';
import { targets } from './targets';
import type { Cell, Target } from './types';
import type { World } from './world';

const COMMON: Omit<Register, 'id' | 'columns'> = {
  title: { zh: '示例', en: 'Example' },
  empty: { zh: '空', en: 'Empty' },
  key: [],
  states: [{ id: 'active', label: { zh: '正常', en: 'Active' }, inForce: true }],
  changes: [],
  basis: [],
};
const PLANS: Register = {
  ...COMMON,
  id: 'plans',
  title: { zh: '计划台账', en: 'Plans' },
  key: ['year', 'kind'],
  columns: [
    { id: 'year', label: { zh: '年度', en: 'Year' }, type: 'integer' },
    {
      ...{ id: 'kind', label: { zh: '种类', en: 'Kind' }, type: 'choice' },
      values: [
        { value: 'work', label: { zh: '工作', en: 'Work' } },
        { value: 'budget', label: { zh: '预算', en: 'Budget' } },
      ],
    },
    { id: 'amount', label: { zh: '金额', en: 'Amount' }, type: 'money', optional: true },
    { id: 'public', label: { zh: '公开', en: 'Public' }, type: 'yesNo', optional: true },
    { id: 'until', label: { zh: '有效期至', en: 'Until' }, type: 'date', optional: true },
  ],
  states: [
    { id: 'adopted', label: { zh: '已通过', en: 'Adopted' }, inForce: true },
    { id: 'checked', label: { zh: '已检查', en: 'Checked' }, inForce: true },
  ],
  changes: [{ from: 'adopted', to: ['checked'] }],
  validity: { until: 'until' },
};
const SPENT: Register = {
  ...COMMON,
  id: 'spent',
  title: { zh: '开支台账', en: 'Spending' },
  key: [],
  columns: [
    { id: 'payee', label: { zh: '收款方', en: 'Payee' }, type: 'text' },
    { id: 'amount', label: { zh: '金额', en: 'Amount' }, type: 'money' },
  ],
};

const at = { id: 'society', name: '甲学会', nameEn: 'A', phone: null, foundedOn: null, record: {}, version: 1 };
const world = (more: Partial<World> = {}): World => ({
  ...{ me: 'me', today: '2026-11-21', societies: [at], foreign: [], parties: [] },
  ...{ people: [], posts: [], organs: [], members: [], entries: [] },
  ...more,
});
const HEADINGS = ['学会', '年度', '种类', '金额', '公开', '有效期至', '状态', '列入日期'];
const given = (...cells: Cell[]): Cell[] => ['甲学会', ...cells];
const known = (values: EntryValues, state = 'adopted') =>
  world({
    entries: [{ id: 'p', society: at.id, number: null, sealed: [], enteredOn: '2024-01-01', state, values }],
  });

function check(id: string, before: World, headings: string[], rows: Cell[][]): CheckedRow[] {
  const target = targets([PLANS, SPENT]).find((one) => one.id === id) as Target;
  const mapping = guessMapping(target, headings);
  return checkRows(target, readRows(target, [headings, ...rows], 0, mapping), before, {}, (name) => `id of ${name}`);
}

describe('entries of a register with types, states and a validity', () => {
  it('are kept in the types of their columns, with the day after the last one of their validity', () => {
    const [made] = check('register:plans', world(), HEADINGS, [
      given('2024年度', '预算', '1.2万元', '是', '2025-12', '已检查', '2024-03-01'),
    ]);
    expect(made?.steps).toEqual([
      {
        ...{ op: 'entry-new', register: 'plans', id: 'id of entry 2', society: at.id, enteredOn: '2024-03-01', state: 'checked' },
        values: { year: 2024, kind: 'budget', amount: 1_200_000, public: true, until: '2025-12-31' },
        validTo: '2026-01-01',
      },
    ]);
  });

  it('say which cell is no number, no amount or no state', () => {
    const [wrong] = check('register:plans', world(), HEADINGS, [given('今年', '预算', '一些', '也许', '以后', '取消', null)]);
    expect(wrong?.problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'year NOT_AN_INTEGER',
      'amount NOT_AN_AMOUNT',
      'public NOT_YES_OR_NO',
      'until NOT_A_DAY',
      'state NOT_A_CHOICE',
    ]);
  });

  it('are found by their whole key, and change in value, state and validity', () => {
    const before = { year: 2024, kind: 'budget', amount: 100, until: '2024-12-31' };
    const [same, other, changed] = [
      given(2024, '预算', 1, null, '2024-12-31', '已通过', null),
      given(2024, '工作', 1, null, null, null, null),
      given(2024, '预算', 2.5, null, '2025-06-30', '已检查', null),
    ].map((row) => check('register:plans', known(before), HEADINGS, [row])[0]);
    expect([same?.verdict, other?.verdict, changed?.verdict]).toEqual(['same', 'new', 'change']);
    expect(changed?.steps).toEqual([
      {
        ...{ op: 'entry-change', register: 'plans', id: 'p', state: 'checked', validTo: '2025-07-01' },
        before: { amount: 100, until: '2024-12-31' },
        after: { amount: 250, until: '2025-06-30' },
      },
    ]);
    expect(changed?.changes).toContainEqual({ label: { zh: '状态', en: 'State' }, from: '已通过', to: '已检查' });
  });

  it('without a key are the same only where all is the same, and twice in one sheet is once too often', () => {
    const rows: Cell[][] = [
      ['甲学会', '某公司', 100],
      ['甲学会', '某公司', 200],
      ['甲学会', '某公司', '100元'],
    ];
    const outcome = check('register:spent', world(), ['学会', '收款方', '金额'], rows);
    expect(outcome.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'error']);
    expect(outcome.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['SAME_AS_LINE']);
  });
});

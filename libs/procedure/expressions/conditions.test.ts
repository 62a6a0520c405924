import { environmentOf, type Vocabulary } from './environment';
import { parseCondition, type ConditionContext } from './evaluate';
import { readCondition } from './read-condition';

const vocabulary: Vocabulary = {
  facts: [
    { field: 'parent', type: 'organisation' },
    { field: 'amount', type: 'integer' },
    { field: 'kind', type: 'choice' },
    { field: 'since', type: 'date', optional: true },
    {
      field: 'rows',
      type: 'table',
      columns: [
        { id: 'amount', type: 'money' },
        { id: 'note', type: 'choice', optional: true },
      ],
    },
  ],
  fields: ['parent', 'amount', 'kind', 'since', 'purpose', 'rows'],
  parameters: [
    { id: 'scope', type: 'textList' },
    { id: 'limit', type: 'integer', optional: true, default: null },
    { id: 'consent', type: 'boolean', default: false },
  ],
  lookUps: [
    { id: 'count', measure: 'count' },
    { id: 'listed', measure: 'list' },
  ],
  steps: ['a-check', 'council'],
  items: { vetting: ['done', 'struck'] },
  item: [{ id: 'amount', type: 'money' }],
};
const context: ConditionContext = {
  facts: {
    parent: { id: 'x', kind: 'society' },
    amount: 5,
    kind: 'b',
    rows: [
      { key: 'a', amount: 3 },
      { key: 'b', amount: 4, note: 'b' },
    ],
  },
  given: { parent: true, amount: true, kind: true, since: false, purpose: true },
  parameters: { scope: { value: ['a', 'b'] }, limit: { value: null }, consent: { value: false } },
  lookUps: { count: 3, listed: ['x'] },
  items: { vetting: { done: 2, struck: 1 } },
  item: { key: 'b', amount: 4 },
  checks: { 'a-check': 'fails', council: '' },
  outcomes: { 'a-check': 'fails', council: '' },
};
const codes = (condition: string, under?: string): string[] =>
  readCondition(condition, vocabulary, under).problems.map(({ code }) => code);
const run = (condition: string): boolean => parseCondition(environmentOf(vocabulary), condition)(context);

describe('conditions', () => {
  it.each([
    ["form.parent.kind == 'society'", true],
    ['form.amount + 1 > 5 && lookups.count < 4', true],
    ['form.kind in params.scope', true],
    ['has(params.limit) && lookups.count < params.limit', false],
    ["has(form.since) ? form.since > '2026-01-01' : given.purpose", true],
    ['!has(form.since) || form.since > "2026-01-01"', true],
    ["checks['a-check'] == 'fails' && outcomes['council'] == ''", true],
    ['!params.consent', true],
    ['size(params.scope) == 2', true],
  ])('%s is sound and gives %p', (condition, value) => {
    expect(codes(condition)).toEqual([]);
    expect(run(condition)).toBe(value);
  });

  it.each([
    ['form.nothing == 1', 'CONDITION_TYPE'],
    ['nothing.at == 1', 'CONDITION_TYPE'],
    // Names of the language's own types: its checker knows them, and any part of them fails at run time.
    ['type["council"] != ""', 'CONDITION_TYPE'],
    ['string.size != 1', 'CONDITION_TYPE'],
    ['form.amount == "5"', 'CONDITION_TYPE'],
    ['form.amount == 5.0', 'CONDITION_TYPE'],
    ['form.amount', 'CONDITION_TYPE'],
    ['form.purpose == "x"', 'CONDITION_TYPE'],
    ['form.amount >', 'CONDITION_UNREADABLE'],
    ['form.since > "2026-01-01"', 'CONDITION_UNGUARDED'],
    ['lookups.count < params.limit', 'CONDITION_UNGUARDED'],
    ['has(params.limit) || lookups.count < params.limit', 'CONDITION_UNGUARDED'],
    ["checks['no-such-step'] == 'fails'", 'CONDITION_UNKNOWN_STEP'],
    ['dyn(form.amount) == 5', 'CONDITION_FUNCTION'],
    ['form.kind.matches("(a+)+b")', 'CONDITION_FUNCTION'],
    ['params.scope.all(a, params.scope.all(b, a == b))', 'CONDITION_FUNCTION'],
    ['checks[form.kind] == "fails"', 'CONDITION_FUNCTION'],
    [`${'!'.repeat(300)}given.purpose`, 'CONDITION_UNREADABLE'],
  ])('%s cannot be published: %s', (condition, code) => {
    expect(codes(condition)).toContain(code);
  });

  it.each([
    ['form.amount / form.amount == 1', 'CONDITION_DIVISION', 'form.amount'],
    ['form.amount % 0 == 1', 'CONDITION_DIVISION', '0'],
    ['form.amount * form.amount > 0', 'CONDITION_OVERFLOW', 'form.amount * form.amount'],
    ['form.amount * 4611686018427387904 > 0', 'CONDITION_OVERFLOW', 'form.amount * 4611686018427387904'],
    ['has(form.since) && before(form.since, form.kind)', 'CONDITION_DATE', 'form.kind'],
    ['has(form.since) && after(form.since, "2026-02-30")', 'CONDITION_DATE', '"2026-02-30"'],
    ['has(form.nothing)', 'CONDITION_TYPE', 'form.nothing'],
    ['has(form.parent.kind)', 'CONDITION_GUARD', 'form.parent.kind'],
    ['form.rows.all(form, true)', 'CONDITION_NAME', 'form'],
    ['form.rows.all(i, form.rows.exists(j, j.amount == i.amount))', 'CONDITION_NESTED', ''],
    ['form.rows.all(i, i.amount < sum(form.rows.amount))', 'CONDITION_NESTED', 'sum(form.rows.amount)'],
    ['form.rows.all(i, i.note == "x")', 'CONDITION_UNGUARDED', 'i.note'],
    ['has(form.rows) && form.rows[0].amount == 1', 'CONDITION_FUNCTION', ''],
    ['form.rows == form.rows', 'CONDITION_FUNCTION', 'form.rows'],
    ['form.rows.map(i, i.amount) == [1]', 'CONDITION_FUNCTION', ''],
    ['sum(form.rows.note) > 0', 'CONDITION_TYPE', ''],
    ['sum(form.amount) > 0', 'CONDITION_TYPE', ''],
    ['form.rows + form.rows == form.rows', 'CONDITION_FUNCTION', ''],
    ['cel.bind(x, 1, x == 1)', 'CONDITION_FUNCTION', ''],
    ['null == null', 'CONDITION_FUNCTION', 'null'],
    ['5.0 < 6.0', 'CONDITION_FUNCTION', '5.0'],
    ["items['vetting']['lost'] == 0", 'CONDITION_UNKNOWN_STEP', ''],
    ["items['nothing']['done'] == 0", 'CONDITION_UNKNOWN_STEP', ''],
    ['int(form.kind) == 1', 'CONDITION_FUNCTION', ''],
    ['timestamp("x") == timestamp("x")', 'CONDITION_FUNCTION', ''],
    ['lookups.listed[0] == "x"', 'CONDITION_FUNCTION', ''],
  ])('%s cannot be published: %s at %s', (condition, code, word) => {
    const { problems } = readCondition(condition, vocabulary);
    const found = problems.find((problem) => problem.code === code);
    expect([condition, problems.map((problem) => problem.code)]).toEqual([condition, expect.arrayContaining([code])]);
    if (word !== '') expect(found?.at.word).toBe(word);
  });

  it('point at the character that is wrong, in both languages', () => {
    const [problem] = readCondition("form.kind == 'b' &&\n  form.nothing == 1", vocabulary).problems;
    expect(problem?.at).toEqual({ line: 2, column: 8, word: 'nothing' });
    expect(problem?.message.zh).toMatch(/^第2行第8个字符“nothing”：条件有误：没有这个名称$/);
    expect(problem?.message.en).toMatch(/^Line 2, character 8 "nothing": The condition is wrong: /);
    const [end] = readCondition('form.amount >', vocabulary).problems;
    expect(end?.at).toEqual({ line: 1, column: 14, word: '' });
    expect(end?.message.zh).toContain('（末尾）');
  });

  it('know that a guard of one side guards the other, whichever way it is said', () => {
    for (const sound of [
      'has(form.since) && form.since > "2026-01-01"',
      'form.since > "2026-01-01" && has(form.since)',
      '!(!has(form.since) || form.since < "2026-01-01")',
      '!has(form.since) ? true : form.since > "2026-01-01"',
      '!(has(form.since) && has(params.limit)) || form.since > "2026-01-01" && params.limit > 1',
    ]) {
      expect([sound, codes(sound)]).toEqual([sound, []]);
      expect(typeof run(sound)).toBe('boolean');
    }
    for (const open of ['(has(form.since) || given.kind) && form.since > "x"', 'has(form.since) ? true : form.since > "x"']) {
      expect([open, codes(open)]).toEqual([open, ['CONDITION_UNGUARDED']]);
    }
  });

  it('add up, compare and count rows', () => {
    for (const [condition, value] of [
      ['sum(form.rows.amount) == 7', true],
      ['sum(form.rows.filter(i, i.amount > 3).amount) == 4', true],
      ['form.rows.exists(i, has(i.note) && i.note == "b")', true],
      ['size(form.rows) == 2 && size(lookups.listed) == 1', true],
      ["items['vetting']['struck'] < items['vetting']['done']", true],
      ['item.amount == 4', true],
      ['daysBetween("2026-02-28", "2026-03-01") == 1 && before("2026-02-28", "2026-03-01")', true],
      ['ratioAtMost(3, 10, 3, 10) && !ratioAtMost(3000000001, 10000000000, 3, 10)', true],
      ['ratioAtMost(9223372036854775807, 1, 9223372036854775807, 1)', true],
      ['ratioAtMost(0, 0, 1, 2) && !ratioAtMost(1, 0, 1, 2) && !ratioAtMost(1, 2, 1, 0)', true],
    ] as const) {
      expect([condition, codes(condition), run(condition)]).toEqual([condition, [], value]);
    }
  });

  it('may rely on what is known to hold when they run', () => {
    expect(codes('lookups.count < params.limit', 'has(params.limit)')).toEqual([]);
    expect(codes('lookups.count < params.limit', 'given.purpose')).toEqual(['CONDITION_UNGUARDED']);
  });

  it('say what they read', () => {
    const { reads } = readCondition("form.parent.kind == 'x' && has(params.limit) && checks['a-check'] == ''", vocabulary);
    expect([...reads].sort()).toEqual(['checks.a-check', 'form.parent', 'params.limit']);
  });

  it('compare whole numbers exactly', () => {
    const big = { ...context, facts: { ...context.facts, amount: Number.MAX_SAFE_INTEGER } };
    expect(parseCondition(environmentOf(vocabulary), 'form.amount + 1 == 9007199254740992')(big)).toBe(true);
  });

  it('stop the case when they fail at run time, because a published one cannot', () => {
    const empty = { ...context, facts: {} };
    expect(() => parseCondition(environmentOf(vocabulary), "form.parent.kind == 'x'")(empty)).toThrow('CONDITION_FAILED');
    const half = { ...context, facts: { ...context.facts, amount: 0.5 } };
    expect(() => parseCondition(environmentOf(vocabulary), 'form.amount == 1')(half)).toThrow('NOT_AN_INTEGER');
  });
});

import { environmentOf, type Vocabulary } from './environment';
import { parseCondition, type ConditionContext } from './evaluate';
import { readCondition } from './read-condition';

const vocabulary: Vocabulary = {
  facts: [
    { field: 'parent', type: 'organisation' },
    { field: 'amount', type: 'integer' },
    { field: 'kind', type: 'choice' },
    { field: 'since', type: 'date', optional: true },
  ],
  fields: ['parent', 'amount', 'kind', 'since', 'purpose'],
  parameters: [
    { id: 'scope', type: 'textList' },
    { id: 'limit', type: 'integer', optional: true, default: null },
    { id: 'consent', type: 'boolean', default: false },
  ],
  lookUps: ['count'],
  steps: ['a-check', 'council'],
};
const context: ConditionContext = {
  facts: { parent: { id: 'x', kind: 'society' }, amount: 5, kind: 'b' },
  given: { parent: true, amount: true, kind: true, since: false, purpose: true },
  parameters: { scope: { value: ['a', 'b'] }, limit: { value: null }, consent: { value: false } },
  lookUps: { count: 3 },
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

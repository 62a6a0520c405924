import { parse } from '@marcbachmann/cel-js';
import { listProcedures, loadTemplate } from '../templates';
import { dice, type Dice } from '../testing/dice';
import { conditionOf, phraseOf, type Clause, type Literal, type Phrase } from './phrases';

/** What a condition means, without where it stands. */
const meaning = (condition: string): string =>
  JSON.stringify(parse(condition).ast, (key, value: unknown) =>
    ['start', 'end', 'input', 'range', 'pos'].includes(key) ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );

describe('a phrase', () => {
  it.each<[string, Phrase]>([
    ['form.voluntary', { join: 'all', clauses: [{ subject: ['form', 'voluntary'], relation: 'is' }] }],
    ['!has(params.branchLimit)', { join: 'all', clauses: [{ subject: ['params', 'branchLimit'], relation: 'not-given' }] }],
    [
      "form.amount >= params.largeAmount || checks['not-split'] == 'fails'",
      {
        join: 'any',
        clauses: [
          { subject: ['form', 'amount'], relation: '>=', to: { subject: ['params', 'largeAmount'] } },
          { subject: ['checks', 'not-split'], relation: '==', to: { literal: 'fails' } },
        ],
      },
    ],
    [
      "form.kind in ['yearly', 'development'] && form.scopeItem in params.charterScope",
      {
        join: 'all',
        clauses: [
          { subject: ['form', 'kind'], relation: 'among', values: ['yearly', 'development'] },
          { subject: ['form', 'scopeItem'], relation: 'in', list: ['params', 'charterScope'] },
        ],
      },
    ],
  ])('says what %s says, and back', (condition, phrase) => {
    expect(phraseOf(condition)).toEqual(phrase);
    expect(conditionOf(phrase)).toBe(condition);
  });

  it.each(['size(form.items) > 2', 'form.a && (form.b || form.c)', 'form.x + 1 == 2', 'form.', '9223372036854775807 == form.n'])(
    'does not pretend to say %s',
    (condition) => {
      expect(phraseOf(condition)).toBeNull();
    },
  );

  it('comes back the same whatever stands in it: quotes, backslashes, lines, negative numbers', () => {
    const thrown = dice(20261122);
    for (let n = 0; n < 2_000; n += 1) {
      const phrase = randomPhrase(thrown);
      expect(phraseOf(conditionOf(phrase))).toEqual(phrase);
    }
  });
});

describe('the conditions of the published procedures', () => {
  const found = new Set<string>();
  JSON.stringify(
    listProcedures().map((id) => loadTemplate(id).blocks),
    (key, value: unknown) => {
      if (['that', 'when', 'again', 'guarantee'].includes(key) && typeof value === 'string') found.add(value);
      return value;
    },
  );

  it('mean the same when they have been through phrases, and nine of ten can', () => {
    const conditions = [...found];
    const phrased = conditions.flatMap((condition) => {
      const phrase = phraseOf(condition);
      return phrase === null ? [] : [{ condition, phrase }];
    });
    for (const { condition, phrase } of phrased) expect(meaning(conditionOf(phrase))).toBe(meaning(condition));
    expect(conditions.length).toBeGreaterThan(50);
    expect(phrased.length / conditions.length).toBeGreaterThan(0.9);
  });
});

function randomPhrase({ pick, roll }: Dice): Phrase {
  const literal = (): Literal => pick<Literal>(["it's", 'a\\b', 'two\nlines', '\t', '通过', '', 0, -7, 120_000_00, true, false]);
  const subject = (): string[] =>
    pick([
      ['form', 'amount'],
      ['outcomes', 'a-b'],
      ['items', 'each-one', 'done'],
      ['item', 'agrees'],
    ]);
  const clause = (): Clause =>
    pick<() => Clause>([
      () => ({ subject: subject(), relation: pick(['is', 'is-not', 'given', 'not-given'] as const) }),
      () => ({
        subject: subject(),
        relation: pick(['==', '!=', '<', '<=', '>', '>='] as const),
        to: roll(2) === 0 ? { literal: literal() } : { subject: subject() },
      }),
      () => ({ subject: subject(), relation: 'among', values: Array.from({ length: 1 + roll(3) }, literal) }),
      () => ({ subject: subject(), relation: 'in', list: ['params', 'list'] }),
    ])();
  const clauses = Array.from({ length: 1 + roll(4) }, clause);
  return { join: clauses.length > 1 ? pick(['all', 'any'] as const) : 'all', clauses };
}

/** Random forms from a seed. */
import type { Form } from '../procedure/forms/given';
import { factOf, factValue, holdsValue } from '../procedure/forms/facts';
import type { Column, Field } from '../procedure/forms/field.types';
import type { FactValue } from '../procedure/forms/values';
import type { ConditionContext } from '../procedure/expressions/evaluate';
import { dateOfDay } from '../procedure/clock/civil';
import { randomOf } from './dice';

export type Random = (below: number) => number;

/** Whole numbers from 0 to below what is asked. */
export function random(seed: number): Random {
  const next = randomOf(seed);
  return (below) => Math.floor(next() * below);
}

const pick = <T>(next: Random, from: readonly T[]): T => from[next(from.length)] as T;
const day = (next: Random): string =>
  next(50) === 0 ? pick(next, ['0001-01-01', '9999-12-31']) : dateOfDay(18_000 + next(6_000));
const whole = (next: Random, least: number, most: number): number =>
  pick(next, [least, most, Math.max(least, Math.min(most, 0)), Math.max(least, Math.min(most, next(200) - 50))]);
/** Enough for a value of each kind; birthdays and check characters are right. */
const IDENTITIES = ['11010519491231002X', '440524188001010014'];

/** A value that the field takes. */
export function soundValue(next: Random, field: Field | Column): unknown {
  const { minimum, maximum } = field;
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'address':
      return pick(next, ['甲', 'a b', '𠮷𠮷', 'x'.repeat(field.maxLength ?? 40)]);
    case 'integer':
      return whole(next, minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER);
    case 'money':
      return whole(next, minimum ?? -1e15, maximum ?? 1e15);
    case 'ratio':
      return { part: pick(next, [0, 1, next(100), 1e9]), whole: pick(next, [1, 3, 1 + next(100), 1e9]) };
    case 'date':
      return day(next);
    case 'dateTime':
      return { on: day(next), part: pick(next, ['am', 'pm', '00:00', '23:59']) };
    case 'period': {
      const [one, other] = [day(next), day(next)];
      return one < other ? { from: one, to: other } : { from: other, to: one };
    }
    case 'choice':
      return pick(
        next,
        (field.options ?? []).map(({ value }) => value),
      );
    case 'choices':
      return (field.options ?? []).map(({ value }) => value).filter((_value, index) => index === 0 || next(2) === 0);
    case 'yesNo':
      return next(2) === 0;
    case 'organisation':
      return { id: pick(next, ['s1', 'b1', 'b2']), kind: pick(next, ['society', 'branch']) };
    case 'person':
      return { id: `p${next(9)}` };
    case 'phone':
      return pick(next, ['13800000000', '010-12345678', '+8613800000000', '400-123-4567']);
    case 'idNumber':
      return pick(next, IDENTITIES);
    case 'url':
      return pick(next, ['https://example.org/a?b=c', 'http://a.cn']);
    case 'file':
      return `file-${next(99)}`;
    case 'files':
      return Array.from({ length: 1 + next(20) }, (_none, index) => `file-${index}`);
    case 'table':
      return Array.from({ length: 1 + next(Math.min(field.maxRows ?? 5, 5)) }, (_none, index) =>
        soundRow(next, field.columns ?? [], index),
      );
    case 'registerEntry':
      return `entry-${next(9)}`;
    case 'note':
    case 'computed':
      return undefined;
  }
}

function soundRow(next: Random, columns: Column[], index: number): Record<string, unknown> {
  const cells = columns.flatMap((column): [string, unknown][] => {
    if (!column.required && next(3) === 0) return [];
    return [[column.id, column.type === 'text' ? `${index}` : soundValue(next, column)]];
  });
  return Object.fromEntries([['key', `row-${index}`], ...cells]);
}

const WRONG: unknown[] = [
  '',
  '  ',
  null,
  [],
  {},
  0,
  -1,
  0.5,
  1e300,
  true,
  'x',
  '2026-02-30',
  '2026-1-1',
  '11010519491231002x',
  ['x'],
  ['x', 'x'],
  [[]],
  [null],
  [{ key: 'a' }],
  [{ key: '' }],
  [{ key: 'a b', amount: 1 }],
  { part: 1, whole: 0 },
  { part: 1, whole: 3, more: 1 },
  { id: 's1' },
  { id: 's1', kind: 'company' },
  { on: '2026-05-20', part: '24:00' },
  { from: '2026-05-20' },
  'ftp://example.org',
  'https://a b.org',
  '1380000000',
  '长'.repeat(300),
];

/** A form in which most is right and some is not; as JSON, because that is how forms arrive. */
export function anyForm(next: Random, fields: Field[]): Form {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const sort = next(40);
    if (sort === 0) return [[field.id, pick(next, WRONG)]];
    if (sort === 1 && field.type === 'table') return [[field.id, spoiled(next, field)]];
    if (sort < 4 && !field.required) return [];
    if (sort === 5) return [];
    const value = soundValue(next, field);
    return value === undefined ? [] : [[field.id, value]];
  });
  if (next(60) === 0) entries.push(['nobodyAsked', 1]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Form;
}

function spoiled(next: Random, field: Field): unknown {
  const rows = soundValue(next, field) as Record<string, unknown>[];
  const column = pick(next, field.columns ?? []);
  return rows.map((row, index) => (index === 0 ? { ...row, [next(8) === 0 ? 'more' : column.id]: pick(next, WRONG) } : row));
}

/** Facts as conditions may meet them: every required field, and any of the others. */
export function soundFacts(next: Random, fields: Field[]): Pick<ConditionContext, 'facts' | 'given'> {
  const facts: Record<string, FactValue> = {};
  const given: Record<string, boolean> = {};
  for (const field of fields.filter(holdsValue)) {
    const fact = factOf(field);
    given[field.id] = field.required === true || next(2) === 0;
    if (fact === null || given[field.id] !== true) continue;
    facts[field.id] = field.type === 'computed' ? whole(next, -1e15, 1e15) : factValue(fact, soundValue(next, field));
  }
  return { facts, given };
}

/** A whole context over the rule world of `forms.ts`. */
export function soundContext(next: Random, fields: Field[]): ConditionContext {
  const outcome = (): string => pick(next, ['', 'agree', 'passed', 'passed-in-principle', 'holds', 'fails']);
  const steps = (): Record<string, string> =>
    Object.fromEntries(['pre-review', 'compliance', 'council', 'approval'].map((id) => [id, outcome()]));
  const maybe = (value: number): number | null => (next(2) === 0 ? null : value);
  return {
    ...soundFacts(next, fields),
    parameters: {
      bigSum: { value: whole(next, -1e15, 1e15) },
      smallSum: { value: maybe(next(1000)) },
      mostShare: { value: { part: next(100), whole: pick(next, [1, 100, 1e9]) } },
      mostAwards: { value: maybe(whole(next, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) },
      reformOn: { value: day(next) },
      topics: { value: next(2) === 0 ? [] : ['award', 'science'] },
      consent: { value: next(2) === 0 },
      decider: { value: 'council' },
    },
    lookUps: {
      activeBranches: next(40),
      spentThisYear: whole(next, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      nameTaken: next(2) === 0,
      failedYears: next(4),
      earlier: next(2) === 0 ? [] : ['s1', 'b9'],
    },
    checks: steps(),
    outcomes: steps(),
    items: { vetting: { done: next(5), passed: next(5), struck: next(5) } },
  };
}

/** Running conditions: integers go in as BigInt, nothing but a boolean comes out; what a field computes leaves as a plain number again. */
import type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';
import { Fault } from '../kernel';
import type { FactValue, LookUpValue, ParameterValue } from '../machine/state.types';
import { own } from '../forms/given';
import type { Row } from '../forms/values';
import { MOST_IN_LIST } from './kinds';

/** What a condition sees. Absent facts and parameters are simply not there: `has()` asks for them. */
export interface ConditionContext {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  parameters: Record<string, ParameterValue>;
  lookUps: Record<string, LookUpValue>;
  /** Every check's id: `holds`, `fails`, or empty while it has not run. */
  checks: Record<string, string>;
  /** Every step's id: its outcome, or empty. */
  outcomes: Record<string, string>;
  /** Of each `each` how many items were left with which outcome; every declared outcome is there, with 0. */
  items?: Record<string, Record<string, number>>;
  /** Inside an `each` over rows: the row. */
  item?: Row;
  /** Of each step that judges: the case's sum, and how many it took; 0 while it has not come to its end. */
  scores?: Record<string, number>;
  taken?: Record<string, number>;
}

/** A parsed condition. A failure at run time is a broken invariant of publication. */
export type Condition = (context: ConditionContext) => boolean;

/** Parses a condition once. */
export function parseCondition(environment: Environment, condition: string): Condition {
  const run = parse(environment, condition);
  return (context) => {
    const value = run(context);
    if (typeof value !== 'boolean') throw new Fault('CONDITION_FAILED', { condition });
    return value;
  };
}

/** Parses an expression that gives a value; whole numbers beyond what JSON can hold exactly leave as decimal strings. */
export function parseExpression(environment: Environment, expression: string): (context: ConditionContext) => FactValue {
  const run = parse(environment, expression);
  return (context) => {
    const value = run(context);
    if (typeof value === 'bigint') return plainInteger(value);
    if (typeof value !== 'string' && typeof value !== 'boolean') throw new Fault('CONDITION_FAILED', { condition: expression });
    return value;
  };
}

/** A BigInt as JSON can hold it. */
export function plainInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function parse(environment: Environment, condition: string): (context: ConditionContext) => unknown {
  let parsed: ParseResult;
  try {
    parsed = environment.parse(condition);
  } catch {
    throw new Fault('CONDITION_UNREADABLE', { condition });
  }
  const wanted = [...namesIn(parsed.ast)].map(([root, names]) => [root, [...names]] as [string, string[]]);
  return (context) => {
    const seen = Object.fromEntries(wanted.map(([root, names]) => [root, variables[root]?.(context, names)]));
    try {
      return parsed(seen) as unknown;
    } catch {
      throw new Fault('CONDITION_FAILED', { condition });
    }
  };
}

/** Only what a condition reads is made ready for it: a form may be long, and most conditions read one field of it. */
const variables: Record<string, (context: ConditionContext, names: string[]) => unknown> = {
  form: ({ facts }, names) => chosen(names, (name) => own(facts, name)),
  given: ({ given }, names) => chosen(names, (name) => own(given, name)),
  params: ({ parameters }, names) => chosen(names, (name) => own(own(parameters, name), 'value') ?? undefined),
  lookups: ({ lookUps }, names) => chosen(names, (name) => own(lookUps, name)),
  checks: ({ checks }, names) => chosen(names, (name) => own(checks, name)),
  outcomes: ({ outcomes }, names) => chosen(names, (name) => own(outcomes, name)),
  items: ({ items }, names) => chosen(names, (name) => own(items, name)),
  item: ({ item }, names) => chosen(names, (name) => own(item, name)),
  scores: ({ scores }, names) => chosen(names, (name) => own(scores, name)),
  taken: ({ taken }, names) => chosen(names, (name) => own(taken, name)),
};

function chosen(names: string[], valueOf: (name: string) => unknown): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = valueOf(name);
    if (value !== undefined) values[name] = celValue(name, value);
  }
  return values;
}

/** The variables of a condition, with the names that are read of each. */
function namesIn(node: ASTNode, found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const { op, args } = node;
  if (op === '.' || op === '[]') {
    const [of, name] = args;
    const key = typeof name === 'string' ? name : name.op === 'value' ? String(name.args) : null;
    if (of.op === 'id' && key !== null && Object.hasOwn(variables, of.args)) {
      found.set(of.args, (found.get(of.args) ?? new Set()).add(key));
      return found;
    }
  }
  const inside = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(inside);
    else if (typeof part === 'object' && part !== null && 'op' in part) namesIn(part as ASTNode, found);
  };
  inside(args);
  return found;
}

/** Facts are replaced whole and never written to, so the rows of a table are made ready once. */
const made = new WeakMap<unknown[], unknown[]>();

/** CEL's `int` is a BigInt; a double would not compare with it. */
function celValue(key: string, value: unknown): unknown {
  if (typeof value === 'number') return integer(key, value);
  if (Array.isArray(value)) return celList(key, value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, celValue(name, part)]));
}

function celList(key: string, list: unknown[]): unknown[] {
  const known = made.get(list);
  if (known !== undefined) return known;
  if (list.length > MOST_IN_LIST) throw new Fault('LIST_TOO_LONG', { key, most: MOST_IN_LIST });
  const values = list.map((one) => celValue(key, one));
  made.set(list, values);
  return values;
}

function integer(key: string, value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new Fault('NOT_AN_INTEGER', { key });
  return BigInt(value);
}

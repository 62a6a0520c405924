/** Running conditions: integers go in as BigInt, nothing but a boolean comes out. */
import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { Fault } from '../kernel';
import type { FactValue, ParameterValue } from '../machine/state.types';

/** What a condition sees. Absent facts and parameters are simply not there: `has()` asks for them. */
export interface ConditionContext {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  parameters: Record<string, ParameterValue>;
  lookUps: Record<string, number>;
  /** Every check's id: `holds`, `fails`, or empty while it has not run. */
  checks: Record<string, string>;
  /** Every step's id: its outcome, or empty. */
  outcomes: Record<string, string>;
}

/** A parsed condition. A failure at run time is a broken invariant of publication. */
export type Condition = (context: ConditionContext) => boolean;

/** Parses a condition once. */
export function parseCondition(environment: Environment, condition: string): Condition {
  let parsed: ParseResult;
  try {
    parsed = environment.parse(condition);
  } catch {
    throw new Fault('CONDITION_UNREADABLE', { condition });
  }
  return (context) => {
    const seen = variables(context);
    let value: unknown;
    try {
      value = parsed(seen);
    } catch {
      throw new Fault('CONDITION_FAILED', { condition });
    }
    if (typeof value !== 'boolean') throw new Fault('CONDITION_FAILED', { condition });
    return value;
  };
}

function variables(context: ConditionContext): Record<string, unknown> {
  const parameters = Object.entries(context.parameters).filter(([, { value }]) => value !== null);
  return {
    form: entries(Object.entries(context.facts)),
    given: { ...context.given },
    params: entries(parameters.map(([id, { value }]) => [id, value])),
    lookups: entries(Object.entries(context.lookUps)),
    checks: { ...context.checks },
    outcomes: { ...context.outcomes },
  };
}

/** CEL's `int` is a BigInt; a double would not compare with it. */
function entries(pairs: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(([key, value]) => [key, typeof value === 'number' ? integer(key, value) : value]));
}

function integer(key: string, value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new Fault('NOT_AN_INTEGER', { key });
  return BigInt(value);
}

/** Conditions that read nothing: they are always true, or never, whatever a case holds. */
import { environmentOf } from '../expressions/environment';
import { parseCondition } from '../expressions/evaluate';
import { readCondition } from '../expressions/read-condition';
import type { Vocabulary } from '../expressions/kinds';

const NOTHING: Vocabulary = { facts: [], fields: [], parameters: [], lookUps: [], steps: [] };

/** What a condition always gives; null where it depends on something. */
export function constantOf(condition: string): boolean | null {
  const { problems } = readCondition(condition, NOTHING);
  if (problems.length > 0) return null;
  return parseCondition(
    environmentOf(NOTHING),
    condition,
  )({ facts: {}, given: {}, parameters: {}, lookUps: {}, checks: {}, outcomes: {} });
}

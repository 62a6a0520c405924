/** Findings in the order in which one mends them: errors first, then as they stand in the document; each once. */
import { canonicalJson } from '../plain';
import type { Finding, Severity } from './checker.types';

const FIRST: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export function inOrder(findings: Finding[]): Finding[] {
  const known = new Map(findings.map((one) => [canonicalJson([one.rule, one.path, one.message]), one]));
  return [...known.values()].sort(
    (one, other) =>
      FIRST[one.severity] - FIRST[other.severity] ||
      byPlace(one.path, other.path) ||
      byText(one.rule, other.rule) ||
      byText(one.message.en, other.message.en),
  );
}

/** `/blocks/2` before `/blocks/10`. */
function byPlace(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  for (const [index, part] of left.entries()) {
    const against = right[index];
    if (against === undefined) return 1;
    if (part === against) continue;
    return isNumber(part) && isNumber(against) ? Number(part) - Number(against) : byText(part, against);
  }
  return left.length - right.length;
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

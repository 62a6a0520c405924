/** What every check of a template is given, and how it says what it found. */
import type { Basis, StepBlock, Template } from '../template/template.types';
import { placedBlocks, placedSteps, type Placed } from '../template/walk-template';
import type { Clause } from '../vocabularies';
import type { Finding, Severity, Surroundings } from './checker.types';
import { waysOf, type Ways } from './ways';

export interface Checked {
  template: Template;
  surroundings: Surroundings;
  /** Every block in the order of the document, and the steps among them. */
  placed: Placed[];
  steps: Placed<StepBlock>[];
  /** How a case can go from block to block. */
  ways: Ways;
}

/** One check; what it finds is put into order by whoever asks all of them. */
export type Check = (checked: Checked) => Finding[];

export function checkedOf(template: Template, surroundings: Surroundings): Checked {
  return {
    template,
    surroundings,
    placed: placedBlocks(template.blocks),
    steps: placedSteps(template),
    ways: waysOf(template.blocks),
  };
}

/** A finding in both languages; `basis` where a text asks for it. */
export function finding(
  rule: string,
  severity: Severity,
  path: string,
  zh: string,
  en: string,
  basis: readonly Clause[] = [],
): Finding {
  return { rule, severity, path, message: { zh, en }, basis: [...basis] };
}

/** Clauses of texts among the bases of a step. */
export function clausesIn(basis: readonly Basis[]): Clause[] {
  return basis.flatMap((one) => (one.kind === 'policy' ? [{ source: one.source, clause: one.clause }] : []));
}

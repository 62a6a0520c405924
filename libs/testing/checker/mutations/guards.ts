/** The step on whose consent a rule rests, where there is only one: then the rule falls with it. */
import type { CaseRule } from '../../../procedure/rules';
import type { StepBlock } from '../../../procedure';
import { stepOf } from './edit';
import type { Mutant, Subject } from './mutation.types';

export interface Guard {
  rule: CaseRule;
  step: StepBlock;
  /** Outcomes that are the consent. */
  consents: string[];
  /** Steps that wait for it; none where the rule asks for it at the end. */
  then: string[];
}

/** Guards of all rules that are walked and kept. Where one of several steps is enough, the loss of one of them breaks nothing. */
export function guardsOf({ template, properties }: Subject): Guard[] {
  return properties.flatMap(({ rule, monitor }): Guard[] => {
    if (monitor.kind !== 'before' && monitor.kind !== 'at-end') return [];
    const [only, ...others] = monitor.kind === 'before' ? monitor.first : monitor.needs;
    const step = only === undefined ? undefined : stepOf(template, only.step);
    if (step === undefined || others.length > 0) return [];
    const then = monitor.kind === 'before' ? monitor.then.map((later) => later.step) : [];
    return [{ rule, step, consents: only?.outcomes ?? [], then }];
  });
}

/** One mutant for each guard that the operator fits. */
export function eachGuard(subject: Subject, of: (guard: Guard) => unknown, also: string[] = []): Mutant[] {
  return guardsOf(subject).flatMap((guard): Mutant[] => {
    const template = of(guard);
    if (template === null) return [];
    return [{ at: guard.step.id, template, expected: [guard.rule.rule, ...also], keeps: true }];
  });
}

const AUTOMATIC: readonly StepBlock['kind'][] = ['check', 'register', 'open', 'copy'];

/** Nobody stands at it, so nothing can happen while it is open. */
export function isAutomatic({ kind }: StepBlock): boolean {
  return AUTOMATIC.includes(kind);
}

/** On which outcomes of a step what follows may rest. */
import type { OutcomeDeclaration, StepBlock, Target } from '../template/template.types';

/** Outcomes that are declared so; of a meeting what it has passed; else the only one that leads onwards. */
export function consentsOf(block: StepBlock): string[] {
  const outcomes = declaredOutcomes(block);
  const declared = outcomes.filter(([, outcome]) => typeof outcome === 'object' && outcome.consents === true);
  if (declared.length > 0) return declared.map(([id]) => id);
  if (block.kind === 'meeting') return ['passed', 'passed-in-principle'];
  const onwards = outcomes.filter(([, outcome]) => targetOf(outcome) === 'next');
  return onwards.length === 1 ? onwards.map(([id]) => id) : [];
}

/** The same where nobody has said which is the consent: then all that lead onwards are. Only rules that stop nothing ask so. */
export function consentsOrOnwards(block: StepBlock): string[] {
  const consents = consentsOf(block);
  if (consents.length > 0) return consents;
  return declaredOutcomes(block)
    .filter(([, outcome]) => ['next', 'warn'].includes(targetOf(outcome)) || /^(leave|end):/.test(targetOf(outcome)))
    .map(([id]) => id);
}

/** All outcomes that a step declares, an omitted check not among them. */
export function outcomesOf(block: StepBlock): string[] {
  return declaredOutcomes(block).map(([id]) => id);
}

function declaredOutcomes(block: StepBlock): [string, Target | OutcomeDeclaration][] {
  return Object.entries(block.outcomes as Record<string, Target | OutcomeDeclaration>);
}

function targetOf(outcome: Target | OutcomeDeclaration): Target {
  return typeof outcome === 'object' ? outcome.to : outcome;
}

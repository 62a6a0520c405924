/** What a procedure is made of, for whoever looks for the one that cites a clause, writes a register or asks an organ. */
import { placedSteps, type Basis, type StepBlock, type Template } from '../procedure';

export interface Uses {
  steps: number;
  clauses: { source: string; clause: string }[];
  registers: { id: string; writes: boolean }[];
  organs: { parameter: string; label: Template['title'] }[];
  parameters: Pick<Template['parameters'][number], 'id' | 'label' | 'from'>[];
  calls: string[];
}

export function usesOf(template: Template): Uses {
  const steps = placedSteps(template).map(({ block }) => block);
  return {
    steps: steps.length,
    clauses: clausesOf(template),
    registers: registersOf(template, steps),
    organs: template.parameters.flatMap(({ id, type, label }) => (type === 'organ' ? [{ parameter: id, label }] : [])),
    parameters: template.parameters.map(({ id, label, from }) => ({ id, label, from })),
    calls: distinct(steps.flatMap(calledBy)),
  };
}

function clausesOf(template: Template): Uses['clauses'] {
  const found = new Map<string, { source: string; clause: string }>();
  for (const { kind, ...basis } of everyBasis(template)) {
    if (kind !== 'policy') continue;
    const { source, clause } = basis as Extract<Basis, { kind: 'policy' }>;
    found.set(`${source} ${clause}`, { source, clause });
  }
  return [...found.values()];
}

/** Bases stand on steps, interrupts, starts, objections and exceptions: wherever a list of that name is. */
function everyBasis(value: unknown): Basis[] {
  if (Array.isArray(value)) return value.flatMap(everyBasis);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'basis' && Array.isArray(inner) ? (inner as Basis[]) : everyBasis(inner),
  );
}

function registersOf(template: Template, steps: StepBlock[]): Uses['registers'] {
  const written = distinct(steps.flatMap((step) => (step.kind === 'register' ? [step.register] : [])));
  const asked = distinct(template.lookUps.map(({ register }) => register)).filter((id) => !written.includes(id));
  return [...written.map((id) => ({ id, writes: true })), ...asked.map((id) => ({ id, writes: false }))];
}

function calledBy(step: StepBlock): string[] {
  if (step.kind === 'call') return [step.procedure];
  return step.kind === 'open' && step.opens.procedure !== undefined ? [step.opens.procedure] : [];
}

const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)];

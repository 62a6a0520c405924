/** Rules about values: which fields of a template they can watch, and which they ought to and cannot. */
import { factOf, isPersonal } from '../forms/facts';
import type { Column, Field } from '../forms/field.types';
import type { Monitor, ValueTest } from '../machine/monitor.types';
import type { FactColumn, Fact } from '../template/program.types';
import type { Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { ValueRule } from './rule.types';

type ValueMonitor = Extract<Monitor, { kind: 'value' }>;
type Type = Fact['type'] | FactColumn['type'];

/** A field or column that means what a rule speaks of, and the monitors for it; none: nobody can tell what stands in it. */
export interface Watched {
  path: string;
  label: Field['label'];
  monitors: ValueMonitor[];
}

export function watchedBy(rule: ValueRule, template: Template): Watched[] {
  const inForm = template.form.fields.flatMap((field, index) => watchedIn(rule, field, `/form/fields/${index}`));
  return [...inForm, ...handedIn(rule, template)];
}

function watchedIn(rule: ValueRule, field: Field, path: string): Watched[] {
  const fact = factOf(field);
  const own = field.concept === rule.concept ? [watched(rule, path, field, fact?.type, { field: field.id })] : [];
  const columns = (field.columns ?? []).flatMap((column, index) => {
    if (column.concept !== rule.concept) return [];
    const type = isPersonal(column) ? undefined : fact?.columns?.find(({ id }) => id === column.id)?.type;
    return [watched(rule, `${path}/columns/${index}`, column, type, { field: field.id, column: column.id })];
  });
  return [...own, ...columns];
}

/** What is handed in with a step is known by its hash alone. */
function handedIn(rule: ValueRule, template: Template): Watched[] {
  return placedSteps(template).flatMap(({ block, path }) => {
    const fields = 'submits' in block ? (block.submits?.fields ?? []) : [];
    return fields.flatMap((field, index) =>
      field.concept === rule.concept ? [{ path: `${path}/submits/fields/${index}`, label: field.label, monitors: [] }] : [],
    );
  });
}

function watched(
  { rule, part, tests }: ValueRule,
  path: string,
  field: Field | Column,
  type: Type | undefined,
  at: { field: string; column?: string },
): Watched {
  const fitting = type === undefined ? [] : tests.filter((test) => fits(test, type, part, field));
  const monitors = fitting.map((test): ValueMonitor => ({
    rule,
    kind: 'value',
    ...at,
    ...(part === undefined ? {} : { part }),
    test,
  }));
  return { path, label: field.label, monitors };
}

/** A part is one of an organisation; a choice must have one of the values that the test names, or the test says nothing of it. */
function fits(test: ValueTest, type: Type, part: string | undefined, { options, optionsFrom }: Field | Column): boolean {
  if (part !== undefined || type === 'organisation') return part !== undefined && type === 'organisation' && !('above' in test);
  if ('above' in test) return type === 'integer' || type === 'money';
  const named = 'is' in test ? test.is : test.isNot;
  if (type === 'yesNo') return named.some((value) => typeof value === 'boolean');
  if (type !== 'choice' && type !== 'choices') return false;
  return optionsFrom === undefined && (options ?? []).some(({ value }) => named.includes(value));
}

/** What the facts of a program must hold for its monitors. */
export function readByMonitors(monitors: readonly Monitor[]): string[] {
  return monitors.flatMap((monitor) => {
    if (monitor.kind !== 'value') return [];
    const { field, column } = monitor;
    return column === undefined ? [`form.${field}`] : [`form.${field}`, `form.${field}[].${column}`];
  });
}

/** The form with which a called or opened case begins: what its template asks for, from the form of the case that calls it. */
import { isGiven, own, type Form } from '../forms/given';
import { eachAround } from '../machine/places';
import { find, stepsOf, tableIn } from '../machine/program';
import type { CallInput } from './call.types';
import type { Program } from './program.types';

/** Where in the caller it is called, and for which item of an `each`. */
export interface CalledAt {
  block: string;
  item: string | null;
  input: CallInput;
}

/** Fields that the caller's form does not give are left out; values go as they stand, commitments to personal words among them. */
export function calledForm(program: Program, form: Form, { block, item, input }: CalledAt): Form {
  const row = item === null ? undefined : rowOf(program, form, block, item);
  const entries = Object.entries(input).map(([field, source]): [string, unknown] => [
    field,
    source.startsWith('item.') ? own(row, source.slice('item.'.length)) : own(form, source),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => isGiven(value)));
}

/** The row of the table that an item was found in; undefined where the items are no rows of the form. */
function rowOf(program: Program, form: Form, block: string, item: string): unknown {
  const each = eachAround(find(program, block)?.around ?? []);
  const table = each === null ? null : tableIn(program, each);
  const rows = table === null ? undefined : own(form, table);
  return Array.isArray(rows) ? rows.find((row: unknown) => own(row, 'key') === item) : undefined;
}

/** Procedures whose cases a program begins: their versions are pinned when it is published. */
export function calledProcedures(program: Program): string[] {
  const called = stepsOf(program).flatMap((step) => {
    if (step.kind === 'call') return [step.procedure];
    return step.kind === 'open' && step.opens.start === 'at-once' ? [step.opens.procedure] : [];
  });
  return [...new Set(called)];
}

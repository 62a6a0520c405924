/** A form that can be filed, with the values that a way rests on and the plainest ones everywhere else. */
import type { Column, Field } from '../../forms/field.types';
import { optionValues, type Parameters } from '../../forms/shapes';
import type { SimulationScript } from '../../simulate/script.types';
import { validateForm, type FieldProblem } from '../../template/content';
import type { Template } from '../../template/template.types';
import { keyOfItem } from './tree';
import { PRESENT } from './values';

type Form = Record<string, unknown>;

/** A form is made better so often; each time what was still wrong with it changes. */
const MOST_TRIES = 6;

/** `known`: values that must be such, undefined among them for what must be empty. Null: no such form can be filed. */
export function filledForm(
  template: Template,
  set: NonNullable<SimulationScript['parameters']>,
  known: ReadonlyMap<string, unknown>,
): Form | null {
  const parameters: Parameters = Object.fromEntries(
    template.parameters.map(({ id, default: usual }) => [id, { value: (set[id] ?? usual ?? null) as never }]),
  );
  const form: Form = {};
  for (const field of template.form.fields) {
    const value = known.has(field.id) ? known.get(field.id) : field.required === true ? plainValue(field, parameters) : undefined;
    if (value !== undefined) form[field.id] = made(field, value, parameters);
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const problems = validateForm(template, form, parameters).filter((problem) => !isForLater(problem));
    if (problems.length === 0) return form;
    for (const problem of problems) mend(template, form, parameters, known, problem);
  }
  return null;
}

/** A value that must be one of a society's own list is put into the list afterwards. */
function isForLater({ code, details }: FieldProblem): boolean {
  return code === 'FIELD_INVALID' && details['expected'] === 'choice';
}

function mend(
  template: Template,
  form: Form,
  parameters: Parameters,
  known: ReadonlyMap<string, unknown>,
  problem: FieldProblem,
): void {
  const field = template.form.fields.find(({ id }) => id === problem.field);
  if (field === undefined) return;
  if (problem.code === 'FIELD_REQUIRED' && !known.has(field.id)) form[field.id] = plainValue(field, parameters);
  else if (problem.details['expected'] === 'nothing') delete form[field.id];
  else if (field.type === 'date') moveDate(template, form, known, field);
}

/** Dates that depend on one another: the one that nothing was asked of gives way. */
function moveDate(template: Template, form: Form, known: ReadonlyMap<string, unknown>, field: Field): void {
  const after = field.after ?? field.notBefore;
  const before = field.before ?? field.notAfter;
  const other = template.form.fields.find(({ id }) => id === (after ?? before));
  const own = !known.has(field.id);
  const against = own ? other : field;
  const moved = own ? field : other;
  const value = against === undefined ? undefined : form[against.id];
  if (moved === undefined || typeof value !== 'string' || known.has(moved.id)) return;
  const year = Number(value.slice(0, 4)) + ((after !== undefined) === own ? 1 : -1);
  form[moved.id] = `${String(year).padStart(4, '0')}${value.slice(4)}`.replace('-02-29', '-02-28');
}

/** A value as it was found for conditions, with everything that a form wants besides. */
export function made(field: Field, value: unknown, parameters: Parameters): unknown {
  if (value === PRESENT) return plainValue(field, parameters);
  if (field.type !== 'table' || !Array.isArray(value)) return value;
  return value.map((row: Form, at) => ({ ...plainRow(field.columns ?? [], parameters, at), ...row, key: keyOfItem(at) }));
}

function plainRow(columns: Column[], parameters: Parameters, at: number): Form {
  const required = columns.filter((column) => column.required === true);
  return Object.fromEntries([
    ['key', keyOfItem(at)],
    ...required.map((column): [string, unknown] => [column.id, plainValue(column, parameters, column.unique === true ? at : 0)]),
  ]);
}

/** `at`: where no two rows may be equal, which one it is. */
function plainValue(field: Field | Column, parameters: Parameters, at = 0): unknown {
  const { minimum = 0, maximum = minimum + 1 + at } = field;
  const number = at === 0 ? '' : String(at + 1);
  switch (field.type) {
    case 'integer':
    case 'money':
      return Math.min(maximum, Math.max(minimum, 1 + at));
    case 'ratio':
      return { part: 1, whole: 2 + at };
    case 'date':
      return '2026-06-15';
    case 'dateTime':
      return { on: '2026-06-15', part: 'am' };
    case 'period':
      return { from: '2026-06-15', to: '2026-06-20' };
    case 'choice':
      return optionValues(field, parameters).at(at) ?? optionValues(field, parameters).at(0);
    case 'choices':
      return optionValues(field, parameters).slice(0, 1);
    case 'yesNo':
      return true;
    case 'organisation':
      return { id: `society${number}`, kind: 'society' };
    case 'person':
      return { id: 'society-secretariat-1' };
    case 'phone':
      return '13800000000';
    case 'idNumber':
      return '11010519491231002X';
    case 'url':
      return `https://example.org/${number}`;
    case 'file':
    case 'registerEntry':
      return `id-${at + 1}`;
    case 'files':
      return ['file-1'];
    case 'table': {
      const rows = Array.from({ length: Math.max(1, field.minRows ?? 1) }, (_, row) =>
        plainRow(field.columns ?? [], parameters, row),
      );
      return rows;
    }
    case 'text':
    case 'longText':
    case 'address':
      return `示例${number}`.slice(0, Math.max(1, field.maxLength ?? 20));
    case 'note':
    case 'computed':
      return undefined;
  }
}

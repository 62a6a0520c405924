/** Whether a form that nobody filled in can begin a case. Personal words come as commitments: they are sealed already, and nobody here opens them. */
import { validateForm, type Field, type FieldProblem, type ParameterValue, type Template } from '../../procedure';
import { isSealed } from '../../record';
import { isSealedField } from '../record/personal-fields';

/** What stands in the way, field by field; never what was filled in. */
export function startProblems(
  template: Pick<Template, 'form'>,
  form: Record<string, unknown>,
  parameters: Record<string, ParameterValue>,
): Pick<FieldProblem, 'field' | 'code'>[] {
  const found = validateForm(template, form, parameters, isSealed);
  const unlike = template.form.fields.filter((field) => isUnlike(field, form[field.id]));
  return [...found, ...unlike.map((field) => ({ field: field.id, code: 'FIELD_INVALID' as const }))].map(({ field, code }) => ({
    field,
    code,
  }));
}

/** A commitment where everybody reads, or open words where they should be sealed: the templates disagree on what is personal. */
function isUnlike(field: Field, value: unknown): boolean {
  if (value === undefined) return false;
  if (!Array.isArray(value) || field.columns === undefined) return isSealed(value) !== isSealedField(field);
  return value.some((row: unknown) =>
    (field.columns ?? []).some((column) => {
      const cell = (row as Record<string, unknown>)[column.id];
      return cell !== undefined && isSealed(cell) !== isSealedField(column);
    }),
  );
}

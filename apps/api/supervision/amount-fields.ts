import type { Template } from '../../../libs/procedure';

/** The field by which a form says how much money it is about: known by its concept, never by its name. */
export function amountFields(template: Template): string[] {
  const field = template.form.fields.find(({ type, concept }) => type === 'money' && concept === 'amount');
  return field === undefined ? [] : [field.id];
}

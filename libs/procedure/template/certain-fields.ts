/** Which fields of a form are always filled in when it is sent. */
import { readExpression } from '../expressions/read-condition';
import type { Field } from '../forms/field.types';
import { COMPUTED_KINDS } from '../forms/standing';
import type { Template } from './template.types';
import { formVocabulary, withoutGuards } from './vocabulary';

/**
 * A required field that is always asked; a computed one when everything that it reads is. `known`: what was found on the way, so that each
 * field is read once, and one that reads itself is not certain.
 */
export function fieldIsCertain(template: Pick<Template, 'form'>, field: Field, known = new Map<string, boolean>()): boolean {
  if (field.shownWhen !== undefined) return false;
  if (field.type !== 'computed') return field.required === true;
  const before = known.get(field.id);
  if (before !== undefined) return before;
  known.set(field.id, false);
  const isCertain = readBy(template, field).every((id) => {
    const read = template.form.fields.find((one) => one.id === id);
    return read !== undefined && fieldIsCertain(template, read, known);
  });
  known.set(field.id, isCertain);
  return isCertain;
}

/** Ids of the fields that a computed one reads. */
function readBy(template: Pick<Template, 'form'>, { compute, gives }: Field): string[] {
  if (compute === undefined || gives === undefined) return [];
  const { reads } = readExpression(compute, withoutGuards(formVocabulary(template)), COMPUTED_KINDS[gives]);
  return [...new Set([...reads].flatMap((read) => /^form\.([A-Za-z0-9]+)/.exec(read)?.[1] ?? []))];
}

import { isPersonal, type Field, type FieldType, type Template } from '../../procedure';

/** What names a file, an organisation or a person is an id, and rights rest on it: it stays. */
const IDS: readonly FieldType[] = ['file', 'files', 'organisation', 'person'];

/** Fields whose values are sealed; of a table its columns, as `field.column`. */
export function personalFields({ form }: Pick<Template, 'form'>): string[] {
  return form.fields.flatMap((field) => [
    ...(isSealedField(field) ? [field.id] : []),
    ...(field.columns ?? []).filter(isSealedField).map((column) => `${field.id}.${column.id}`),
  ]);
}

export function isSealedField(field: Pick<Field, 'personal' | 'type'>): boolean {
  return isPersonal(field) && !IDS.includes(field.type);
}

/** What a form names by id: files, organisations, people, entries of registers; in its fields and in the cells of its tables. */
import type { Column, Field } from './field.types';
import { isGiven, own, type Form } from './given';

export interface Reference {
  kind: 'file' | 'organisation' | 'person' | 'entry';
  id: string;
  field: Field;
  /** Of a table: the row from 1 and the column. */
  row?: number;
  column?: Column;
  /** Of an organisation: the kind that the form says it is. */
  organisation?: unknown;
}

/** Every reference of a form whose shape is right; of anything else those that can be read. */
export function referencesOf(fields: Field[], form: Form): Reference[] {
  return fields.flatMap((field): Reference[] => {
    const value = own(form, field.id);
    if (field.type !== 'table') return refer(field, field, value);
    if (!Array.isArray(value)) return [];
    return (value as unknown[]).flatMap((row, index) =>
      (field.columns ?? []).flatMap((column) =>
        refer(field, column, own(row, column.id)).map((reference) => ({ ...reference, row: index + 1, column })),
      ),
    );
  });
}

function refer(field: Field, { type }: Pick<Field, 'type'>, value: unknown): Reference[] {
  if (!isGiven(value)) return [];
  if (type === 'files') return (Array.isArray(value) ? value : []).map((id) => ({ kind: 'file', id: String(id), field }));
  if (type === 'file') return [{ kind: 'file', id: String(value), field }];
  if (type === 'person') return [{ kind: 'person', id: String(own(value, 'id')), field }];
  if (type === 'registerEntry') return [{ kind: 'entry', id: String(value), field }];
  if (type !== 'organisation') return [];
  return [{ kind: 'organisation', id: String(own(value, 'id')), field, organisation: own(value, 'kind') }];
}

/** Words that were sealed elsewhere stand in a form as commitments: they are given, and nobody reads them. */
import type { Field } from './field.types';
import { isRecord, own } from './given';

export type IsSealed = (value: unknown) => boolean;

export const nothingIsSealed: IsSealed = () => false;

/** A field and its value as far as they can be read: a table without the columns that are sealed. Null: nothing of it can be. */
export function readable(field: Field, value: unknown, isSealed: IsSealed): { field: Field; value: unknown } | null {
  if (isSealed(value)) return null;
  const { columns } = field;
  if (columns === undefined || !Array.isArray(value)) return { field, value };
  const rows = value as unknown[];
  const open = columns.filter(({ id }) => !rows.some((row) => isSealed(own(row, id))));
  if (open.length === columns.length) return { field, value };
  const cut = (row: unknown): unknown =>
    isRecord(row) ? Object.fromEntries(Object.entries(row).filter(([, cell]) => !isSealed(cell))) : row;
  return { field: { ...field, columns: open }, value: rows.map(cut) };
}

import type { ColumnOfForm, FieldOfForm, FormContent, ProcedureGuide } from '../../../../libs/contracts/api';
import { standing, type Text } from '../../../../libs/procedure';

/** What ids are called that name nothing. */
export interface SampleWords {
  society: string;
  person: string;
  file: (label: string) => string;
  text: (text: Text) => string;
}

const NAMED = ['file', 'files', 'person', 'organisation', 'registerEntry'];
const hasNoName = ({ type }: { type: string }) => NAMED.includes(type);

/** A sample as it is shown: files, people and entries of a register are words, everything else as in any form. */
export function sampleForm(
  { fields, sample }: Pick<ProcedureGuide, 'fields' | 'sample'>,
  words: SampleWords,
): { fields: FieldOfForm[]; form: FormContent } | null {
  if (sample === null) return null;
  const { facts, shown } = standing(fields, sample, null);
  const asked = fields.filter(({ id, type }) => shown.has(id) && (id in sample || type === 'note' || type === 'computed'));
  const form = asked.flatMap((field): [string, unknown][] => {
    const value = field.type === 'computed' ? facts[field.id] : sample[field.id];
    return value === undefined ? [] : [[field.id, valueOf(field, value, words)]];
  });
  return { fields: asked.map(readable), form: Object.fromEntries(form) };
}

function readable(field: FieldOfForm): FieldOfForm {
  if (hasNoName(field)) return { ...field, type: 'text', required: false };
  if (field.type !== 'table') return { ...field, required: false };
  return {
    ...field,
    required: false,
    columns: (field.columns ?? []).map((column) => (hasNoName(column) ? { ...column, type: 'text' } : column)),
  };
}

function valueOf(field: FieldOfForm | ColumnOfForm, value: unknown, words: SampleWords): unknown {
  if (field.type === 'file' || field.type === 'files') return words.file(words.text(field.label));
  if (field.type === 'person') return words.person;
  if (field.type === 'organisation') return words.society;
  if (field.type === 'registerEntry') return words.text(field.label);
  if (field.type !== 'table' || !Array.isArray(value) || !('columns' in field)) return value;
  const columns = field.columns ?? [];
  return (value as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([id, cell]) => {
        const column = columns.find((candidate) => candidate.id === id);
        return [id, column === undefined ? cell : valueOf(column, cell, words)];
      }),
    ),
  );
}

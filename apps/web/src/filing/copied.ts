import type { FieldOfForm, FormContent } from '../../../../libs/contracts/api';
import { isGiven } from '../../../../libs/procedure';

const NOT_COPIED: readonly FieldOfForm['type'][] = ['file', 'files', 'note', 'computed'];

/** What an earlier form gives to this one: fields that it still has and that are empty, without the papers of that case. */
export function copied(fields: FieldOfForm[], before: FormContent, now: FormContent): FormContent {
  return Object.fromEntries(
    fields.flatMap((field) =>
      NOT_COPIED.includes(field.type) || isGiven(now[field.id]) || !isGiven(before[field.id]) || !fits(field, before[field.id])
        ? []
        : [[field.id, withoutFiles(field, before[field.id])]],
    ),
  );
}

/** A choice that is not offered any more is nobody's choice. */
function fits({ type, options = [], choices = [] }: FieldOfForm, value: unknown): boolean {
  if (type !== 'choice' && type !== 'choices' && type !== 'registerEntry') return true;
  const offered = [...options, ...choices].map((option) => option.value);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).every((one) => offered.includes(String(one)));
}

function withoutFiles(field: FieldOfForm, value: unknown): unknown {
  const files = (field.columns ?? []).filter(({ type }) => type === 'file').map(({ id }) => id);
  if (files.length === 0 || !Array.isArray(value)) return value;
  return value.map((row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([id]) => !files.includes(id))),
  );
}

/** A standard as a page sends it, read by its type: a value of another shape would stop every case that reads it. */
import type { StandardValue } from '../../../libs/contracts';
import type { ParameterType } from '../../../libs/procedure';
import { ApiException } from '../errors/api-exception';
import { booleanOf, dayOf, listOf, objectOf, textOf, uuidOf } from '../requests';

const MOST = 1_000_000_000_000;

export const readValue: Record<ParameterType, (value: unknown) => StandardValue> = {
  organ: (value) => uuidOf(value, 'value'),
  integer: (value) => whole(value),
  money: (value) => whole(value),
  boolean: (value) => booleanOf(value, 'value'),
  date: (value) => dayOf(value, 'value'),
  textList: (value) => {
    const lines = listOf(value, 'value', (line, field) => textOf(line, field, 500).trim(), 200);
    if (lines.length === 0) throw new ApiException('FIELD_REQUIRED', { label: 'value' }, 'value');
    return lines;
  },
  ratio: (value) => {
    const { part, whole: all } = objectOf(value, 'value');
    const ratio = { part: whole(part), whole: whole(all) };
    if (ratio.whole === 0) throw new ApiException('FIELD_INVALID', { label: 'value' }, 'value');
    return ratio;
  },
};

function whole(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST) return value;
  throw new ApiException(value === undefined || value === null ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: 'value' }, 'value');
}

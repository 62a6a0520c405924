/** The first values of a form, before anybody has typed: from the society's own standards and from its record. */
import type { Field } from './field.types';
import { isGiven, own, type Form } from './given';
import { judgeShape, type Parameters } from './shapes';

/** Fields of the society's record that are known, by their names there; whoever calls has read what the asker may see. */
export type MasterRecord = Record<string, unknown>;

/** Only values that the field can hold: a standard of another type is nobody's answer. */
export function defaultsOf(fields: Field[], parameters: Parameters, record: MasterRecord = {}): Form {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field.default === undefined) return [];
      const value =
        'parameter' in field.default
          ? own(own(parameters, field.default.parameter), 'value')
          : own(record, field.default.from.slice('master-record.'.length));
      return isGiven(value) && judgeShape(field, value, parameters).length === 0 ? [[field.id, value]] : [];
    }),
  );
}

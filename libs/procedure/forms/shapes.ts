/**
 * What a value of each type looks like: judged by the core, and said again as JSON Schema 2020-12 for whoever fills forms by program.
 * Both stand side by side, so that neither can be changed without the other; a property test compares them on random forms.
 */
import { isCivilDate } from '../clock/civil';
import type { Json } from '../kernel';
import type { ParameterValue } from '../machine/state.types';
import type { Column, Field, FieldType, SimpleFieldType } from './field.types';
import { isGiven, isRecord, own } from './given';
import { isResidentId, PHONE, URL_SHAPE } from './identity';
import { MOST_FEN, MOST_OF_RATIO, MOST_ROWS, USUAL_ROWS } from './values';

export type Details = Record<string, Json>;
export type Parameters = Record<string, ParameterValue>;
export type JsonSchema = { [key: string]: Json };
type AnyField = Field | Column;

interface Shape {
  /** What is wrong; one entry for a simple value, one for each wrong cell of a table. */
  judge: (field: AnyField, value: unknown, parameters: Parameters) => Details[];
  schema: (field: AnyField, parameters: Parameters) => JsonSchema;
}

const MAX_TEXT = 200;
const MAX_LONG_TEXT = 5_000;
const MAX_URL = 2_000;
const MAX_ID = 200;
const MAX_FILES = 20;
const MAX_CHOICES = 100;
/** A table with more wrong cells than these says so for these; the rest is found when they are mended. */
const MOST_PROBLEMS = 20;
/** Such that `isItemKey` of the machine takes it: a row may become an item of an `each`. */
const ROW_KEY = '^[A-Za-z0-9_-]{1,64}$';
const HALF_OR_TIME = '^(?:am|pm|(?:[01]\\d|2[0-3]):[0-5]\\d)$';

const fine: Details[] = [];
const wrong = (details: Details): Details[] => [details];
const matches = (pattern: string): ((value: string) => boolean) => {
  const expression = new RegExp(pattern, 'u');
  return (value) => expression.test(value);
};

const text = (most: number): Shape => ({
  judge(field, value) {
    if (typeof value !== 'string') return wrong({ expected: 'text' });
    const maxLength = field.maxLength ?? most;
    // Two units a character at most: a text of megabytes is not walked through to be refused.
    const tooLong = value.length > 2 * maxLength || (value.length > maxLength && Array.from(value).length > maxLength);
    return tooLong ? wrong({ maxLength }) : fine;
  },
  schema: (field) => ({ type: 'string', maxLength: field.maxLength ?? most, pattern: '\\S' }),
});

const written = (expected: string, fits: (value: string) => boolean, schema: JsonSchema, most: number): Shape => ({
  judge: (_field, value) => (typeof value === 'string' && value.length <= most && fits(value) ? fine : wrong({ expected })),
  schema: () => ({ type: 'string', maxLength: most, ...schema }),
});

const number = (expected: string, most: number): Shape => ({
  judge(field, value) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrong({ expected });
    const { minimum = -most, maximum = most } = field;
    if (value < minimum) return wrong({ minimum, ...(expected === 'money' ? { money: true } : {}) });
    return value > maximum ? wrong({ maximum, ...(expected === 'money' ? { money: true } : {}) }) : fine;
  },
  schema: ({ minimum = -most, maximum = most }) => ({
    type: 'integer',
    minimum: Math.max(minimum, -Number.MAX_SAFE_INTEGER),
    maximum: Math.min(maximum, Number.MAX_SAFE_INTEGER),
  }),
});

/** An object of exactly these properties. */
const exactly = (value: unknown, names: string[]): value is Record<string, unknown> =>
  isRecord(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
const object = (properties: JsonSchema): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const isId = (value: unknown): value is string => typeof value === 'string' && isGiven(value) && value.length <= MAX_ID;
const isDate = (value: unknown): value is string => typeof value === 'string' && value.length === 10 && isCivilDate(value);
const isWhole = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_OF_RATIO;
const isHalfOrTime = matches(HALF_OR_TIME);
const ID: JsonSchema = { type: 'string', pattern: '\\S', maxLength: MAX_ID };
const DATE: JsonSchema = { type: 'string', format: 'civil-date' };

/** The values that may be chosen: what the template lists, and what a parameter does. */
export function optionValues(field: AnyField, parameters: Parameters): string[] {
  const listed = field.optionsFrom === undefined ? null : own(own(parameters, field.optionsFrom), 'value');
  const values = [...(field.options ?? []).map(({ value }) => value), ...(Array.isArray(listed) ? listed.map(String) : [])];
  return [...new Set(values)];
}

const oneOf = (values: string[]): JsonSchema => (values.length === 0 ? { type: 'string', not: {} } : { enum: values });

const file: Shape = {
  judge: (_field, value) => (isId(value) ? fine : wrong({ expected: 'file' })),
  schema: () => ID,
};

const simple: Record<SimpleFieldType, Shape> = {
  text: text(MAX_TEXT),
  integer: number('integer', Number.MAX_SAFE_INTEGER),
  money: number('money', MOST_FEN),
  ratio: {
    judge: (_field, value) =>
      exactly(value, ['part', 'whole']) && isWhole(value['part'], 0) && isWhole(value['whole'], 1)
        ? fine
        : wrong({ expected: 'ratio' }),
    schema: () =>
      object({
        part: { type: 'integer', minimum: 0, maximum: MOST_OF_RATIO },
        whole: { type: 'integer', minimum: 1, maximum: MOST_OF_RATIO },
      }),
  },
  date: { judge: (_field, value) => (isDate(value) ? fine : wrong({ expected: 'date' })), schema: () => DATE },
  choice: {
    judge: (field, value, parameters) =>
      typeof value === 'string' && optionValues(field, parameters).includes(value) ? fine : wrong({ expected: 'choice' }),
    schema: (field, parameters) => oneOf(optionValues(field, parameters)),
  },
  yesNo: {
    judge: (_field, value) => (typeof value === 'boolean' ? fine : wrong({ expected: 'yesNo' })),
    schema: () => ({ type: 'boolean' }),
  },
  organisation: {
    judge: (_field, value) =>
      exactly(value, ['id', 'kind']) && isId(value['id']) && (value['kind'] === 'society' || value['kind'] === 'branch')
        ? fine
        : wrong({ expected: 'organisation' }),
    schema: () => object({ id: ID, kind: { enum: ['society', 'branch'] } }),
  },
  person: {
    judge: (_field, value) => (exactly(value, ['id']) && isId(value['id']) ? fine : wrong({ expected: 'person' })),
    schema: () => object({ id: ID }),
  },
  phone: written('phone', matches(PHONE), { pattern: PHONE }, 30),
  idNumber: written('idNumber', isResidentId, { format: 'resident-id' }, 18),
  url: written('url', matches(URL_SHAPE), { pattern: URL_SHAPE }, MAX_URL),
  file,
};

const table: Shape = {
  judge(field, value, parameters) {
    const { columns = [], minRows = 0, maxRows = USUAL_ROWS } = field as Field;
    if (!Array.isArray(value)) return wrong({ expected: 'table' });
    if (value.length > Math.min(maxRows, MOST_ROWS)) return wrong({ maxRows: Math.min(maxRows, MOST_ROWS) });
    if (value.length < minRows) return wrong({ minRows });
    const problems: Details[] = [];
    for (const [index, row] of (value as unknown[]).entries()) {
      if (problems.length >= MOST_PROBLEMS) break;
      for (const details of judgeRow(columns, row, parameters)) problems.push({ row: index + 1, ...details });
    }
    return problems.slice(0, MOST_PROBLEMS);
  },
  schema(field, parameters) {
    const { columns = [], minRows = 0, maxRows = USUAL_ROWS } = field as Field;
    const properties = Object.fromEntries(columns.map((column) => [column.id, presence(column, parameters)]));
    return {
      type: 'array',
      minItems: Math.max(1, minRows),
      maxItems: Math.min(maxRows, MOST_ROWS),
      items: {
        type: 'object',
        properties: { key: { type: 'string', pattern: ROW_KEY }, ...properties },
        required: ['key', ...columns.filter(({ required }) => required).map(({ id }) => id)],
        additionalProperties: false,
      },
    };
  },
};

const isRowKey = matches(ROW_KEY);

function judgeRow(columns: Column[], row: unknown, parameters: Parameters): Details[] {
  const key = own(row, 'key');
  if (!isRecord(row) || typeof key !== 'string' || !isRowKey(key)) return wrong({ expected: 'row' });
  const known = new Set(['key', ...columns.map(({ id }) => id)]);
  const problems: Details[] = Object.keys(row).some((name) => !known.has(name)) ? wrong({ expected: 'row' }) : [];
  for (const column of columns) {
    const value = own(row, column.id);
    if (!isGiven(value)) {
      if (column.required) problems.push({ column: column.id, expected: 'something' });
    } else {
      for (const details of shapes[column.type].judge(column, value, parameters))
        problems.push({ column: column.id, ...details });
    }
  }
  return problems;
}

const shapes: Record<FieldType, Shape> = {
  ...simple,
  longText: text(MAX_LONG_TEXT),
  address: text(MAX_TEXT),
  dateTime: {
    judge: (_field, value) =>
      exactly(value, ['on', 'part']) && isDate(value['on']) && typeof value['part'] === 'string' && isHalfOrTime(value['part'])
        ? fine
        : wrong({ expected: 'dateTime' }),
    schema: () => object({ on: DATE, part: { type: 'string', pattern: HALF_OR_TIME } }),
  },
  period: {
    judge: (_field, value) =>
      exactly(value, ['from', 'to']) && isDate(value['from']) && isDate(value['to']) ? fine : wrong({ expected: 'period' }),
    schema: () => object({ from: DATE, to: DATE }),
  },
  choices: {
    judge(field, value, parameters) {
      if (!Array.isArray(value) || value.length > MAX_CHOICES || new Set(value).size !== value.length)
        return wrong({ expected: 'choices' });
      const values = optionValues(field, parameters);
      return value.every((one) => typeof one === 'string' && values.includes(one)) ? fine : wrong({ expected: 'choices' });
    },
    schema: (field, parameters) => ({
      type: 'array',
      minItems: 1,
      maxItems: MAX_CHOICES,
      uniqueItems: true,
      items: oneOf(optionValues(field, parameters)),
    }),
  },
  files: {
    judge(_field, value) {
      if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) return wrong({ expected: 'files' });
      return value.length > MAX_FILES ? wrong({ maxFiles: MAX_FILES }) : fine;
    },
    schema: () => ({ type: 'array', minItems: 1, maxItems: MAX_FILES, items: { type: 'string' } }),
  },
  registerEntry: { judge: (_field, value) => (isId(value) ? fine : wrong({ expected: 'registerEntry' })), schema: () => ID },
  note: { judge: () => wrong({ expected: 'nothing' }), schema: () => ({ not: {} }) },
  computed: { judge: () => wrong({ expected: 'nothing' }), schema: () => ({ not: {} }) },
  table,
};

/** What is wrong with a given value, by its type alone. */
export function judgeShape(field: Field, value: unknown, parameters: Parameters): Details[] {
  return shapes[field.type].judge(field, value, parameters);
}

const NOTHING: JsonSchema[] = [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }, { type: 'array', maxItems: 0 }];

/** A field that may be left empty takes nothing in any of its spellings. */
function presence(field: AnyField, parameters: Parameters, required = field.required === true): JsonSchema {
  const schema = shapes[field.type].schema(field, parameters);
  return required ? schema : { anyOf: [...NOTHING, schema] };
}

/**
 * A form's fields as JSON Schema 2020-12. Two formats of our own stand in it: `civil-date` (a day that exists) and `resident-id`. What
 * depends on another field (`requiredWhen`, `shownWhen`, dates that are compared, keys and columns that must be unique) no such schema
 * can say: a form that fits may still have problems of these kinds, one that does not fit always has some.
 */
export function formSchema(fields: Field[], parameters: Parameters = {}): JsonSchema {
  const isRequired = (field: Field): boolean => field.required === true && field.shownWhen === undefined;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, presence(field, parameters, isRequired(field))])),
    required: fields.filter(isRequired).map(({ id }) => id),
    additionalProperties: false,
  };
}

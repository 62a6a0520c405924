/**
 * What a form becomes: the facts that conditions read, which fields were given, and one text of all of it to be hashed. The web uses
 * the same functions while the form is filled in, so nothing here needs more than the core.
 */
import { isCivilDate } from '../clock/civil';
import { environmentOf } from '../expressions/environment';
import { parseCondition } from '../expressions/evaluate';
import type { Json } from '../kernel';
import type { FactValue, ParameterValue } from '../machine/state.types';
import { canonicalJson } from '../plain';
import type { Program } from './program.types';
import type { Field, Template } from './template.types';
import { factOf, formVocabulary } from './vocabulary';

/**
 * A form as it is typed in and kept. Texts, dates and choices are strings, integers numbers, an organisation `{ id, kind }`, files a
 * list of their ids.
 */
export type Form = Record<string, unknown>;

export interface Content {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  /** Every given field, written one way; the caller hashes it. */
  canonical: string;
}

export interface FieldProblem {
  field: string;
  code: 'FIELD_REQUIRED' | 'FIELD_INVALID' | 'FIELD_UNKNOWN';
  details: Record<string, Json>;
}

/** Facts, presence and canonical text of a valid form. With a program only what its conditions read becomes a fact. */
export function contentOf(template: Pick<Template, 'form'>, form: Form, program?: Pick<Program, 'facts'>): Content {
  const { fields } = template.form;
  const facts: Record<string, FactValue> = {};
  const kept: Record<string, unknown> = {};
  const wanted = program?.facts.map(({ field }) => field);
  for (const field of fields) {
    const value = form[field.id];
    if (!isGiven(value)) continue;
    kept[field.id] = value;
    if (factOf(field) === null || (wanted !== undefined && !wanted.includes(field.id))) continue;
    facts[field.id] = field.type === 'organisation' ? organisation(value) : (value as number | string);
  }
  const given = Object.fromEntries(fields.map(({ id }) => [id, kept[id] !== undefined]));
  return { facts, given, canonical: canonicalJson(kept) };
}

function organisation(value: unknown): FactValue {
  const { id, kind } = value as { id: string; kind: 'society' | 'branch' };
  return { id, kind };
}

/** Whether something was filled in. Spaces alone are nothing. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : true;
}

/** Everything that is wrong with a form, field by field, in the order of the template. */
export function validateForm(
  template: Pick<Template, 'form'>,
  form: Form,
  parameters: Record<string, ParameterValue>,
): FieldProblem[] {
  const { fields } = template.form;
  const known = new Set(fields.map(({ id }) => id));
  const problems: FieldProblem[] = Object.keys(form)
    .filter((id) => !known.has(id))
    .map((field) => ({ field, code: 'FIELD_UNKNOWN', details: {} }));
  const broken = new Map<string, FieldProblem>();
  for (const field of fields) {
    if (!isGiven(form[field.id])) continue;
    const details = invalid(field, form[field.id], parameters);
    if (details !== null) broken.set(field.id, { field: field.id, code: 'FIELD_INVALID', details });
  }
  const sound = Object.fromEntries(Object.entries(form).filter(([id]) => !broken.has(id)));
  const required = new Set(requiredFields(template, sound));
  for (const { id } of fields) {
    const problem = broken.get(id);
    if (problem !== undefined) problems.push(problem);
    else if (required.has(id) && !isGiven(form[id])) problems.push({ field: id, code: 'FIELD_REQUIRED', details: {} });
  }
  return problems;
}

/** Ids of the fields that are asked for as the form now stands; the web hides a conditional one until it is. */
export function requiredFields(template: Pick<Template, 'form'>, form: Form): string[] {
  const { fields } = template.form;
  const conditional = fields.some(({ requiredWhen }) => requiredWhen !== undefined);
  const environment = conditional ? environmentOf(formVocabulary(template)) : null;
  const { facts, given } = contentOf(template, form);
  const context = { facts, given, parameters: {}, lookUps: {}, checks: {}, outcomes: {} };
  return fields
    .filter(({ required, requiredWhen }) => {
      if (required) return true;
      return requiredWhen !== undefined && environment !== null && parseCondition(environment, requiredWhen)(context);
    })
    .map(({ id }) => id);
}

type Details = Record<string, Json> | null;
type Judge = (field: Field, value: unknown, parameters: Record<string, ParameterValue>) => Details;

const MAX_TEXT = 200;
const MAX_LONG_TEXT = 5000;
const MAX_FILES = 20;

const text: Judge = (field, value): Details => {
  if (typeof value !== 'string') return { expected: 'text' };
  const maxLength = field.maxLength ?? (field.type === 'text' ? MAX_TEXT : MAX_LONG_TEXT);
  return Array.from(value).length > maxLength ? { maxLength } : null;
};

const judges: Record<Field['type'], Judge> = {
  text,
  longText: text,
  integer(field, value): Details {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { expected: 'integer' };
    if (field.minimum !== undefined && value < field.minimum) return { minimum: field.minimum };
    return field.maximum !== undefined && value > field.maximum ? { maximum: field.maximum } : null;
  },
  date: (_field, value) => (typeof value === 'string' && isCivilDate(value) ? null : { expected: 'date' }),
  choice(field, value, parameters) {
    const listed = field.optionsFrom === undefined ? null : (parameters[field.optionsFrom]?.value ?? null);
    const values = [...(field.options ?? []).map((option) => option.value), ...(Array.isArray(listed) ? listed : [])];
    return typeof value === 'string' && values.includes(value) ? null : { expected: 'choice' };
  },
  organisation(_field, value) {
    const { id, kind } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown; kind?: unknown };
    return typeof id === 'string' && id !== '' && (kind === 'society' || kind === 'branch') ? null : { expected: 'organisation' };
  },
  files(_field, value): Details {
    const ids = Array.isArray(value) && value.every((id) => typeof id === 'string');
    if (!ids) return { expected: 'files' };
    return value.length > MAX_FILES ? { maxFiles: MAX_FILES } : null;
  },
};

function invalid(field: Field, value: unknown, parameters: Record<string, ParameterValue>): Details {
  return judges[field.type](field, value, parameters);
}

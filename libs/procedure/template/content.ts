/**
 * What a form becomes: the facts that conditions read, which fields were given, and one text of all of it to be hashed. The web uses
 * the same functions while the form is filled in, so nothing here needs more than the core.
 */
import { factValue } from '../forms/facts';
import { isGiven, isRecord, own, type Form } from '../forms/given';
import { judgeRelations } from '../forms/relations';
import { judgeShape, type Details, type Parameters } from '../forms/shapes';
import { nothingIsSealed, readable, type IsSealed } from '../forms/sealed';
import { standing } from '../forms/standing';
import type { FactValue } from '../machine/state.types';
import { canonicalJson } from '../plain';
import type { Program } from './program.types';
import type { Template } from './template.types';

export { isGiven, type Form } from '../forms/given';

export interface Content {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  /** Every given field, written one way; the caller hashes it. */
  canonical: string;
}

export interface FieldProblem {
  field: string;
  code: 'FIELD_REQUIRED' | 'FIELD_INVALID' | 'FIELD_UNKNOWN' | 'FIELD_READ_ONLY';
  /** Ids, numbers and names of what was expected; for a table the `row` (from 1) and the `column`. Never what was typed. */
  details: Details;
}

/** Facts, presence and canonical text of a valid form. With a program only what its conditions read becomes a fact; nothing sealed does. */
export function contentOf(
  template: Pick<Template, 'form'>,
  form: Form,
  program?: Pick<Program, 'facts' | 'persons'>,
  isSealed: IsSealed = nothingIsSealed,
): Content {
  const { fields } = template.form;
  const found = standing(fields, form, null, isSealed);
  const kept: Record<string, unknown> = {};
  for (const { id } of fields) if (found.shown.has(id) && isGiven(own(form, id))) kept[id] = own(form, id);
  return {
    facts: program === undefined ? found.facts : { ...read(found.facts, program), ...personsIn(kept, program) },
    given: found.given,
    canonical: canonicalJson(kept),
  };
}

/** Of persons whom a step asks for: the id, and nothing else that stands in the form about them. */
function personsIn(kept: Record<string, unknown>, { persons = [] }: Pick<Program, 'persons'>): Record<string, string> {
  return Object.fromEntries(
    persons.flatMap((field): [string, string][] => {
      const id = own(own(kept, field), 'id');
      return typeof id === 'string' ? [[field, id]] : [];
    }),
  );
}

/** Only the columns that conditions read leave the form. */
function read(facts: Record<string, FactValue>, program: Pick<Program, 'facts'>): Record<string, FactValue> {
  const wanted = new Map(program.facts.map((fact) => [fact.field, fact]));
  return Object.fromEntries(
    Object.entries(facts).flatMap(([field, value]): [string, FactValue][] => {
      const fact = wanted.get(field);
      return fact === undefined ? [] : [[field, fact.type === 'table' ? factValue(fact, value) : value]];
    }),
  );
}

/** More problems than these are not listed; a form that has them is not filled in by a person. */
const MOST_UNKNOWN = 20;

/** Everything that is wrong with a form, field by field, in the order of the template. Whatever is sent, it answers. */
export function validateForm(
  template: Pick<Template, 'form'>,
  sent: Form,
  parameters: Parameters,
  isSealed: IsSealed = nothingIsSealed,
): FieldProblem[] {
  const { fields } = template.form;
  const form = isRecord(sent) ? sent : {};
  const known = new Set(fields.map(({ id }) => id));
  const problems: FieldProblem[] = Object.keys(form)
    .filter((id) => !known.has(id))
    .slice(0, MOST_UNKNOWN)
    .map((field) => ({ field: field.slice(0, 100), code: 'FIELD_UNKNOWN', details: {} }));
  const broken = new Map<string, Details[]>();
  for (const field of fields) {
    const value = own(form, field.id);
    const open = isGiven(value) ? readable(field, value, isSealed) : null;
    const details = open === null ? [] : judgeShape(open.field, open.value, parameters);
    if (details.length > 0) broken.set(field.id, details);
  }
  const sound = Object.fromEntries(fields.filter(({ id }) => !broken.has(id)).map(({ id }) => [id, own(form, id)]));
  const found = standing(fields, sound, parameters, isSealed);
  for (const field of fields) {
    const { id } = field;
    const given = isGiven(own(form, id));
    const invalid = (details: Details): number => problems.push({ field: id, code: 'FIELD_INVALID', details });
    if (!found.shown.has(id)) {
      if (given) invalid({ expected: 'nothing' });
    } else if (broken.has(id)) broken.get(id)?.forEach(invalid);
    else if (given) (isSealed(own(form, id)) ? [] : judgeRelations(field, sound)).forEach(invalid);
    else if (found.tooBig.has(id)) invalid({ expected: 'smaller' });
    else if (found.required.has(id) && field.type !== 'computed' && field.type !== 'note') {
      problems.push({ field: id, code: 'FIELD_REQUIRED', details: {} });
    }
  }
  return problems;
}

/** Ids of the fields that are asked for as the form now stands; the web hides a conditional one until it is. */
export function requiredFields(template: Pick<Template, 'form'>, form: Form): string[] {
  const { required } = standing(template.form.fields, form, null);
  return template.form.fields.filter(({ id }) => required.has(id)).map(({ id }) => id);
}

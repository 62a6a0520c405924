/** What the conditions of a template may read. */
import type { Vocabulary } from '../expressions/environment';
import type { Fact } from './program.types';
import type { Field, Template } from './template.types';
import { placedSteps } from './walk-template';

const FACT_TYPES: readonly string[] = ['integer', 'date', 'choice', 'organisation'] satisfies Fact['type'][];

/** A field as a fact, or null: texts, files and personal data never become one. */
export function factOf(field: Field): Fact | null {
  if (field.personal || !FACT_TYPES.includes(field.type)) return null;
  const fact: Fact = { field: field.id, type: field.type as Fact['type'] };
  return field.required ? fact : { ...fact, optional: true };
}

/** For the conditions of blocks. */
export function templateVocabulary(template: Template): Vocabulary {
  return {
    ...formVocabulary(template),
    parameters: template.parameters,
    lookUps: template.lookUps.map(({ id }) => id),
    steps: placedSteps(template).map(({ block }) => block.id),
  };
}

/** For `requiredWhen`: the form alone, and while it is being filled in nothing in it is certain to be there. */
export function formVocabulary(template: Pick<Template, 'form'>): Vocabulary {
  const { fields } = template.form;
  return {
    facts: fields.map(factOf).filter((fact) => fact !== null),
    fields: fields.map(({ id }) => id),
    parameters: [],
    lookUps: [],
    steps: [],
  };
}

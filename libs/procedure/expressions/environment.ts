/**
 * Conditions are CEL over a context that is typed from form, parameters and look-ups; nothing is `dyn`. An access that has no type
 * is an issue at publication, so that a published template cannot fail at run time.
 */
import { Environment } from '@marcbachmann/cel-js';
import type { Fact, Program } from '../template/program.types';
import type { Parameter } from '../template/template.types';

/** What a condition may read. The machine's conditions read all of it, a form's `requiredWhen` only `form` and `given`. */
export interface Vocabulary {
  facts: Fact[];
  fields: string[];
  parameters: Pick<Parameter, 'id' | 'type' | 'optional' | 'default'>[];
  lookUps: string[];
  steps: string[];
}

type Schema = Record<string, string | Record<string, string>>;

const FACT_TYPES: Record<Fact['type'], string | Record<string, string>> = {
  integer: 'int',
  date: 'string',
  choice: 'string',
  organisation: { id: 'string', kind: 'string' },
};
const PARAMETER_TYPES: Record<Parameter['type'], string> = {
  organ: 'string',
  integer: 'int',
  boolean: 'bool',
  textList: 'list<string>',
};

/** Small on purpose: the library counts no steps at run time, so what could be slow is refused while parsing. */
const LIMITS = { maxAstNodes: 200, maxDepth: 30, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 4 };

/** A typed environment of the language for a vocabulary. */
export function environmentOf(vocabulary: Vocabulary): Environment {
  const schema = <T>(items: T[], entry: (item: T) => [string, Schema[string]]): Schema => Object.fromEntries(items.map(entry));
  return new Environment({ limits: LIMITS })
    .registerVariable({ name: 'form', schema: schema(vocabulary.facts, (fact) => [fact.field, FACT_TYPES[fact.type]]) })
    .registerVariable({ name: 'given', schema: schema(vocabulary.fields, (field) => [field, 'bool']) })
    .registerVariable({ name: 'params', schema: schema(vocabulary.parameters, ({ id, type }) => [id, PARAMETER_TYPES[type]]) })
    .registerVariable({ name: 'lookups', schema: schema(vocabulary.lookUps, (id) => [id, 'int']) })
    .registerVariable('checks', 'map<string, string>')
    .registerVariable('outcomes', 'map<string, string>');
}

/** The vocabulary of a program's conditions. */
export function vocabularyOf(program: Program, steps: string[]): Vocabulary {
  return {
    facts: program.facts,
    fields: program.fields,
    parameters: program.parameters,
    lookUps: program.lookUps.map(({ id }) => id),
    steps,
  };
}

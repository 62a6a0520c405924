/**
 * Conditions are CEL over a context that is typed from form, parameters and look-ups; nothing is `dyn`. An access that has no type
 * is an issue at publication, so that a published template cannot fail at run time.
 */
import { Environment } from '@marcbachmann/cel-js';
import type { Program } from '../template/program.types';
import { registerFunctions } from './functions';
import { celType, rootsOf, type Kind, type Vocabulary } from './kinds';

export type { Vocabulary } from './kinds';

/** Small on purpose: the library counts no steps at run time, so what could be slow is refused while parsing. */
const LIMITS = { maxAstNodes: 200, maxDepth: 30, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 4 };

/** A typed environment of the language for a vocabulary. */
export function environmentOf(vocabulary: Vocabulary): Environment {
  const environment = new Environment({ limits: LIMITS });
  const known = new Set<string>();
  const roots = Object.entries(rootsOf(vocabulary));
  for (const [, kind] of roots) registerTypes(environment, kind, known);
  registerFunctions(environment);
  for (const [name, kind] of roots) environment.registerVariable(name, celType(kind));
  return environment;
}

/** What a type is made of is registered before it. */
function registerTypes(environment: Environment, kind: Kind, known: Set<string>): void {
  if (kind.is === 'list' || kind.is === 'map') return registerTypes(environment, kind.of, known);
  if (kind.is !== 'object' || kind.name === 'Items' || known.has(kind.name)) return;
  known.add(kind.name);
  const members = Object.entries(kind.fields);
  for (const [, member] of members) registerTypes(environment, member.kind, known);
  const fields = Object.fromEntries(members.map(([field, member]) => [field, celType(member.kind)]));
  environment.registerType({ name: kind.name, schema: fields });
}

/** The vocabulary of a program's conditions. */
export function vocabularyOf(program: Program, steps: string[]): Vocabulary {
  return { facts: program.facts, fields: program.fields, parameters: program.parameters, lookUps: program.lookUps, steps };
}

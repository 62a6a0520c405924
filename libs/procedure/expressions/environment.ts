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

/**
 * Environments that were made, by the types that they know; the one asked for last stands last. Making one costs more than reading a
 * condition in it, and the names of steps and the bounds of numbers are not among its types, so many vocabularies share one.
 */
const made = new Map<string, Environment>();
const MADE_AT_MOST = 64;

/** A typed environment of the language for a vocabulary. Nobody may register anything more in it: others read their conditions there. */
export function environmentOf(vocabulary: Vocabulary): Environment {
  const roots = Object.entries(rootsOf(vocabulary));
  const types = typesOf(roots);
  const environment = made.get(types) ?? makeEnvironment(roots);
  made.delete(types);
  made.set(types, environment);
  const [oldest] = made.keys();
  if (made.size > MADE_AT_MOST && oldest !== undefined) made.delete(oldest);
  return environment;
}

function makeEnvironment(roots: [string, Kind][]): Environment {
  const environment = new Environment({ limits: LIMITS });
  const known = new Set<string>();
  for (const [, kind] of roots) registerTypes(environment, kind, known);
  registerFunctions(environment);
  for (const [name, kind] of roots) environment.registerVariable(name, celType(kind));
  return environment;
}

/** Everything that is registered for these variables, as one text. */
function typesOf(roots: [string, Kind][]): string {
  const known = new Set<string>();
  const typeOf = (kind: Kind): string => {
    if (kind.is === 'list' || kind.is === 'map') return `${kind.is}<${typeOf(kind.of)}>`;
    if (kind.is !== 'object' || kind.name === 'Items' || known.has(kind.name)) return celType(kind);
    known.add(kind.name);
    const members = Object.entries(kind.fields).map(([field, member]) => `${field}:${typeOf(member.kind)}`);
    return `${kind.name}{${members.join()}}`;
  };
  return roots.map(([name, kind]) => `${name}=${typeOf(kind)}`).join(';');
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

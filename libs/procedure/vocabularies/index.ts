/** The closed vocabularies of templates: matters, acts, concepts. */
import { ACTS, type Act } from './acts';
import { CONCEPTS, type Concept } from './concepts';
import { MATTERS, type Matter } from './matters';
import type { Term } from './term';

export { ACTS, CONCEPTS, MATTERS, type Act, type Concept, type Matter };
export type { Carrier, Obligation } from './obligation.types';
export type { Clause, Term } from './term';

const byId = <Id extends string>(terms: readonly Term<Id>[]): ReadonlyMap<string, Term<Id>> =>
  new Map(terms.map((term) => [term.id, term]));

const matters = byId<Matter>(MATTERS);
const acts = byId<Act>(ACTS);
const concepts = byId<Concept>(CONCEPTS);

export const matterTerm = (id: string): Term<Matter> | null => matters.get(id) ?? null;
export const actTerm = (id: string): Term<Act> | null => acts.get(id) ?? null;
export const conceptTerm = (id: string): Term<Concept> | null => concepts.get(id) ?? null;

/** Good templates made wrong on purpose, each in one known way. */
import type { Finding, Surroundings } from '../../../procedure/checker/checker.types';
import type { Property } from '../../../procedure/rules/monitors';
import type { Template } from '../../../procedure';

/** A template that keeps its rules, and what it is checked in. */
export interface Subject {
  /** For people who read a failure: procedure and jurisdiction, or the fixture's rule. */
  name: string;
  template: Template;
  surroundings: Surroundings;
  /** The rules that are walked for it and kept, as the checker compiles them. */
  properties: Property[];
  /** What the checker says of it as it is. */
  found: Finding[];
}

/** One wrong template. */
export interface Mutant {
  /** Which step, field or clock was touched. */
  at: string;
  /** As somebody would send it: it has yet to be parsed. */
  template: unknown;
  /** Where what stands around it was changed, and not the template. */
  surroundings?: Surroundings;
  /** Findings of which at least one must be there: rules, structural codes, or issues of the parser. */
  expected: readonly string[];
  /** Made of a rule that the good template is known to keep. */
  keeps?: true;
}

export interface Mutation {
  kind: string;
  /** What is done to the template, in a sentence. */
  says: string;
  /**
   * When a template made so is not wrong, because something else still holds the rule: such ones are not made, by a condition of the
   * operator itself. Said here for the reader of the table.
   */
  unless?: string;
  of: (subject: Subject) => Mutant[];
}

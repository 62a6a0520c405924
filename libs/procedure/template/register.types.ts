/**
 * Registers: what procedures feed and look-ups ask. A declaration is data of the catalogue (`libs/templates/registers/<id>.json`); its
 * published schema is `register.schema.json` beside this file. Entries are versioned twice: from when to when something held (civil days),
 * and from when to when the register said so (instants).
 */
import type { CivilDate, Text } from '../kernel';
import type { Act, Basis, Concept, OutcomeDeclaration, BlockCommon, Period } from './template.types';

/** What stands in a column: money in whole fen, a date as a civil one, a `choice` as one of its values. */
export type ColumnType = 'text' | 'integer' | 'money' | 'date' | 'yesNo' | 'choice';

export interface RegisterColumn {
  id: string;
  label: Text;
  type: ColumnType;
  values?: { value: string; label: Text }[];
  /** The field of a form that means this fills it, where a step says nothing else. */
  concept?: Concept;
  /** Absent: an entry needs it. */
  optional?: boolean;
  /** A person's data: sealed, shown inside the organisation that the entry belongs to, and never asked by look-ups. */
  personal?: boolean;
}

export interface RegisterState {
  id: string;
  label: Text;
  /** Entries in it count among those in force: they are listed, and no second one may have their key. */
  inForce: boolean;
}

export interface Register {
  $schema?: string;
  id: string;
  title: Text;
  /** What an empty one says. */
  empty: Text;
  /** Columns that tell entries of one society apart, among those in force. Empty: there may be any number alike. */
  key: string[];
  columns: RegisterColumn[];
  /** The first is the one in which entries begin, where a step or an import says nothing else. */
  states: RegisterState[];
  /** From which state to which an entry may go. It may always stay in its own; a state that leads nowhere is a last one. */
  changes: { from: string; to: string[] }[];
  /**
   * Until when an entry is valid: so long after its first day, or as a column of dates says (that day is its last; no limit where the column
   * is empty). Absent: until it is changed.
   */
  validity?: { within: Period } | { until: string };
  /** The procedure that is proposed (people confirm) for entries whose validity ends. */
  atExpiry?: { proposes: string };
  basis: Basis[];
}

/**
 * Where a column's value comes from. `item`: inside an `each` over rows a column of the row, inside one over a look-up a column of the entry
 * at hand; `step`: the outcome of a step of this case; `day`: the civil day on which the case was decided.
 */
export type RegisterValueOf =
  string | number | boolean | { field: string } | { param: string } | { item: string } | { step: string } | { day: 'decided' };

/**
 * Which entry is changed or closed: the one that a field of the form names (by id), the item at hand of an `each` over a look-up, or the
 * one that a register step of this case made.
 */
export type RegisterEntryOf = { field: string } | { item: true } | { step: string };

/**
 * Writes a register. Whether it can is verified inside the append: the key, the allowed change of state, the `guarantee`; when one does not
 * hold: `conflict`.
 */
export interface RegisterBlock extends BlockCommon {
  kind: 'register';
  act: Act;
  register: string;
  /** `enter` when absent. `change`: another state or other values of an entry. `close`: its validity ends on the day of the decision. */
  does?: 'enter' | 'change' | 'close';
  /** The state in which the entry then stands. */
  as: string;
  /** With `change` and `close`. */
  entry?: RegisterEntryOf;
  /** By column; a column that is absent is filled by the field of its concept (`enter`), or stays as it is (`change`). */
  values?: Record<string, RegisterValueOf>;
  /** Written by templates from before registers were declared: the key of the declaration says it. */
  unique?: 'name-in-society';
  /** CEL over look-ups, parameters and form: verified again inside the append that enters; otherwise `conflict`. */
  guarantee?: string;
  outcomes: { entered: OutcomeDeclaration; conflict: OutcomeDeclaration };
}

/** One version of an entry, as readers of a register get it. Personal values are null until they are opened. */
export interface RegisterEntry {
  id: string;
  register: string;
  society: string;
  state: string;
  values: Record<string, string | number | boolean | null>;
  /** First day on which this version held, and the day from which it no longer did. */
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** What the checker is told and what it says. */
import type { Calendar } from '../clock/calendar.types';
import type { Text } from '../kernel';
import type { OrganRules } from '../sitting/rules.types';
import type { SimulationScript } from '../simulate/script.types';
import type { OrganisationOf, Overlay, Register, Role, Template } from '../template/template.types';
import type { Clause, Obligation } from '../vocabularies';

/** Everything around a template that its findings depend on. The checker asks nobody: what is absent here is not checked, and it says so. */
export interface Surroundings {
  /** The calendar of its jurisdiction: counter-examples are replayed by it. */
  calendar: Calendar;
  registers: readonly Register[];
  /** Templates that hold in the same place, the checked one or an older version of it among them. */
  templates: readonly Template[];
  obligations: readonly Obligation[];
  /** Where the template is a base with a jurisdiction's overlay applied: both, as they were. */
  overlay?: { base: Template; overlay: Overlay };
  /** Organs of the society, where it is known: whether quorum and threshold can be met by those who are there. */
  organs?: readonly OrganOnFile[];
  /** Who holds which post, where it is known: whether steps that are kept apart can be done by those who are there. */
  posts?: readonly PostOnFile[];
}

export interface OrganOnFile {
  /** The parameter of the template that names it. */
  id: string;
  /** Persons by id. */
  members: string[];
  /** What the charter says of it, where it is on file. */
  rules?: Pick<OrganRules, 'quorum' | 'threshold' | 'recusedLeave'>;
}

export interface PostOnFile {
  /** By id; never shown. */
  person: string;
  role: Role;
  of: OrganisationOf;
}

export type Severity = 'error' | 'warning' | 'note';

/** One finding. What is not decided is a warning that says so, never silence. */
export interface Finding {
  /** `R01`, `obligation`, or the code of a structural finding. */
  rule: string;
  severity: Severity;
  /** A JSON pointer into the template; empty: the whole. */
  path: string;
  message: Text;
  /** The clauses that ask for it; empty for what is only structure. */
  basis: Clause[];
  /** The shortest way in which it is broken, as a script that the simulator replays, and in words. */
  counterExample?: { script: SimulationScript; says: Text };
  /** The checker could not decide it, for this reason. */
  undecided?: Text;
}

/** What the exploration says of one monitor. */
export type Verdict =
  | { is: 'kept' }
  | { is: 'broken'; script: SimulationScript; says: Text; path: string }
  | { is: 'undecided'; because: Text; path: string };

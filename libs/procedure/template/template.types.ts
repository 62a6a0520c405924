/**
 * A template as an administrator writes it: `libs/templates/<procedure-id>/template.json`.
 * Its published schema is `procedure-template.schema.json` beside this file; both say the same.
 */
import type { Text } from '../kernel';
import type { Role } from './roles';

/** Jurisdictions by ISO 3166-2. */
export type Jurisdiction = 'CN' | 'CN-CQ' | 'CN-TJ' | 'CN-NX' | 'CN-QH';

/** Strength of the words of a text (procedures.md, modality codes). */
export type Modality = 'hard' | 'duty' | 'plain' | 'soft' | 'push' | 'guidance' | 'encourage' | 'aim' | 'request';

/** Why something stands in a template. A `default` has a reason and is never shown as policy. */
export type Basis =
  | { kind: 'policy'; source: string; clause: string; sentence?: number; modality: Modality; says: Text }
  | { kind: 'law' | 'charter' | 'rule' | 'practice'; title: Text; article?: string }
  | { kind: 'default'; reason: Text };

/** Closed vocabulary: what the procedure is about. Grows with the catalogue. */
export type Matter = 'branch';

/** Closed vocabulary: what a step is, for the rules. Grows with the catalogue. */
export type Act =
  | 'eligibility'
  | 'completeness'
  | 'supervisor-note'
  | 'organ-decision'
  | 'follow-up'
  | 'register'
  | 'filing'
  | 'outside-approval';

/** Closed vocabulary: what a field means. Grows with the catalogue. */
export type Concept =
  | 'parent'
  | 'branch-name'
  | 'branch-kind'
  | 'purpose'
  | 'charter-scope'
  | 'head'
  | 'staff'
  | 'funding'
  | 'management-rules'
  | 'capacity'
  | 'discipline'
  | 'exception-reasons';

/** Who may know of a step; the narrow one is the default (users.md 6). */
export type Audience = 'applicant' | 'society' | 'department' | 'party-body';

export type { Role } from './roles';

/** Who does an officer's step. `nobody`: who does it when no one holds the post. */
export interface Assignee {
  role: Role;
  of: 'society' | 'association';
  nobody: Role;
}

export type FieldType = 'text' | 'longText' | 'integer' | 'date' | 'choice' | 'organisation' | 'files';

export interface Field {
  id: string;
  type: FieldType;
  label: Text;
  help?: Text;
  concept?: Concept;
  required?: boolean;
  /** A CEL condition over `form` and `given`; the field is asked, and then required, only when it holds. */
  requiredWhen?: string;
  /** Personal data never becomes a fact and never leaves PostgreSQL. */
  personal?: boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  /** For `choice`: fixed options, or the values of a list parameter. */
  options?: { value: string; label: Text }[];
  optionsFrom?: string;
  /** For `organisation`: which ones may be chosen: the society and its branches. */
  among?: 'society-and-branches';
}

export interface Parameter {
  id: string;
  type: 'organ' | 'integer' | 'boolean' | 'textList';
  /** Where its value comes from; without a value and `optional`, a case cannot be filed (R37). */
  from: 'charter' | 'rule' | 'deployment';
  label: Text;
  optional?: boolean;
  /** Only where the catalogue allows one. */
  default?: boolean | number | string | string[] | null;
}

/** A declared query over a register; the shell answers it as an event. */
export interface LookUp {
  id: string;
  register: 'branches';
  measure: 'count';
  where: { state: 'active'; of: 'society' };
}

/** A register as its readers see it: what it is called, its columns, and what their values mean. */
export interface Register {
  id: string;
  title: Text;
  /** What an empty one says. */
  empty: Text;
  columns: {
    id: string;
    label: Text;
    values?: { value: string; label: Text }[];
    /** A person's data: shown inside the organisation that the entry belongs to. */
    personal?: boolean;
  }[];
}

/** `next`: go on. `refuse`: the case ends as not passed. `warn`: go on, the finding is shown to whoever decides.
 *  `wait`: the step asks again (an organ postponed). `return`: to the applicant, in the same step (a new round). */
export type Target = 'next' | 'refuse' | 'warn' | 'wait' | 'return';

/** `3 working days`, `60 days`, `1 month`. */
export type Period = string;

export interface OfficerClock {
  within: Period;
  /** Shares of the period at which the holder is reminded: `50%`. */
  remind: string[];
  /** `turn-to:<role>`: that post of the same organisation is added to the holders. Silence never approves nor refuses. */
  then: `turn-to:${Role}`;
}

interface BlockCommon {
  id: string;
  title: Text;
  basis: Basis[];
  /** Default: `society`. */
  audience?: Audience;
}

export interface SequenceBlock {
  kind: 'sequence';
  id: string;
  blocks: Block[];
}

/** The first branch whose condition holds is taken; none: the block is skipped. */
export interface ChoiceBlock {
  kind: 'choice';
  id: string;
  branches: { when: string; blocks: Block[] }[];
}

/** An automatic check. Conditions read `form`, `given`, `params`, `lookups`, `checks`, `outcomes`. */
export interface CheckBlock extends BlockCommon {
  kind: 'check';
  act: Act;
  that: string;
  /** The check is passed over when this does not hold (`has(params.branchLimit)`). */
  when?: string;
  outcomes: { holds: 'next'; fails: 'refuse' | 'warn' };
  /** One sentence for people, when it fails. */
  failure: Text;
}

export interface OutcomeDeclaration {
  to: Target;
  label: Text;
  /** A reason must be given. Never for a consent (users.md 34). */
  reason?: boolean;
}

/** How the applicant completes his materials. Late stays open: no timer ever withdraws or refuses (R36). */
export interface SupplementRule {
  rounds: number;
  within: Period;
  clock: 'stopped';
  late: 'stays-open';
}

/** 受理/补正 by the society's own secretariat: complete, or one list of everything missing. */
export interface IntakeBlock extends BlockCommon {
  kind: 'intake';
  act: Act;
  by: Assignee;
  clock: OfficerClock;
  outcomes: { complete: OutcomeDeclaration; incomplete: OutcomeDeclaration };
  supplement: SupplementRule;
}

/** One officer's step with declared outcomes. */
export interface ReviewBlock extends BlockCommon {
  kind: 'review';
  act: Act;
  by: Assignee;
  clock: OfficerClock;
  outcomes: Record<string, OutcomeDeclaration>;
  /** Needed when an outcome leads to `return`. */
  supplement?: SupplementRule;
}

/** Asks for an item on the agenda of a sitting of the organ, and waits for its result. */
export interface MeetingBlock extends BlockCommon {
  kind: 'meeting';
  act: Act;
  organ: { parameter: string };
  rules: 'charter';
  clock: { listedWithin: Period };
  effectiveWhen: 'minutes-signed' | 'closing';
  outcomes: Record<'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'withdrawn', OutcomeDeclaration>;
}

/** Writes the register. `unique` is verified again inside the append; when it does not hold: `conflict`. */
export interface RegisterBlock extends BlockCommon {
  kind: 'register';
  act: Act;
  register: 'branches';
  as: 'active';
  unique: 'name-in-society';
  outcomes: { entered: OutcomeDeclaration; conflict: OutcomeDeclaration };
}

export type Block = SequenceBlock | ChoiceBlock | CheckBlock | IntakeBlock | ReviewBlock | MeetingBlock | RegisterBlock;
export type StepBlock = Exclude<Block, SequenceBlock | ChoiceBlock>;
export type StepKind = StepBlock['kind'];

export interface Template {
  $schema?: string;
  id: string;
  version: number;
  matter: Matter;
  jurisdiction: Jurisdiction;
  startedBy: 'filed';
  title: Text;
  /** For the guide page: one sentence each. */
  summary: Text;
  /** The form's field by which a case is called in lists. */
  subject: string;
  parameters: Parameter[];
  lookUps: LookUp[];
  form: { fields: Field[] };
  /** Who may file: posts of the society. */
  filedBy: Role[];
  blocks: Block[];
}

/** `libs/templates/<procedure-id>/<jurisdiction>.overlay.json`: only what differs, each time with its own basis. */
export interface Overlay {
  $schema?: string;
  overlay: Jurisdiction;
  of: string;
  version: number;
  title?: Text;
  change: OverlayChange[];
}

export type OverlayChange =
  | { at: string; set: Record<string, unknown>; basis: Basis[] }
  | { after: string; insert: Block[]; basis: Basis[] }
  | { field: Field; basis: Basis[] }
  | { parameter: Parameter; basis: Basis[] };

/** A finding in a template; collected, never thrown. `path` is a JSON pointer. */
export interface Issue {
  rule: string;
  path: string;
  severity: 'error' | 'warning' | 'note';
  message: Text;
}

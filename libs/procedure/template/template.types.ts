/**
 * A template as an administrator writes it: `libs/templates/<procedure-id>/template.json`.
 * Its published schema is `procedure-template.schema.json` beside this file; both say the same.
 */
import type { Field, FieldRights } from '../forms/field.types';
import type { Ratio } from '../forms/values';
import type { Text } from '../kernel';
import type { Identification } from './identification';
import type { StopReason } from '../clock/vocabulary';
import type { LookUp } from './look-up.types';
import type { Role } from './roles';
import type { PersonsRule } from './persons.types';
import type { Assignee, ChoosesRule, StepActions } from './assignee.types';
import type { CallBlock, OpenBlock } from './call.types';
import type { NoticeBlock } from './notice.types';
import type { RegisterBlock } from './register.types';
import type { ScoreBlock } from './score.types';
import type { SeveralRule } from './several.types';
import type { Start } from './start.types';
import type { WaitBlock } from './wait.types';
import type { AuthorityBlock, CopyBlock, DocumentBlock, WorkBlock } from './officer-steps.types';
import type { StructureBlock, Target } from './structure.types';
import type { Act, Matter } from '../vocabularies';

/** Jurisdictions by ISO 3166-2. */
export type Jurisdiction = 'CN' | 'CN-CQ' | 'CN-TJ' | 'CN-NX' | 'CN-QH';

/** Strength of the words of a text (procedures.md, modality codes). */
export type Modality = 'hard' | 'duty' | 'plain' | 'soft' | 'push' | 'guidance' | 'encourage' | 'aim' | 'request';

/** Why something stands in a template. A `default` has a reason and is never shown as policy. */
export type Basis =
  | { kind: 'policy'; source: string; clause: string; sentence?: number; modality: Modality; says: Text }
  | { kind: 'law' | 'charter' | 'rule' | 'practice'; title: Text; article?: string }
  | { kind: 'default'; reason: Text };

export type { Act, Concept, Matter } from '../vocabularies';

/** Who may know of a step; the narrow one is the default (users.md 6). */
export type Audience = 'applicant' | 'society' | 'department' | 'party-body';

export type { Identification, Strength } from './identification';
export type { Role } from './roles';
export type * from './assignee.types';
export type * from './call.types';
export type * from './notice.types';
export type * from './register.types';
export type * from './score.types';
export type * from './start.types';
export type * from './structure.types';
export type * from './wait.types';
export type * from './officer-steps.types';
export type * from './persons.types';
export type * from './several.types';

export type * from '../forms/field.types';

/** What a parameter's value is: money is whole fen, a ratio two whole numbers, a date a civil one. */
export type ParameterType = 'organ' | 'integer' | 'boolean' | 'textList' | 'money' | 'ratio' | 'date';

export interface Parameter {
  id: string;
  type: ParameterType;
  /** What is counted: `branches`, `days`. */
  unit?: Text;
  /** Where its value comes from; without a value and not `optional`, a case cannot be filed (R37). */
  from: 'charter' | 'rule' | 'deployment' | 'document';
  label: Text;
  /** The sentence that asks for it, where the label alone would be guessed at. */
  question?: Text;
  optional?: boolean;
  /** Only where the catalogue allows one. `null`: there is none, and until somebody gives a value nothing is activated. */
  default?: boolean | number | string | string[] | Ratio | null;
}

export type { LookUp, LookUpMeasure, LookUpValueOf, LookUpWhere } from './look-up.types';

/** `3 working days`, `60 days`, `1 month`, `24 hours`, `by 31 March`, `10 working days before form.startOn`: `clock/period.ts`. */
export type Period = string;

export interface OfficerClock {
  within: Period;
  /** From when it counts (`clock/start.ts`): `entry` when absent. */
  from?: string;
  /** Shares of the period at which the holder is reminded, `50%`, or days before its end, `2 working days before`. */
  remind: string[];
  /** What happens at the end: `ClockEnd`. Silence neither approves nor refuses. */
  then: ClockEnd;
  /** Posts of the same organisation that are added besides, each at its rung: `80%`, `1 working day before`, `3 working days after`. */
  ladder?: { at: string; then: `turn-to:${Role}` }[];
  /** What it may stand for; without it nothing but a supplement stops it. */
  suspendable?: StopReason[];
  extension?: ClockExtensionRule;
  /** The article, where `then` is an outcome. */
  basis?: Basis[];
}

/**
 * `turn-to:<role>`: that post of the same organisation is added to the holders. `remind`: nothing but a last reminder. `mark`: the task is
 * marked as past its time, inside the department. `return`: to the applicant. `outcome:<id>`: decided by the text itself, which is cited.
 */
export type ClockEnd = `turn-to:${Role}` | 'remind' | 'mark' | 'return' | `outcome:${string}`;

/** One extension, by whom, and by how much at most. */
export interface ClockExtensionRule {
  within: Period;
  by: Role[];
}

export interface BlockCommon {
  id: string;
  title: Text;
  basis: Basis[];
  /** Default: `society`. */
  audience?: Audience;
}

/** An automatic check. Conditions read `form`, `given`, `params`, `lookups`, `checks`, `outcomes`. */
export interface CheckBlock extends BlockCommon {
  kind: 'check';
  act: Act;
  that: string;
  /** The check is passed over when this does not hold (`has(params.branchLimit)`). */
  when?: string;
  outcomes: { holds: Target; fails: Target };
  /** One sentence for people, when it fails. */
  failure: Text;
}

export interface OutcomeDeclaration {
  to: Target;
  /** With `back-to`: steps between that stay decided. */
  keeps?: string[];
  label: Text;
  /** A reason must be given. Never for a consent (users.md 34). */
  reason?: boolean;
  /** Rules about order wait for this outcome (`libs/procedure/rules`). Absent everywhere: the only one that leads onwards. */
  consents?: true;
}

/** How the applicant completes his materials. Late stays open: no timer ever withdraws or refuses (R36). */
export interface SupplementRule {
  rounds: number;
  within: Period;
  clock: 'stopped';
  late: 'stays-open';
  /** What the applicant may do with the fields then; without a word he may edit all of them. */
  form?: FieldRights;
}

/** 受理/补正 by the society's own secretariat: complete, or one list of everything missing. */
export interface IntakeBlock extends BlockCommon {
  kind: 'intake';
  act: Act;
  /** What whoever acts here may do with the fields of the form; without a word he may read them. */
  form?: FieldRights;
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  actions?: StepActions;
  outcomes: { complete: OutcomeDeclaration; incomplete: OutcomeDeclaration };
  supplement: SupplementRule;
}

/** One officer's step with declared outcomes. */
export interface ReviewBlock extends BlockCommon {
  kind: 'review';
  act: Act;
  /** What whoever acts here may do with the fields of the form; without a word he may read them. */
  form?: FieldRights;
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  outcomes: Record<string, OutcomeDeclaration>;
  /** Needed when an outcome leads to `return`. */
  supplement?: SupplementRule;
  several?: SeveralRule;
  persons?: PersonsRule;
  chooses?: ChoosesRule;
  actions?: StepActions;
}

/** Asks for an item on the agenda of a sitting of the organ, and waits for its result. */
export interface MeetingBlock extends BlockCommon {
  kind: 'meeting';
  act: Act;
  /** What whoever acts here may do with the fields of the form; without a word he may read them. */
  form?: FieldRights;
  organ: { parameter: string };
  rules: 'charter';
  clock: { listedWithin: Period };
  effectiveWhen: 'minutes-signed' | 'closing';
  outcomes: Record<'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'withdrawn', OutcomeDeclaration>;
}

export type Block =
  | StructureBlock
  | CheckBlock
  | IntakeBlock
  | ReviewBlock
  | MeetingBlock
  | RegisterBlock
  | WorkBlock
  | AuthorityBlock
  | DocumentBlock
  | CopyBlock
  | CallBlock
  | OpenBlock
  | WaitBlock
  | NoticeBlock
  | ScoreBlock;
export type StepBlock = Exclude<Block, StructureBlock>;
export type StepKind = StepBlock['kind'];

/** Why a template departs from a rule of the texts that is no ban: stated by whoever publishes it, and shown with the finding. */
export interface RuleException {
  /** `R13`. */
  rule: string;
  reason: Text;
  basis: Basis[];
}

/** `refuses`: a case that ends so was not approved, and what a rule asks of approved cases is not asked of it. */
export interface NamedResult {
  id: string;
  label: Text;
  refuses?: true;
}

export interface Template {
  $schema?: string;
  id: string;
  version: number;
  matter: Matter;
  /** Why no matter of the list fits; asked for where the matter is `other`. */
  matterReason?: Text;
  jurisdiction: Jurisdiction;
  /** What starts a case: `filed` alone, or all the ways in which one can begin. */
  startedBy: 'filed' | Start[];
  title: Text;
  /** For the guide page: one sentence each. */
  summary: Text;
  /** The form's field by which a case is called in lists. */
  subject: string;
  parameters: Parameter[];
  lookUps: LookUp[];
  form: { fields: Field[] };
  /** Who may file: posts of the society; or of the association, whose case about the society it then is. */
  filedBy: Role[];
  /** Named ends besides the plain one (`end:<result>`): what a caller of this procedure distinguishes. */
  results?: NamedResult[];
  /** Rules of the texts that do not hold here, with their reasons; never a hard one. The checker reads it, programs do not. */
  exceptions?: RuleException[];
  /** A society may hand on links that show how far its case is; refused where a step is kept inside a party body. Programs do not read it. */
  share?: true;
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

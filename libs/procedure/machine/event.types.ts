/**
 * The events of a case's log. A running case learns of the world by these alone.
 * `id` is the intent's id for a person's act, derived for the rest: `<case>/clock/<clock>/<n>`, `<case>/look-up/<block>/<round>`,
 * `<case>/register/<block>/<round>`, `<sitting>/item/<item>/<what>/<version>`. No names, opinions or texts stand in an event.
 */
import type { CivilDate, Instant } from '../kernel';
import type { ActionEvent } from './action.types';
import type { Caller, FactValue, LookUpValue, PaperEnd, ParameterValue } from './state.types';
import type { RecordForm, Role } from '../template/template.types';
import type { ItemResult } from '../sitting/sitting.types';

export interface EventCommon {
  id: string;
  at: Instant;
}
export interface PersonsEvent extends EventCommon {
  actor: string;
  /** When it happened; normally the day of `at`. */
  occurredOn: CivilDate;
}

/** What a form becomes outside PostgreSQL: facts that conditions read, presence of the rest, and a hash of all of it. */
export interface FiledContent {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  contentHash: string;
}

export type Filed = PersonsEvent &
  FiledContent & {
    kind: 'filed';
    case: string;
    society: string;
    association: string;
    /** The party organisation that answers for the society; absent or null: there is none, and a program that asks one refuses. */
    party?: string | null;
    /** 补录: it ran on paper and has ended; `occurredOn` is the day on which it was filed. */
    onPaper?: PaperEnd;
    /** Numbered behaviours of the machine that this case begins with; absent: of a release that had none. */
    flags?: number[];
    /** Of a called case: who waits for its end. */
    caller?: Caller;
    /** The post in which he files; absent: the first post that the template lets file. */
    capacity?: Role;
    /** Values that were set for this society; the machine adds the template's defaults. */
    parameters: Record<string, ParameterValue>;
  };
export type Acted = PersonsEvent & {
  kind: 'acted';
  slot: string;
  outcome: string;
  contentHash: string;
  /** Whether a reason was written; the words themselves stay with the intent. */
  hasReason: boolean;
  /** With a supplement: the form as it now is. */
  content: FiledContent | null;
  /** Of what was handed in with the outcome, where the step asks for something. */
  submissionHash?: string;
  /** For whom he acts while that one is away (代理); both names stand in the trace. */
  for?: string;
  /** `actor` acted elsewhere, and this was entered by somebody else (代录). */
  recorded?: { by: string; form: RecordForm; evidenceHash: string };
  /** Persons whom he names for a later step. */
  chosen?: string[];
  /** A scorer's sheet: points per criterion in the order of the step's criteria; null where he keeps out. */
  marks?: { item: string; points: number[] | null }[];
};
/**
 * Somebody objects to a notice, on the day `occurredOn`. `received`: it is not the actor's own; he had it by letter or by telephone, or it
 * bears no name.
 */
export type Objected = PersonsEvent & { kind: 'objected'; block: string; received?: true };
/** A called case has ended: as `completed`, `refused`, `withdrawn`, or with a result of its own. `deciders`: who decided in it. */
export type CallEnded = EventCommon & {
  kind: 'call-ended';
  block: string;
  round: number;
  case: string;
  outcome: 'completed' | 'refused' | 'withdrawn';
  result: string | null;
  deciders: string[];
};
/** The step that called this case was left without its answer. */
export type CallerLeft = EventCommon & { kind: 'caller-left' };
export type Withdrawn = PersonsEvent & { kind: 'withdrawn' };
/** Something happened that interrupts a sequence, or for which a step waits: new grounds, an answer before it was asked for, changed content. */
export type Raised = PersonsEvent & { kind: 'raised'; block: string; event: string };
export type ClockStruck = EventCommon & { kind: 'clock-struck'; clock: string; dueAt: Instant };
export type LookedUp = EventCommon & { kind: 'looked-up'; block: string; round: number; values: Record<string, LookUpValue> };
export type Registered = EventCommon & {
  kind: 'registered';
  block: string;
  round: number;
  result: 'entered' | 'conflict';
  /** What the guarantee's look-ups gave at that moment; absent where nothing is guaranteed. */
  values?: Record<string, LookUpValue>;
};
/** The item stands on the agenda of a sitting, or no longer does (`sitting` null). */
export type AgendaListed = EventCommon & {
  kind: 'agenda-listed';
  block: string;
  round: number;
  sitting: string | null;
  item: string | null;
  on: CivilDate | null;
};
/** A sitting's result for this case. A higher `version` corrects an announced one; `final` when the minutes are signed. */
export type ItemResulted = EventCommon & {
  kind: 'item-resulted';
  block: string;
  round: number;
  sitting: string;
  item: string;
  version: number;
  stage: 'announced' | 'final';
  result: ItemResult;
};

/**
 * 流程迁移: from this event on the case goes by another version of its template. `landing`: blocks that go on under another id; null: not at
 * all. `added`: what the new version reads and nobody had asked for.
 */
export type Migrated = PersonsEvent & {
  kind: 'migrated';
  /** Hash of the new program. */
  program: string;
  landing: Record<string, string | null>;
  added?: Partial<Pick<FiledContent, 'facts' | 'given'>> & { parameters?: Record<string, ParameterValue> };
};

export type CaseEvent =
  | Filed
  | Acted
  | Withdrawn
  | Raised
  | Objected
  | ClockStruck
  | LookedUp
  | Registered
  | AgendaListed
  | ItemResulted
  | CallEnded
  | CallerLeft
  | Migrated
  | ActionEvent;

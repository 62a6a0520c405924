/**
 * What the machine runs and Temporal may see: a published template compiled to ids, kinds, outcomes, clocks and conditions.
 * No titles, no forms, no bases. Pinned by hash; never compiled again for a running case. At most 128 KiB as JSON.
 */
import type {
  Act,
  Assignee,
  Audience,
  CallBlock,
  ChoosesRule,
  Criterion,
  EachBlock,
  Identification,
  Jurisdiction,
  LookUp,
  Matter,
  NoticeBlock,
  ObjectionRule,
  OfficerClock,
  OpenBlock,
  ParallelBlock,
  PersonsRule,
  RegisterEntryOf,
  RegisterValueOf,
  SeveralRule,
  Parameter,
  Period,
  Role,
  ScoreBlock,
  Start,
  StepActions,
  StepKind,
  StructureOutcome,
  SupplementRule,
  Target,
  WaitBlock,
} from './template.types';
import type { Monitor } from '../machine/monitor.types';

export interface ProgramOutcome {
  to: Target;
  reason: boolean;
  keeps?: string[];
}

interface StepCommon<K extends StepKind> {
  kind: K;
  id: string;
  act: Act;
  audience: Audience;
  outcomes: Record<string, ProgramOutcome>;
}
export type CheckStep = StepCommon<'check'> & {
  that: string;
  when?: string;
  /** Look-ups that `that` reads: the shell answers them before the check runs. */
  lookUps: string[];
};
export type IntakeStep = StepCommon<'intake'> & {
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  supplement: SupplementRule;
  actions?: StepActions;
};
export type ReviewStep = StepCommon<'review'> & {
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  supplement?: SupplementRule;
  several?: SeveralRule;
  persons?: PersonsRule;
  chooses?: ChoosesRule;
  actions?: StepActions;
};
export type MeetingStep = StepCommon<'meeting'> & {
  organ: { parameter: string };
  listedWithin: Period;
  effectiveWhen: 'minutes-signed' | 'closing';
};
export type RegisterStep = StepCommon<'register'> & {
  register: string;
  /** Absent: it enters. */
  does?: 'change' | 'close';
  as: string;
  entry?: RegisterEntryOf;
  values?: Record<string, RegisterValueOf>;
  unique?: 'name-in-society';
  /** What must hold at entry, and the look-ups that it reads: asked and judged again inside the append. */
  guarantee?: string;
  lookUps?: string[];
};
interface Submitted {
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  /** Something must be handed in with the outcome. */
  submits?: true;
  persons?: PersonsRule;
  supplement?: SupplementRule;
  chooses?: ChoosesRule;
  actions?: StepActions;
}
export type WorkStep = StepCommon<'work'> & Submitted;
export type AuthorityStep = StepCommon<'authority'> & Submitted;
export type DocumentStep = StepCommon<'document'> & Submitted & { document: string };
export type CopyStep = StepCommon<'copy'> & { copyTo: Assignee[] };
export type CallStep = StepCommon<'call'> & Pick<CallBlock, 'procedure' | 'for' | 'input' | 'whenLeft'>;
export type OpenStep = StepCommon<'open'> & { opens: ProgramOpening };
/** What an `open` begins; the words of a duty stay with the template. */
export type ProgramOpening = WithoutDuty<OpenBlock['opens']>;
type WithoutDuty<O> = O extends unknown ? Omit<O, 'duty'> : never;
export type WaitStep = StepCommon<'wait'> & Pick<WaitBlock, 'until'> & { events?: { event: string; by: Assignee }[] };
export type NoticeStep = StepCommon<'notice'> &
  Pick<NoticeBlock, 'by' | 'clock' | 'identification' | 'days'> & {
    submits?: true;
    objections: Pick<ObjectionRule, 'by' | 'clock'> & { outcomes: Record<string, { reason: boolean; upholds?: true }> };
    closing?: { clock: OfficerClock };
  };
export type ScoreStep = StepCommon<'score'> &
  Pick<ScoreBlock, 'of' | 'by' | 'others' | 'clock' | 'identification' | 'persons' | 'spread' | 'takes'> & {
    criteria: Omit<Criterion, 'label'>[];
  };
export type ProgramStep =
  | CheckStep
  | IntakeStep
  | ReviewStep
  | MeetingStep
  | RegisterStep
  | WorkStep
  | AuthorityStep
  | DocumentStep
  | CopyStep
  | CallStep
  | OpenStep
  | WaitStep
  | NoticeStep
  | ScoreStep;

export interface ProgramStructureOutcomes {
  outcomes?: Record<string, StructureOutcome>;
}
export type ProgramSequence = ProgramStructureOutcomes & {
  kind: 'sequence';
  id: string;
  blocks: ProgramBlock[];
  on?: (StructureOutcome & { event: string; by?: Assignee })[];
};
export type ProgramParallel = ProgramStructureOutcomes & {
  kind: 'parallel';
  id: string;
  join: ParallelBlock['join'];
  branches: { id: string; blocks: ProgramBlock[] }[];
};
export interface ProgramChoice {
  kind: 'choice';
  id: string;
  branches: { when: string; blocks: ProgramBlock[] }[];
  otherwise?: ProgramBlock[];
}
export type ProgramLoop = ProgramStructureOutcomes & {
  kind: 'loop';
  id: string;
  blocks: ProgramBlock[];
  again: string;
  most: number;
  exhausted: Target;
};
export type ProgramEach = ProgramStructureOutcomes & {
  kind: 'each';
  id: string;
  over: EachBlock['over'];
  way: EachBlock['way'];
  blocks: ProgramBlock[];
  /** Ids of the outcomes that an item can be left with; those that strike it. */
  items: { outcomes: string[]; struck: string[] };
};
export type ProgramStructure = ProgramSequence | ProgramParallel | ProgramChoice | ProgramLoop | ProgramEach;
export type ProgramBlock = ProgramStep | ProgramStructure;

/** A form field that conditions read. Its value travels with the events; every other field is only a presence and a hash. */
export interface Fact {
  field: string;
  type: FactColumn['type'] | 'dateTime' | 'period' | 'choices' | 'table';
  /** Absent unless given: conditions guard it by `has()`. */
  optional?: boolean;
  /** Of a table: the columns that conditions read. */
  columns?: FactColumn[];
  /** Of an amount: what the template allows, so that sums of it are known to stay exact. */
  minimum?: number;
  maximum?: number;
}

export interface FactColumn {
  id: string;
  type: 'integer' | 'money' | 'ratio' | 'date' | 'choice' | 'yesNo' | 'organisation';
  optional?: boolean;
}

/** A start without its basis. */
export type ProgramStart = WithoutBasis<Start>;
type WithoutBasis<S> = S extends unknown ? Omit<S, 'basis'> : never;

export interface Program {
  procedure: string;
  version: number;
  jurisdiction: Jurisdiction;
  matter: Matter;
  parameters: Pick<Parameter, 'id' | 'type' | 'optional' | 'default'>[];
  filedBy: Role[];
  lookUps: LookUp[];
  facts: Fact[];
  /** Ids of all form fields: `given.<id>` tells conditions whether one was filled in. */
  fields: string[];
  /** Fields that name a person whom an assignee asks for: his id alone travels with the facts, and no condition can read it. */
  persons?: string[];
  /** Absent where cases are only filed. Without bases, like everything here. */
  starts?: ProgramStart[];
  /** Rules that hold whatever happens to the case (`machine/monitors.ts`); absent where no hard or duty rule speaks of its matter. */
  monitors?: Monitor[];
  /** Named ends; absent where there is only the plain one. */
  results?: string[];
  /** Those of them with which a case is not approved; absent where there is none. */
  refusals?: string[];
  blocks: ProgramBlock[];
}

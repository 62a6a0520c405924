/**
 * What the machine runs and Temporal may see: a published template compiled to ids, kinds, outcomes, clocks and conditions.
 * No titles, no forms, no bases. Pinned by hash; never compiled again for a running case. At most 128 KiB as JSON.
 */
import type {
  Act,
  Assignee,
  Audience,
  EachBlock,
  Identification,
  Jurisdiction,
  LookUp,
  Matter,
  OfficerClock,
  ParallelBlock,
  PersonsRule,
  SeveralRule,
  Parameter,
  Period,
  Role,
  StepKind,
  StructureOutcome,
  SupplementRule,
  Target,
} from './template.types';

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
};
export type ReviewStep = StepCommon<'review'> & {
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  supplement?: SupplementRule;
  several?: SeveralRule;
  persons?: PersonsRule;
};
export type MeetingStep = StepCommon<'meeting'> & {
  organ: { parameter: string };
  listedWithin: Period;
  effectiveWhen: 'minutes-signed' | 'closing';
};
export type RegisterStep = StepCommon<'register'> & {
  register: 'branches';
  as: 'active';
  unique: 'name-in-society';
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
}
export type WorkStep = StepCommon<'work'> & Submitted;
export type AuthorityStep = StepCommon<'authority'> & Submitted;
export type DocumentStep = StepCommon<'document'> & Submitted & { document: string };
export type CopyStep = StepCommon<'copy'> & { copyTo: Assignee[] };
export type ProgramStep =
  CheckStep | IntakeStep | ReviewStep | MeetingStep | RegisterStep | WorkStep | AuthorityStep | DocumentStep | CopyStep;

export interface ProgramStructureOutcomes {
  outcomes?: Record<string, StructureOutcome>;
}
export type ProgramSequence = ProgramStructureOutcomes & {
  kind: 'sequence';
  id: string;
  blocks: ProgramBlock[];
  on?: (StructureOutcome & { event: string })[];
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
  /** Named ends; absent where there is only the plain one. */
  results?: string[];
  blocks: ProgramBlock[];
}

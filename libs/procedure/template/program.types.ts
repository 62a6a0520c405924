/**
 * What the machine runs and Temporal may see: a published template compiled to ids, kinds, outcomes, clocks and conditions.
 * No titles, no forms, no bases. Pinned by hash; never compiled again for a running case. At most 128 KiB as JSON.
 */
import type {
  Act,
  Assignee,
  Audience,
  Jurisdiction,
  LookUp,
  Matter,
  OfficerClock,
  Parameter,
  Period,
  Role,
  StepKind,
  SupplementRule,
  Target,
} from './template.types';

export interface ProgramOutcome {
  to: Target;
  reason: boolean;
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
  supplement: SupplementRule;
};
export type ReviewStep = StepCommon<'review'> & { by: Assignee; clock: OfficerClock; supplement?: SupplementRule };
export type MeetingStep = StepCommon<'meeting'> & {
  organ: { parameter: string };
  listedWithin: Period;
  effectiveWhen: 'minutes-signed' | 'closing';
};
export type RegisterStep = StepCommon<'register'> & { register: 'branches'; as: 'active'; unique: 'name-in-society' };
export type ProgramStep = CheckStep | IntakeStep | ReviewStep | MeetingStep | RegisterStep;

export type ProgramBlock =
  | ProgramStep
  | { kind: 'sequence'; id: string; blocks: ProgramBlock[] }
  | { kind: 'choice'; id: string; branches: { when: string; blocks: ProgramBlock[] }[] };

/** A form field that conditions read. Its value travels with the events; every other field is only a presence and a hash. */
export interface Fact {
  field: string;
  type: 'integer' | 'date' | 'choice' | 'organisation';
  /** Absent unless given: conditions guard it by `has()`. */
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
  blocks: ProgramBlock[];
}

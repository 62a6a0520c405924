/**
 * Procedures before they are published: checked, handed in by one person, confirmed by another.
 *
 *   POST /procedures/check            CheckTemplateRequest -> FindingView[]       writes nothing
 *   POST /procedures                  PublishRequest -> PublicationView           handed in; refused with its findings
 *   GET  /publishing                  -> PublishingChoices                        societies that may try a version out first
 *   GET  /publications                -> PublicationView[]
 *   GET  /publications/:id            -> PublicationSummary                       the one page for whoever confirms it
 *   POST /publications/:id/confirm    ConfirmRequest -> PublicationView           it holds for new cases from its day on
 *   POST /publications/:id/decline    DeclineRequest -> PublicationView           not agreed to, or taken back
 *   POST /publications/:id/extend     ExtendRequest -> PublicationView            tried out, and now for all
 *   POST /publications/:id/withdraw   WithdrawVersionRequest -> PublicationView          停用新版，恢复上一版, for new cases
 *   GET  /publications/:id/notice     -> PublicationNotice                        what societies are told
 */
import type { CivilDate, Instant, Period, Role, SimulationScript, Template, Text } from '../procedure';

export interface CheckTemplateRequest {
  /** Whatever was written: what cannot be read as a template is a finding. */
  template: unknown;
}

/** As the command line and the checker say it. */
export interface FindingView {
  rule: string;
  severity: 'error' | 'warning' | 'note';
  /** A JSON pointer into the template; empty: the whole. */
  path: string;
  message: Text;
  basis: { source: string; clause: string }[];
  counterExample: { script: SimulationScript; says: Text } | null;
  /** Why it could not be decided. */
  undecided: Text | null;
}

/** A finding that is no error, which whoever hands the template in has seen and stands by. */
export interface Acknowledged {
  rule: string;
  path: string;
}

export interface PublishRequest {
  template: unknown;
  /** Each is walked once more, and has to come to what it says. */
  scenarios?: SimulationScript[];
  /** Every warning, or it is refused. */
  acknowledged?: Acknowledged[];
  reason?: string;
  /** From when new cases run on it; absent: from its confirmation. */
  effectiveOn?: CivilDate;
  /** 试行: it holds for these societies alone, until it is extended to all. */
  trial?: string[];
  /** What the societies concerned are told when it is confirmed, in plain words. */
  notice?: string;
}

/** Societies of the houses that the asker runs, by place. */
export interface PublishingChoices {
  societies: { id: string; name: Text; jurisdiction: Template['jurisdiction'] }[];
  today: CivilDate;
}

export interface ConfirmRequest {
  reason?: string;
}

export interface DeclineRequest {
  reason: string;
}

export interface ExtendRequest {
  from: CivilDate;
  reason?: string;
}

export interface WithdrawVersionRequest {
  reason: string;
}

/**
 * `waiting`: for its confirmation. `ahead`: its day has not come. `trial`: some societies try it out. `replaced`: a later version holds. `withdrawn`:
 * the one before holds again.
 */
export type PublicationStanding = 'waiting' | 'declined' | 'ahead' | 'trial' | 'in-force' | 'replaced' | 'withdrawn';

export interface PublicationView {
  id: string;
  standing: PublicationStanding;
  effectiveOn: CivilDate | null;
  trial: { id: string; name: Text }[] | null;
  /** Of one that was tried out first: from when it holds for all. */
  forAllFrom: CivilDate | null;
  notice: string | null;
  withdrawn: { at: Instant; by: string; reason: string } | null;
  procedure: string;
  title: Text;
  version: number;
  jurisdiction: Template['jurisdiction'];
  hash: string;
  acknowledged: Acknowledged[];
  reason: string | null;
  preparedBy: string;
  preparedAt: Instant;
  decision: 'confirmed' | 'declined' | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  decisionReason: string | null;
  may: { confirm: boolean; decline: boolean; extend: boolean; withdraw: boolean };
}

/** A step of the procedure as it will be, in order: who, and within which time. */
export interface SummaryStep {
  id: string;
  title: Text;
  by: Role | null;
  within: Period | null;
  /** Not there before; or there, and different. */
  is: 'new' | 'changed' | 'same';
}

/** One thing that is different from the version before. `in`: which of its properties, with their words where they are words. */
export interface SummaryDifference {
  what: 'added' | 'removed' | 'moved' | 'changed';
  of: 'template' | 'block' | 'fields' | 'parameters' | 'lookUps' | 'results';
  title: Text;
  in: { property: string; before: Text | null; after: Text | null }[];
}

export interface PublicationSummary extends PublicationView {
  /** What it counts as, which decides what rules hold for it; of what is none of the kinds that are named, why. */
  matter: Text;
  matterReason: Text | null;
  /** The version that holds now where this one will; null: it is the first. */
  before: { version: number; publishedAt: Instant } | null;
  differences: SummaryDifference[];
  steps: SummaryStep[];
  findings: FindingView[];
  /** Societies for which it will hold, and their cases that run on an earlier version and stay on it. */
  concerned: { societies: number; runningCases: number };
}

export interface PublicationNotice {
  id: string;
  procedure: string;
  title: Text;
  version: number;
  kind: 'announced' | 'withdrawn';
  from: CivilDate;
  isTrial: boolean;
  words: string | null;
}

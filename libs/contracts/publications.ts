/**
 * Procedures before they are published: checked, handed in by one person, confirmed by another.
 *
 *   POST /procedures/check            CheckTemplateRequest -> FindingView[]       writes nothing
 *   POST /procedures                  PublishRequest -> PublicationView           handed in; refused with its findings
 *   GET  /publications                -> PublicationView[]
 *   POST /publications/:id/confirm    ConfirmRequest -> PublicationView           it holds for new cases from then on
 *   POST /publications/:id/decline    DeclineRequest -> PublicationView           not agreed to, or taken back
 */
import type { Instant, SimulationScript, Template, Text } from '../procedure';

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
  /** Every warning, or it is refused. */
  acknowledged?: Acknowledged[];
  reason?: string;
}

export interface ConfirmRequest {
  reason?: string;
}

export interface DeclineRequest {
  reason: string;
}

export interface PublicationView {
  id: string;
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
  may: { confirm: boolean; decline: boolean };
}

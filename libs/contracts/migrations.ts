/**
 * 新老划断 of a procedure: open cases of an earlier version, where each would land in the one that holds now, and letting one go over to it.
 *
 *   GET  /migrations            -> MigrationView[]                       of the houses whose procedures the asker prepares
 *   POST /migrations/:case      MigrateRequest -> IntentView             with `Idempotency-Key`; refused where it cannot land
 */
import type { CivilDate, Instant, Text } from '../procedure';

export interface MigrationView {
  procedure: string;
  title: Text;
  cases: MigrationCase[];
}

export interface MigrationCase {
  case: string;
  number: string;
  society: { id: string; name: Text };
  filedAt: Instant;
  fromVersion: number;
  toVersion: number;
  /** The version that it would go on by. */
  template: string;
  /** What it waits for now. */
  at: Text[];
  lands: MigrationLanding | null;
  /** Why it cannot, where it cannot. */
  refused: Text | null;
  /** What somebody has settled for it under a document that came later. */
  choice: 'former' | 'new' | null;
}

/** Computed by the core, and nothing written. */
export interface MigrationLanding {
  /** Steps that are open then. */
  opens: Text[];
  /** Done before, and done again by the new version. */
  repeated: Text[];
  /** Steps that the new version does not have. */
  gone: Text[];
  /** Limits that move; null: none before, or none after. */
  clocks: { step: Text; from: CivilDate | null; to: CivilDate | null }[];
}

export interface MigrateRequest {
  template: string;
  /** Steps that go on under another id; null: not at all. */
  landing?: Record<string, string | null>;
  reason: string;
}

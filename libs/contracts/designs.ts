/**
 * Drafts of procedures, and the catalogue that they are begun from. The administrators of one association share its drafts.
 *
 *   GET    /designs               -> DesignCard[]            the drafts of one's house, the newest first
 *   POST   /designs               BeginDesignRequest -> DesignView
 *   GET    /designs/catalogue     -> CatalogueView           what is published, and what each of it uses
 *   GET    /designs/:id           -> DesignView
 *   GET    /designs/:id/surroundings -> DesignSurroundings   what the checker needs besides the draft, and what can be chosen
 *   PUT    /designs/:id           SaveDesignRequest -> DesignSaved    409 DESIGN_CHANGED where somebody else has saved meanwhile
 *   DELETE /designs/:id
 */
import type { Calendar, Instant, Jurisdiction, Matter, Parameter, Register, Template, Text } from '../procedure';
import type { Obligation } from '../procedure/vocabularies';

/**
 * From nothing; as a file from elsewhere (its text, as `POST /workbench/import` reads it); as a procedure of its own after another's pattern;
 * as the next version; as what holds in our own place instead of the base.
 */
export type BeginDesignRequest =
  | { from: 'nothing'; title: string; matter: Matter }
  | { from: 'file'; text: string }
  | { from: 'copy' | 'version' | 'local'; hash: string };

export interface SaveDesignRequest {
  /** The one that the page has read. */
  revision: number;
  /** However wrong it is, as long as it is not too big. */
  template: unknown;
  scenarios: unknown[];
}

export interface DesignSaved {
  revision: number;
  savedAt: Instant;
}

/** What a draft was begun from. */
export interface DesignOrigin {
  from: BeginDesignRequest['from'];
  title: Text | null;
  version: number | null;
}

export interface DesignCard {
  id: string;
  procedure: string;
  title: Text;
  jurisdiction: Jurisdiction;
  version: number;
  steps: number;
  origin: DesignOrigin;
  revision: number;
  begunBy: string;
  savedBy: string;
  savedAt: Instant;
}

export interface DesignView extends DesignCard {
  /** What was saved last, however wrong: a `Template` once nothing is found in it. */
  template: unknown;
  scenarios: unknown[];
  /** What it was begun from; null: nothing. */
  base: Template | null;
  /** The version of this procedure that holds in this place now. */
  current: Template | null;
}

/** A draft as the pages write it: they save nothing that is no template. */
export type WholeDesign = DesignView & { template: Template };

export interface DesignSurroundings {
  calendar: Calendar;
  registers: Register[];
  templates: Template[];
  obligations: Obligation[];
}

/** What one published procedure is made of, for looking it up. */
export interface ProcedureUses {
  steps: number;
  clauses: { source: string; clause: string }[];
  registers: { id: string; writes: boolean }[];
  organs: { parameter: string; label: Text }[];
  parameters: Pick<Parameter, 'id' | 'label' | 'from'>[];
  /** Procedures that it calls or opens. */
  calls: string[];
}

export interface CatalogueEntry extends ProcedureUses {
  hash: string;
  procedure: string;
  jurisdiction: Jurisdiction;
  version: number;
  matter: Matter;
  title: Text;
  summary: Text;
  publishedAt: Instant;
  openCases: number;
}

export interface CatalogueView {
  /** The version that holds, of each procedure in each place. */
  procedures: CatalogueEntry[];
  registers: { id: string; title: Text }[];
  /** Places of the houses that the reader runs: what is begun here holds there. */
  jurisdiction: Jurisdiction;
}

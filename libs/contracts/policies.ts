/**
 * 文件库: texts that procedures rest on, clause by clause, and what a new one affects. The five shipped texts stand there too, to be read.
 *
 *   GET  /policies                 -> PolicyCard[]
 *   POST /policies/reading         ReadPolicyRequest -> PolicyReading       what a Word file or a pasted text says of itself; writes nothing
 *   POST /policies                 PolicyRequest -> PolicyView
 *   GET  /policies/:id             -> PolicyView
 *   POST /policies/:id             ChangePolicyRequest -> PolicyView        a corrected entry; the earlier one stays on the record
 *   GET  /policies/:id/affected    -> AffectedView                          what cites what it replaces, and what cites it
 *   POST /policies/:id/choices     PolicyChoiceRequest -> AffectedView      新老划断: running cases, case by case
 *   GET  /cases/:id/rules          -> CaseRulesView[]                       by which rules a case is carried on, for whoever sees it
 */
import type { CivilDate, Instant, Jurisdiction, Modality, Text } from '../procedure';

/** As templates cite it (`Basis`): what is no policy is cited by its title. */
export const POLICY_KINDS = ['policy', 'law', 'charter', 'rule', 'practice'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** What a clause may be confirmed as; the proposal comes from its words. */
export const CLAUSE_STRENGTHS = ['hard', 'duty', 'soft', 'encourage', 'plain'] as const satisfies readonly Modality[];
export type ClauseStrength = (typeof CLAUSE_STRENGTHS)[number];

export interface PolicyClause {
  /** `第七条`, `四(一)`. */
  clause: string;
  text: string;
  strength: ClauseStrength;
  /** A person has read it and stands by the strength. */
  confirmed: boolean;
}

/** A clause of another text, by what that text is cited as; `clause` null: all of it. */
export interface Replaced {
  cited: string;
  clause: string | null;
}

export interface PolicyContent {
  kind: PolicyKind;
  title: string;
  number: string | null;
  issuer: string | null;
  jurisdiction: Jurisdiction | null;
  madeOn: CivilDate | null;
  inForceFrom: CivilDate | null;
  repealedOn: CivilDate | null;
  /** To whom it applies, in words. */
  scope: string | null;
  replaces: Replaced[];
  clauses: PolicyClause[];
}

export interface ReadPolicyRequest {
  /** A stored Word file; or the words themselves. */
  file?: string;
  text?: string;
}

/** Everything in it is a proposal. */
export type PolicyReading = Omit<PolicyContent, 'kind' | 'jurisdiction' | 'repealedOn' | 'scope' | 'title'> & {
  title: string | null;
};

export interface PolicyRequest {
  content: PolicyContent;
  file?: string;
}

export interface ChangePolicyRequest extends PolicyRequest {
  /** The revision that was on the page. */
  revision: number;
}

export interface PolicyCard {
  /** A uuid; of a shipped text its number in the catalogue. */
  id: string;
  cited: string;
  kind: PolicyKind;
  title: Text;
  number: string | null;
  issuer: string | null;
  jurisdiction: Jurisdiction | null;
  inForceFrom: CivilDate | null;
  repealedOn: CivilDate | null;
  clauses: number;
  /** Clauses whose strength nobody has confirmed yet. */
  unconfirmed: number;
  isShipped: boolean;
}

export interface PolicyClauseView {
  clause: string;
  /** Null: the catalogue has what procedures need of it, and not its words. */
  text: string | null;
  strength: Modality | null;
  confirmed: boolean;
  /** What it asks of procedures, sentence by sentence, of a shipped text. */
  says: { sentence: number; strength: Modality; says: Text }[];
}

export interface PolicyView extends Omit<PolicyCard, 'clauses'> {
  madeOn: CivilDate | null;
  scope: string | null;
  replaces: (Replaced & { title: Text | null })[];
  clauses: PolicyClauseView[];
  file: { id: string; name: string } | null;
  revision: number;
  saved: { by: string; at: Instant } | null;
}

export interface AffectedView {
  templates: {
    procedure: string;
    title: Text;
    version: number;
    jurisdiction: Jurisdiction;
    /** `because`: it cites what is replaced, or this document itself. */
    places: (Replaced & { step: Text | null; because: 'replaced' | 'cited' })[];
  }[];
  rules: { rule: string; says: Text; cited: string; clause: string }[];
  parameters: { procedure: string; title: Text; id: string; label: Text }[];
  cases: {
    case: string;
    number: string;
    society: Text;
    title: Text;
    filedAt: Instant;
    choice: { choice: 'former' | 'new'; reason: string; by: string; at: Instant } | null;
    /** A newer version holds by which it could go on (`/migrations`). */
    mayMigrate: boolean;
  }[];
}

export interface PolicyChoiceRequest {
  cases: string[];
  choice: 'former' | 'new';
  reason: string;
}

export interface CaseRulesView {
  document: { title: string; cited: string };
  choice: 'former' | 'new';
  reason: string;
  at: Instant;
}

/**
 * 本会标准 · 本级标准: values that the texts leave open, by who sets them: a society from its charter and rules, an association for its place.
 *
 *   GET  /standards     -> StandardsView[]                      of the houses whose standards the asker sets
 *   POST /standards     SetStandardRequest -> StandardsView[]   a further version; the earlier ones stay
 */
import type { Instant, Parameter, ParameterType, Ratio, Text } from '../procedure';

export type StandardValue = boolean | number | string | string[] | Ratio | null;

export interface StandardsView {
  organisation: { id: string; name: Text; kind: 'society' | 'association' };
  standards: StandardView[];
  /** Of a society: its organs, where a standard names one. */
  organs: { id: string; name: Text }[];
}

export interface StandardView {
  id: string;
  type: ParameterType;
  from: Parameter['from'];
  label: Text;
  question: Text | null;
  unit: Text | null;
  value: StandardValue;
  /** Nobody has set it: it is what the catalogue proposes, or nothing at all. */
  isDefault: boolean;
  article: string | null;
  set: { by: string | null; at: Instant } | null;
  history: { value: StandardValue; article: string | null; by: string | null; at: Instant }[];
  /** Procedures that read it; `waits`: none of them can be begun as long as it has no value. */
  usedBy: { procedure: string; title: Text; waits: boolean }[];
}

export interface SetStandardRequest {
  organisation: string;
  parameter: string;
  value: StandardValue;
  /** The article of the charter, the rule or the document that says so. */
  article: string;
}

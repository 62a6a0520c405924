/**
 * The administrator's workbench over published procedures: looked at, played, carried from house to house, held against the texts.
 *
 *   GET  /workbench/procedures                              -> PublishedCard[]
 *   GET  /workbench/procedures/:id?jurisdiction=CN-TJ       -> PublishedView
 *   GET  /workbench/procedures/:id/file?jurisdiction=       -> the procedure as a file (`libs/design/exchange.ts`)
 *   GET  /workbench/procedures/:id/bpmn?jurisdiction=&language=zh  -> BPMN 2.0 with its drawing
 *   GET  /workbench/surroundings?jurisdiction=              -> SimulationSurroundings    what a simulation needs besides template and script
 *   POST /workbench/import                                  ImportProcedureRequest -> ImportedProcedure      writes nothing
 *   GET  /workbench/coverage?jurisdiction=                  -> SourceCoverageView[]
 */
import type { Calendar, Instant, Jurisdiction, Register, SimulationScript, Template, Text } from '../procedure';
import type { FindingView } from './publications';

/** The whole country, and the places whose own texts are in the catalogue. */
export const JURISDICTIONS = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'] as const satisfies readonly Jurisdiction[];

/** The version that holds for new cases in one place. */
export interface PublishedCard {
  procedure: string;
  jurisdiction: Jurisdiction;
  version: number;
  title: Text;
  summary: Text;
  publishedAt: Instant;
  steps: number;
}

export interface PublishedView extends PublishedCard {
  template: Template;
  /** Those that travel with it. */
  scenarios: SimulationScript[];
}

export interface SimulationSurroundings {
  calendar: Calendar;
  registers: Register[];
}

export interface ImportProcedureRequest {
  /** The text of the file as it was chosen. */
  text: string;
}

export interface ImportedProcedure {
  /** Null as soon as the file has one error; then nothing of it is taken. */
  template: Template | null;
  scenarios: SimulationScript[];
  /** What cannot be read, and, of what can be, what stands in the way of publishing. */
  findings: FindingView[];
  /** The version that holds here under this name, or null. */
  current: PublishedCard | null;
}

/** Why nothing carries a sentence. */
export type UncoveredWhy = 'to-be-written' | 'to-be-carried' | 'nothing-to-do';

export interface SentenceCoverageView {
  sentence: number;
  carried: { procedure: string; title: Text; step: { id: string; title: Text } | null }[];
  uncovered: { why: UncoveredWhy; says: Text } | null;
}

export interface SourceCoverageView {
  source: string;
  title: string;
  jurisdiction: Jurisdiction;
  clauses: { clause: string; sentences: SentenceCoverageView[] }[];
}

/**
 * 导入台账: bringing in what exists from spreadsheets. Base path `/api`; needs the permission `import-registers`. An import belongs to the
 * association whose official made it, and its rows may speak of that association's societies only.
 *
 *   GET    /imports/targets                -> ImportTargetView[]       what can be imported
 *   GET    /imports/targets/:id/sheet      -> a workbook with headings, an example and what columns allow
 *   GET    /imports                        -> ImportCard[]
 *   POST   /imports                        multipart `file`, fields `target`, `association` -> ImportView
 *   GET    /imports/:id                    -> ImportView               follow the work while `working`
 *   PUT    /imports/:id/sheet              { sheet } -> ImportView
 *   PUT    /imports/:id/mapping            { headingRow?, mapping } -> ImportView      checks every row again
 *   GET    /imports/:id/rows?verdict&from  -> ImportRows
 *   PUT    /imports/:id/decisions          { decisions } -> ImportView                 answers to doubts, by their keys; null takes one back
 *   GET    /imports/:id/problems           -> a workbook of what is wrong, line by line
 *   POST   /imports/:id/apply              {} -> ImportView   (Idempotency-Key)
 *   POST   /imports/:id/undo               {} -> ImportView   (Idempotency-Key)        within a day
 */
import type { Instant, Text } from '../procedure';
import type { ApiError } from './api';

export const IMPORT_VERDICTS = ['new', 'change', 'same', 'doubtful', 'error', 'left'] as const;
/** What a row comes to; `left`: somebody decided to leave it out. */
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];
export type ImportCounts = Record<ImportVerdict, number>;

/** `sheet`: there are several, one has to be chosen. `ready`: mapped and checked. */
export type ImportStatus = 'sheet' | 'ready' | 'applied' | 'undone';

export interface ImportTargetView {
  id: string;
  title: Text;
  columns: { id: string; label: Text; required: boolean; alsoCalled: string[]; allowed: Text[] | null }[];
}

export interface ImportCard {
  id: string;
  target: string;
  title: Text;
  /** Null once its rows are gone. */
  fileName: string | null;
  status: ImportStatus;
  counts: ImportCounts;
  madeBy: string;
  madeAt: Instant;
  appliedAt: Instant | null;
  undoneAt: Instant | null;
}

export interface ImportView extends ImportCard {
  association: Text;
  sheets: { name: string; rows: number }[];
  sheet: number | null;
  /** The line, from 1, in which the headings stand. */
  headingRow: number | null;
  headings: { column: number; title: string; samples: string[] }[];
  /** Which column of the sheet (from 0) each column of the target is read from. */
  mapping: Record<string, number | null>;
  /** Required columns that nothing is mapped to. */
  missing: string[];
  working: { what: 'checking' | 'applying' | 'undoing'; done: number; total: number } | null;
  /** Why the last work did not end well; nothing of it was written. */
  failure: ApiError | null;
  /** Until then it can be taken back as a whole. */
  undoUntil: Instant | null;
  /** Lines that the undo has left, because somebody had changed or used them since. */
  keptLines: number | null;
}

export interface ImportDoubtView {
  /** Rows that ask the same question share its key. */
  key: string;
  why: Text;
  candidates: { id: string; facts: { label: Text; row: string | null; record: string | null }[] }[];
  mayBeNew: boolean;
}

export interface ImportRowView {
  /** As the sheet counts. */
  line: number;
  said: string;
  verdict: ImportVerdict;
  changes: { label: Text; from: string | null; to: string | null }[];
  problems: { column: Text | null; sentence: Text }[];
  doubt: ImportDoubtView | null;
  /** Doubts that were answered for it. */
  settled: string[];
  /** The undo has left it. */
  kept: boolean;
}

export interface ImportRows {
  rows: ImportRowView[];
  /** Where the next page begins; null: this was the last. */
  next: number | null;
}

export type ImportDecision = { choice: 'this'; candidate: string } | { choice: 'new' } | { choice: 'leave' };

const MARK = /^import:(\d{4}-\d{2}):/;

/** `2026-05 由台账导入`; null: it did not come by an import of this product. */
export function importedWords(provenance: string): Text | null {
  const month = MARK.exec(provenance)?.[1];
  return month === undefined ? null : { zh: `${month} 由台账导入`, en: `Imported from a ledger, ${month}` };
}

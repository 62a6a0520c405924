/** Imports from ledgers: what a sheet's columns and rows mean, and what each row comes to. Reads no file and writes nothing. */
export type * from './types';
export type * from './steps';
export type * from './world';
export type { Candidate, Change, CheckedRow, Choice as DecidedAs, Decisions, Doubt, Verdict } from './outcome';
export { checkRows, countVerdicts } from './check';
export { guessMapping, headingRow, headingsOf, missingColumns, readRows } from './mapping';
export { targets } from './targets';
export { templateSheet, type TemplateSheet } from './template';
export { doubtWords, sentenceOf, type DoubtCode, type RowCode } from './words';
export { isBlank, textOf } from './read-cell';
export { fold } from './fold';

/** The record outside of any store: its hashes, its tree, its checkpoints, what leaves the house, and the verifier. */
export * from './hashes';
export * from './chain';
export * from './merkle';
export * from './note';
export * from './checkpoint';
export * from './entries';
export * from './tiles';
export { nodesOfTiles } from './tile-reader';
export * from './sealed';
export * from './export.types';
export { FINDINGS, say as sayFinding, type Finding, type FindingCode } from './findings';
export * from './verify';
export { reportHtml, type Report, type ReportEntry } from './report/report';

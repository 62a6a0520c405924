/** The store: schema, the log and its only writer, and what reads it. */
export * from './data-source';
export type * from './log/intent-bodies';
export { append } from './log/append';
export { loadStream, markFault } from './log/load';
export { Worlds } from './log/worlds';
export { rebuild, type Difference } from './log/rebuild';
export { taskId } from './log/task-id';
export { hashOf, sha256 } from './log/hashes';
export { isChainWhole, type LinkRow } from './log/chain';
export { Relay, type RelayOptions } from './relay/relay';
export { compare, resume, type Comparison, type Finding } from './reconcile/reconcile';
export type { EnginePort } from './engine.port';
export { organisationsOf, registerCount, registerRows, type NamedOrganisation, type RegisterRow } from './registers/registers';

export { sequence, RecordForked, type Sequenced, type Unsigned } from './sequencer';
export { lastCheckpoint, nodesAt, onTree, verifierKey, headRows, type RecordReader, type StoredCheckpoint } from './tree-store';
export { exportRecord, receiptFor, eventsOf as recordEvents, type RecordEvent, type RecordRights } from './read-record';
export { Words, type SealedRow, type SubjectKind } from './words';
export { sealingKeysOf } from './sealing-keys';
export { askErasure, countOf as countErasure, eraseWords, type ErasureSubject } from './erase';
export { isSealedField, personalFields } from './personal-fields';

export * from './client';
export * from './data-converter';
export { parsePayloadKeys } from './payload-keys';
export { tracedActivities, tracedCalls, type Tracing } from './traced';

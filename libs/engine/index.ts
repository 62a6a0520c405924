export * from './client';
export * from './data-converter';
export { parsePayloadKeys } from './payload-keys';

export { breaking } from './breaking';
export { describeInterface, INTERFACE_VERSION, type OpenApi } from './document';
export { lastReleased } from './released';

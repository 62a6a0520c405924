export { breaking } from './breaking';
export { describeInterface, INTERFACE_VERSION, type OpenApi } from './document';

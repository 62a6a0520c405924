export { publishCatalogue, seedDemo, type DemoAccount } from './seed';
export * as demo from './demo-data';

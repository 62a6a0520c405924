export { hasRealData, publishCatalogue, RealDataProblem, seedDemo, type DemoAccount } from './seed';
export * as demo from './demo-data';

export { hasRealData, publishCatalogue, RealDataProblem, seedDemo, type DemoAccount, type Gate } from './seed';
export * as demo from './demo-data';

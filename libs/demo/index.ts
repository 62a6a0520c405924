export { hasRealData, publishCatalogue, RealDataProblem, seedDemo, type DemoAccount, type Gate } from './seed';
export { holdToPractice, PracticeProblem } from './practice';
export * as demo from './demo-data';

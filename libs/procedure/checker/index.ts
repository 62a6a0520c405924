/** The checker's entry (`README.md`). It carries the schemas' validator, so it stays out of workflows, like `authoring.ts`. */
export { checkTemplate, type Progress } from './check-template';
export { compareOverlay } from './overlay';
export type { Finding, OrganOnFile, PostOnFile, Severity, Surroundings, Verdict } from './checker.types';

/** Under this token Nest hands out whether the house is one to practise in (`libs/demo/practice.decision.md`). */
export const PRACTICE = Symbol('guicheng:practice');

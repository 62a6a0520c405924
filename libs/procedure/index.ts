/** The core's entry that is safe inside Temporal's sandbox and in a browser. Parsing and compiling stand in `authoring.ts`. */
export * from './kernel';
export type * from './template/template.types';
export type * from './template/program.types';
export type * from './machine/state.types';
export type * from './machine/event.types';
export type * from './machine/effect.types';
export type * from './machine/machine';
export type * from './sitting/sitting.types';
export type * from './clock/calendar.types';

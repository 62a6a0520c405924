import { en } from './en';
import { zh } from './zh';

/** The shape of the words: whatever Chinese has, English must have, and nothing more. */
export type Words = Shape<typeof zh>;
export type Shape<Table> = { [Key in keyof Table]: Table[Key] extends string ? string : Shape<Table[Key]> };

export const messages: Record<'zh' | 'en', Words> = { zh, en };
export { fill } from './fill';

import { zh } from './zh';

/** The shape of the words: whatever Chinese has, English must have, and nothing more. */
export type Words = Shape<typeof zh>;
export type Shape<Table> = { [Key in keyof Table]: Table[Key] extends string ? string : Shape<Table[Key]> };

/** Chinese comes with the first load; English is fetched when somebody reads it. */
export async function wordsOf(language: 'zh' | 'en'): Promise<Words> {
  return language === 'zh' ? zh : (await import('./en')).en;
}
export { fill } from './fill';

import { firstZh } from './first.zh';
import type { zh } from './zh';

/** The shape of the words: whatever Chinese has, English must have, and nothing more. */
export type Words = Shape<typeof zh>;
export type Shape<Table> = { [Key in keyof Table]: Table[Key] extends string ? string : Shape<Table[Key]> };

/** Chinese comes with the first load, as far as that says it; English is fetched when somebody reads it. */
export async function wordsOf(language: 'zh' | 'en'): Promise<Words> {
  return language === 'zh' ? (firstZh as unknown as Words) : (await import('./en')).en;
}
/** The rest of the Chinese, put into the same table: nothing that says it stands before (`shared/lazily.ts`). */
export async function laterWords(): Promise<void> {
  Object.assign(firstZh, (await import('./later.zh')).laterZh);
}
export { fill } from './fill';

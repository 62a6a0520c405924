import { firstZh } from './first.zh';
import { laterZh } from './later.zh';

/** What the pages say, in Chinese. The wording follows the offices that use it; messages.test.ts holds the words to be avoided. */
export const zh = { ...firstZh, ...laterZh } as const;

import type { listsZh } from './lists.zh';

export const listsEn: typeof listsZh = {
  newest:
    'Only the latest {n} are listed here. What is earlier stays on record: ask the system administrator where it is needed.',
  open: 'The first {n} are listed here. The rest follow when some of them are done.',
};

/**
 * What stands in place of words that were destroyed, or that this deployment cannot open. No request may hold a NUL, so nobody can write
 * either of these himself; a page that shows them as they are still says the right thing.
 */
export const ERASED = '\0已按规定删除';
export const UNREADABLE = '\0暂时无法读取';

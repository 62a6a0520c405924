import type { ProgressNode, WaitingView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';

type Say = { words: Words; text: (text: { zh: string; en: string }) => string };
type Item = NonNullable<WaitingView['item']>;

/** What an item is called; by its number where it has no name. */
export function itemName(item: Item, { words }: Say): string {
  return item.label ?? fill(words.progress.item, { n: item.number });
}

/** A step's title, with the item that it is about. */
export function titleOf(step: { title: Parameters<Say['text']>[0]; item?: Item | null }, say: Say): string {
  const title = say.text(step.title);
  return step.item ? `${title} · ${itemName(step.item, say)}` : title;
}

/** How far the items of a list are, or the branches of what goes on side by side. */
export function countsSentence({ items, parallel }: Pick<ProgressNode, 'items' | 'parallel'>, { words }: Say): string | null {
  if (items) {
    const { total, finished, struck } = items;
    return fill(words.progress.items, { total, finished }) + (struck ? fill(words.progress.struck, { struck }) : '');
  }
  if (!parallel) return null;
  const { total, needed, passed } = parallel;
  return fill(words.progress.branches, { total, needed, passed });
}

/** Tells two lines of one step apart. */
export const keyOf = (waiting: Pick<WaitingView, 'step' | 'item'>): string => `${waiting.step}@${waiting.item?.key ?? ''}`;

import { atOnce } from '../../libs/persistence/at-once';

/** Does the work for each item, so many at a time, to the last; throws where one failed, with the first as its cause. */
export async function allAtOnce<Item>(limit: number, items: Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const failures = await atOnce(limit, items, work);
  if (failures.length > 0) throw new Error(`${failures.length} of ${items.length} failed`, { cause: failures[0] });
}

/** Does the work for each item, so many at a time; one that fails does not stop the others. Gives what failed. */
export async function atOnce<Item>(limit: number, items: Item[], work: (item: Item) => Promise<unknown>): Promise<unknown[]> {
  const failures: unknown[] = [];
  const waiting = items.slice();
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
  return failures;
}

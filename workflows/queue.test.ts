import { Queue } from './queue';

it('does one thing at a time, in the order in which it came, whether what was before it succeeded or not', async () => {
  const queue = new Queue();
  const story: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string, fails = false) =>
    queue.inTurn(async () => {
      story.push(`${name} begins`);
      await new Promise<void>((resolve) => ends.push(resolve));
      story.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = Promise.allSettled([work('first'), work('second', true), work('third')]);
  expect(queue.isIdle).toBe(false);
  for (let n = 1; n <= 3; n += 1) {
    // Everything that could run has run: only one of them waits to be let go on.
    await new Promise((resolve) => setImmediate(resolve));
    expect(ends).toHaveLength(n);
    ends.at(-1)?.();
  }
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(story).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(queue.isIdle).toBe(true);
});

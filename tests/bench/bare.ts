/** What Temporal itself costs: as many steps as our cases have, one update each, or one timer, nothing decided and nothing stored. */
import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

const step = defineUpdate<number>('step');

export async function bare(last: number): Promise<void> {
  let steps = 0;
  setHandler(step, () => (steps += 1));
  await condition(() => steps === last);
}

export async function asleep(forMs: number): Promise<void> {
  await sleep(forMs);
}

/** What Temporal itself costs: ten steps, one update each, nothing decided and nothing stored. */
import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

const step = defineUpdate<number>('step');

export async function bare(): Promise<void> {
  let steps = 0;
  setHandler(step, () => (steps += 1));
  await condition(() => steps === 10);
}

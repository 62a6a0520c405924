/** A planted change of behaviour: a workflow of the same name that waits where the product's works. */
import { sleep } from '@temporalio/workflow';

export async function stream(): Promise<void> {
  await sleep('1 day');
}

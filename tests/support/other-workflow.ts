/** A planted other release: the product's workflow, but it sets a timer first. What it has done, the product's cannot replay. */
import { sleep } from '@temporalio/workflow';
import { stream as product } from '../../workflows';
import type { StreamInput } from '../../libs/contracts/temporal';

export async function stream(input: StreamInput): Promise<void> {
  void sleep('1 day');
  await product(input);
}

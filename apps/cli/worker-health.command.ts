import { Connection } from '@temporalio/client';
import { TASK_QUEUE } from '../../libs/contracts/temporal';
import { reasonOf } from '../../libs/runtime/problem';
import type { Invocation } from './invocation';

const WORKFLOW_QUEUE = 1;
const TIMEOUT_MS = 10_000;

/** `guicheng worker-health`, for a container's health check: does anybody fetch work from the queue? Exit code 1 when nobody does. */
export async function workerHealth({ environment }: Invocation): Promise<number> {
  const address = environment.temporalAddress ?? '';
  try {
    const connection = await Connection.connect({ address, connectTimeout: TIMEOUT_MS });
    const queue = await connection.withDeadline(Date.now() + TIMEOUT_MS, () =>
      connection.workflowService.describeTaskQueue({
        namespace: environment.temporalNamespace,
        taskQueue: { name: TASK_QUEUE },
        taskQueueType: WORKFLOW_QUEUE,
      }),
    );
    await connection.close();
    console.log(`${queue.pollers?.length ?? 0} pollers on ${TASK_QUEUE}`);
    return (queue.pollers?.length ?? 0) > 0 ? 0 : 1;
  } catch (error) {
    console.log(`Temporal at ${address}: ${reasonOf(error)}`);
    return 1;
  }
}

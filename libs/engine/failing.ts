/** Tells a workflow that cannot go on from one that waits, or has nobody at work for it. */
import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

/** One failure may be a worker's that was just dying; a task that nobody took up is not failing at all. */
const FAILED_TRIES = 3;
/** Behind the last task that went through a history has its failure, what woke it meanwhile, and little else. */
const LAST_EVENTS = 20;

const { EventType, WorkflowExecutionStatus } = temporal.api.enums.v1;

/** The run that fails at its task again and again; null where there is none. */
export async function failingRun({ workflowService, options }: Client, workflowId: string): Promise<string | null> {
  const asked = { namespace: options.namespace, execution: { workflowId } };
  const { workflowExecutionInfo: info, pendingWorkflowTask } = await workflowService.describeWorkflowExecution(asked);
  const runId = info?.execution?.runId;
  if (!runId || info.status !== WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) return null;
  if ((pendingWorkflowTask?.attempt ?? 0) <= FAILED_TRIES) return null;
  const { history } = await workflowService.getWorkflowExecutionHistoryReverse({
    namespace: options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: LAST_EVENTS,
  });
  // Tries that ran out of time are a busy machine's; only a worker that answered that it cannot makes a failure.
  for (const { eventType } of history?.events ?? []) {
    if (eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED) return runId;
    if (eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) return null;
  }
  return null;
}

import type { LoadedDataConverter } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import type { temporal } from '@temporalio/proto';
import { SUBMIT_UPDATE, type Answer, type SubmitArguments } from '../contracts/temporal';

/** Which intents a history tells the answers of: updates that were accepted, and completed with an answer. */
export async function answersOf(
  events: temporal.api.history.v1.IHistoryEvent[],
  converter: LoadedDataConverter,
): Promise<{ intent: string; answer: Answer }[]> {
  const asked = new Map<string, string>();
  const answers: { intent: string; answer: Answer }[] = [];
  for (const event of events) {
    const { acceptedRequest: request } = event.workflowExecutionUpdateAcceptedEventAttributes ?? {};
    if (request?.input?.name === SUBMIT_UPDATE && request.meta?.updateId) {
      const [given] = (await decodeArrayFromPayloads(converter, request.input.args?.payloads)) as SubmitArguments[];
      if (given !== undefined) asked.set(request.meta.updateId, given.intent);
    }
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    const intent = asked.get(completed?.meta?.updateId ?? '');
    const [answer] = (await decodeArrayFromPayloads(converter, completed?.outcome?.success?.payloads)) as (Answer | undefined)[];
    if (intent !== undefined && answer !== undefined && 'answered' in answer) answers.push({ intent, answer });
  }
  return answers;
}

/** The one capability of a log's workflow, with patience: what a quick try does not reach, a durable one does. */
import { ActivityFailure, ApplicationFailure, TimeoutFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { RecordActivities } from '../activities/record.activities';

const quick = proxyLocalActivities<RecordActivities>({
  scheduleToCloseTimeout: '2 seconds',
  retry: { initialInterval: '50 milliseconds', maximumInterval: '500 milliseconds' },
});
/** A worker that died with one of these leaves it until its time is over: the case stands still so long, and no longer. */
const patient = proxyActivities<RecordActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

export const record: RecordActivities = {
  append: (request) =>
    patiently(
      () => quick.append(request),
      () => patient.append(request),
    ),
  load: (stream) =>
    patiently(
      () => quick.load(stream),
      () => patient.load(stream),
    ),
  suspend: (stream, fault) => patient.suspend(stream, fault),
  release: (stream) => patient.release(stream),
};

/** A broken invariant is not tried again: it is the same every time. */
async function patiently<Result>(first: () => Promise<Result>, then: () => Promise<Result>): Promise<Result> {
  try {
    return await first();
  } catch (error) {
    if (!wasNotHeard(error) || faultCode(error) !== null) throw error;
    return then();
  }
}

/**
 * A local try that ran out of time is an ActivityFailure while it happens and its bare cause when the history is replayed (Temporal's core
 * wraps it in the one case only): whoever tells the two apart takes another way on replay, and his workflow stands still.
 */
function wasNotHeard(error: unknown): boolean {
  return error instanceof ActivityFailure || error instanceof TimeoutFailure;
}

/** The code of a broken invariant that an activity found; null for everything else. */
export function faultCode(error: unknown): string | null {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.nonRetryable === true ? cause.message : null;
}

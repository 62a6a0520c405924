/**
 * Test only: a workflow interceptor that lets timers run faster, so that a day of 24 hours is 50 ms. A timer may then fire before its
 * instant by the record's clock; append answers `early` and the workflow waits again, as it does in production when clocks differ.
 */
import type { WorkflowInterceptors } from '@temporalio/workflow';

const FASTER = (24 * 60 * 60 * 1000) / 50;

export const interceptors = (): WorkflowInterceptors => timersFasterBy(FASTER);

export const timersFasterBy = (times: number): WorkflowInterceptors => ({
  outbound: [{ startTimer: (input, next) => next({ ...input, durationMs: Math.max(1, Math.round(input.durationMs / times)) }) }],
});

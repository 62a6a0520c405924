/** A trace crosses the engine: who asks hands `traceparent` on as a header, the sandbox passes it on (workflows/trace-headers.ts), and what is done takes it up. */
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { TRACE_HEADER } from '../contracts/temporal';

/** Whoever measures, as `Traces` of libs/operation does. */
export interface Tracing {
  within<Result>(
    name: string,
    choice: { kind?: 'asked' | 'internal'; attributes: Record<string, string>; from?: string | undefined },
    work: (traceparent?: string) => Promise<Result>,
  ): Promise<Result>;
}

export function tracedCalls(tracing: Tracing): WorkflowClientInterceptor {
  const asking = <Output>(update: string, workflow: string, call: (carried: Headers) => Promise<Output>): Promise<Output> =>
    tracing.within(`update ${update}`, { kind: 'asked', attributes: { 'guicheng.case': workflow } }, (traceparent) =>
      call(traceparent === undefined ? {} : { [TRACE_HEADER]: defaultPayloadConverter.toPayload(traceparent) }),
    );
  return {
    startUpdate: (input, next) =>
      asking(input.updateName, input.workflowExecution.workflowId ?? '', (carried) =>
        next({ ...input, headers: { ...input.headers, ...carried } }),
      ),
    startUpdateWithStart: (input, next) =>
      asking(input.updateName, input.workflowStartOptions.workflowId, (carried) =>
        next({ ...input, updateHeaders: { ...input.updateHeaders, ...carried } }),
      ),
  };
}

export function tracedActivities(tracing: Tracing): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: ({ args, headers }, next) => {
        const from = headers[TRACE_HEADER];
        // What a clock or a renewal does belongs to nobody's request.
        if (from === undefined) return next({ args, headers });
        return tracing.within(
          `activity ${info.activityType}`,
          {
            attributes: { 'guicheng.case': info.workflowExecution?.workflowId ?? '' },
            from: defaultPayloadConverter.fromPayload<string>(from),
          },
          () => next({ args, headers }),
        );
      },
    },
  });
}

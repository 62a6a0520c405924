/**
 * What a caller says of his trace goes on to everything that his update does. It is handed on unread: the sandbox measures nothing, decides
 * nothing by it, and a history without it is replayed as it was.
 */
import { AsyncLocalStorage, type WorkflowInterceptors } from '@temporalio/workflow';
import { TRACE_HEADER } from '../libs/contracts/temporal';

type Carried = Parameters<NonNullable<NonNullable<WorkflowInterceptors['outbound']>[number]['scheduleActivity']>>[0]['headers'];

const carried = new AsyncLocalStorage<Carried>();
const withCarried = <Input extends { headers: Carried }>(input: Input): Input => ({
  ...input,
  headers: { ...input.headers, ...carried.getStore() },
});

export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      handleUpdate: (input, next) => {
        const header = input.headers[TRACE_HEADER];
        return header === undefined ? next(input) : carried.run({ [TRACE_HEADER]: header }, () => next(input));
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: (input, next) => next(withCarried(input)),
      scheduleLocalActivity: (input, next) => next(withCarried(input)),
    },
  ],
});

import type { Span } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says without being told: which request it belongs to, which matter and which trace. Ids only, never a person. */
export interface OperationContext {
  request?: string;
  case?: string;
  /** What is being measured, where traces are asked for. */
  span?: Span;
}

const storage = new AsyncLocalStorage<OperationContext>();

export function currentContext(): OperationContext {
  return storage.getStore() ?? {};
}

export function withContext<Result>(context: OperationContext, work: () => Result): Result {
  return storage.run(context, work);
}

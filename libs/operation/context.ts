import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says without being told: whose request it belongs to, and which matter. Ids only, never a person. */
export interface OperationContext {
  request?: string;
  case?: string;
}

const storage = new AsyncLocalStorage<OperationContext>();

export function currentContext(): OperationContext {
  return storage.getStore() ?? {};
}

export function withContext<Result>(context: OperationContext, work: () => Result): Result {
  return storage.run(context, work);
}

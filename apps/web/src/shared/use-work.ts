import { useCallback, useRef, useState } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import { ApiFailure } from './api';

/** Why something was not done: the server's refusal, or nobody answered. */
export type Failure = ApiError | 'unreachable';

/**
 * One thing at a time asked of the server: busy while it is, and why it was not done. `run` answers whether it was. A decision, which must
 * not be lost when nobody answers, goes through `useSubmission` instead.
 */
export function useWork() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const underWay = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(error instanceof ApiFailure ? error.error : 'unreachable');
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }, []);
  return { isBusy, failure, run };
}

import { useState } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import type { ImportView } from '../../../../libs/contracts/imports';
import { ApiFailure } from '../shared/api';
import { showImport } from './imports.api';

export type Failure = ApiError | 'unreachable';

/** One change at a time: busy while it is asked, what it answers is shown, what it is refused for is said. */
export function useWork() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (work: () => Promise<ImportView>): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setFailure(null);
    try {
      showImport(await work());
      return true;
    } catch (error) {
      setFailure(error instanceof ApiFailure ? error.error : 'unreachable');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, run };
}

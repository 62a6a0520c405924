import { lazy, useSyncExternalStore, type ComponentType, type LazyExoticComponent } from 'react';
import { laterWords } from '../messages';
import { tabStore } from './kept';
import { lineIsBack } from './line';

/** Parts of the pages that are asked for and cannot be fetched. */
let waiting = 0;
const listeners = new Set<() => void>();
function wait(by: 1 | -1): void {
  waiting += by;
  listeners.forEach((listener) => listener());
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether something that was asked for waits for the line; the frame says so. */
export const useIsWaitingForLine = (): boolean => useSyncExternalStore(subscribe, () => waiting > 0);

const RELOADED = 'reloaded-for-a-part';
const ONCE_IN_MS = 60_000;

/**
 * `lazy`, with the words that only such parts say, for lines that fail: what cannot be fetched is fetched when the server answers again, instead of breaking the page. A server that
 * answers and does not have it is of a newer build (or the browser remembers the failure): then the whole page is read anew, once.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what React's own `lazy` asks for
export function lazily<Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>): LazyExoticComponent<Part> {
  const whole = () => Promise.all([load(), laterWords()]).then(([part]) => part);
  return lazy(() => whole().catch(() => fetchLater(whole)));
}

async function fetchLater<Part>(load: () => Promise<Part>): Promise<Part> {
  wait(1);
  try {
    await lineIsBack();
    return await load();
  } catch (failure) {
    const last = tabStore.read(RELOADED);
    if (typeof last === 'number' && Date.now() - last < ONCE_IN_MS) throw failure;
    tabStore.write(RELOADED, Date.now());
    window.location.reload();
    return await new Promise<Part>(() => undefined);
  } finally {
    wait(-1);
  }
}

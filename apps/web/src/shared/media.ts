import { useSyncExternalStore } from 'react';

/** Whether the window is wide enough, in pixels of type of 16: larger type of the reader's needs as much more room. Follows changes. */
export function useIsWide(minimumPx: number): boolean {
  const query = `(min-width: ${minimumPx / 16}em)`;
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

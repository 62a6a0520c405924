import { useSyncExternalStore } from 'react';

/** Whether the window is wide enough; follows changes. */
export function useIsWide(minimumPx: number): boolean {
  const query = `(min-width: ${minimumPx}px)`;
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

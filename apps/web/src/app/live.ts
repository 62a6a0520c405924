import { useEffect, useState } from 'react';
import { invalidateTopics } from '../shared/queries';

const RECONNECT_MS = 3_000;

/** Listens to what changes and marks it as old; false while the line is down. Afterwards everything is read again. */
export function useLive(enabled: boolean): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!enabled) return undefined;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    const open = () => {
      source = new EventSource('/api/live');
      source.onopen = () => {
        setConnected(true);
        if (wasLost) void invalidateTopics(['*']);
        wasLost = false;
      };
      source.onerror = () => {
        wasLost = true;
        setConnected(false);
        // The browser tries again after a lost line, but not after a refusal or a proxy's error page.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RECONNECT_MS);
      };
      source.addEventListener('changed', (event) => void invalidateTopics(topicsOf(event)));
    };
    // The machine knows of a lost line long before the stream does.
    const lose = () => {
      wasLost = true;
      setConnected(false);
    };
    const resume = () => {
      clearTimeout(timer);
      source?.close();
      open();
    };
    window.addEventListener('offline', lose);
    window.addEventListener('online', resume);
    open();
    return () => {
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', resume);
      clearTimeout(timer);
      source?.close();
    };
  }, [enabled]);
  return connected;
}

function topicsOf(event: MessageEvent<unknown>): string[] {
  try {
    const { topics } = JSON.parse(String(event.data)) as { topics?: unknown };
    return Array.isArray(topics) ? topics.filter((topic): topic is string => typeof topic === 'string') : [];
  } catch {
    return ['*'];
  }
}

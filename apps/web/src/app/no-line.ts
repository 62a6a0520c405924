/** The worker that answers in words when a page is asked for and nobody answers; browsers have it only on a safe address. */
export function keepWordsForNoLine(): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  window.addEventListener('load', () => {
    // Forbidden by the house's own settings: then it goes without.
    navigator.serviceWorker.register('/offline-worker.js').catch(() => undefined);
  });
}

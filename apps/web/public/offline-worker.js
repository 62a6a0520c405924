/*
 * For one moment only: a page is asked for and nobody answers. Then plain words stand there instead of the browser's own. It keeps these words and
 * nothing else: no page, no answer of the server, nothing of anybody (offline.decision.md).
 */
const WORDS = '/offline.html';
const KEPT = [WORDS, '/offline.js'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open('offline')
      .then((cache) => cache.addAll(KEPT))
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === 'navigate' && !pathname.startsWith('/api/')) {
    event.respondWith(fetch(event.request).catch(() => caches.match(WORDS)));
  } else if (pathname === '/offline.js') {
    event.respondWith(caches.match(pathname).then((kept) => kept || fetch(event.request)));
  }
});

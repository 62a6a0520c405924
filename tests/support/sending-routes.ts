/** Requests about how the house runs and about messages that leave it, and what each face hears of them (`routes.ts`, `route-rights.ts`). */
import type { Request, Things } from './routes';

export const sendingRequests: Record<string, (things: Things) => Request> = {
  'GET sending/settings': () => ({ path: '/sending/settings' }),
  'PUT sending/settings': () => ({
    path: '/sending/settings',
    // No address: everybody keeps the settings that he had.
    body: { channels: ['mail'], email: 'nobody', opens: '08:30', closes: '18:00', language: 'zh' },
  }),
  // No channel is listed: nothing is sent.
  'POST sending/test': () => ({ path: '/sending/test', body: { channel: 'mail' } }),
  'POST sending/email-link': () => ({ path: '/sending/email-link' }),
  'POST sending/email': () => ({ path: '/sending/email', body: { code: 'no-such-code' } }),
  'GET faults': () => ({ path: '/faults' }),
  'POST faults/:reference/release': () => ({ path: '/faults/no-such-fault/release' }),
  'GET sending/channels': () => ({ path: '/sending/channels' }),
  'GET sending/failed': () => ({ path: '/sending/failed' }),
  'POST sending/again': () => ({ path: '/sending/again', body: { ids: ['no-such-message'] } }),
};

/** In the order of `route-rights.ts`. */
export const SENDING_EXPECTED: Record<string, string> = {
  'GET sending/settings':
    '200 200 200 200 200 | 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 200 200 200 | 200 200 200 200 | 200 200 200',
  'PUT sending/settings':
    '422 422 422 422 422 | 422 422 | 422 422 422 | 422 422 422 | 422 422 422 | 422 422 422 422 422 422 | 422 422 422 422 | 422 422 422',
  'POST sending/test':
    '409 409 409 409 409 | 409 409 | 409 409 409 | 409 409 409 | 409 409 409 | 409 409 409 409 409 409 | 409 409 409 409 | 409 409 409',
  'POST sending/email-link':
    '409 409 409 409 409 | 409 409 | 409 409 409 | 409 409 409 | 409 409 409 | 409 409 409 409 409 409 | 409 409 409 409 | 409 409 409',
  'POST sending/email':
    '409 409 409 409 409 | 409 409 | 409 409 409 | 409 409 409 | 409 409 409 | 409 409 409 409 409 409 | 409 409 409 409 | 409 409 409',
  'GET faults':
    '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 200 200 403 403 | 403 403 403',
  'POST faults/:reference/release':
    '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 404 404 403 403 | 403 403 403',
  'GET sending/channels':
    '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 200 200 403 403 | 403 403 403',
  'GET sending/failed':
    '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 200 200 403 403 | 403 403 403',
  'POST sending/again':
    '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 200 200 403 403 | 403 403 403',
};

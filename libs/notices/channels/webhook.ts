import { createHmac } from 'node:crypto';
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overTls } from 'node:https';
import { isIP } from 'node:net';
import type { Instant } from '../../procedure';
import type { EventChannel, Sending } from '../channel.port';
import { publicAddressOf, type Resolve } from './public-address';

export interface WebhookSettings {
  name: string;
  organisation: string;
  url: string;
  secret: string;
  /** It may lie in this house's own network. */
  allowPrivate: boolean;
}

const TIMEOUT_MS = 10_000;

/**
 * A society's own system hears that something happened: ids and a kind, nothing of what was said. Signed with HMAC-SHA256 over the
 * instant and the body, so that it can tell whose it is and that it is not an old one; redirects are not followed.
 */
export class WebhookChannel implements EventChannel {
  readonly name: string;
  readonly organisation: string;

  constructor(
    private readonly settings: WebhookSettings,
    private readonly resolve?: Resolve,
  ) {
    this.name = settings.name;
    this.organisation = settings.organisation;
  }

  async send(event: { id: string; body: Record<string, unknown>; at: Instant }): Promise<Sending> {
    const url = new URL(this.settings.url);
    let address: string | null = null;
    if (!this.settings.allowPrivate) {
      try {
        address = await publicAddressOf(url.hostname, this.resolve);
      } catch {
        return { away: 'NO_SUCH_HOST' };
      }
      if (address === null) return { away: 'ADDRESS_NOT_PUBLIC' };
    }
    const body = JSON.stringify({ id: event.id, ...event.body });
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'guicheng-delivery': encodeURIComponent(event.id),
      'guicheng-timestamp': event.at,
      'guicheng-signature': signatureOf(this.settings.secret, event.at, body),
    };
    return sendingOf(await post(url, address, headers, body));
  }
}

/** `v1=` and the HMAC in hex of `<instant>.<body>`. */
export function signatureOf(secret: string, at: Instant, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

/** Its answer's status; null: none came. */
function post(url: URL, address: string | null, headers: Record<string, string>, body: string): Promise<number | null> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? overTls : overHttp)(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // The name is not asked for again: it could answer something else the second time.
      ...(address === null ? {} : { lookup: judged(address) }),
    });
    request.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? null);
    });
    request.on('error', () => resolve(null));
    request.end(body);
  });
}

function judged(address: string): NonNullable<RequestOptions['lookup']> {
  const family = isIP(address);
  return (_host, { all }, done) => (all === true ? done(null, [{ address, family }]) : done(null, address, family));
}

function sendingOf(status: number | null): Sending {
  if (status === null) return { away: 'NO_ANSWER' };
  if (status < 300) return { sent: null };
  if (status < 400) return { away: 'REDIRECTED' };
  // One event that its receiver will never take must not hold those behind it.
  if (status === 400 || status === 413 || status === 422) return { refused: `HTTP_${status}` };
  return { away: `HTTP_${status}` };
}

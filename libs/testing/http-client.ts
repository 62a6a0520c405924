import { randomUUID } from 'node:crypto';
import type { ApiError, IntentView, SessionView } from '../contracts';

export interface Reply<Body> {
  status: number;
  body: Body & { error?: ApiError };
}

/** One signed-in person over real HTTP: keeps the cookie, sends what the pages send. */
export class HttpClient {
  /** Hears every answer: tests hold it against the description of the interface. */
  static hears: ((method: string, path: string, status: number, body: unknown) => void) | null = null;

  private cookie = '';

  constructor(readonly base: string) {}

  static async signedIn(base: string, login: string, password = 'guicheng-demo'): Promise<HttpClient> {
    const client = new HttpClient(base);
    const reply = await client.post<SessionView>('/session', { login, password });
    if (reply.status !== 200) throw new Error(`sign-in as ${login} answered ${reply.status}`);
    return client;
  }

  get<Body>(path: string): Promise<Reply<Body>> {
    return this.request<Body>('GET', path);
  }

  post<Body>(path: string, body: unknown, key?: string): Promise<Reply<Body>> {
    return this.request<Body>('POST', path, body, key);
  }

  put<Body>(path: string, body: unknown): Promise<Reply<Body>> {
    return this.request<Body>('PUT', path, body);
  }

  delete<Body>(path: string): Promise<Reply<Body>> {
    return this.request<Body>('DELETE', path);
  }

  /** A decision, followed until the log has answered. Throws when it is refused. */
  async decide(path: string, body: unknown, key: string = randomUUID()): Promise<IntentView> {
    const reply = await this.post<IntentView>(path, body, key);
    if (reply.status === 202) return this.follow(reply.body.id);
    if (reply.status !== 200)
      throw new Error(
        `${path} answered ${reply.status} ${reply.body.error?.code ?? ''} ${JSON.stringify(reply.body.error?.details)}`,
      );
    return reply.body;
  }

  /** Asks until the intent is answered. */
  async follow(intent: string, timeoutMs = 60_000): Promise<IntentView> {
    return until(`the answer to intent ${intent}`, timeoutMs, async () => {
      const reply = await this.get<IntentView>(`/intents/${intent}`);
      return reply.status === 200 && reply.body.status !== 'received' ? reply.body : null;
    });
  }

  async upload(society: string, name: string, content: Buffer): Promise<Reply<{ id: string }>> {
    const form = new FormData();
    form.set('society', society);
    form.set('file', new Blob([new Uint8Array(content)]), name);
    return this.sendForm<{ id: string }>('/files', form);
  }

  /** A form that somebody has put together: a file may stay on the disk. */
  sendForm<Body>(path: string, form: FormData): Promise<Reply<Body>> {
    return this.send<Body>('POST', path, form, {});
  }

  /** A file with whatever fields its route asks for. */
  uploadTo<Body>(path: string, fields: Record<string, string>, name: string, content: Uint8Array): Promise<Reply<Body>> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([new Uint8Array(content)]), name);
    return this.send<Body>('POST', path, form, {});
  }

  /** What a page offers for downloading. */
  async download(path: string): Promise<Buffer> {
    const response = await this.open(path);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** The answer itself, with its headers. */
  open(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.base}/api${path}`, { headers: { ...headers, cookie: this.cookie } });
  }

  request<Body>(method: string, path: string, body?: unknown, key?: string): Promise<Reply<Body>> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    return this.send<Body>(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  }

  private async send<Body>(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<Reply<Body>> {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      body,
      headers: { ...headers, 'x-requested-with': 'guicheng', ...(this.cookie ? { cookie: this.cookie } : {}) },
    });
    const set = response.headers.getSetCookie()[0];
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    // A file is no JSON; whoever wants its content reads it by himself.
    const isJson = text !== '' && (response.headers.get('content-type') ?? '').includes('json');
    const answer = (isJson ? JSON.parse(text) : {}) as Reply<Body>['body'];
    if (isJson) HttpClient.hears?.(method, path, response.status, answer);
    return { status: response.status, body: answer };
  }
}

/** Asks again every so often (50 ms) until there is something; says what was waited for when the time is up. */
export async function until<Found>(
  what: string,
  timeoutMs: number,
  ask: () => Promise<Found | null | undefined | false>,
  everyMs = 50,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

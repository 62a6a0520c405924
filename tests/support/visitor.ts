import type { ApiError } from '../../libs/contracts';

export interface Heard<Body> {
  status: number;
  body: Body & { error?: ApiError };
  code: string | undefined;
}

/** A browser without pages: keeps every cookie of the one house that it visits, sends what the pages send, follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = {},
  ) {}

  static async signedIn(base: string, login: string, password = 'guicheng-demo'): Promise<Visitor> {
    const visitor = new Visitor(base);
    const { status } = await visitor.post('/session', { login, password });
    if (status !== 200) throw new Error(`sign-in as ${login} answered ${status}`);
    return visitor;
  }

  get<Body>(path: string): Promise<Heard<Body>> {
    return this.ask<Body>('GET', path);
  }

  post<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Heard<Body>> {
    return this.ask<Body>('POST', path, body, headers);
  }

  async ask<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Heard<Body>> {
    const reply = await this.fetch(`/api${path}`, {
      method,
      headers: {
        'x-requested-with': 'guicheng',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const isJson = text !== '' && (reply.headers.get('content-type') ?? '').includes('json');
    const content = (isJson ? JSON.parse(text) : {}) as Heard<Body>['body'];
    return { status: reply.status, body: content, code: content.error?.code };
  }

  /** Any address of the house, with its cookies. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(new URL(path, this.base), {
      ...init,
      redirect: 'manual',
      headers: { ...this.headers, ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
    });
    for (const set of reply.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split(';');
      const at = pair.indexOf('=');
      const isGone = rest.some((part) => /expires=Thu, 01 Jan 1970|max-age=0/i.test(part));
      if (isGone || pair.slice(at + 1) === '') this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return reply;
  }
}

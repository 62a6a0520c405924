import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body, read as JSON; empty where it is none. */
  body: Record<string, unknown>;
}

export interface WireAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Wire {
  url: string;
  port: number;
  /** What came, the oldest first. */
  asked: WireRequest[];
  stop(): Promise<void>;
}

/** The other side of a wire that ours really speaks: a small HTTP server that answers as the other house documents it. */
export async function startWire(answer: (request: WireRequest) => WireAnswer): Promise<Wire> {
  const asked: WireRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const url = new URL(incoming.url ?? '/', 'http://wire');
      const request: WireRequest = {
        ...{ method: incoming.method ?? '', path: url.pathname, query: url.searchParams, headers: incoming.headers, text },
        body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      };
      asked.push(request);
      const { status = 200, headers = {}, body = {} } = answer(request);
      outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, type Registry } from 'prom-client';

export interface OperationAddress {
  host: string;
  port: number;
}

export interface OperationChoice extends OperationAddress {
  registry: Registry;
  /** What the program needs, each true or false; it is ready when all are. */
  ready: () => Promise<Record<string, boolean>>;
}

export interface OperationServer {
  port: number;
  close(): Promise<void>;
}

/**
 * `/healthz` (the process answers), `/readyz` (and what it needs does, 503 otherwise) and `/metrics` (Prometheus), on an address of their own:
 * figures about matters are nobody's outside the house, and the pages' address is open to all.
 */
export async function serveOperation({ host, port, registry, ready }: OperationChoice): Promise<OperationServer> {
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => {
    answer(request, response, registry, ready).catch(() => respond(response, 500, 'text/plain', 'fault\n'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  registry: Registry,
  ready: OperationChoice['ready'],
): Promise<void> {
  if (request.method !== 'GET') return respond(response, 405, 'text/plain', 'GET only\n');
  const asked = request.url ?? '';
  switch (asked) {
    case '/healthz':
      return respond(response, 200, 'text/plain', 'alive\n');
    case '/readyz': {
      const parts = await ready();
      const isReady = Object.values(parts).every(Boolean);
      return respond(response, isReady ? 200 : 503, 'application/json', `${JSON.stringify(parts)}\n`);
    }
    case '/metrics':
      return respond(response, 200, registry.contentType, await registry.metrics());
    default:
      return respond(response, 404, 'text/plain', 'GET /healthz, /readyz or /metrics\n');
  }
}

function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** `GUICHENG_OPERATION=host:port`; unset: no such address. */
export function readOperation(source: NodeJS.ProcessEnv, problems: string[]): OperationAddress | null {
  const given = source['GUICHENG_OPERATION'];
  if (!given) return null;
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(given) ?? [];
  if (host === '' || Number(port) > 65535)
    problems.push('GUICHENG_OPERATION must be an address and a port, as in 127.0.0.1:9464.');
  return { host, port: Number(port) };
}

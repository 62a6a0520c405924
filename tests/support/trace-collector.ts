/** A collector of traces, as OpenTelemetry's OTLP over HTTP has it: it keeps what it is sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeardSpan {
  program: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  attributes: Record<string, string>;
}

export interface TraceCollector {
  url: string;
  spans: HeardSpan[];
  /** Everything as it came. */
  said: string[];
  close(): Promise<void>;
}

type Attributes = { key: string; value: Record<string, unknown> }[];
interface Sent {
  resourceSpans: {
    resource: { attributes: Attributes };
    scopeSpans: { spans: (Omit<HeardSpan, 'attributes'> & { attributes: Attributes })[] }[];
  }[];
}

export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: HeardSpan[] = [];
  const said: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      said.push(text);
      if (request.url === '/v1/traces') spans.push(...spansOf(JSON.parse(text) as Sent));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    said,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansOf({ resourceSpans }: Sent): HeardSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        program: named(resource.attributes)['service.name'] ?? '',
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        attributes: named(span.attributes),
      })),
    ),
  );
}

const named = (attributes: Attributes) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));

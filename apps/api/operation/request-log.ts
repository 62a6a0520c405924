import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { failed, withContext, type Traces } from '../../../libs/operation';
import type { ApiMetrics } from './api-metrics';

/** A caller's own id, as a proxy gives it; whatever else stands there is not repeated. */
const GIVEN_ID = /^[\w-]{8,64}$/;
const CASE_IN_PATH = /^\/api\/(?:cases|tasks)\/([0-9a-f-]{36})(?=[/~]|$)/;

/**
 * Gives each request an id, which its answer and every line of the log carry, and says at its end how it went: the route's pattern, never
 * the address with what somebody searched for.
 */
export function requestLog(log: Logger, metrics: ApiMetrics, traces: Traces) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = request.header('x-request-id') ?? '';
    const id = GIVEN_ID.test(given) ? given : randomUUID();
    const inCase = CASE_IN_PATH.exec(request.path)?.[1];
    const started = process.hrtime.bigint();
    response.setHeader('x-request-id', id);
    const context = { request: id, ...(inCase ? { case: inCase } : {}) };
    const span = traces.begin('request', {
      kind: 'served',
      from: request.header('traceparent'),
      attributes: attributesOf(context),
    });
    withContext({ ...context, span }, () => {
      response.once('close', () => {
        const seconds = Number(process.hrtime.bigint() - started) / 1e9;
        const route = routeOf(request);
        metrics.requests.observe({ method: request.method, route, status: String(response.statusCode) }, seconds);
        span.updateName(`${request.method} ${route}`);
        span.setAttributes({
          'http.request.method': request.method,
          'http.route': route,
          'http.response.status_code': response.statusCode,
        });
        if (response.statusCode >= 500) failed(span, String(response.statusCode));
        span.end();
        const line = { ...context, method: request.method, route, status: response.statusCode, ms: Math.round(seconds * 1000) };
        if (response.statusCode >= 500) log.error(line, 'request');
        else if (route.startsWith('/api')) log.info(line, 'request');
      });
      next();
    });
  };
}

/** A trace names the ids that the log names. */
function attributesOf(context: { request: string; case?: string }): Record<string, string> {
  return Object.fromEntries(Object.entries(context).map(([name, id]) => [`guicheng.${name}`, id]));
}

/** Of what matched no route, one word: paths that somebody tries must not become as many series. */
function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  if (typeof path === 'string' && path.startsWith('/api')) return path;
  return request.path.startsWith('/api') ? '/api/(none)' : '(pages)';
}

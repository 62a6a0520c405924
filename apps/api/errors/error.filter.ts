import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { faultOf } from '../../../libs/operation';
import { say, type ApiCode, type ApiError, type Problem } from '../../../libs/contracts';
import { FILE_LIMIT_MB } from '../files/file-kinds';
import { ApiException } from './api-exception';
import { httpStatus } from './http-status';
import type { ApiMetrics } from '../operation/api-metrics';

/** Whatever escapes a handler leaves here with a code; an unexpected error gets a number to read out, and its cause stays in the log. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('api');

  constructor(private readonly metrics: ApiMetrics) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const error = this.toError(exception);
    this.metrics.refused.inc({ code: error.code });
    const status = httpStatus[error.code];
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(error, status)));
  }

  private toError(exception: unknown): ApiError {
    if (exception instanceof ApiException) return exception.error;
    const code = isStoreAway(exception) ? 'STORE_UNAVAILABLE' : fromStatus(exception);
    if (code) return { code, message: say(code, LIMITS), details: code === 'FILE_TOO_BIG' ? LIMITS : {} };
    const reference = randomBytes(4).toString('hex').toUpperCase();
    // The class and the stack only: messages of drivers can carry what people typed.
    const { fault, stack = '' } = faultOf(exception);
    this.log.error(`fault ${reference}: ${fault}\n${stack}`);
    return { code: 'FAULT', message: say('FAULT', { reference }), details: {}, reference };
  }
}

/** RFC 9457. Its own members are for tools; people are told by `error`. */
function problemOf(error: ApiError, status: number): Problem {
  return { type: `urn:guicheng:${error.code}`, title: error.message.en, status, error };
}

/** For the words of what is too big. */
const LIMITS = { limitMb: FILE_LIMIT_MB };

/** PostgreSQL cannot be reached, is starting or stopping, or has no connection left: nothing was written, asking again is right. */
function isStoreAway(exception: unknown): boolean {
  const { code, message } = (exception ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && AWAY.some((away) => code.startsWith(away))) return true;
  return typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message);
}
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '08', '53300', '57P'];

/** Nest's and multer's own exceptions, by status. */
function fromStatus(exception: unknown): ApiCode | null {
  if (!(exception instanceof HttpException)) {
    const type = (exception as { type?: unknown } | null)?.type;
    return type === 'entity.parse.failed' || type === 'entity.too.large' ? 'BODY_INVALID' : null;
  }
  const status = exception.getStatus();
  if (status === 404) return 'NOT_FOUND';
  if (status === 403) return 'FORBIDDEN';
  if (status === 413) return 'FILE_TOO_BIG';
  return status >= 400 && status < 500 ? 'BODY_INVALID' : null;
}

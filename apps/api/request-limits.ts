import type { NextFunction, Request, Response } from 'express';
import { rateLimit, type RateLimitInfo } from 'express-rate-limit';
import { ApiException } from './errors/api-exception';
import { cookieName, cookieOf, linkCookieName } from './session/cookies';

/** Requests a minute, far above what a person causes: a page that runs wild is stopped before it slows the others. Each process counts for itself. */
export interface RequestLimits {
  /** A house of many people may stand behind one address. */
  perAddress: number;
  perSession: number;
}

export const REQUEST_LIMITS: RequestLimits = { perAddress: 30_000, perSession: 3_000 };

const MINUTE_MS = 60_000;

export function requestLimits({ perAddress, perSession }: RequestLimits) {
  const refuse = (request: Request, _: Response, next: NextFunction): void => {
    const { resetTime } = (request as Request & { rateLimit?: RateLimitInfo }).rateLimit ?? {};
    const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? Date.now()) - Date.now()) / 1000));
    next(new ApiException('TOO_MANY_REQUESTS', { seconds }));
  };
  const shared = { windowMs: MINUTE_MS, standardHeaders: 'draft-8' as const, legacyHeaders: false, handler: refuse };
  return [
    rateLimit({ ...shared, limit: perAddress, identifier: 'address' }),
    rateLimit({
      ...shared,
      limit: perSession,
      identifier: 'session',
      skip: (request) => sessionOf(request) === undefined,
      keyGenerator: (request) => sessionOf(request) ?? '',
    }),
  ];
}

const sessionOf = (request: Request) => cookieOf(request, cookieName(request)) ?? cookieOf(request, linkCookieName(request));

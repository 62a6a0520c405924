import type { Request, Response } from 'express';

/** `__Host-` binds a cookie to this host over TLS; plain loopback, where the demo runs, cannot carry it. */
const names = (base: string) => (request: { secure: boolean }) => (request.secure ? `__Host-${base}` : base);

/** The session of an account. */
export const cookieName = names('guicheng');
/** The session of a personal link: of its own, so that opening one signs nobody out. */
export const linkCookieName = names('guicheng-link');
/** Binds a sign-in by another house to the browser that began it. */
export const browserCookieName = names('guicheng-sign-in');

export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** No script reads it, no other site sends it. */
export function setCookie(request: Request, response: Response, name: string, value: string): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' });
}

export function clearCookie(request: Request, response: Response, name: string): void {
  response.clearCookie(name, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' });
}

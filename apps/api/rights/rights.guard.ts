import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may, type Permission } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { SessionService, type Subject } from '../session/session.service';
import { PERMISSION, SAFE_METHODS, type SignedRequest } from './permission';

/** Stands before every route. No permission named, no session, or a cross-site mutation: refused. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Database) private readonly database: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (!permission) throw new ApiException('FORBIDDEN');
    this.refuseCrossSite(request);
    if (permission === 'public') return true;
    request.token = tokenOf(request);
    const subject = request.token ? await this.sessions.subjectOf(request.token) : null;
    if (!subject) throw new ApiException('SESSION_EXPIRED');
    if (!may(heldPosts(subject), permission))
      await this.refuse(subject, `${context.getClass().name}.${context.getHandler().name}`);
    request.subject = subject;
    return true;
  }

  /** What somebody tried and may not is on the record, without what he sent. */
  private async refuse(subject: Subject, action: string): Promise<never> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, $2, 'FORBIDDEN')`, [
      subject.person.id,
      action,
    ]);
    throw new ApiException('FORBIDDEN');
  }

  /** A form or an image of another site cannot set this header, and a script of another site may not. */
  private refuseCrossSite(request: SignedRequest): void {
    if (SAFE_METHODS.includes(request.method)) return;
    if (request.headers['x-requested-with'] !== 'guicheng' || !isFromHere(request)) throw new ApiException('FORBIDDEN');
  }
}

/** A browser says where a request comes from; an older one only its origin. Other clients say nothing, and carry no one's cookie. */
function isFromHere({ headers, host }: SignedRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || (URL.canParse(headers.origin) && new URL(headers.origin).host === host);
}

export function heldPosts(subject: Pick<Subject, 'posts'>): { role: Subject['posts'][number]['role']; organisation: string }[] {
  return subject.posts.map((post) => ({ role: post.role, organisation: post.organisation.id }));
}

/** `__Host-` binds the cookie to this host over TLS; plain loopback, where the demo runs, cannot carry it. */
export function cookieName(request: { secure: boolean }): string {
  return request.secure ? '__Host-guicheng' : 'guicheng';
}

export function tokenOf(request: SignedRequest): string | undefined {
  const name = cookieName(request);
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

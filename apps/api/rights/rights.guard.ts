import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may, type Permission } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { SessionService, type Subject } from '../session/session.service';
import { PERMISSION, type SignedRequest } from './permission';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

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
    if (!may(heldPosts(subject), permission)) await this.refuse(subject, `${request.method} ${context.getClass().name}`);
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
    const site = request.headers['sec-fetch-site'];
    const sameSite = site === undefined || site === 'same-origin' || site === 'none';
    if (request.headers['x-requested-with'] !== 'guicheng' || !sameSite) throw new ApiException('FORBIDDEN');
  }
}

export function heldPosts(subject: Subject): { role: Subject['posts'][number]['role']; organisation: string }[] {
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

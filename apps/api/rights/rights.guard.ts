import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { grantInForce, may, READ_BY_GRANT, type Permission } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { cookieName, cookieOf, linkCookieName } from '../session/cookies';
import { refuseOldPassword, refusePending, WHILE_PENDING } from '../session/pending';
import { SessionService, type Subject } from '../session/session.service';
import type { Pending } from '../session/subject';
import { CrossSiteService } from './cross-site.service';
import { PERMISSION, SAFE_METHODS, type SignedRequest } from './permission';

/** Stands before every route. No permission named, no session, or a cross-site mutation: refused. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Database) private readonly database: Database,
    @Inject(CrossSiteService) private readonly crossSite: CrossSiteService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (!permission) throw new ApiException('FORBIDDEN');
    const action = `${context.getClass().name}.${context.getHandler().name}`;
    await this.refuseCrossSite(request, action);
    if (permission === 'public') return true;
    // A personal link has a cookie of its own, which opens its own routes and no others.
    const ofLink = permission === 'own-sitting';
    request.token = cookieOf(request, ofLink ? linkCookieName(request) : cookieName(request));
    const subject = request.token ? await this.sessions.subjectOf(request.token) : null;
    if (!subject) return this.refuseUnsigned(request, action);
    refusePending(subject, this.reflector.get<Pending[] | undefined>(WHILE_PENDING, context.getHandler()));
    if (ofLink !== (subject.sitting !== null)) await this.refuse(subject, action);
    if (!ofLink && !may(heldPosts(subject), permission) && !(await this.readsByGrant(subject, permission)))
      await this.refuse(subject, action);
    // After the second step, not before: otherwise each of the two would wait for the other.
    if (!ofLink && subject.pending === null) refuseOldPassword(subject, action);
    request.subject = subject;
    return true;
  }

  /** A supervisor needs no post to read sittings and registers; which ones is decided per object. */
  private async readsByGrant(subject: Subject, permission: Permission): Promise<boolean> {
    if (!READ_BY_GRANT.includes(permission)) return false;
    const grant = await this.database.one(
      `select 1 from guicheng.supervision_grant v where v.person = $1 and ${grantInForce('v')} limit 1`,
      [subject.person.id],
    );
    return grant !== null;
  }

  /** What somebody tried and may not is on the record, without what he sent. */
  private async refuse(subject: Subject, action: string): Promise<never> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, $2, 'FORBIDDEN')`, [
      subject.person.id,
      action,
    ]);
    throw new ApiException('FORBIDDEN');
  }

  /** Whoever changes nothing only has to sign in again; an attempt to change something is on the record, though nobody knows whose. */
  private async refuseUnsigned(request: SignedRequest, action: string): Promise<never> {
    if (!SAFE_METHODS.includes(request.method))
      await this.database.rows(`insert into guicheng.attempt (action, code) values ($1, 'SESSION_EXPIRED')`, [action]);
    throw new ApiException('SESSION_EXPIRED');
  }

  /** A form or an image of another site cannot set this header, and a script of another site may not. */
  private async refuseCrossSite(request: SignedRequest, action: string): Promise<void> {
    if (SAFE_METHODS.includes(request.method)) return;
    if (request.headers['x-requested-with'] === 'guicheng' && isFromHere(request)) return;
    await this.crossSite.record(action);
    throw new ApiException('FORBIDDEN');
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

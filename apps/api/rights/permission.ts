import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Permission } from '../../../libs/rights';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';

export const PERMISSION = 'guicheng:permission';

/** Methods that change nothing. */
export const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Every route names what it needs; a route that names nothing is refused to everybody (tests enumerate the routes). */
export const Needs = (permission: Permission): MethodDecorator => SetMetadata(PERMISSION, permission);

export type SignedRequest = Request & { subject?: Subject; token?: string };

/** The person who asks; the guard has put him there. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Subject => {
  const { subject } = context.switchToHttp().getRequest<SignedRequest>();
  if (!subject) throw new ApiException('SESSION_EXPIRED');
  return subject;
});

import { SetMetadata } from '@nestjs/common';
import { ApiException } from '../errors/api-exception';
import type { Pending, Subject } from './subject';

export const WHILE_PENDING = 'guicheng:while-pending';

/** A route that also opens to half a sign-in; every other is closed to it. */
export const WhilePending = (...pending: Pending[]): MethodDecorator => SetMetadata(WHILE_PENDING, pending);

/** The guard asks this of every session: half a sign-in opens only what finishes it. */
export function refusePending({ pending }: Subject, allowed: Pending[] | undefined): void {
  if (pending === null || allowed?.includes(pending)) return;
  throw new ApiException(pending === 'factor' ? 'FACTOR_REQUIRED' : 'FACTOR_ENROL_REQUIRED');
}

/** What somebody whose password is to be changed may still do: see who he is, change it, leave. */
const WITH_OLD_PASSWORD = new Set([
  'SessionController.current',
  'SessionController.signOut',
  'PasswordController.state',
  'PasswordController.change',
]);

/** Likewise of every whole session; `route` is `Controller.handler`. */
export function refuseOldPassword({ mustChangePassword }: Subject, route: string): void {
  if (mustChangePassword && !WITH_OLD_PASSWORD.has(route)) throw new ApiException('PASSWORD_CHANGE_REQUIRED');
}

/** For changes of how one signs in: whoever took over an open page must not be able to make himself at home. */
export function needFresh({ provedAt }: Subject, freshMs: number): void {
  if (provedAt === null || Date.now() - Date.parse(provedAt) > freshMs) throw new ApiException('STEP_UP_REQUIRED');
}

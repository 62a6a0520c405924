import { randomBytes } from 'node:crypto';
import { sha256 } from '../../record';
import type { Sql } from '../sql';

export const INVITATION_DAYS = 7;

/**
 * A link to a first or a new password; it takes the place of those made before it. The token is given once and kept as a hash. Without an
 * actor it was made on the server's console.
 */
export async function makeInvitation(
  sql: Sql,
  person: string,
  actor: string | null,
): Promise<{ token: string; expiresAt: string }> {
  await withdrawInvitations(sql, person);
  const token = randomBytes(32).toString('base64url');
  const row = await sql.one<{ expires_at: Date }>(
    `insert into guicheng.invitation (token_hash, person, made_by, expires_at)
     values ($1, $2, $3, guicheng.record_now() + make_interval(days => $4)) returning expires_at`,
    [invitationHash(token), person, actor, INVITATION_DAYS],
  );
  return { token, expiresAt: row?.expires_at.toISOString() ?? '' };
}

export async function withdrawInvitations(sql: Sql, person: string): Promise<void> {
  await sql.run(
    `update guicheng.invitation set withdrawn_at = guicheng.record_now() where person = $1 and used_at is null and withdrawn_at is null`,
    [person],
  );
}

/** The token is random and long: nobody tries it out. */
export const invitationHash = sha256;

/** Where the page for it stands: behind `#`, so that no server and no proxy writes the token down. */
export function invitationAddress(base: string, token: string): string {
  return `${base.replace(/\/+$/, '')}/invitation#${token}`;
}

import { Inject, Injectable } from '@nestjs/common';
import type { InvitationView } from '../../../libs/contracts';
import { inTransaction, invitationHash, type Sql } from '../../../libs/persistence';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { UnknownLogins } from '../session/unknown-logins';
import { Passwords } from './passwords.service';

/** An office stands behind one address: more tries than for one account, and the token cannot be guessed anyway. */
const TRIES = 20;
const LOCK_MINUTES = 10;

interface OpenInvitation {
  person: string;
  name: string;
  login: string;
  expires_at: Date;
}

/** A link to a first or a new password: shown once to whoever made it, kept as a hash, used once, over after a week. */
@Injectable()
export class InvitationsService {
  private readonly wrong = new UnknownLogins(TRIES, LOCK_MINUTES * 60_000);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passwords) private readonly passwords: Passwords,
  ) {}

  async read(token: string, address: string): Promise<InvitationView> {
    const found = await this.guarded(address, () => find(this.database, token));
    return {
      name: found.name,
      login: found.login,
      expiresAt: found.expires_at.toISOString(),
      rules: await this.passwords.rules(),
    };
  }

  /** Sets the password and uses the link up, in one transaction: of two at once only one finds it. */
  async accept(token: string, password: string, address: string): Promise<{ login: string }> {
    return inTransaction(this.database.source, async (sql) => {
      const found = await this.guarded(address, () => find(sql, token, 'for update of i'));
      await this.passwords.check(sql, found.person, password, 'password');
      await this.passwords.set(sql, found.person, password);
      await sql.run('update guicheng.invitation set used_at = guicheng.record_now() where token_hash = $1', [
        invitationHash(token),
      ]);
      await sql.run(`insert into guicheng.attempt (actor, action, code) values ($1, 'accept-invitation', 'OK')`, [found.person]);
      return { login: found.login };
    });
  }

  private async guarded(address: string, look: () => Promise<OpenInvitation | null>): Promise<OpenInvitation> {
    const locked = this.wrong.lockedMs(address);
    if (locked > 0) throw new ApiException('TOO_MANY_TRIES', { minutes: Math.ceil(locked / 60_000) });
    const found = await look();
    if (found) return found;
    this.wrong.fail(address);
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values (null, 'accept-invitation', $1)`, [
      'INVITATION_INVALID',
    ]);
    throw new ApiException('INVITATION_INVALID');
  }
}

type Reader = Pick<Sql, 'one'>;

function find(sql: Reader, token: string, lock = ''): Promise<OpenInvitation | null> {
  return sql.one<OpenInvitation>(
    `select i.person, p.name, a.login, i.expires_at from guicheng.invitation i
       join guicheng.person p on p.id = i.person join guicheng.account a on a.person = i.person and not a.disabled
      where i.token_hash = $1 and i.used_at is null and i.withdrawn_at is null and i.expires_at > guicheng.record_now() ${lock}`,
    [invitationHash(token)],
  );
}

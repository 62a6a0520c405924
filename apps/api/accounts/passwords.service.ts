import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { PasswordRules, PasswordState } from '../../../libs/contracts';
import type { Sql } from '../../../libs/persistence';
import type { Profile } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { tokenHash, type Subject } from '../session/subject';
import { countWrong, LOCK_MINUTES } from '../session/tries';
import { PASSWORD_EXPIRED, passwordProblem, rulesOf } from './password-rules';

interface StateRow {
  must_change: boolean;
  expired: boolean;
  profile: Profile;
}

/** Passwords: their rules by profile, setting one, and when one has to be changed. Signing in with one is the session's. */
@Injectable()
export class Passwords {
  constructor(@Inject(Database) private readonly database: Database) {}

  async rules(): Promise<PasswordRules> {
    const row = await this.database.one<{ profile: Profile }>('select profile from guicheng.deployment');
    return rulesOf(row?.profile ?? 'general');
  }

  async state(person: string): Promise<PasswordState> {
    const row = await this.database.one<StateRow>(
      `select a.must_change, d.profile, ${PASSWORD_EXPIRED} as expired from guicheng.account a, guicheng.deployment d where a.person = $1`,
      [person],
    );
    const why = row?.must_change ? 'reset' : row?.expired ? 'expired' : null;
    return { mustChange: why !== null, why, rules: rulesOf(row?.profile ?? 'general') };
  }

  /** Refuses what the profile's rules do not allow; the words that anybody would try are the account's own. */
  async check(sql: Pick<Sql, 'one'>, person: string, password: string, field: string): Promise<void> {
    const account = await sql.one<{ login: string; name: string; profile: Profile }>(
      `select a.login, p.name, d.profile from guicheng.account a join guicheng.person p on p.id = a.person, guicheng.deployment d
        where a.person = $1`,
      [person],
    );
    const known = account ? [account.login, account.name, '规程', 'guicheng'] : [];
    const problem = passwordProblem(password, rulesOf(account?.profile ?? 'general'), known);
    if (problem) throw new ApiException(problem.code, problem.details, field);
  }

  /** Stores it; whoever was signed in with the old one is signed out, but for the session that asked. */
  async set(sql: Sql, person: string, password: string, keepToken?: string): Promise<void> {
    await sql.run(
      `update guicheng.account set password_hash = $2, must_change = false, demo_password = null, password_set_at = guicheng.record_now(),
         failures = 0, locked_until = null where person = $1`,
      [person, await hash(password)],
    );
    await endSessions(sql, person, keepToken);
  }

  /** One's own. Wrong tries of the present one count like those at the door. */
  async change(sql: Sql, subject: Subject, token: string, current: string, password: string): Promise<void> {
    const person = subject.person.id;
    const account = await sql.one<{ password_hash: string | null }>(
      'select password_hash from guicheng.account where person = $1 for update',
      [person],
    );
    if (!account?.password_hash) throw new ApiException('PASSWORD_WRONG', {}, 'current');
    if (!(await verify(account.password_hash, current))) throw new ApiException('PASSWORD_WRONG', {}, 'current');
    await this.check(sql, person, password, 'password');
    if (await verify(account.password_hash, password)) throw new ApiException('PASSWORD_SAME', {}, 'password');
    await this.set(sql, person, password, token);
  }

  /** Counts a wrong try; after the last one the account is locked for a while and its sessions end. */
  async countWrong(person: string): Promise<void> {
    const locks = await countWrong(this.database, person);
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, 'change-password', $2)`, [
      person,
      locks ? 'ACCOUNT_LOCKED' : 'PASSWORD_WRONG',
    ]);
    if (!locks) return;
    await this.database.rows('delete from guicheng.session where person = $1', [person]);
    throw new ApiException('ACCOUNT_LOCKED', { minutes: LOCK_MINUTES });
  }
}

/** Ends them at once: requests from now on, and open streams, which look at their session when they hear of it. */
export async function endSessions(sql: Sql, person: string, keepToken?: string): Promise<void> {
  const kept = keepToken === undefined ? '' : tokenHash(keepToken);
  await sql.run('delete from guicheng.session where person = $1 and token_hash <> $2', [person, kept]);
  sql.later(`select pg_notify('guicheng_live', '{"topics":[]}')`);
}

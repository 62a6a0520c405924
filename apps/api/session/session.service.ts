import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import type { PostView } from '../../../libs/contracts';
import { postTitle } from '../../../libs/contracts';
import type { OrganisationKind, Role, Strength } from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import { inForce } from '../../../libs/rights';
import { PASSWORD_EXPIRED } from '../accounts/password-rules';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FactorRule } from './factor-rule';
import { countTry, LOCK_MINUTES, TRIES } from './tries';
import { tokenHash, type Pending, type Subject } from './subject';
import { UnknownLogins } from './unknown-logins';

export { sessionView, type Subject } from './subject';

/** Idle and absolute limits: a working day of use, and half an hour of silence more than any of our pages needs. */
const IDLE_MINUTES = 120;
const ABSOLUTE_HOURS = 12;
/** What is left for the second step of a sign-in. */
const PENDING_MINUTES = 15;

interface AccountRow {
  person: string;
  name: string;
  password_hash: string | null;
  locked: boolean;
  minutes_left: number | null;
}
interface PostRow {
  role: Role;
  organisation: string;
  kind: Extract<OrganisationKind, 'association' | 'society'>;
  name_zh: string;
  name_en: string;
  phone: string | null;
  office_hours: string | null;
}
interface SessionRow {
  id: string;
  person: string;
  name: string;
  expires_at: Date;
  strength: Strength;
  factor_at: Date | null;
  pending: Pending | null;
  must_change_password: boolean;
  sitting: string | null;
  large_type: boolean | null;
  posts: PostRow[];
}

/** A session stands while its account does; a link's while the link does, and needs no account. */
const STANDS = `s.expires_at > now() and s.used_at > now() - make_interval(mins => $2)
  and case when s.link is null
    then exists (select 1 from guicheng.account a where a.person = s.person and not a.disabled)
    else exists (select 1 from guicheng.sitting_link l where l.id = s.link and l.revoked_at is null and l.expires_at > now()) end`;
const COLUMNS = `s.id, s.person, p.name, least(s.expires_at, now() + make_interval(mins => $2)) as expires_at,
  s.strength, s.factor_at, s.pending,
  coalesce((select a.must_change or ${PASSWORD_EXPIRED} from guicheng.account a, guicheng.deployment d where a.person = s.person), false)
    as must_change_password,
  (select l.sitting from guicheng.sitting_link l where l.id = s.link) as sitting,
  (select c.large_type from guicheng.display_choice c where c.person = s.person) as large_type,
  (select coalesce(jsonb_agg(jsonb_build_object('role', h.role, 'organisation', h.organisation, 'kind', o.kind, 'name_zh', o.name_zh,
      'name_en', o.name_en, 'phone', o.phone, 'office_hours', o.office_hours) order by o.name_zh, h.role), '[]')
     from guicheng.post h join guicheng.organisation o on o.id = h.organisation
    where h.person = s.person and s.link is null and ${inForce('h')}) as posts`;
const FOUND = `select ${COLUMNS} from guicheng.session s join guicheng.person p on p.id = s.person where s.token_hash = $1 and ${STANDS}`;

/** How a session begins. */
export interface Opening {
  person: string;
  strength: Strength;
  /** When he proved who he is: now, at another house's word, or never. */
  provedAt: Date | null;
}

@Injectable()
export class SessionService {
  /** Verified in place of an unknown account's, so that the answer takes as long. */
  private readonly decoy = hash(randomBytes(16).toString('hex'));
  private readonly unknown = new UnknownLogins(TRIES, LOCK_MINUTES * 60_000);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FactorRule) private readonly factorRule: FactorRule,
  ) {}

  /** Opens a session; the token goes into the cookie, only its hash is stored. */
  async signIn(login: string, password: string): Promise<{ token: string; subject: Subject }> {
    const account = await this.database.one<AccountRow>(
      `select a.person, p.name, a.password_hash, coalesce(a.locked_until > now(), false) as locked,
              ceil(extract(epoch from a.locked_until - now()) / 60)::int as minutes_left
         from guicheng.account a join guicheng.person p on p.id = a.person
        where a.login = $1 and not a.disabled`,
      [login],
    );
    if (account?.locked) throw new ApiException('ACCOUNT_LOCKED', { minutes: account.minutes_left ?? LOCK_MINUTES });
    if (!account && this.unknown.lockedMs(sha256(login)) > 0) {
      throw new ApiException('ACCOUNT_LOCKED', { minutes: Math.ceil(this.unknown.lockedMs(sha256(login)) / 60_000) });
    }
    const right = await verify(account?.password_hash ?? (await this.decoy), password);
    const minutesLocked = account ? await this.record(account.person, right, 'sign-in') : await this.recordUnknown(sha256(login));
    // Of many tries at the same time only those count that were heard before the lock: the right password among the rest is no entry.
    if (minutesLocked !== null) throw new ApiException('ACCOUNT_LOCKED', { minutes: minutesLocked });
    if (!account || !right) throw new ApiException('SIGN_IN_FAILED', {}, 'password');
    return this.open({ person: account.person, strength: 'account', provedAt: new Date() });
  }

  /** Whoever has been identified enters; where a second factor is set up or demanded, only as far as its page. */
  async open({ person, strength, provedAt }: Opening): Promise<{ token: string; subject: Subject }> {
    const pending = strength === 'account+factor' ? null : await this.factorRule.pendingFor(person);
    const token = newToken();
    await this.database.rows(
      `insert into guicheng.session (token_hash, person, created_at, used_at, expires_at, strength, factor_at, pending)
       values ($1, $2, now(), now(), now() + make_interval(mins => $3), $4, $5, $6)`,
      [tokenHash(token), person, pending === null ? ABSOLUTE_HOURS * 60 : PENDING_MINUTES, strength, provedAt, pending],
    );
    const subject = await this.subjectOf(token);
    if (!subject) throw new ApiException('SIGN_IN_FAILED');
    return { token, subject };
  }

  /** The same session under a new token, after somebody has proved once more who he is: a token that was stolen before is worth nothing. */
  async renew(subject: Subject, strength: Strength): Promise<{ token: string; subject: Subject }> {
    const token = newToken();
    await this.database.rows(
      `update guicheng.session set token_hash = $2, strength = $3, factor_at = now(), pending = null,
         expires_at = case when pending is null then expires_at else now() + make_interval(hours => $4) end where id = $1`,
      [subject.session, tokenHash(token), strength, ABSOLUTE_HOURS],
    );
    const renewed = await this.subjectOf(token);
    if (!renewed) throw new ApiException('SESSION_EXPIRED');
    return { token, subject: renewed };
  }

  /** The password of somebody who is signed in, counted and locked like at the door. */
  async provePassword(subject: Subject, password: string): Promise<void> {
    const account = await this.database.one<Pick<AccountRow, 'password_hash' | 'minutes_left'>>(
      `select password_hash, ceil(extract(epoch from locked_until - now()) / 60)::int as minutes_left from guicheng.account where person = $1`,
      [subject.person.id],
    );
    if ((account?.minutes_left ?? 0) > 0) throw new ApiException('ACCOUNT_LOCKED', { minutes: account?.minutes_left });
    const right = await verify(account?.password_hash ?? (await this.decoy), password);
    const hasPassword = typeof account?.password_hash === 'string';
    const locked = await this.record(subject.person.id, right && hasPassword, 'step-up');
    if (locked !== null) throw new ApiException('ACCOUNT_LOCKED', { minutes: locked });
    if (!right || !hasPassword) throw new ApiException('SIGN_IN_FAILED', {}, 'password');
  }

  /** The subject behind a token, or null when it is unknown, idle for too long, too old, or its account was disabled. */
  async subjectOf(token: string): Promise<Subject | null> {
    // Use is noted to the minute: most requests write nothing.
    return this.subject(
      `with found as (${FOUND}), used as (update guicheng.session u set used_at = now() from found
          where u.id = found.id and u.used_at < now() - interval '1 minute')
       select * from found`,
      token,
    );
  }

  /** The person behind a session that still stands, with the posts of today; unlike a request, looking does not count as use. */
  async look(token: string): Promise<Pick<Subject, 'person' | 'posts'> | null> {
    return this.subject(FOUND, token);
  }

  async signOut(token: string): Promise<void> {
    await this.database.rows(`delete from guicheng.session where token_hash = $1`, [tokenHash(token)]);
  }

  /** Every other session of the person ends: after a change of how he signs in. */
  async endOthers(subject: Subject): Promise<void> {
    await this.database.rows(`delete from guicheng.session where person = $1 and id <> $2 and link is null`, [
      subject.person.id,
      subject.session,
    ]);
  }

  /** The invented accounts of the demo, shown on the sign-in page. */
  async demoAccounts(): Promise<{ login: string; password: string; name: { zh: string; en: string } }[]> {
    const rows = await this.database.rows<{ login: string; demo_password: string; role: Role; zh: string; en: string }>(
      `select distinct on (a.person) a.login, a.demo_password, o.role, g.name_zh as zh, g.name_en as en
         from guicheng.account a join guicheng.post o on o.person = a.person join guicheng.organisation g on g.id = o.organisation
        where a.demo_password is not null order by a.person, o.role desc`,
    );
    return rows.map((row) => {
      const title = postTitle[row.role];
      return {
        login: row.login,
        password: row.demo_password,
        name: { zh: `${row.zh} · ${title.zh}`, en: `${row.en} · ${title.en}` },
      };
    });
  }

  private async subject(statement: string, token: string): Promise<Subject | null> {
    const [row] = await this.database.standing<SessionRow>(statement, [tokenHash(token), IDLE_MINUTES]);
    if (row === undefined) return null;
    return {
      person: { id: row.person, name: row.name },
      posts: row.posts.map(postView),
      expiresAt: row.expires_at.toISOString(),
      session: row.id,
      strength: row.strength,
      provedAt: row.factor_at?.toISOString() ?? null,
      pending: row.pending,
      mustChangePassword: row.must_change_password,
      sitting: row.sitting,
      largeType: row.large_type,
    };
  }

  private async record(person: string, right: boolean, action: 'sign-in' | 'step-up'): Promise<number | null> {
    const locked = await countTry(this.database, 'account', person, right);
    await this.attempt(person, action, locked ? 'ACCOUNT_LOCKED' : right ? 'OK' : 'SIGN_IN_FAILED');
    return locked ? LOCK_MINUTES : null;
  }

  private async recordUnknown(login: string): Promise<number | null> {
    const locked = this.unknown.lockedMs(login) > 0;
    if (!locked) this.unknown.fail(login);
    await this.attempt(null, 'sign-in', locked ? 'ACCOUNT_LOCKED' : 'SIGN_IN_FAILED');
    return locked ? LOCK_MINUTES : null;
  }

  private async attempt(person: string | null, action: string, code: string): Promise<void> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, $2, $3)`, [person, action, code]);
  }
}

function postView({ role, organisation, kind, name_zh, name_en, phone, office_hours }: PostRow): PostView {
  const house = { id: organisation, kind, name: { zh: name_zh, en: name_en }, phone, officeHours: office_hours };
  return { role, title: postTitle[role], organisation: house };
}

/** 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

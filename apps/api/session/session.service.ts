import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { createHash, randomBytes } from 'node:crypto';
import type { PostView, SessionView } from '../../../libs/contracts';
import { postTitle } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { UnknownLogins } from './unknown-logins';

/** Idle and absolute limits: a working day of use, and half an hour of silence more than any of our pages needs. */
const IDLE_MINUTES = 120;
const ABSOLUTE_HOURS = 12;
const TRIES = 5;
const LOCK_MINUTES = 10;
const UNLOCKED = '(locked_until is null or locked_until <= now())';

/** Who asks: the person and the posts that he holds today. Read anew at every request, so a revocation works at once. */
export interface Subject {
  person: { id: string; name: string };
  posts: PostView[];
  expiresAt: string;
}

interface AccountRow {
  person: string;
  name: string;
  password_hash: string;
  locked: boolean;
  minutes_left: number | null;
}
interface PostRow {
  role: Role;
  organisation: string;
  kind: 'association' | 'society';
  name_zh: string;
  name_en: string;
  phone: string | null;
}

@Injectable()
export class SessionService {
  /** Verified in place of an unknown account's, so that the answer takes as long. */
  private readonly decoy = hash(randomBytes(16).toString('hex'));
  private readonly unknown = new UnknownLogins(TRIES, LOCK_MINUTES * 60_000);

  constructor(@Inject(Database) private readonly database: Database) {}

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
    const minutesLocked = account ? await this.record(account.person, right) : await this.recordUnknown(sha256(login));
    // Of many tries at the same time only those count that were heard before the lock: the right password among the rest is no entry.
    if (minutesLocked !== null) throw new ApiException('ACCOUNT_LOCKED', { minutes: minutesLocked });
    if (!account || !right) throw new ApiException('SIGN_IN_FAILED', {}, 'password');
    const token = randomBytes(32).toString('base64url');
    await this.database.rows(
      `insert into guicheng.session (token_hash, person, created_at, used_at, expires_at)
       values ($1, $2, now(), now(), now() + make_interval(hours => $3))`,
      [sha256(token), account.person, ABSOLUTE_HOURS],
    );
    const subject = await this.subjectOf(token);
    if (!subject) throw new ApiException('SIGN_IN_FAILED');
    return { token, subject };
  }

  /** The subject behind a token, or null when it is unknown, idle for too long, too old, or its account was disabled. */
  async subjectOf(token: string): Promise<Subject | null> {
    const row = await this.database.one<{ person: string; name: string; expires_at: Date }>(
      `update guicheng.session s set used_at = now()
         from guicheng.person p, guicheng.account a
        where s.token_hash = $1 and p.id = s.person and a.person = s.person and not a.disabled
          and s.expires_at > now() and s.used_at > now() - make_interval(mins => $2)
        returning s.person, p.name, least(s.expires_at, now() + make_interval(mins => $2)) as expires_at`,
      [sha256(token), IDLE_MINUTES],
    );
    if (!row) return null;
    return {
      person: { id: row.person, name: row.name },
      posts: await this.postsOf(row.person),
      expiresAt: row.expires_at.toISOString(),
    };
  }

  /** The person behind a session that still stands, with the posts of today; unlike a request, looking does not count as use. */
  async look(token: string): Promise<Pick<Subject, 'person' | 'posts'> | null> {
    const row = await this.database.one<{ person: string; name: string }>(
      `select s.person, p.name from guicheng.session s join guicheng.person p on p.id = s.person
         join guicheng.account a on a.person = s.person and not a.disabled
        where s.token_hash = $1 and s.expires_at > now() and s.used_at > now() - make_interval(mins => $2)`,
      [sha256(token), IDLE_MINUTES],
    );
    return row && { person: { id: row.person, name: row.name }, posts: await this.postsOf(row.person) };
  }

  async signOut(token: string): Promise<void> {
    await this.database.rows(`delete from guicheng.session where token_hash = $1`, [sha256(token)]);
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

  /** Counts the try, unless the account was locked meanwhile: then it says for how many minutes, whatever the password was. */
  private async record(person: string, right: boolean): Promise<number | null> {
    const counted = await this.database.rows(
      right
        ? `update guicheng.account set failures = 0, locked_until = null where person = $1 and ${UNLOCKED} returning 1`
        : `update guicheng.account set failures = case when failures + 1 >= ${TRIES} then 0 else failures + 1 end,
             locked_until = case when failures + 1 >= ${TRIES} then now() + interval '${LOCK_MINUTES} minutes' end
           where person = $1 and ${UNLOCKED} returning 1`,
      [person],
    );
    const locked = counted.length === 0;
    await this.attempt(person, locked ? 'ACCOUNT_LOCKED' : right ? 'OK' : 'SIGN_IN_FAILED');
    return locked ? LOCK_MINUTES : null;
  }

  private async recordUnknown(login: string): Promise<number | null> {
    const locked = this.unknown.lockedMs(login) > 0;
    if (!locked) this.unknown.fail(login);
    await this.attempt(null, locked ? 'ACCOUNT_LOCKED' : 'SIGN_IN_FAILED');
    return locked ? LOCK_MINUTES : null;
  }

  private async attempt(person: string | null, code: string): Promise<void> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, 'sign-in', $2)`, [person, code]);
  }

  private async postsOf(person: string): Promise<PostView[]> {
    const rows = await this.database.rows<PostRow>(
      `select p.role, p.organisation, o.kind, o.name_zh, o.name_en, o.phone
         from guicheng.post p join guicheng.organisation o on o.id = p.organisation
        where p.person = $1 and ${inForce('p')}
        order by o.name_zh, p.role`,
      [person],
    );
    return rows.map((row) => ({
      role: row.role,
      title: postTitle[row.role],
      organisation: { id: row.organisation, kind: row.kind, name: { zh: row.name_zh, en: row.name_en }, phone: row.phone },
    }));
  }
}

export function sessionView(subject: Subject): SessionView {
  const kinds = new Set(subject.posts.map((post) => post.organisation.kind));
  return {
    person: subject.person,
    posts: subject.posts,
    faces: [
      ...(kinds.has('association') ? (['official'] as const) : []),
      ...(kinds.has('society') ? (['society'] as const) : []),
    ],
    expiresAt: subject.expiresAt,
  };
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

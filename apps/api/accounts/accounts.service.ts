import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type AccountCard, type InvitationAnswer } from '../../../libs/contracts';
import { inTransaction, makeInvitation, withdrawInvitations, type Sql } from '../../../libs/persistence';
import type { Role } from '../../../libs/procedure';
import { inForce, may, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { refuseLastKeeper } from '../people/keepers';
import { keptSocieties, PeopleScope, societyOf } from '../people/people-scope';
import { lockPerson, refuseOwn } from '../people/terms.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { endSessions } from './passwords.service';

interface AccountRow {
  id: string;
  name: string;
  phone: string | null;
  login: string | null;
  disabled: boolean | null;
  disabled_as: 'society' | 'house' | null;
  has_password: boolean | null;
  invited_until: Date | null;
  /**
   * The society (of a party organisation: where it stands), or the association itself, of each post held now or later; of somebody who
   * has left everything, where he was, so that his account can be closed.
   */
  organisations: string[];
  posts: { role: Role; organisation: string; zh: string; en: string }[];
}

const BELONGS = `coalesce(case when o.kind = 'party-organisation' then o.parent end, o.id)`;
const STANDING = `t.voided_at is null and (t.held_to is null or t.held_to >= ${TODAY})`;
const IN_ORGANISATIONS = (which: string) =>
  `array(select distinct ${BELONGS}::text from guicheng.post t join guicheng.organisation o on o.id = t.organisation
     where t.person = p.id and ${which})`;
const ACCOUNTS = `select p.id, p.name, p.phone, a.login, a.disabled, a.disabled_as, a.password_hash is not null as has_password,
    (select max(i.expires_at) from guicheng.invitation i where i.person = p.id and i.used_at is null and i.withdrawn_at is null
       and i.expires_at > guicheng.record_now()) as invited_until,
    coalesce(nullif(${IN_ORGANISATIONS(STANDING)}, '{}'), ${IN_ORGANISATIONS('t.voided_at is null')}) as organisations,
    coalesce((select jsonb_agg(jsonb_build_object('role', t.role, 'organisation', o.id, 'zh', o.name_zh, 'en', o.name_en) order by o.name_zh, t.role)
       from guicheng.post t join guicheng.organisation o on o.id = t.organisation where t.person = p.id and ${inForce('t')}), '[]') as posts
  from guicheng.person p left join guicheng.account a on a.person = p.id`;

/** Accounts: invited, disabled, enabled, given a new password link. A society does it for those who hold posts with it alone. */
@Injectable()
export class AccountsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
  ) {}

  async list(asker: Subject, organisation: string): Promise<AccountCard[]> {
    const row = await this.scope.readable(asker, organisation);
    if (!runsAccounts(asker) && !keptSocieties(asker).includes(societyOf(row) ?? '')) throw new ApiException('FORBIDDEN');
    const rows = await this.database.rows<AccountRow>(
      `${ACCOUNTS} where exists (select 1 from guicheng.post t join guicheng.organisation o on o.id = t.organisation
         where t.person = p.id and ${STANDING} and (o.id = $1 or (o.kind = 'party-organisation' and o.parent = $1)))
        or (a.login is not null and exists (select 1 from guicheng.post t where t.person = p.id and t.organisation = $1 and t.voided_at is null))
        order by p.name, p.id`,
      [organisation],
    );
    return rows.map((found) => cardOf(asker, found));
  }

  /** A first account. Its owner chooses the password himself, by a link that only the answer carries. */
  async invite(asker: Subject, person: string, login: string): Promise<InvitationAnswer> {
    return this.change(asker, person, 'account-invited', null, async (sql, row) => {
      if (row.login !== null) throw new ApiException('ACCOUNT_EXISTS');
      const taken = await sql.one('select 1 from guicheng.account where lower(login) = lower($1)', [login]);
      if (taken) throw new ApiException('LOGIN_TAKEN', { login }, 'login');
      await sql.run(`insert into guicheng.account (person, login) values ($1, $2)`, [person, login]);
      return makeInvitation(sql, person, asker.person.id);
    });
  }

  async reset(asker: Subject, person: string, reason: string): Promise<InvitationAnswer> {
    return this.change(asker, person, 'account-reset', reason, async (sql, row) => {
      if (row.login === null) throw new ApiException('ACCOUNT_MISSING');
      if (row.disabled) refuseIfHouse(asker, row);
      await sql.run(
        `update guicheng.account set password_hash = null, demo_password = null, disabled = false, disabled_at = null, disabled_as = null
          where person = $1`,
        [person],
      );
      await endSessions(sql, person);
      return makeInvitation(sql, person, asker.person.id);
    });
  }

  /** At once: requests from now on, and the streams that stand open. */
  async disable(asker: Subject, person: string, reason: string): Promise<AccountCard> {
    await this.change(asker, person, 'account-disabled', reason, async (sql, row) => {
      if (row.login === null) throw new ApiException('ACCOUNT_MISSING');
      if (!runsAccounts(asker)) for (const society of keeperIn(row)) await refuseLastKeeper(sql, society, person, null);
      await sql.run(
        `update guicheng.account set disabled = true, disabled_at = guicheng.record_now(), disabled_as = $2 where person = $1 and not disabled`,
        [person, runsAccounts(asker) ? 'house' : 'society'],
      );
      await withdrawInvitations(sql, person);
      await endSessions(sql, person);
      return null;
    });
    return this.card(asker, person);
  }

  async enable(asker: Subject, person: string, reason: string): Promise<AccountCard> {
    await this.change(asker, person, 'account-enabled', reason, async (sql, row) => {
      if (row.login === null) throw new ApiException('ACCOUNT_MISSING');
      refuseIfHouse(asker, row);
      await sql.run('update guicheng.account set disabled = false, disabled_at = null, disabled_as = null where person = $1', [
        person,
      ]);
      return null;
    });
    return this.card(asker, person);
  }

  async card(asker: Subject, person: string): Promise<AccountCard> {
    return cardOf(asker, await this.mine(asker, this.database, person));
  }

  /** Whose accounts the asker looks after: everybody's, or those of these societies. */
  runs(asker: Subject): 'all' | string[] {
    return runsAccounts(asker) ? 'all' : keptSocieties(asker);
  }

  /** Somebody whose account the asker may look after; others do not exist for a society. */
  async mine(asker: Subject, sql: Pick<Sql, 'one'>, person: string): Promise<AccountRow> {
    const row = await sql.one<AccountRow>(`${ACCOUNTS} where p.id = $1`, [person]);
    const kept = keptSocieties(asker);
    if (!row || !(runsAccounts(asker) || row.organisations.some((organisation) => kept.includes(organisation))))
      throw new ApiException('NOT_FOUND');
    return row;
  }

  private async change(
    asker: Subject,
    person: string,
    action: 'account-invited' | 'account-disabled' | 'account-enabled' | 'account-reset',
    reason: string | null,
    work: (sql: Sql, row: AccountRow) => Promise<{ token: string; expiresAt: string } | null>,
  ): Promise<InvitationAnswer> {
    const made = await inTransaction(this.database.source, async (sql) => {
      await lockPerson(sql, person);
      const row = await this.mine(asker, sql, person);
      // Who also holds posts elsewhere would be locked out there, or could be taken over from here.
      if (isShared(asker, row)) throw new ApiException('ACCOUNT_SHARED');
      const result = await work(sql, row);
      refuseOwn(asker, person);
      await recordAct(sql, asker.person.id, {
        action,
        object: { kind: 'account', id: person },
        organisation: row.organisations.find((id) => keptSocieties(asker).includes(id)) ?? row.organisations[0] ?? null,
        reason,
      });
      return result;
    });
    return { account: await this.card(asker, person), token: made?.token ?? '', expiresAt: made?.expiresAt ?? '' };
  }
}

export function runsAccounts(asker: Subject): boolean {
  return may(heldPosts(asker), 'manage-accounts');
}

function isShared(asker: Subject, row: AccountRow): boolean {
  return !runsAccounts(asker) && !row.organisations.every((organisation) => keptSocieties(asker).includes(organisation));
}

function keeperIn(row: AccountRow): string[] {
  return row.posts.filter(({ role }) => role === 'society-administrator').map(({ organisation }) => organisation);
}

function refuseIfHouse(asker: Subject, row: AccountRow): void {
  if (row.disabled_as === 'house' && !runsAccounts(asker)) throw new ApiException('DISABLED_BY_HOUSE');
}

function cardOf(asker: Subject, row: AccountRow): AccountCard {
  const invited = row.invited_until !== null;
  return {
    person: { id: row.id, name: row.name },
    phone: row.phone,
    posts: row.posts.map(({ role, zh, en }) => ({ title: postTitle[role], organisation: { zh, en } })),
    login: row.login,
    state: row.login === null ? 'none' : row.disabled ? 'disabled' : row.has_password ? 'active' : 'invited',
    invitedUntil: invited ? (row.invited_until?.toISOString() ?? null) : null,
    isKeeper: keeperIn(row).length > 0,
    isMyself: row.id === asker.person.id,
    isShared: isShared(asker, row),
  };
}

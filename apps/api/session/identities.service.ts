import { Inject, Injectable } from '@nestjs/common';
import type { ListPage, SignInPerson } from '../../../libs/contracts';
import { ADMINISTRATOR_ROLES } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { phoneOf, type OtherIdentity, type SignInMethod } from '../../../libs/sign-in';
import { cursorOf, isIdText, pageOf, type ListRequest } from '../cursor';
import { Database, rowsOf } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { METHODS } from './methods.provider';
import type { Subject } from './subject';

interface PersonRow {
  id: string;
  name: string;
  login: string;
  disabled: boolean;
  is_set: boolean;
  is_demanded: boolean;
  identities: { issuer: string; subject: string; linkedAt: string }[];
}

export interface PeopleRequest extends ListRequest {
  query?: string;
}

/** Who somebody elsewhere is here: said by an administrator, or by a verified number where the deployment wants that; never guessed. */
@Injectable()
export class IdentitiesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(METHODS) private readonly methods: SignInMethod[],
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async personOf(identity: OtherIdentity): Promise<{ person: string | null; problem: 'ACCOUNT_DISABLED' | null }> {
    const row = (await this.find(identity)) ?? ((await this.linkByPhone(identity)) ? await this.find(identity) : null);
    if (!row) return { person: null, problem: null };
    return { person: row.person, problem: row.enabled ? null : 'ACCOUNT_DISABLED' };
  }

  /** Who has an account, by name, how they sign in and whether their second factor stands; `query`: something of the name or the login. */
  async people({ cursor, limit, query }: PeopleRequest): Promise<ListPage<SignInPerson>> {
    const [key] = cursor === undefined ? [null] : cursorOf(cursor, 0, isIdText);
    const found = await this.database.rows<PersonRow>(
      `select p.id, p.name, a.login, a.disabled,
              exists (select 1 from guicheng.second_factor f where f.person = p.id and f.confirmed_at is not null) as is_set,
              exists (select 1 from guicheng.deployment where profile = 'mlps-3') or exists (
                select 1 from guicheng.post o where o.person = p.id and o.role = any($1::text[]) and ${inForce('o')}) as is_demanded,
              coalesce((select jsonb_agg(jsonb_build_object('issuer', i.issuer, 'subject', i.subject, 'linkedAt', i.linked_at) order by i.issuer)
                          from guicheng.identity i where i.person = p.id), '[]') as identities
         from guicheng.account a join guicheng.person p on p.id = a.person
        where ($2::text is null or strpos(lower(p.name), $2) > 0 or strpos(lower(a.login), $2) > 0)
          and ($3::text is null or (p.name, a.login) > (select q.name, b.login from guicheng.account b join guicheng.person q on q.id = b.person where b.login = $3))
        order by p.name, a.login limit $4`,
      [ADMINISTRATOR_ROLES, query?.toLowerCase() ?? null, key, limit + 1],
    );
    const { items: rows, next } = pageOf(found, limit, ({ login }) => [login]);
    const items = rows.map(({ is_set, is_demanded, identities, ...person }) => ({
      ...person,
      factor: { isSet: is_set, isDemanded: is_demanded },
      identities: identities.map((identity) => {
        const method = this.methods.find(({ issuer }) => issuer === identity.issuer);
        return {
          ...identity,
          linkedAt: new Date(identity.linkedAt).toISOString(),
          method: method?.id ?? '',
          name: method?.name ?? { zh: identity.issuer, en: identity.issuer },
        };
      }),
    }));
    return { items, next };
  }

  async link(manager: Subject, person: string, methodId: string, subject: string): Promise<void> {
    const method = this.methods.find(({ id }) => id === methodId);
    if (!method) throw new ApiException('FIELD_INVALID', { label: 'method' }, 'method');
    await this.known(person);
    await this.change(manager.person.id, 'link-identity', person, { method: method.id }, null, {
      sql: `insert into guicheng.identity (issuer, subject, person, linked_by) values ($2, $3, $1, $4) on conflict do nothing returning 1`,
      values: [person, method.issuer, subject, manager.person.id],
      otherwise: 'IDENTITY_TAKEN',
    });
  }

  async unlink(manager: Subject, person: string, issuer: string, reason: string): Promise<void> {
    await this.change(manager.person.id, 'unlink-identity', person, {}, reason, {
      sql: `delete from guicheng.identity where person = $1 and issuer = $2 returning 1`,
      values: [person, issuer],
      otherwise: 'NOT_FOUND',
    });
  }

  /** Another administrator's act: nobody takes his own second factor away. Every session of the person ends with it. */
  async resetFactor(manager: Subject, person: string, reason: string): Promise<void> {
    if (person === manager.person.id) throw new ApiException('NOT_ONESELF');
    await this.change(manager.person.id, 'reset-factor', person, {}, reason, {
      sql: `with ended as (delete from guicheng.session where person = $1 and link is null)
            delete from guicheng.second_factor where person = $1 returning 1`,
      values: [person],
      otherwise: 'NOT_FOUND',
    });
  }

  private find({ issuer, subject }: OtherIdentity): Promise<{ person: string; enabled: boolean } | null> {
    return this.database.one(
      `select i.person, coalesce(not a.disabled, false) as enabled
         from guicheng.identity i left join guicheng.account a on a.person = i.person where i.issuer = $1 and i.subject = $2`,
      [issuer, subject],
    );
  }

  /** Only where the deployment says so, and only by a number that the other house has verified. */
  private async linkByPhone({ issuer, subject, verifiedPhone }: OtherIdentity): Promise<boolean> {
    const phone = verifiedPhone === null ? null : phoneOf(verifiedPhone);
    if (!this.environment.signIn.oidcLinksByPhone || phone === null) return false;
    const person = await this.database.one<{ id: string }>(
      `select p.id from guicheng.person p join guicheng.account a on a.person = p.id where p.phone = $1`,
      [phone],
    );
    if (!person) return false;
    await this.change(null, 'link-identity', person.id, { by: 'verified-phone' }, null, {
      sql: `insert into guicheng.identity (issuer, subject, person) values ($2, $3, $1) on conflict do nothing returning 1`,
      values: [person.id, issuer, subject],
      otherwise: 'IDENTITY_TAKEN',
    });
    return true;
  }

  private async known(person: string): Promise<void> {
    const row = await this.database.one(`select 1 from guicheng.account where person = $1`, [person]);
    if (!row) throw new ApiException('NOT_FOUND');
  }

  /** A change and its entry among the acts of those who run the house, in one transaction. */
  private change(
    actor: string | null,
    action: string,
    person: string,
    details: Record<string, string>,
    reason: string | null,
    { sql, values, otherwise }: { sql: string; values: unknown[]; otherwise: 'IDENTITY_TAKEN' | 'NOT_FOUND' },
  ): Promise<void> {
    return this.database.transaction(async (manager) => {
      const changed: unknown = await manager.query(sql, values);
      if (rowsOf(changed).length === 0) throw new ApiException(otherwise);
      await manager.query(
        `insert into guicheng.administrative_act (actor, action, object_kind, object, details, reason) values ($1, $2, 'person', $3, $4, $5)`,
        [actor, action, person, JSON.stringify(details), reason],
      );
    });
  }
}

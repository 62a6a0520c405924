import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { GrantChoices, GrantView, ProposeGrantRequest } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import { inForce, may, organisationsWhere, TODAY } from '../../../libs/rights';
import { Database, rowsOf } from '../database';
import { ApiException } from '../errors/api-exception';
import { TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';

/** The longest that one grant runs; what needs longer is asked for again. */
export const LONGEST_DAYS = 366;

interface GrantRow {
  id: string;
  association: string;
  person: string;
  societies: string[] | null;
  procedures: string[] | null;
  from_on: string;
  until_on: string;
  reason: string;
  shown_meanwhile: boolean;
  proposed_by: string;
  proposed_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  revoked_by: string | null;
  revoked_at: Date | null;
  revoke_reason: string | null;
  today: string;
}

const COLUMNS = `v.id, v.association, v.person, v.societies::text[], v.procedures, v.from_on::text, v.until_on::text, v.reason, v.shown_meanwhile,
  v.proposed_by, v.proposed_at, v.confirmed_by, v.confirmed_at, v.revoked_by, v.revoked_at, v.revoke_reason, ${TODAY}::text as today`;

/** Given by two people, for a third; revoked at once by any of those who may give it. */
@Injectable()
export class GrantsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  /** The asker's own, newest first. */
  async mine(asker: Subject): Promise<GrantView[]> {
    const rows = await this.database.rows<GrantRow>(
      `select ${COLUMNS} from guicheng.supervision_grant v where v.person = $1 and v.confirmed_at is not null order by v.from_on desc, v.id`,
      [asker.person.id],
    );
    return this.views(asker, rows);
  }

  /** Those of the associations where the asker may give them. */
  async list(asker: Subject): Promise<GrantView[]> {
    const rows = await this.database.rows<GrantRow>(
      `select ${COLUMNS} from guicheng.supervision_grant v where v.association = any($1::uuid[]) order by v.proposed_at desc, v.id`,
      [organisationsWhere(heldPosts(asker), 'grant-supervision')],
    );
    return this.views(asker, rows);
  }

  async choices(asker: Subject): Promise<GrantChoices> {
    const associations = organisationsWhere(heldPosts(asker), 'grant-supervision');
    const [names, procedures, societies, people] = await Promise.all([
      this.names.read(),
      this.templates.procedures(),
      this.database.rows<{ id: string }>(
        `select id from guicheng.organisation where kind = 'society' and association = any($1::uuid[]) order by name_zh`,
        [associations],
      ),
      this.database.rows<{ id: string; name: string; posts: { role: Role; organisation: string }[] }>(
        `select n.id, n.name, coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'organisation', p.organisation)) filter (where p.id is not null), '[]') as posts
           from guicheng.person n join guicheng.account a on a.person = n.id and not a.disabled
           left join guicheng.post p on p.person = n.id and ${inForce('p')}
          where n.id <> $1 group by n.id, n.name order by n.name, n.id`,
        [asker.person.id],
      ),
    ]);
    return {
      people: people.map(({ id, name, posts }) => ({ id, name, posts: posts.map((post) => names.office(post)) })),
      societies: societies.map(({ id }) => names.organisation(id)),
      procedures: await this.procedures(procedures),
    };
  }

  async propose(asker: Subject, request: ProposeGrantRequest): Promise<GrantView> {
    if (request.person === asker.person.id) throw new ApiException('GRANT_NOT_FOR_ONESELF', {}, 'person');
    const [association] = organisationsWhere(heldPosts(asker), 'grant-supervision');
    if (association === undefined) throw new ApiException('FORBIDDEN');
    await this.refuseUnknown(association, request);
    const id = randomUUID();
    await this.database.transaction(async (manager) => {
      await manager.query(
        `insert into guicheng.supervision_grant (id, association, person, societies, procedures, from_on, until_on, reason, shown_meanwhile, proposed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          association,
          request.person,
          request.societies,
          request.procedures,
          request.from,
          request.until,
          request.reason,
          request.shownMeanwhile,
          asker.person.id,
        ],
      );
      await this.record(manager, asker, 'supervision-proposed', { id, association, person: request.person }, request.reason);
    });
    return this.view(asker, id);
  }

  confirm(asker: Subject, id: string): Promise<GrantView> {
    return this.decide(asker, id, async (manager, row) => {
      if (row.confirmed_at !== null || row.until_on < row.today) throw new ApiException('GRANT_DECIDED');
      if (row.person === asker.person.id) throw new ApiException('GRANT_NOT_FOR_ONESELF');
      if (row.proposed_by === asker.person.id) throw new ApiException('GRANT_SECOND_PERSON');
      await manager.query(
        `update guicheng.supervision_grant set confirmed_by = $2, confirmed_at = guicheng.record_now() where id = $1`,
        [id, asker.person.id],
      );
      await this.record(manager, asker, 'supervision-confirmed', row, null);
    });
  }

  /** One is enough to end it, also a proposal that nobody has confirmed. */
  revoke(asker: Subject, id: string, reason: string): Promise<GrantView> {
    return this.decide(asker, id, async (manager, row) => {
      await manager.query(
        `update guicheng.supervision_grant set revoked_by = $2, revoked_at = guicheng.record_now(), revoke_reason = $3 where id = $1`,
        [id, asker.person.id, reason],
      );
      await this.record(manager, asker, 'supervision-revoked', row, reason);
    });
  }

  /** Locks the grant, so that of two decisions at the same time the second sees the first. */
  private async decide(
    asker: Subject,
    id: string,
    work: (manager: EntityManager, row: GrantRow) => Promise<void>,
  ): Promise<GrantView> {
    await this.database.transaction(async (manager) => {
      const [row] = rowsOf<GrantRow>(
        await manager.query(`select ${COLUMNS} from guicheng.supervision_grant v where v.id = $1 for update`, [id]),
      );
      if (!row || !may(heldPosts(asker), 'grant-supervision', row.association)) throw new ApiException('NOT_FOUND');
      if (row.revoked_at !== null) throw new ApiException('GRANT_DECIDED');
      await work(manager, row);
    });
    return this.view(asker, id);
  }

  /** What a grant names must be there: a person with an account, societies of this association, published procedures. */
  private async refuseUnknown(association: string, { person, societies, procedures }: ProposeGrantRequest): Promise<void> {
    const found = await this.database.one<{ person: boolean; societies: number }>(
      `select exists (select 1 from guicheng.account where person = $1 and not disabled) as person,
              (select count(*)::int from guicheng.organisation where association = $2 and kind = 'society' and id = any($3::uuid[])) as societies`,
      [person, association, societies ?? []],
    );
    if (!found?.person) throw new ApiException('NOT_FOUND', {}, 'person');
    if (societies && found.societies !== new Set(societies).size) throw new ApiException('NOT_FOUND', {}, 'societies');
    const published = await this.templates.procedures();
    if (procedures?.some((procedure) => !published.includes(procedure))) throw new ApiException('NOT_FOUND', {}, 'procedures');
  }

  /** On the record of those who run the house, in the transaction of the change: ids and the reason, no names. */
  private async record(
    manager: EntityManager,
    asker: Subject,
    action: string,
    grant: { id: string; association: string; person: string },
    reason: string | null,
  ): Promise<void> {
    await manager.query(
      `insert into guicheng.administrative_act (actor, action, object_kind, object, organisation, details, reason)
       values ($1, $2, 'supervision-grant', $3, $4, $5, $6)`,
      [asker.person.id, action, grant.id, grant.association, JSON.stringify({ person: grant.person }), reason],
    );
  }

  private async view(asker: Subject, id: string): Promise<GrantView> {
    const rows = await this.database.rows<GrantRow>(`select ${COLUMNS} from guicheng.supervision_grant v where v.id = $1`, [id]);
    const [view] = await this.views(asker, rows);
    if (!view) throw new ApiException('NOT_FOUND');
    return view;
  }

  private async views(asker: Subject, rows: GrantRow[]): Promise<GrantView[]> {
    if (rows.length === 0) return [];
    const [names, titles] = await Promise.all([this.names.read(), this.procedures(await this.templates.procedures())]);
    return rows.map((row) => this.viewOf(asker, row, names, titles));
  }

  private viewOf(asker: Subject, row: GrantRow, names: Names, titles: GrantChoices['procedures']): GrantView {
    const mayGive = may(heldPosts(asker), 'grant-supervision', row.association);
    const status = statusOf(row);
    return {
      id: row.id,
      person: { id: row.person, name: names.person(row.person) },
      scope: {
        societies: row.societies && row.societies.map((society) => names.organisation(society)),
        procedures: row.procedures && titles.filter(({ id }) => row.procedures?.includes(id)),
      },
      from: row.from_on,
      until: row.until_on,
      reason: row.reason,
      shownMeanwhile: row.shown_meanwhile,
      status,
      proposedBy: names.person(row.proposed_by),
      proposedAt: row.proposed_at.toISOString(),
      confirmedBy: row.confirmed_by && names.person(row.confirmed_by),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      revokedBy: row.revoked_by && names.person(row.revoked_by),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokeReason: row.revoke_reason,
      mayConfirm: mayGive && status === 'proposed' && ![row.person, row.proposed_by].includes(asker.person.id),
      mayRevoke: mayGive && status !== 'over' && status !== 'revoked',
    };
  }

  private procedures(ids: string[]): Promise<GrantChoices['procedures']> {
    return Promise.all(ids.map(async (id) => ({ id, title: (await this.templates.current(id, 'CN')).template.title })));
  }
}

function statusOf(row: GrantRow): GrantView['status'] {
  if (row.revoked_at !== null) return 'revoked';
  if (row.until_on < row.today) return 'over';
  if (row.confirmed_at === null) return 'proposed';
  return row.from_on > row.today ? 'ahead' : 'in-force';
}

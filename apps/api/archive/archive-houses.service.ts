import { Inject, Injectable } from '@nestjs/common';
import type { ArchiveHouseView, RetentionRequest, RetentionView } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import { CASES_OF_OWN_RIGHT, inForce, organisationsWhere } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

/** `$1` person, `$2` house: he keeps its archive, or stands in while the association has nobody for it. */
const KEEPS = `exists (select 1 from guicheng.post p where p.person = $1 and p.organisation = $2 and ${inForce('p')}
  and (p.role in ('archivist', 'society-secretariat') or (p.role = 'association-officer' and not exists (
    select 1 from guicheng.post o where o.organisation = $2 and o.role = 'archivist' and ${inForce('o')}))))`;

const OF_HOUSE = `c.status = 'closed' and (c.association = $1 or c.society = $1)`;
/** Closed cases of a house that the reader sees by his own posts; `$1` person, `$2` house. */
export const CLOSED_CASES = `c.status = 'closed' and (c.association = $2 or c.society = $2) and ${CASES_OF_OWN_RIGHT}`;
/** The year of the house's file, by the calendar of the day. */
export const CLOSED_ON = `(c.closed_at at time zone 'Asia/Shanghai')::date`;
/** How long this house keeps such a case: as set for its procedure, or else for everything. */
export const KEPT_FOR = `(select r.retention from guicheng.archive_retention r where r.house = $2 and (r.procedure = c.procedure or r.procedure is null)
  order by r.procedure is null, r.id desc limit 1)`;

/** Whose archive it is, how long it keeps what (本单位默认, set by the house itself), and who gives cases to it. */
@Injectable()
export class ArchiveHousesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  async view(asker: Subject, asked: string | null): Promise<ArchiveHouseView> {
    const { house, houses } = await this.houseOf(asker, asked);
    const [retentions, found, years, mayArchive] = await Promise.all([
      this.retentions(house.id),
      this.database.rows<{ procedure: string; hash: string }>(
        `select distinct on (c.procedure) c.procedure, c.template_hash as hash from guicheng.case_file c
          where ${OF_HOUSE} order by c.procedure, c.closed_at desc`,
        [house.id],
      ),
      this.database.rows<{ year: number }>(
        `select distinct extract(year from ${CLOSED_ON})::integer as year from guicheng.case_file c where ${OF_HOUSE} order by 1 desc`,
        [house.id],
      ),
      this.keeps(asker, house.id),
    ]);
    const procedures = await Promise.all(
      found.map(async ({ procedure: id, hash }) => ({ id, title: (await this.templates.get(hash)).template.title })),
    );
    return { house, houses, retentions, procedures, years: years.map(({ year }) => year), mayArchive };
  }

  async setRetention(asker: Subject, { house, procedure, retention }: RetentionRequest): Promise<ArchiveHouseView> {
    await this.requireKeeper(asker, house);
    if (procedure !== undefined && !(await this.templates.procedures()).includes(procedure))
      throw new ApiException('FIELD_INVALID', { label: 'procedure' }, 'procedure');
    await inTransaction(this.database.source, async (sql) => {
      await sql.run('insert into guicheng.archive_retention (house, procedure, retention, set_by) values ($1, $2, $3, $4)', [
        house,
        procedure ?? null,
        retention,
        asker.person.id,
      ]);
      await recordAct(sql, asker.person.id, {
        action: 'retention-set',
        object: { kind: 'organisation', id: house },
        organisation: house,
        fields: [procedure ?? 'retention'],
      });
    });
    return this.view(asker, house);
  }

  /** His own house, the first of several. */
  async houseOf(asker: Subject, asked: string | null): Promise<Pick<ArchiveHouseView, 'house' | 'houses'>> {
    const rows = await this.database.rows<{ id: string; zh: string; en: string }>(
      'select id, name_zh as zh, name_en as en from guicheng.organisation where id = any($1::uuid[]) order by kind, name_zh, id',
      [organisationsWhere(heldPosts(asker), 'keep-archive')],
    );
    const houses = rows.map(({ id, zh, en }) => ({ id, name: { zh, en } }));
    const house = asked === null ? houses[0] : houses.find(({ id }) => id === asked);
    if (house === undefined) throw new ApiException('NOT_FOUND');
    return { house, houses };
  }

  async requireKeeper(asker: Subject, house: string): Promise<void> {
    await this.houseOf(asker, house);
    if (!(await this.keeps(asker, house))) throw new ApiException('ARCHIVIST_ONLY');
  }

  async keeps(asker: Subject, house: string): Promise<boolean> {
    const row = await this.database.one<{ keeps: boolean }>(`select ${KEEPS} as keeps`, [asker.person.id, house]);
    return row?.keeps === true;
  }

  /** What holds now, for everything first. */
  private async retentions(house: string): Promise<RetentionView[]> {
    const rows = await this.database.rows<Omit<RetentionView, 'setAt'> & { at: Date }>(
      `select distinct on (r.procedure) r.procedure, r.retention, r.set_at as at, w.name as "setBy"
         from guicheng.archive_retention r join guicheng.person w on w.id = r.set_by
        where r.house = $1 order by r.procedure nulls first, r.id desc`,
      [house],
    );
    return rows.map(({ at, ...row }) => ({ ...row, setAt: at.toISOString() }));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { ArchiveBatchView, ArchiveNumber, ArchivePage, BatchRequest, ListPage, Retention } from '../../../libs/contracts';
import { inTransaction, type Sql } from '../../../libs/persistence';
import { may } from '../../../libs/rights';
import { cursorOf, pageOf, type Cursor, type ListRequest } from '../cursor';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { TemplatesService } from '../procedures/templates.service';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { ArchiveHousesService, CLOSED_CASES, CLOSED_ON, KEPT_FOR } from './archive-houses.service';
import { CHANGED_SINCE, IS_IN_HAND, standsUnder } from './archive-items.sql';
import type { ArchiveFilter } from './archive-requests';

interface ClosedRow {
  id: string;
  number: string;
  subject: string;
  hash: string;
  zh: string;
  en: string;
  day: string;
  closed_at: Date;
  retention: Retention | null;
  supplements: ArchiveNumber | null;
}

/** `values`: those of the condition, behind person and house. */
interface Asked {
  where: string;
  values: unknown[];
  limit: number;
}

interface BatchRow extends Omit<ArchiveBatchView, 'madeAt' | 'mayArchive'> {
  house: string;
  at: Date;
}

/** Of a batch, whose it is and whether it is still open. */
export interface BatchHead {
  id: string;
  house: string;
  number: string;
  settled: boolean;
}

const NUMBER = `'归〔' || b.year || '〕' || b.ordinal || '号'`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const nameOf = (person: string) => `(select w.name from guicheng.person w where w.id = ${person})`;

const BATCH = `select b.id, b.house, ${NUMBER} as number, b.made_at as at, ${nameOf('b.made_by')} as "madeBy",
  (select count(*)::integer from guicheng.archive_item i where i.batch = b.id) as cases,
  (select coalesce(jsonb_agg(to_jsonb(r) order by r.year, r.first), '[]') from (
     select i.year, i.retention, min(i.ordinal) as first, max(i.ordinal) as last from guicheng.archive_item i
      where i.batch = b.id group by i.year, i.retention) r) as ranges,
  (select count(*)::integer from guicheng.archive_item i where i.batch = b.id and ${CHANGED_SINCE} and not exists (
     select 1 from guicheng.archive_item l join guicheng.archive_batch n on n.id = l.batch
      where l.house = i.house and l.case_id = i.case_id and l.stands and n.made_at > b.made_at)) as changed,
  (select coalesce(jsonb_agg(jsonb_build_object('sha256', p.sha256, 'bytes', p.bytes, 'madeAt', ${instant('p.made_at')},
     'madeBy', ${nameOf('p.made_by')}) order by p.id desc), '[]') from guicheng.archive_package p where p.batch = b.id) as packages,
  case when b.archived_at is not null then jsonb_build_object('at', ${instant('b.archived_at')}, 'by', ${nameOf('b.archived_by')}, 'sha256', b.sha256) end as archived,
  case when b.given_up_at is not null then jsonb_build_object('at', ${instant('b.given_up_at')}, 'by', ${nameOf('b.given_up_by')}, 'reason', b.give_up_reason) end as "givenUp"
  from guicheng.archive_batch b`;

/** `$1` house, `$2` code, `$3` year, `$4` how many: the last of them. */
const TAKE = `insert into guicheng.number_series (house, code, year, last) values ($1, $2, $3, $4)
  on conflict (house, code, year) do update set last = number_series.last + $4 returning last`;

/** Closed cases that are in no batch yet, or were changed since, and the batches in which they go to the archive. */
@Injectable()
export class ArchiveBatchesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ArchiveHousesService) private readonly houses: ArchiveHousesService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  async waiting(asker: Subject, asked: string | null, filter: ArchiveFilter, request: ListRequest): Promise<ArchivePage> {
    const { house } = await this.houses.houseOf(asker, asked);
    const after = request.cursor === undefined ? [] : cursorOf(request.cursor, 1, isUuid);
    const rows = await this.closed(this.database, [asker.person.id, house.id], {
      where: `and not exists (select 1 from guicheng.archive_item i join guicheng.archive_batch b on b.id = i.batch
                          where i.house = $2 and i.case_id = c.id and ${IS_IN_HAND})
        and ($3::integer is null or extract(year from ${CLOSED_ON}) = $3) and ($4::text is null or c.procedure = $4)
        and ($5::timestamptz is null or (c.closed_at, c.id) < ($5::timestamptz, $6::uuid))`,
      values: [filter.year, filter.procedure, after[0] ?? null, after[1] ?? null],
      limit: request.limit + 1,
    });
    const page = pageOf(rows, request.limit, (row): Cursor => [row.closed_at.toISOString(), row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.caseOf(row))) };
  }

  /** Numbers are given by year of closing and retention, in the order of closing. All of it or nothing. */
  async make(asker: Subject, { house, cases }: BatchRequest): Promise<ArchiveBatchView> {
    await this.houses.requireKeeper(asker, house);
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      await sql.one('select pg_advisory_xact_lock(hashtextextended($1, 39))', [house]);
      const rows = await this.closed(sql, [asker.person.id, house], {
        ...{ where: 'and c.id = any($3::uuid[])', values: [cases], limit: cases.length },
      });
      if (rows.length < cases.length) throw new ApiException('NOT_FOUND');
      const taken = await sql.one<{ case_id: string }>(
        `select i.case_id from guicheng.archive_item i join guicheng.archive_batch b on b.id = i.batch
          where i.house = $1 and i.case_id = any($2::uuid[]) and ${IS_IN_HAND} limit 1`,
        [house, cases],
      );
      if (taken !== null)
        throw new ApiException('ARCHIVE_TAKEN', { number: rows.find((row) => row.id === taken.case_id)?.number ?? '' }, 'cases');
      await sql.run(
        `with taken as (insert into guicheng.number_series (house, code, year, last)
           values ($2, 'archive', extract(year from guicheng.record_now() at time zone 'Asia/Shanghai')::integer, 1)
           on conflict (house, code, year) do update set last = number_series.last + 1 returning year, last)
         insert into guicheng.archive_batch (id, house, year, ordinal, made_by) select $1, $2, year, last, $3 from taken`,
        [id, house, asker.person.id],
      );
      for (const group of await this.grouped(rows.reverse())) await addItems(sql, { ...group, batch: id, house });
    });
    return this.view(asker, id);
  }

  async list(asker: Subject, asked: string | null, request: ListRequest): Promise<ListPage<ArchiveBatchView>> {
    const { house } = await this.houses.houseOf(asker, asked);
    const after = request.cursor === undefined ? [] : cursorOf(request.cursor, 1, isUuid);
    const [rows, keeps] = await Promise.all([
      this.database.rows<BatchRow>(
        `${BATCH} where b.house = $1 and ($2::timestamptz is null or (date_trunc('milliseconds', b.made_at), b.id) < ($2::timestamptz, $3::uuid))
          order by date_trunc('milliseconds', b.made_at) desc, b.id desc limit $4`,
        [house.id, after[0] ?? null, after[1] ?? null, request.limit + 1],
      ),
      this.houses.keeps(asker, house.id),
    ]);
    const page = pageOf(rows, request.limit, (row) => [row.at.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => viewOf(row, keeps)) };
  }

  /** Which of the packages that were made lies in the archive. */
  async markArchived(asker: Subject, id: string, sha256: string): Promise<ArchiveBatchView> {
    const { house } = await this.open(asker, id);
    await inTransaction(this.database.source, async (sql) => {
      const made = await sql.one('select 1 from guicheng.archive_package where batch = $1 and sha256 = $2', [id, sha256]);
      if (made === null) throw new ApiException('ARCHIVE_PACKAGE_UNKNOWN', {}, 'sha256');
      const changed = await sql.run(
        `update guicheng.archive_batch set archived_by = $2, archived_at = guicheng.record_now(), sha256 = $3
          where id = $1 and archived_at is null and given_up_at is null`,
        [id, asker.person.id, sha256],
      );
      if (changed === 0) throw new ApiException('ARCHIVE_SETTLED');
      await this.act(sql, asker, 'cases-archived', house, id);
    });
    return this.view(asker, id);
  }

  async giveUp(asker: Subject, id: string, reason: string): Promise<ArchiveBatchView> {
    const { house } = await this.open(asker, id);
    await inTransaction(this.database.source, async (sql) => {
      const changed = await sql.run(
        `update guicheng.archive_batch set given_up_by = $2, given_up_at = guicheng.record_now(), give_up_reason = $3
          where id = $1 and archived_at is null and given_up_at is null`,
        [id, asker.person.id, reason],
      );
      if (changed === 0) throw new ApiException('ARCHIVE_SETTLED');
      await sql.run('update guicheng.archive_item set stands = false where batch = $1', [id]);
      await this.act(sql, asker, 'archive-given-up', house, id);
    });
    return this.view(asker, id);
  }

  /** A batch of one of the reader's houses. */
  async head(asker: Subject, id: string): Promise<BatchHead> {
    const row = await this.database.one<BatchHead>(
      `select b.id, b.house, ${NUMBER} as number, (b.archived_at is not null or b.given_up_at is not null) as settled
         from guicheng.archive_batch b where b.id = $1`,
      [id],
    );
    if (row === null || !may(heldPosts(asker), 'keep-archive', row.house)) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async open(asker: Subject, id: string): Promise<BatchHead> {
    const head = await this.head(asker, id);
    await this.houses.requireKeeper(asker, head.house);
    if (head.settled) throw new ApiException('ARCHIVE_SETTLED');
    return head;
  }

  private async view(asker: Subject, id: string): Promise<ArchiveBatchView> {
    const row = await this.database.one<BatchRow>(`${BATCH} where b.id = $1`, [id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return viewOf(row, await this.houses.keeps(asker, row.house));
  }

  private act(
    sql: Sql,
    asker: Subject,
    action: 'cases-archived' | 'archive-given-up',
    house: string,
    batch: string,
  ): Promise<void> {
    return recordAct(sql, asker.person.id, {
      ...{ action, object: { kind: 'organisation', id: house }, organisation: house, ids: { batch } },
    });
  }

  /** The latest first. */
  private closed(sql: Pick<Sql, 'rows'>, first: unknown[], { where, values, limit }: Asked): Promise<ClosedRow[]> {
    return sql.rows<ClosedRow>(
      `select c.id, c.number, c.subject, c.template_hash as hash, o.name_zh as zh, o.name_en as en, ${CLOSED_ON}::text as day, c.closed_at,
              ${KEPT_FOR} as retention, ${standsUnder('c.id', '$2', `'infinity'`)} as supplements
         from guicheng.case_file c join guicheng.organisation o on o.id = c.society
        where ${CLOSED_CASES} ${where} order by c.closed_at desc, c.id desc limit ${limit}`,
      [...first, ...values],
    );
  }

  private async caseOf({
    id,
    number,
    subject,
    hash,
    zh,
    en,
    day,
    retention,
    supplements,
  }: ClosedRow): Promise<ArchivePage['items'][number]> {
    const { title } = (await this.templates.get(hash)).template;
    return { id, number, subject, title, society: { zh, en }, closedOn: day, retention, supplements };
  }

  private async grouped(rows: ClosedRow[]): Promise<{ year: number; retention: Retention; cases: string[] }[]> {
    const groups = new Map<string, { year: number; retention: Retention; cases: string[] }>();
    for (const { id, day, retention, hash } of rows) {
      if (retention === null) {
        const { title } = (await this.templates.get(hash)).template;
        throw new ApiException('ARCHIVE_RETENTION_MISSING', { title: title.zh }, 'cases');
      }
      const year = Number(day.slice(0, 4));
      const group = groups.get(`${year} ${retention}`) ?? { year, retention, cases: [] };
      groups.set(`${year} ${retention}`, group);
      group.cases.push(id);
    }
    return [...groups.values()];
  }
}

interface Group {
  batch: string;
  house: string;
  year: number;
  retention: Retention;
  cases: string[];
}

async function addItems(sql: Sql, { batch, house, year, retention, cases }: Group): Promise<void> {
  const taken = await sql.one<{ last: number }>(TAKE, [house, `archive ${retention}`, year, cases.length]);
  await sql.run(
    `insert into guicheng.archive_item (batch, case_id, house, year, retention, ordinal, events)
     select $1, item.id, $2, $3, $4, $5 + item.n::integer, s.seq
       from unnest($6::uuid[]) with ordinality as item (id, n) join guicheng.stream s on s.id = item.id`,
    [batch, house, year, retention, (taken?.last ?? cases.length) - cases.length, cases],
  );
}

function viewOf({ at, house: _, ...row }: BatchRow, keeps: boolean): ArchiveBatchView {
  return { ...row, madeAt: at.toISOString(), mayArchive: keeps && row.archived === null && row.givenUp === null };
}

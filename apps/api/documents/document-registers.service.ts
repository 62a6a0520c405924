import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type {
  DocumentRegister,
  DocumentRegisterEntry,
  DocumentRegisterPage,
  ListPage,
  ReceivedRequest,
} from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import { CASES_VISIBLE, DOCUMENTS_VISIBLE, may, organisationsWhere } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { cursorOf, pageOf, type Cursor, type ListRequest } from '../cursor';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NEXT_NUMBER } from './document-numbers';

interface EntryRow extends Omit<DocumentRegisterEntry, 'at' | 'case' | 'mayVoid'> {
  at: Date;
  case_id: string | null;
  case_number: string | null;
}

/** What every register's lines have, where there is such a thing. */
const BLANK = {
  kind: 'null::text',
  other: 'null::text',
  theirNumber: 'null::text',
  receivedOn: 'null::text',
  pages: 'null::integer',
  seal: 'null::text',
  copies: 'null::integer',
  takenOut: 'null::boolean',
  voided: 'null::text',
};
type Columns = Record<'id' | 'at' | 'number' | 'title', string> & Partial<typeof BLANK>;

/** A paper that the reader may not read keeps its line and its number, without its title. */
const seen = (expression: string): string => `case when seen.it then ${expression} end`;
const columns = (own: Columns): string =>
  Object.entries({ ...BLANK, ...own, by: 'w.name', case_id: seen('c.id'), case_number: seen('c.number') })
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', ');

const ISSUED = `
  select ${columns({
    id: 'n.id',
    at: 'n.given_at',
    number: 'n.written',
    title: seen('d.title'),
    kind: seen('d.kind'),
    other: seen('d.addressed_to'),
    voided: 'n.void_reason',
  })}
    from guicheng.document_number n join guicheng.document d on d.id = n.document join guicheng.case_file c on c.id = d.case_id
    join guicheng.person w on w.id = n.given_by cross join lateral (select ${DOCUMENTS_VISIBLE} as it) seen
   where n.house = $2`;
const SEALS = `
  select ${columns({
    id: '(md5(e.document::text || e.position))::uuid',
    at: 'e.at',
    number: 'n.written',
    title: seen('d.title'),
    kind: seen('d.kind'),
    seal: 'e.seal',
    copies: 'e.copies',
    takenOut: 'e.taken_out',
  })}
    from guicheng.document_entry e join guicheng.document d on d.id = e.document join guicheng.case_file c on c.id = d.case_id
    join guicheng.person w on w.id = e.author left join guicheng.document_number n on n.document = d.id and n.voided_at is null
    cross join lateral (select ${DOCUMENTS_VISIBLE} as it) seen
   where e.what = 'sealed' and d.house = $2`;
const RECEIVED = `
  select ${columns({
    id: 'r.id',
    at: 'r.entered_at',
    number: `'收〔' || r.year || '〕' || r.ordinal || '号'`,
    title: seen('r.title'),
    other: 'r.from_whom',
    theirNumber: 'r.their_number',
    receivedOn: 'r.received_on::text',
    pages: 'r.pages',
    voided: 'r.void_reason',
  })}
    from guicheng.received_paper r join guicheng.person w on w.id = r.entered_by left join guicheng.case_file c on c.id = r.case_id
    cross join lateral (select c.id is null or ${CASES_VISIBLE} as it) seen
   where r.house = $2`;
const LINES: Record<DocumentRegister, string> = { issued: ISSUED, received: RECEIVED, seals: SEALS };

/** Lines that a workbook holds; more than a house writes in many years. */
const WORKBOOK_LINES = 50_000;
const RECEIVED_CODE = '收';

/** 发文登记, 收文登记 and 用印登记 of a house: the newest first. */
@Injectable()
export class DocumentRegistersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
  ) {}

  async page(
    asker: Subject,
    register: DocumentRegister,
    house: string | null,
    request: ListRequest,
  ): Promise<DocumentRegisterPage> {
    const of = this.houseOf(asker, house);
    const [lines, toReceive] = await Promise.all([
      this.lines(asker, register, of, request.cursor === undefined ? [] : cursorOf(request.cursor, 1, isUuid), request.limit),
      register === 'received' ? this.toReceive(asker, of) : [],
    ]);
    return { ...lines, toReceive };
  }

  async all(
    asker: Subject,
    register: DocumentRegister,
    house: string | null,
  ): Promise<{ house: string; lines: DocumentRegisterEntry[] }> {
    const of = this.houseOf(asker, house);
    const row = await this.database.one<{ name: string }>('select name_zh as name from guicheng.organisation where id = $1', [
      of,
    ]);
    return { house: row?.name ?? '', lines: (await this.lines(asker, register, of, [], WORKBOOK_LINES)).items };
  }

  /** The number is taken with the line; a case is entered once. */
  async receive(asker: Subject, request: ReceivedRequest): Promise<DocumentRegisterEntry> {
    const house = this.houseOf(asker, request.house);
    const file = request.case === undefined ? null : await this.cases.visible(asker.person.id, request.case);
    if (file !== null && file.association !== house && file.society !== house) throw new ApiException('NOT_FOUND');
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      await sql.one('select pg_advisory_xact_lock(hashtextextended($1, 37))', [house]);
      const before = await sql.one(
        'select 1 from guicheng.received_paper where house = $1 and case_id = $2 and voided_at is null',
        [house, file?.id ?? null],
      );
      if (before !== null) throw new ApiException('RECEIVED_ALREADY', {}, 'case');
      await sql.run(
        `with ${NEXT_NUMBER}
         insert into guicheng.received_paper (id, house, year, ordinal, case_id, from_whom, their_number, title, received_on, pages, entered_by)
         select $3, $1, year, last, $4, $5, $6, $7, $8, $9, $10 from taken`,
        [
          ...[house, RECEIVED_CODE, id, file?.id ?? null, request.from, request.theirNumber ?? null, request.title],
          ...[request.receivedOn, request.pages ?? null, asker.person.id],
        ],
      );
    });
    return this.received(asker, house, id);
  }

  async voidReceived(asker: Subject, id: string, reason: string): Promise<DocumentRegisterEntry> {
    const row = await this.database.one<{ house: string; voided_at: Date | null }>(
      'select house, voided_at from guicheng.received_paper where id = $1',
      [id],
    );
    if (row === null || !may(heldPosts(asker), 'work-on-documents', row.house)) throw new ApiException('NOT_FOUND');
    const voided = await this.database.rows(
      `update guicheng.received_paper set voided_by = $2, voided_at = guicheng.record_now(), void_reason = $3
        where id = $1 and voided_at is null returning id`,
      [id, asker.person.id, reason],
    );
    if (voided.length === 0) throw new ApiException('NUMBER_VOIDED');
    return this.received(asker, row.house, id);
  }

  private async received(asker: Subject, house: string, id: string): Promise<DocumentRegisterEntry> {
    const row = await this.database.one<EntryRow>(`${RECEIVED} and r.id = $3`, [asker.person.id, house, id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return entryOf(row, 'received');
  }

  private async lines(
    asker: Subject,
    register: DocumentRegister,
    house: string,
    after: Cursor,
    limit: number,
  ): Promise<ListPage<DocumentRegisterEntry>> {
    const [at, id] = [after[0] ?? null, after[1] ?? null];
    const rows = await this.database.rows<EntryRow>(
      `select * from (${LINES[register]}) line
        where $3::timestamptz is null or (date_trunc('milliseconds', line.at), line.id) < ($3::timestamptz, $4::uuid)
        order by date_trunc('milliseconds', line.at) desc, line.id desc limit $5`,
      [asker.person.id, house, at, id, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.at.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => entryOf(row, register)) };
  }

  /** Filed on paper, seen by the asker, and not in the register. */
  private async toReceive(asker: Subject, house: string): Promise<DocumentRegisterPage['toReceive']> {
    const rows = await this.database.rows<{
      id: string;
      number: string;
      subject: string;
      zh: string;
      en: string;
      handed_in: string;
    }>(
      `select c.id, c.number, c.subject, o.name_zh as zh, o.name_en as en, e.occurred_on::text as handed_in
         from guicheng.case_file c join guicheng.organisation o on o.id = c.society
         join guicheng.stream_event e on e.stream = c.id and e.seq = 1
        where c.on_paper and (c.association = $2 or c.society = $2) and ${CASES_VISIBLE}
          and not exists (select 1 from guicheng.received_paper r where r.house = $2 and r.case_id = c.id and r.voided_at is null)
        order by c.filed_at desc, c.id limit 20`,
      [asker.person.id, house],
    );
    return rows.map(({ id, number, subject, zh, en, handed_in: filedOn }) => ({
      ...{ id, number, subject, society: { zh, en } },
      filedOn,
    }));
  }

  /** Of whose registers he asks: his own house, the first of several. */
  private houseOf(asker: Subject, house: string | null): string {
    const own = organisationsWhere(heldPosts(asker), 'work-on-documents');
    const found = house === null ? own[0] : own.find((id) => id === house);
    if (found === undefined) throw new ApiException('NOT_FOUND');
    return found;
  }
}

function entryOf({ case_id: id, case_number: number, at, ...row }: EntryRow, register: DocumentRegister): DocumentRegisterEntry {
  return {
    ...row,
    at: at.toISOString(),
    case: id === null || number === null ? null : { id, number },
    mayVoid: register === 'received' && row.voided === null,
  };
}

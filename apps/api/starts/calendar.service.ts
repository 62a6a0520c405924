import { Inject, Injectable } from '@nestjs/common';
import { LISTED_AT_MOST, PAPER_WARNING_DAYS, type CalendarEntryView, type DutyDoneRequest } from '../../../libs/contracts';
import { CALENDAR_ENTRIES, inTransaction } from '../../../libs/persistence';
import { civilDateOf } from '../../../libs/procedure';
import { may, societiesSeenFromInside } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { dutyOf, TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { SocietyRecordService, type EndingPaper } from '../society-record/society-record.service';
import { NamesService, type Names } from '../views/names.service';

interface EntryRow {
  id: string;
  origin: Exclude<CalendarEntryView['from'], 'paper'>;
  society: string;
  jurisdiction: string;
  procedure: string | null;
  block: string | null;
  template_hash: string;
  due_on: string | null;
  done_case: string | null;
  done_number: string | null;
  ticked_on: string | null;
  ticked_by: string | null;
}

/** `$1`: the societies. A case that was withdrawn or refused has done nothing. */
const ENTRIES = `select e.id, e.origin, e.society, o.jurisdiction, e.procedure, e.block, e.template_hash, e.due_on::text as due_on,
    c.id as done_case, c.number as done_number, d.done_on::text as ticked_on, d.person as ticked_by
  from (${CALENDAR_ENTRIES}) e
  join guicheng.organisation o on o.id = e.society
  left join guicheng.duty_done d on d.entry = e.id and d.taken_back_at is null
  left join lateral (
    select f.id, f.number from guicheng.fulfilment x join guicheng.case_file f on f.id = x.case_id
     where x.entry = e.id and (f.status = 'open' or f.outcome = 'completed') order by f.filed_at desc limit 1) c on true
 where e.society = any($1::uuid[])`;

/** What a person's societies are to begin, what is due first on top. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(SocietyRecordService) private readonly records: SocietyRecordService,
  ) {}

  async list(asker: Subject): Promise<CalendarEntryView[]> {
    const soon = civilDateOf(new Date(Date.now() + PAPER_WARNING_DAYS * 86_400_000).toISOString());
    const [names, papers, rows] = await Promise.all([
      this.names.read(),
      this.records.ending(asker, soon),
      this.database.rows<EntryRow>(
        `${ENTRIES} order by c.id is not null or d.id is not null, e.due_on nulls last, e.id limit ${LISTED_AT_MOST.calendar}`,
        [societiesSeenFromInside(heldPosts(asker))],
      ),
    ]);
    const views = await Promise.all(rows.map((row) => this.view(asker, row, names)));
    return [...papers.map((paper) => viewOfPaper(paper, names)), ...views];
  }

  /** Said twice it is the same; the first day stands. What has a procedure is done by its case. */
  async done(asker: Subject, { entry, on }: DutyDoneRequest): Promise<CalendarEntryView> {
    const row = await this.own(asker, entry);
    if (on > civilDateOf(new Date().toISOString())) throw new ApiException('FIELD_INVALID', { label: 'on' }, 'on');
    await this.database.rows(
      `insert into guicheng.duty_done (entry, society, done_on, person) values ($1, $2, $3, $4)
       on conflict (entry) where taken_back_at is null do nothing`,
      [entry, row.society, on, asker.person.id],
    );
    return this.view(asker, await this.own(asker, entry), await this.names.read());
  }

  async undone(asker: Subject, entry: string): Promise<CalendarEntryView> {
    await this.own(asker, entry);
    await inTransaction(this.database.source, (sql) =>
      sql.run(
        `update guicheng.duty_done set taken_back_by = $2, taken_back_at = guicheng.record_now() where entry = $1 and taken_back_at is null`,
        [entry, asker.person.id],
      ),
    );
    return this.view(asker, await this.own(asker, entry), await this.names.read());
  }

  /** An entry that this person may tick off; of a foreign society's he does not learn that it exists. */
  private async own(asker: Subject, entry: string): Promise<EntryRow> {
    const row = await this.database.one<EntryRow>(`${ENTRIES} and e.id = $2`, [societiesSeenFromInside(heldPosts(asker)), entry]);
    if (row === null) throw new ApiException('NOT_FOUND', {}, 'entry');
    if (!may(heldPosts(asker), 'file-cases', row.society)) throw new ApiException('FORBIDDEN');
    if (row.procedure !== null) throw new ApiException('DUTY_HAS_PROCEDURE', {}, 'entry');
    return row;
  }

  private async view(asker: Subject, row: EntryRow, names: Names): Promise<CalendarEntryView> {
    const { society, procedure } = row;
    const files = may(heldPosts(asker), 'file-cases', society);
    return {
      id: row.id,
      from: row.origin,
      society: names.organisation(society),
      title: dutyOf((await this.templates.get(row.template_hash)).template, row.block),
      procedure,
      dueOn: row.due_on,
      done: row.done_case === null || row.done_number === null ? null : { case: row.done_case, number: row.done_number },
      ticked: row.ticked_on === null ? null : { on: row.ticked_on, by: names.person(row.ticked_by ?? '') },
      mayBegin: procedure !== null && files && (await this.isFiledBy(asker, procedure, row)),
      mayTick: procedure === null && files,
    };
  }

  private async isFiledBy(asker: Subject, procedure: string, { society, jurisdiction }: EntryRow): Promise<boolean> {
    const { template } = await this.templates.current(procedure, jurisdiction);
    return asker.posts.some(({ organisation, role }) => organisation.id === society && template.filedBy.includes(role));
  }
}

/** It is replaced on the page of 本会资料, and with that it is gone from here. */
function viewOfPaper({ id, society, title, validUntil }: EndingPaper, names: Names): CalendarEntryView {
  return {
    id: `paper/${id}`,
    from: 'paper',
    society: names.organisation(society),
    title: { zh: `“${title}”到期，请更新`, en: `“${title}” ends: replace it` },
    procedure: null,
    dueOn: validUntil,
    ...{ done: null, ticked: null, mayBegin: false, mayTick: false },
  };
}

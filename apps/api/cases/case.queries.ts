import { Inject, Injectable } from '@nestjs/common';
import type { CaseEvent, CaseState, RecordForm, SittingEvent, Strength } from '../../../libs/procedure';
import type { LinkRow } from '../../../libs/persistence';
import { CASES_OF_OWN_RIGHT, CASES_VISIBLE, SUPERVISES_CASE } from '../../../libs/rights';
import type { Cursor } from '../cursor';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { TemplatesService } from '../procedures/templates.service';
import { caseSearch } from '../views/case-search';

export interface CaseRow {
  id: string;
  number: string;
  procedure: string;
  template_hash: string;
  society: string;
  association: string;
  /** The association, where it is its own case about the society. */
  keeper: string | null;
  /** Since when that society knows of it. */
  disclosed_at: Date | null;
  applicant: string;
  subject: string;
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  filed_at: Date;
  closed_at: Date | null;
  on_paper: boolean;
  state: CaseState;
  calendar: string;
  fault: { reference?: string } | null;
  /** An intent about it was received and is not answered yet. */
  engine_behind: boolean;
  /** Seen by posts or as the applicant: without this it can be read under a supervisor's grant, and nothing done about it. */
  own_right: boolean;
  /** Within a supervisor's grant of the reader's: then the reading is on the record. */
  supervised: boolean;
  /** When it was read, by the record's own clock: the one that decides what is due. */
  now: Date;
}

export interface EventRow extends LinkRow {
  event: CaseEvent | SittingEvent;
  at: Date;
  occurred_on: string | null;
  /** The intent's words, for a person's act. */
  body: IntentWords | null;
  /** The first event of a case that nobody filed: called, opened, or begun because its time had come. */
  by_itself?: boolean;
  /** How strongly that person was identified. */
  strength?: Strength | null;
}
/** What of an intent's body is shown in a timeline. */
export interface IntentWords {
  opinion?: string;
  reason?: string;
  wording?: string;
  missing?: { field: string; note?: string }[];
  capacity?: { role: string; organisation: string };
  /** What came with an act. */
  submission?: { form: Record<string, unknown> };
  recorded?: { form: RecordForm; evidence: string };
}

export interface CaseFilter {
  status?: string;
  query?: string;
  supervised?: boolean;
  after?: Cursor;
  limit?: number;
}

const CASE_COLUMNS = `c.*, s.state, s.calendar, s.fault, guicheng.record_now() as now,
  exists (select 1 from guicheng.intent i where i.stream = c.id and i.answered_at is null) as engine_behind,
  ${CASES_OF_OWN_RIGHT} as own_right, ${SUPERVISES_CASE} as supervised`;

@Injectable()
export class CaseQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  /** The cases that this person may see, newest first; `after`: behind the one where a page ended. */
  async list(person: string, filter: CaseFilter): Promise<CaseRow[]> {
    const [at, id] = filter.after ?? [null, null];
    const titled = filter.query === undefined ? [] : await this.templates.titled(filter.query);
    return this.database.rows<CaseRow>(
      `select ${CASE_COLUMNS} from guicheng.case_file c join guicheng.stream s on s.id = c.id
        where ${CASES_VISIBLE}
          and ($2::text is null or c.status = $2)
          and (not $4 or ${SUPERVISES_CASE})
          and ($3::text is null or ${caseSearch('$3', '$5')})
          and ($6::timestamptz is null or (c.filed_at, c.id) < ($6::timestamptz, $7::uuid))
        order by c.filed_at desc, c.id desc limit $8`,
      [person, filter.status ?? null, filter.query ?? null, filter.supervised ?? false, titled, at, id, filter.limit ?? 500],
    );
  }

  /** One case, if this person may see it. */
  find(person: string, id: string): Promise<CaseRow | null> {
    return this.database.one<CaseRow>(
      `select ${CASE_COLUMNS} from guicheng.case_file c join guicheng.stream s on s.id = c.id where c.id = $2 and ${CASES_VISIBLE}`,
      [person, id],
    );
  }

  /** The same where there must be one: what he may not see is as if it did not exist (`NOT_FOUND`). */
  async visible(person: string, id: string): Promise<CaseRow> {
    const row = await this.find(person, id);
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** The same for whoever does something about it: what is seen under a supervisor's grant alone is only read. */
  async actable(person: string, id: string): Promise<CaseRow> {
    const row = await this.visible(person, id);
    if (!row.own_right) throw new ApiException('SUPERVISION_READS_ONLY');
    return row;
  }

  /** Of these, those that this person may see. */
  among(person: string, ids: string[]): Promise<CaseRow[]> {
    return this.database.rows<CaseRow>(
      `select ${CASE_COLUMNS} from guicheng.case_file c join guicheng.stream s on s.id = c.id where c.id = any($2::uuid[]) and ${CASES_VISIBLE}`,
      [person, ids],
    );
  }

  /** The last three that have ended under a procedure, besides this one. */
  lastClosed(person: string, procedure: string, besides: string): Promise<(CaseRow & { closed_at: Date })[]> {
    return this.database.rows(
      `select ${CASE_COLUMNS} from guicheng.case_file c join guicheng.stream s on s.id = c.id
        where ${CASES_VISIBLE} and c.procedure = $2 and c.id <> $3 and c.closed_at is not null
        order by c.closed_at desc, c.id limit 3`,
      [person, procedure, besides],
    );
  }

  form(id: string, revision: number): Promise<{ form: Record<string, unknown> } | null> {
    return this.database.one(`select form from guicheng.case_form where case_id = $1 and revision = $2`, [id, revision]);
  }

  events(id: string): Promise<EventRow[]> {
    return this.database.rows<EventRow>(
      `select e.seq, e.event, e.at, e.occurred_on::text as occurred_on, e.program_hash, e.calendar, e.state_hash, e.intent_hash,
              e.audit_hash, coalesce(i.body, b.body) as body, i.strength, b.event is not null as by_itself
         from guicheng.stream_event e left join guicheng.intent i on i.stream = e.stream and i.id::text = e.id
         left join guicheng.case_start b on b.event = e.id and b.stream = e.stream
        where e.stream = $1 order by e.seq`,
      [id],
    );
  }
}

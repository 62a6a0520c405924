import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database';

/** A party body's pre-review of what a case brings to another organ, as far as everybody may know: under way, or consented to on a day. */
export interface PreReviewRow {
  /** The case whose item goes to the deciding organ; while it runs, the case that asked for it. */
  case_id: string;
  /** Null: it runs. */
  held_on: string | null;
  held_at: string | null;
}
/** A matter that waits for its pre-review, before it is anything for the organ that decides. */
export interface WaitingForReview {
  case_id: string;
  number: string;
  block: string;
  round: number;
  society: string;
  template_hash: string;
  subject: string;
  called_at: Date;
}

/** Of the called case `b`: the step that called it is a pre-review, whatever the procedure is called. */
const IS_PRE_REVIEW = `jsonb_path_exists(v.template::jsonb, '$.** ? (@.id == $block && @.act == "pre-review")', jsonb_build_object('block', b.block))`;

@Injectable()
export class PreReviewQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Of cases that go to an organ: when the body met whose consent opened the way. The pre-review was called by the case itself, or by the
   * matter that called it; the day is that of the sitting at which it was concluded, by paper or here.
   */
  concluded(cases: string[]): Promise<PreReviewRow[]> {
    return this.database.rows<PreReviewRow>(
      `select asked.id as case_id, to_char(held.held_on, 'YYYY-MM-DD') as held_on, held.held_at
         from unnest($1::uuid[]) as asked (id)
         join lateral (
           select coalesce((select by_matter.caller from guicheng.called_case by_matter where by_matter.case_id = asked.id), asked.id) as caller) matter on true
         join lateral (
           select g.held_on, i.body ->> 'time' as held_at
             from guicheng.called_case b join guicheng.case_file c on c.id = matter.caller
             join guicheng.template_version v on v.hash = c.template_hash
             join guicheng.sitting g on g.society = c.society cross join lateral jsonb_array_elements(g.items) entry
             left join guicheng.intent i on i.stream = g.id and i.kind = 'convene'
            where b.caller = matter.caller and ${IS_PRE_REVIEW} and entry #>> '{source,case}' = b.case_id::text
              and entry #>> '{result,outcome}' in ('passed', 'passed-in-principle')
            order by b.round desc, g.held_on desc limit 1) held on true`,
      [cases],
    );
  }

  /** Of these societies: matters whose pre-review is under way. */
  running(societies: string[]): Promise<WaitingForReview[]> {
    return this.database.rows<WaitingForReview>(
      `select c.id as case_id, c.number, b.block, b.round, c.society, c.template_hash, c.subject, b.called_at
         from guicheng.called_case b join guicheng.case_file c on c.id = b.caller
         join guicheng.template_version v on v.hash = c.template_hash
         left join guicheng.case_file own on own.id = b.case_id
        where c.society = any($1::uuid[]) and c.closed_at is null and b.status = 'called' and own.closed_at is null and ${IS_PRE_REVIEW}
        order by b.called_at, c.id`,
      [societies],
    );
  }
}

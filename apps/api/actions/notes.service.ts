import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { LISTED_AT_MOST, type CommentRequest, type CommentView, type UrgeView } from '../../../libs/contracts';
import { addDays, civilDateOf } from '../../../libs/procedure';
import { POSTS_TOLD } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { WordsService } from '../record/words.service';
import type { Subject } from '../session/session.service';

interface CommentRow {
  id: string;
  author: string;
  name: string;
  audience: CommentView['audience'];
  words: { key: string; box: string };
  at: Date;
}

/** Notes on a case: they move nothing, so no workflow and no log hears of them. */
@Injectable()
export class NotesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  async comments(asker: Subject, id: string): Promise<CommentView[]> {
    const row = await this.cases.visible(asker.person.id, id);
    const rows = await this.database.rows<CommentRow>(
      `select * from (
         select m.id, m.author, p.name, m.audience, m.words, m.at from guicheng.case_comment m join guicheng.person p on p.id = m.author
          where m.case_id = $1 and (m.audience = 'society' or $2) order by m.at desc, m.id desc limit ${LISTED_AT_MOST.comments}) latest
        order by at, id`,
      [id, isOfAssociation(asker, row)],
    );
    return Promise.all(rows.map((comment) => this.view(comment)));
  }

  async comment(asker: Subject, id: string, { words, audience }: CommentRequest): Promise<CommentView> {
    const row = await this.cases.actable(asker.person.id, id);
    // What only the department reads is written by the department.
    if (audience === 'department' && !isOfAssociation(asker, row)) throw new ApiException('NO_AUTHORITY', {}, 'audience');
    // In a case of the association's own, nothing is written for the society before it knows of the case.
    const kept = row.keeper !== null && row.disclosed_at === null;
    const sealed = await this.words.words.sealOwn(asker.person.id, words);
    const written = await this.database.one<CommentRow>(
      `with written as (
         insert into guicheng.case_comment (id, case_id, author, audience, words) values ($1, $2, $3, $4, $5)
         returning id, author, audience, words, at)
       select w.*, p.name from written w join guicheng.person p on p.id = w.author`,
      [randomUUID(), id, asker.person.id, kept ? 'department' : audience, JSON.stringify(sealed)],
    );
    if (written === null) throw new ApiException('NOT_FOUND');
    return this.view(written);
  }

  /** Each person once a day and case; whoever holds what the case waits for finds a message, without its content. */
  async urge(asker: Subject, id: string): Promise<UrgeView> {
    const row = await this.cases.actable(asker.person.id, id);
    if (row.status === 'closed') throw new ApiException('CASE_CLOSED');
    const on = civilDateOf(row.now.toISOString());
    const [urged] = await this.database.rows<{ at: Date; reminded: number }>(
      `with urged as (
         insert into guicheng.urge (case_id, person, on_day) values ($1, $2, $3) on conflict do nothing returning at),
       held as (
         select distinct h.organisation, told.role from guicheng.task_holder h join guicheng.task t on t.id = h.task ${POSTS_TOLD}
          where t.stream = $1 and h.open),
       told as (
         insert into guicheng.note_notice (id, stream, organisation, role, message)
         select concat_ws('~', 'urge', $1::text, $3::text, h.organisation, h.role), $1, h.organisation, h.role, 'urged'
           from held h where exists (select 1 from urged) on conflict do nothing)
       select u.at, (select count(*)::int from held) as reminded from urged u`,
      [id, asker.person.id, on],
    );
    if (urged === undefined) throw new ApiException('URGED_TODAY', { again: addDays(on, 1) });
    return { at: urged.at.toISOString(), reminded: urged.reminded };
  }

  private async view({ words, author, name, id, audience, at }: CommentRow): Promise<CommentView> {
    const opened = await this.words.words.openOwn(this.database, author, words);
    return { id, author: name, audience, words: typeof opened === 'string' ? opened : '', at: at.toISOString() };
  }
}

function isOfAssociation(asker: Subject, { association }: CaseRow): boolean {
  return asker.posts.some((post) => post.organisation.id === association);
}

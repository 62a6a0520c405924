import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ListPage, NoticesRead, NoticeView } from '../../../libs/contracts';
import type { Text } from '../../../libs/procedure';
import { CASES_OF_OWN_RIGHT, HOLDS_TASK, inForce, SITTINGS_OF_OWN_RIGHT } from '../../../libs/rights';
import { cursorOf, isIdText, listRequestOf, pageOf, type PageQuery } from '../cursor';
import { Database } from '../database';
import { dutyOf, TemplatesService } from '../procedures/templates.service';
import { Asker, Needs } from '../rights/permission';
import { textOf, type Sent } from '../requests';
import type { Subject } from '../session/session.service';

/** An id names a log, an event and a post. */
const LONGEST_ID = 300;

interface NoticeRow {
  id: string;
  message: string;
  at: Date;
  stream: string;
  kind: 'case' | 'sitting' | null;
  subject: string | null;
  template_hash: string | null;
  publication: string | null;
  /** The title of a procedure that changes. */
  changed: Text | null;
  /** The society whose term ends. */
  of_zh: string | null;
  of_en: string | null;
  assignment: string | null;
  block: string | null;
  day: string | null;
  read: boolean;
}

/** A proposal that I may decide on, as a task that waits for its post. */
const MY_PROPOSAL = `exists (select 1 from (select v.*, null::uuid as person, null::uuid[] as without from guicheng.proposal v) h
  where h.id = n.stream and h.status <> 'lapsed' and ${HOLDS_TASK})`;

/**
 * Messages to me and to the posts that I hold, about cases and sittings that I see, about what my society was asked for or has to do, and of
 * its term: a message names its case, so it must not outlive the right.
 */
export const MY_NOTICES = `((n.role = 'oneself' and n.organisation = $1
    or exists (select 1 from guicheng.post p where p.person = $1 and p.organisation = n.organisation and p.role = n.role
  and ${inForce('p')}))
  and (exists (select 1 from guicheng.assignment_society a
                where a.assignment = n.stream and a.society = n.organisation and a.excepted is null)
    or exists (select 1 from guicheng.publication_notice q where q.publication = n.stream and q.society = n.organisation)
    or exists (select 1 from guicheng.case_file c where c.id = n.stream and ${CASES_OF_OWN_RIGHT})
    or exists (select 1 from guicheng.sitting g where g.id = n.stream and ${SITTINGS_OF_OWN_RIGHT})
    or exists (select 1 from guicheng.organisation y where y.id = n.stream and n.organisation in (y.id, y.association))
    or ${MY_PROPOSAL}))`;

@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  @Get()
  @Needs('signed-in')
  async list(@Asker() asker: Subject, @Query() asked: Sent<PageQuery>): Promise<ListPage<NoticeView>> {
    const { cursor, limit } = listRequestOf(asked);
    const [at, id] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isIdText);
    const found = await this.database.rows<NoticeRow>(
      `select n.id, n.message, n.at, n.stream, s.kind, c.subject, coalesce(c.template_hash, a.template_hash, w.template_hash) as template_hash,
              a.id as assignment, w.block, w.day::text as day, y.name_zh as of_zh, y.name_en as of_en, u.id as publication, u.template -> 'title' as changed,
              r.notice is not null as read
         from guicheng.every_notice n left join guicheng.stream s on s.id = n.stream left join guicheng.case_file c on c.id = n.stream
         left join guicheng.assignment a on a.id = n.stream left join guicheng.publication u on u.id = n.stream left join guicheng.notice_read r on r.notice = n.id and r.person = $1
         left join guicheng.house_notice w on w.id = n.id left join guicheng.organisation y on y.id = n.stream
        where ${MY_NOTICES} and ($2::timestamptz is null or (n.at, n.id) < ($2::timestamptz, $3::text))
        order by n.at desc, n.id desc limit $4`,
      [asker.person.id, at, id, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.at.toISOString(), row.id]);
    return { items: await Promise.all(items.map((row) => this.view(row))), next };
  }

  private async view(row: NoticeRow): Promise<NoticeView> {
    return {
      id: row.id,
      message: row.message,
      title: await this.titleOf(row),
      subject: row.subject,
      case: row.kind === 'case' ? row.stream : null,
      sitting: row.kind === 'sitting' ? row.stream : null,
      assignment: row.assignment,
      day: row.day,
      publication: row.publication,
      at: row.at.toISOString(),
      read: row.read,
    };
  }

  private async titleOf({ changed, template_hash, block, of_zh: zh, of_en: en }: NoticeRow): Promise<Text> {
    if (changed !== null) return changed;
    if (template_hash !== null) return dutyOf((await this.templates.get(template_hash)).template, block);
    return zh === null || en === null ? SITTING : { zh, en };
  }

  @Post('read')
  @Needs('signed-in')
  @HttpCode(204)
  async readAll(@Asker() asker: Subject, @Body() body: Sent<NoticesRead>): Promise<void> {
    await this.database.rows(
      `insert into guicheng.notice_read (notice, person, read_at)
       select n.id, $1, now() from guicheng.every_notice n
        where (n.at, n.id) <= (select m.at, m.id from guicheng.every_notice m where m.id = $2) and ${MY_NOTICES} on conflict do nothing`,
      [asker.person.id, textOf(body.upTo, 'upTo', LONGEST_ID)],
    );
  }

  @Post(':id/read')
  @Needs('signed-in')
  @HttpCode(204)
  async read(@Asker() asker: Subject, @Param('id') id: string): Promise<void> {
    await this.database.rows(
      `insert into guicheng.notice_read (notice, person, read_at)
       select n.id, $1, now() from guicheng.every_notice n where n.id = $2 and ${MY_NOTICES} on conflict do nothing`,
      [asker.person.id, id],
    );
  }
}

const SITTING: Text = { zh: '会议', en: 'Meeting' };

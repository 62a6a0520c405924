import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { NoticeView } from '../../../libs/contracts';
import type { Text } from '../../../libs/procedure';
import { CASES_OF_OWN_RIGHT, inForce, SITTINGS_OF_OWN_RIGHT } from '../../../libs/rights';
import { Database } from '../database';
import { TemplatesService } from '../procedures/templates.service';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';

interface NoticeRow {
  id: string;
  message: string;
  at: Date;
  stream: string;
  kind: 'case' | 'sitting';
  subject: string | null;
  template_hash: string | null;
  read: boolean;
}

/**
 * Messages to the posts that I hold, about cases and sittings that I see: a message names its case, so it must not outlive the right.
 */
export const MY_NOTICES = `(exists (select 1 from guicheng.post p where p.person = $1 and p.organisation = n.organisation and p.role = n.role
  and ${inForce('p')})
  and (exists (select 1 from guicheng.case_file c where c.id = n.stream and ${CASES_OF_OWN_RIGHT})
    or exists (select 1 from guicheng.sitting g where g.id = n.stream and ${SITTINGS_OF_OWN_RIGHT})))`;

@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  @Get()
  @Needs('signed-in')
  async list(@Asker() asker: Subject): Promise<NoticeView[]> {
    const rows = await this.database.rows<NoticeRow>(
      `select n.id, n.message, n.at, n.stream, s.kind, c.subject, c.template_hash, r.notice is not null as read
         from guicheng.every_notice n join guicheng.stream s on s.id = n.stream left join guicheng.case_file c on c.id = n.stream
         left join guicheng.notice_read r on r.notice = n.id and r.person = $1
        where ${MY_NOTICES} order by n.at desc, n.id limit 200`,
      [asker.person.id],
    );
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        message: row.message,
        title: row.template_hash ? (await this.templates.get(row.template_hash)).template.title : SITTING,
        subject: row.subject,
        case: row.kind === 'case' ? row.stream : null,
        sitting: row.kind === 'sitting' ? row.stream : null,
        at: row.at.toISOString(),
        read: row.read,
      })),
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

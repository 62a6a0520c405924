import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type InboxDone, type InboxItem, type InboxView, type TaskPurpose } from '../../../libs/contracts';
import type { Role, Text } from '../../../libs/procedure';
import { CASES_OF_OWN_RIGHT, HOLDS_TASK, organisationsWhere } from '../../../libs/rights';
import { Database } from '../database';
import { MY_NOTICES } from '../notices/notices.controller';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { ProxiesService } from '../proxies/proxies.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { outcomeLabel } from '../views/outcome-label';

interface TaskRow {
  task: string;
  stream: string;
  block: string;
  purpose: TaskPurpose;
  opened_at: Date;
  due_at: Date | null;
  number: string;
  procedure: string;
  template_hash: string;
  subject: string;
  society: string;
  role: Role;
  organisation: string;
  turned: boolean;
}
interface DoneRow {
  task: string;
  stream: string;
  block: string;
  outcome: string;
  closed_at: Date;
  number: string;
  template_hash: string;
  subject: string;
  society: string;
}

/** Inboxes are read from PostgreSQL by a partial index; they never ask the engine. */
@Injectable()
export class InboxService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ProxiesService) private readonly proxies: ProxiesService,
  ) {}

  async read(asker: Subject): Promise<InboxView> {
    const [names, principals, todo, done, counts] = await Promise.all([
      this.names.read(),
      this.proxies.principals(asker.person.id),
      this.todo(asker.person.id),
      this.done(asker.person.id),
      this.counts(asker),
    ]);
    return {
      todo: await Promise.all(todo.map((row) => this.item(row, names))),
      done: await Promise.all(done.map((row) => this.doneItem(row, names))),
      standingIn: await Promise.all(
        principals.map(async ({ procedures, ...principal }) => ({
          principal,
          todo: await Promise.all(
            (await this.todo(principal.id))
              .filter(({ procedure }) => procedures?.includes(procedure) ?? true)
              .map((row) => this.item(row, names)),
          ),
        })),
      ),
      ...counts,
    };
  }

  private todo(person: string): Promise<TaskRow[]> {
    return this.database.rows<TaskRow>(
      `select distinct on (coalesce(t.due_at, 'infinity'::timestamptz), t.opened_at, t.id)
              t.id as task, t.stream, t.block, t.purpose, t.opened_at, t.due_at,
              c.number, c.procedure, c.template_hash, c.subject, c.society, h.role, h.organisation, h.turned
         from guicheng.task_holder h join guicheng.task t on t.id = h.task join guicheng.case_file c on c.id = t.stream
        where h.open and ${HOLDS_TASK} and ${CASES_OF_OWN_RIGHT}
        order by coalesce(t.due_at, 'infinity'::timestamptz), t.opened_at, t.id, h.turned limit 500`,
      [person],
    );
  }

  private done(person: string): Promise<DoneRow[]> {
    return this.database.rows<DoneRow>(
      `select t.id as task, t.stream, t.block, t.outcome, t.closed_at, c.number, c.template_hash, c.subject, c.society
         from guicheng.task t join guicheng.case_file c on c.id = t.stream
        where t.actor = $1 and t.status = 'closed' and ${CASES_OF_OWN_RIGHT} order by t.closed_at desc limit 200`,
      [person],
    );
  }

  private async counts(asker: Subject): Promise<Pick<InboxView, 'doneCount' | 'agendaWaiting' | 'unreadNotices'>> {
    const societies = organisationsWhere(heldPosts(asker), 'record-sittings');
    const row = await this.database.one<{ done: number; agenda: number; unread: number }>(
      `select (select count(*)::int from guicheng.task t join guicheng.case_file c on c.id = t.stream
                where t.actor = $1 and t.status = 'closed' and ${CASES_OF_OWN_RIGHT}) as done,
              (select count(*)::int from guicheng.agenda_request where state = 'waiting' and society = any($2::uuid[])) as agenda,
              (select count(*)::int from guicheng.every_notice n where ${MY_NOTICES}
               and not exists (select 1 from guicheng.notice_read r where r.notice = n.id and r.person = $1)) as unread`,
      [asker.person.id, societies],
    );
    return { doneCount: row?.done ?? 0, agendaWaiting: row?.agenda ?? 0, unreadNotices: row?.unread ?? 0 };
  }

  private async item(row: TaskRow, names: Names): Promise<InboxItem> {
    const { template } = await this.templates.get(row.template_hash);
    return {
      task: row.task,
      case: row.stream,
      number: row.number,
      procedure: row.procedure,
      step: stepTitle(template, row.block),
      title: template.title,
      subject: row.subject,
      society: names.organisation(row.society),
      purpose: row.purpose,
      capacity: postTitle[row.role],
      openedAt: row.opened_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      turned: row.turned,
    };
  }

  private async doneItem(row: DoneRow, names: Names): Promise<InboxDone> {
    const { template } = await this.templates.get(row.template_hash);
    return {
      task: row.task,
      case: row.stream,
      number: row.number,
      title: template.title,
      subject: row.subject,
      outcome: outcomeLabel(stepOf(template, row.block), row.outcome),
      at: row.closed_at.toISOString(),
      society: names.organisation(row.society),
    };
  }
}

function stepTitle(template: Parameters<typeof stepOf>[0], block: string): Text {
  return stepOf(template, block)?.title ?? template.title;
}

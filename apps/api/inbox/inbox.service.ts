import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_AT_MOST,
  postTitle,
  type InboxChoices,
  type InboxItem,
  type InboxItems,
  type InboxList,
  type InboxPage,
  type InboxView,
} from '../../../libs/contracts';
import { readPlace, type Template } from '../../../libs/procedure';
import { convenedFrom, organisationsWhere } from '../../../libs/rights';
import { Database } from '../database';
import { MY_NOTICES } from '../notices/notices.controller';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { ProxiesService } from '../proxies/proxies.service';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { outcomeLabel } from '../views/outcome-label';
import { cursorOf, isIdText, pageOf, type Cursor } from '../cursor';
import type { PageRequest } from './inbox-request';
import { InboxQueries, type RowsOf, type TaskRow } from './inbox.queries';

/** The first of what is to be done, and of each person for whom somebody stands in. */
const FIRST = 100;
const CHOICES_OF = 1000;

type Shown = {
  [List in InboxList]: (row: RowsOf[List], template: Template, organisation: Names['organisation']) => InboxItems[List];
};

/** Inboxes are read from PostgreSQL by indexes of their own; they never ask the engine. */
@Injectable()
export class InboxService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(InboxQueries) private readonly queries: InboxQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ProxiesService) private readonly proxies: ProxiesService,
  ) {}

  async read(asker: Subject): Promise<InboxView> {
    const [organisation, todo, standingIn, counts, numbers] = await Promise.all([
      this.names.organisations(),
      this.queries.rows('todo', { person: asker.person.id, filters: {}, limit: FIRST }),
      this.standingIn(asker.person.id),
      this.queries.counts({ person: asker.person.id, limit: COUNTED_AT_MOST + 1 }),
      this.numbers(asker),
    ]);
    return {
      todo: await this.shown('todo', todo, organisation),
      standingIn: await Promise.all(
        standingIn.map(async ({ principal, rows }) => ({ principal, todo: await this.shown('todo', rows, organisation) })),
      ),
      counts,
      ...numbers,
    };
  }

  async page<List extends InboxList>(asker: Subject, list: List, request: PageRequest): Promise<InboxPage<List>> {
    const { filters, limit, cursor } = request;
    const asked = { person: asker.person.id, filters, limit: limit + 1 };
    const [organisation, rows] = await Promise.all([
      this.names.organisations(),
      this.queries.rows(list, cursor === undefined ? asked : { ...asked, after: cursorFor(list, cursor) }),
    ]);
    const { items, next } = pageOf(rows, limit, KEYS[list]);
    return { items: await this.shown(list, items, organisation), next };
  }

  async choices(asker: Subject, list: InboxList): Promise<InboxChoices> {
    const [organisation, found] = await Promise.all([
      this.names.organisations(),
      this.queries.choices(list, { person: asker.person.id, filters: {}, limit: CHOICES_OF }),
    ]);
    return {
      procedures: await this.templates.titlesOf(found.versions),
      societies: found.societies.map((id) => organisation(id)).sort((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh')),
      capacities: found.roles.map((role) => ({ role, title: postTitle[role] })),
    };
  }

  private async standingIn(
    person: string,
  ): Promise<{ principal: InboxView['standingIn'][number]['principal']; rows: TaskRow[] }[]> {
    const principals = await this.proxies.principals(person);
    return Promise.all(
      principals.map(async ({ procedures, ...principal }) => ({
        principal,
        rows: await this.queries.rows('todo', {
          person: principal.id,
          filters: {},
          limit: FIRST,
          ...(procedures === null ? {} : { procedures }),
        }),
      })),
    );
  }

  private async numbers(asker: Subject): Promise<Pick<InboxView, 'agendaWaiting' | 'unreadNotices'>> {
    const offices = organisationsWhere(heldPosts(asker), 'record-sittings');
    const [row] = await this.database.standing<{ agenda: number; unread: number }>(
      `select (select count(*)::int from guicheng.agenda_request a join guicheng.organ o on o.id = a.organ
                 where a.state = 'waiting' and ${convenedFrom('o', '$2::uuid[]')}) as agenda,
              (select count(*)::int from guicheng.every_notice n where ${MY_NOTICES}
               and not exists (select 1 from guicheng.notice_read r where r.notice = n.id and r.person = $1)) as unread`,
      [asker.person.id, offices],
    );
    return { agendaWaiting: row?.agenda ?? 0, unreadNotices: row?.unread ?? 0 };
  }

  private shown<List extends InboxList>(
    list: List,
    rows: RowsOf[List][],
    organisation: Names['organisation'],
  ): Promise<InboxItems[List][]> {
    const show: Shown[List] = SHOWN[list];
    return Promise.all(rows.map(async (row) => show(row, (await this.templates.get(row.template_hash)).template, organisation)));
  }
}

const aboutCase = (row: RowsOf[InboxList], template: Template, organisation: Names['organisation']) => ({
  case: row.stream,
  number: row.number,
  procedure: row.procedure,
  title: template.title,
  subject: row.subject,
  society: organisation(row.society),
});

const task = (row: TaskRow, template: Template, organisation: Names['organisation']): InboxItem => ({
  ...aboutCase(row, template, organisation),
  task: row.task,
  block: readPlace(row.block).id,
  step: stepOf(template, row.block)?.title ?? template.title,
  purpose: row.purpose,
  capacity: postTitle[row.role],
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  turned: row.turned,
});

const SHOWN: Shown = {
  todo: task,
  department: task,
  done: (row, template, organisation) => ({
    ...aboutCase(row, template, organisation),
    task: row.task,
    outcome: outcomeLabel(stepOf(template, row.block), row.outcome),
    at: row.at.toISOString(),
  }),
  copied: (row, template, organisation) => ({
    ...aboutCase(row, template, organisation),
    notice: row.notice,
    at: row.at.toISOString(),
    read: row.read,
  }),
  filed: (row, template, organisation) => ({
    ...aboutCase(row, template, organisation),
    status: row.status,
    outcome: row.outcome,
    at: row.at.toISOString(),
  }),
};

const byClock = (row: TaskRow): Cursor => [row.due_at?.toISOString() ?? null, row.opened_at.toISOString(), row.task];

/** Where a row stands in the order of its list. */
const KEYS: { [List in InboxList]: (row: RowsOf[List]) => Cursor } = {
  todo: byClock,
  department: byClock,
  done: ({ at, task: id }) => [at.toISOString(), id],
  copied: ({ at, notice }) => [at.toISOString(), notice],
  filed: ({ at, stream }) => [at.toISOString(), stream],
};

function cursorFor(list: InboxList, text: string): Cursor {
  return cursorOf(text, list === 'todo' || list === 'department' ? 2 : 1, list === 'filed' ? isUuid : isIdText);
}

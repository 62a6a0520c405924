import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AssignmentBoardView, AssignmentView, AssignRequest } from '../../../libs/contracts';
import { hashOf, inTransaction, json } from '../../../libs/persistence';
import { assignedDueOn, startOfKind, type Calendar, type Text } from '../../../libs/procedure';
import { CASES_VISIBLE, rolesThatSee } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { TemplatesService, type Published } from '../procedures/templates.service';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { isInOffice } from './office';

interface AssignmentRow {
  id: string;
  procedure: string;
  title: Text;
  due_on: string;
  assigned_at: Date;
  asked: number;
  begun: number;
  done: number;
}

/** One row a society that was asked; the latest case that it filed for it and that has not come to nothing. */
const ASKED = `select s.assignment, s.society, s.excepted, c.id as case_id, c.status, c.outcome
  from guicheng.assignment_society s left join lateral (
    select f.id, f.status, f.outcome from guicheng.fulfilment x join guicheng.case_file f on f.id = x.case_id
     where x.entry = s.assignment || '/' || s.society and (f.status = 'open' or f.outcome = 'completed')
     order by f.filed_at desc limit 1) c on true`;

const ASSIGNMENTS = `select a.id, a.procedure, t.template -> 'title' as title, a.due_on::text as due_on, a.assigned_at,
    count(*) filter (where s.excepted is null)::int as asked, count(s.case_id)::int as begun,
    count(*) filter (where s.outcome = 'completed')::int as done
  from guicheng.assignment a join guicheng.template_version t on t.hash = a.template_hash join (${ASKED}) s on s.assignment = a.id
 where a.organisation = any($1::uuid[])`;

/** 布置任务: one act asks many societies; each opens a case of its own when it begins. */
@Injectable()
export class AssignmentsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(asker: Subject): Promise<AssignmentView[]> {
    const rows = await this.database.rows<AssignmentRow>(
      `${ASSIGNMENTS} group by a.id, t.hash order by a.assigned_at desc limit 200`,
      [housesOf(asker)],
    );
    return rows.map(viewOf);
  }

  async board(asker: Subject, id: string): Promise<AssignmentBoardView> {
    const [row] = await this.database.rows<AssignmentRow>(`${ASSIGNMENTS} and a.id = $2 group by a.id, t.hash`, [
      housesOf(asker),
      id,
    ]);
    if (row === undefined) throw new ApiException('NOT_FOUND');
    const [names, societies] = await Promise.all([
      this.names.read(),
      this.database.rows<{
        society: string;
        excepted: string | null;
        status: string | null;
        id: string | null;
        number: string | null;
      }>(
        `select s.society, s.excepted, s.status, c.id, c.number from (${ASKED}) s
           join guicheng.organisation o on o.id = s.society
           left join guicheng.case_file c on c.id = s.case_id and ${CASES_VISIBLE}
          where s.assignment = $2 order by o.name_zh, o.id`,
        [asker.person.id, id],
      ),
    ]);
    return {
      ...viewOf(row),
      societies: societies.map((asked) => ({
        society: names.organisation(asked.society),
        excepted: asked.excepted,
        state: asked.status === null ? 'not-begun' : asked.status === 'open' ? 'begun' : 'done',
        case: asked.id === null || asked.number === null ? null : { id: asked.id, number: asked.number },
      })),
    };
  }

  /** The same key with the same content is the same assignment. */
  async assign(asker: Subject, key: unknown, request: AssignRequest): Promise<AssignmentBoardView> {
    const association = housesOf(asker)[0];
    if (association === undefined) throw new ApiException('FORBIDDEN');
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    const requestHash = hashOf(request);
    const person = asker.person.id;
    const earlier = await this.database.one<{ id: string; request_hash: string }>(
      'select id, request_hash from guicheng.assignment where actor = $1 and key = $2',
      [person, key],
    );
    if (earlier !== null && earlier.request_hash !== requestHash) throw new ApiException('KEY_REUSED');
    if (earlier !== null) return this.board(asker, earlier.id);
    const house = await this.houseOf(association, request.procedure);
    const societies = await this.societiesOf(association, request);
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      const { role, nobody } = house.by;
      if (!(await isInOffice(sql, person, { organisation: association, role, nobody }))) throw new ApiException('FORBIDDEN');
      await sql.run(
        `insert into guicheng.assignment (id, actor, key, request_hash, organisation, template_hash, procedure, due_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, person, key, requestHash, association, house.published.hash, request.procedure, house.dueOn],
      );
      await sql.run(
        `insert into guicheng.assignment_society (assignment, society, excepted)
         select $1, s.society, s.excepted from jsonb_to_recordset($2::jsonb) as s (society uuid, excepted text)`,
        [id, json(societies)],
      );
      await recordAct(sql, person, {
        action: 'procedure-assigned',
        object: { kind: 'assignment', id },
        organisation: association,
        ids: { procedure: request.procedure },
      });
    });
    return this.board(asker, id);
  }

  /** The association in whose name it is assigned, and what its template says of it. Refuses a procedure that is not assigned. */
  private async houseOf(association: string, procedure: string) {
    const row = await this.database.one<{ jurisdiction: string; today: string; calendar: Calendar | null }>(
      `select o.jurisdiction, (guicheng.record_now() at time zone 'Asia/Shanghai')::date::text as today,
              (select c.calendar from guicheng.calendar c where c.jurisdiction in ('CN', o.jurisdiction)
                order by (c.jurisdiction = o.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
         from guicheng.organisation o where o.id = $1`,
      [association],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    const published: Published = await this.templates.current(procedure, row.jurisdiction);
    const start = startOfKind(published.program, 'assigned');
    if (start === null || start.by.of !== 'association' || row.calendar === null)
      throw new ApiException('FIELD_INVALID', { label: 'procedure' }, 'procedure');
    return { published, by: start.by, dueOn: assignedDueOn({ start }, row.today, row.calendar) };
  }

  /** Those asked and those left out, all of them the association's own. */
  private async societiesOf(
    association: string,
    { societies, exceptions = [] }: AssignRequest,
  ): Promise<{ society: string; excepted: string | null }[]> {
    const own = await this.database.rows<{ id: string }>(
      `select id from guicheng.organisation where kind = 'society' and association = $1
          and (dissolved_on is null or dissolved_on > (guicheng.record_now() at time zone 'Asia/Shanghai')::date) order by id`,
      [association],
    );
    const known = new Set(own.map(({ id }) => id));
    const chosen = new Set([...(societies ?? known), ...exceptions.map(({ society }) => society)]);
    const foreign = [...chosen].some((id) => !known.has(id));
    if (foreign || chosen.size === exceptions.length)
      throw new ApiException('FIELD_INVALID', { label: 'societies' }, 'societies');
    const reasons = new Map(exceptions.map(({ society, reason }) => [society, reason.trim()]));
    return [...chosen].map((society) => ({ society, excepted: reasons.get(society) ?? null }));
  }
}

/** Associations for which somebody reads the societies' affairs. */
function housesOf(asker: Subject): string[] {
  const roles = rolesThatSee('put before its organisation');
  return [...new Set(asker.posts.filter((post) => roles.includes(post.role)).map((post) => post.organisation.id))];
}

function viewOf(row: AssignmentRow): AssignmentView {
  return {
    id: row.id,
    procedure: { id: row.procedure, title: row.title },
    dueOn: row.due_on,
    assignedAt: row.assigned_at.toISOString(),
    asked: row.asked,
    begun: row.begun,
    done: row.done,
  };
}

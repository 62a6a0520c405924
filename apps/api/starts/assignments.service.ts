import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  LISTED_AT_MOST,
  ASSIGNMENT_STATES,
  type AssignedSociety,
  type AssignmentBoardView,
  type AssignmentChoicesView,
  type AssignmentState,
  type AssignmentView,
  type AssignRequest,
} from '../../../libs/contracts';
import { hashOf, inTransaction, json, tellOfAssignment } from '../../../libs/persistence';
import { assignedDueOn, startOfKind, type Calendar, type Jurisdiction } from '../../../libs/procedure';
import { rolesThatSee } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { recordAct } from '../people/acts';
import { byMenu } from '../procedures/offers.service';
import { TemplatesService, type Published } from '../procedures/templates.service';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { ASSIGNMENTS, BOARD, GROUPED, type AssignmentRow, type SocietyRow } from './assignment-rows';
import { isInOffice } from './office';

/** The association's own societies that still exist. */
const OWN_SOCIETIES = `from guicheng.organisation o where o.kind = 'society' and o.association = $1
  and (o.dissolved_on is null or o.dissolved_on > (guicheng.record_now() at time zone 'Asia/Shanghai')::date)`;

/** 布置任务: one act asks many societies; each opens a case of its own when it begins. */
@Injectable()
export class AssignmentsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  async list(asker: Subject): Promise<AssignmentView[]> {
    const rows = await this.database.rows<AssignmentRow>(
      `${ASSIGNMENTS} where a.organisation = any($1::uuid[]) ${GROUPED} order by a.assigned_at desc limit ${LISTED_AT_MOST.assignments}`,
      [housesOf(asker)],
    );
    return rows.map(viewOf);
  }

  async board(asker: Subject, id: string): Promise<AssignmentBoardView> {
    const row = await this.ofHouse(asker, id);
    const [names, societies] = await Promise.all([
      this.names.read(),
      this.database.rows<SocietyRow>(BOARD, [asker.person.id, id, row.organisation]),
    ]);
    const counts = Object.fromEntries(ASSIGNMENT_STATES.map((state) => [state, 0])) as Record<AssignmentState, number>;
    for (const { state } of societies) counts[state] += 1;
    return {
      ...viewOf(row),
      letter: row.letter,
      sample: row.sample_name === null ? null : { name: row.sample_name },
      counts,
      societies: societies.map((asked) => societyOf(asked, names)),
    };
  }

  /** An assignment of one's own house; what is another's does not exist. */
  async ofHouse(asker: Subject, id: string): Promise<AssignmentRow> {
    const row = await this.database.one<AssignmentRow>(
      `${ASSIGNMENTS} where a.organisation = any($1::uuid[]) and a.id = $2 ${GROUPED}`,
      [housesOf(asker), id],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** What can be assigned in one's house, and to whom, with what the list of societies can be narrowed by. */
  async choices(asker: Subject): Promise<AssignmentChoicesView> {
    const association = associationOf(asker);
    const [names, procedures, rows] = await Promise.all([
      this.names.read(),
      this.templates.procedures(),
      this.database.rows<{ id: string; jurisdiction: Jurisdiction; founded_on: string | null; record: Record<string, unknown> }>(
        `select o.id, o.jurisdiction, o.founded_on::text, coalesce((
                  select m.record from guicheng.master_record m where m.organisation = o.id and m.voided_at is null
                   order by m.valid_from desc, m.version desc limit 1), '{}') as record
           ${OWN_SOCIETIES} order by o.name_zh, o.id`,
        [association],
      ),
    ]);
    const assignable = procedures.map((procedure) => this.assignable(association, procedure).catch(notAssigned));
    return {
      association,
      procedures: (await Promise.all(assignable)).flatMap((house) => (house === null ? [] : [cardOf(house)])).sort(byMenu),
      societies: rows.map(({ id, jurisdiction, founded_on: foundedOn, record }) => ({
        society: names.organisation(id),
        jurisdiction,
        foundedOn,
        ...pick(record),
      })),
    };
  }

  /** The same key with the same content is the same assignment. */
  async assign(asker: Subject, key: unknown, request: AssignRequest): Promise<AssignmentBoardView> {
    const association = associationOf(asker);
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    const requestHash = hashOf(request);
    const person = asker.person.id;
    const earlier = await this.database.one<{ id: string; request_hash: string }>(
      'select id, request_hash from guicheng.assignment where actor = $1 and key = $2',
      [person, key],
    );
    if (earlier !== null && earlier.request_hash !== requestHash) throw new ApiException('KEY_REUSED');
    if (earlier !== null) return this.board(asker, earlier.id);
    const house = await this.assignable(association, request.procedure);
    const dueOn = request.dueOn ?? house.dueOn;
    if (dueOn < house.today) throw new ApiException('FIELD_INVALID', { label: 'dueOn' }, 'dueOn');
    if (request.sample !== undefined) await this.files.evidenceHash(association, request.sample, 'sample');
    const societies = await this.societiesOf(association, request);
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      const { role, nobody } = house.by;
      if (!(await isInOffice(sql, person, { organisation: association, role, nobody }))) throw new ApiException('FORBIDDEN');
      await sql.run(
        `insert into guicheng.assignment (id, actor, key, request_hash, organisation, template_hash, procedure, due_on, letter, sample)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, person, key, requestHash, association, house.published.hash, request.procedure],
          ...[dueOn, request.letter ?? null, request.sample ?? null],
        ],
      );
      await sql.run(
        `insert into guicheng.assignment_society (assignment, society, excepted)
         select $1, s.society, s.excepted from jsonb_to_recordset($2::jsonb) as s (society uuid, excepted text)`,
        [id, json(societies)],
      );
      tellOfAssignment(sql, id);
      await recordAct(sql, person, {
        action: 'procedure-assigned',
        object: { kind: 'assignment', id },
        organisation: association,
        ids: { procedure: request.procedure },
      });
    });
    return this.board(asker, id);
  }

  /** What a template says of its being assigned. Refuses a procedure that is not assigned, or not offered in this house. */
  private async assignable(association: string, procedure: string) {
    const row = await this.database.one<{ jurisdiction: string; today: string; calendar: Calendar | null; offered: boolean }>(
      `select o.jurisdiction, (guicheng.record_now() at time zone 'Asia/Shanghai')::date::text as today,
              guicheng.is_offered($2, o.id) as offered,
              (select c.calendar from guicheng.calendar c where c.jurisdiction in ('CN', o.jurisdiction)
                order by (c.jurisdiction = o.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
         from guicheng.organisation o where o.id = $1`,
      [association, procedure],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    const published: Published = await this.templates.current(procedure, row.jurisdiction);
    const start = startOfKind(published.program, 'assigned');
    if (start === null || start.by.of !== 'association' || row.calendar === null)
      throw new ApiException('FIELD_INVALID', { label: 'procedure' }, 'procedure');
    if (!row.offered) throw new ApiException('PROCEDURE_NOT_OFFERED');
    return { published, by: start.by, today: row.today, dueOn: assignedDueOn({ start }, row.today, row.calendar) };
  }

  /** Those asked and those left out, all of them the association's own. */
  private async societiesOf(
    association: string,
    { societies, exceptions = [] }: AssignRequest,
  ): Promise<{ society: string; excepted: string | null }[]> {
    const own = await this.database.rows<{ id: string }>(`select o.id ${OWN_SOCIETIES} order by o.id`, [association]);
    const known = new Set(own.map(({ id }) => id));
    const reasons = new Map(exceptions.map(({ society, reason }) => [society, reason.trim()]));
    const chosen = new Set([...(societies ?? known), ...reasons.keys()]);
    if (chosen.size === 0 || [...chosen].some((id) => !known.has(id)))
      throw new ApiException('FIELD_INVALID', { label: 'societies' }, 'societies');
    if (chosen.size === reasons.size) throw new ApiException('ASSIGNMENT_NOBODY_LEFT', {}, 'exceptions');
    return [...chosen].map((society) => ({ society, excepted: reasons.get(society) ?? null }));
  }
}

/** Associations for which somebody reads the societies' affairs. */
function housesOf(asker: Subject): string[] {
  const roles = rolesThatSee('put before its organisation');
  return [...new Set(asker.posts.filter((post) => roles.includes(post.role)).map((post) => post.organisation.id))];
}

function associationOf(asker: Subject): string {
  const [association] = housesOf(asker);
  if (association === undefined) throw new ApiException('FORBIDDEN');
  return association;
}

function notAssigned(error: unknown): null {
  if (error instanceof ApiException) return null;
  throw error;
}

function cardOf({ published: { template }, dueOn }: { published: Published; dueOn: string }) {
  return { id: template.id, title: template.title, summary: template.summary, dueOn };
}

function pick(record: AssignmentChoicesView['societies'][number] | Record<string, unknown>) {
  const { shortName, supervisingUnit, groupMember, partyForm } = record as AssignmentChoicesView['societies'][number];
  return {
    ...(shortName === undefined ? {} : { shortName }),
    ...(supervisingUnit === undefined ? {} : { supervisingUnit }),
    ...(groupMember === undefined ? {} : { groupMember }),
    ...(partyForm === undefined ? {} : { partyForm }),
  };
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

function societyOf(row: SocietyRow, names: Names): AssignedSociety {
  return {
    society: names.organisation(row.society),
    excepted: row.excepted,
    state: row.state,
    case: row.id === null || row.number === null ? null : { id: row.id, number: row.number },
    task: row.task,
    previous: row.previous,
    contact: row.contact === null ? null : { name: row.contact, phone: row.contact_phone },
    reminders: { times: row.reminded, lastOn: row.reminded_on },
    calls: row.calls.map((call) => ({ ...call, at: new Date(call.at).toISOString() })),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import { INBOX_LISTS, type InboxFilters, type InboxList, type TaskPurpose } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import {
  CASES_OF_OWN_RIGHT,
  HELD_CASE_SURELY_VISIBLE,
  HELD_CASE_VISIBLE,
  HOLDS_BY_POST,
  HOLDS_TASK,
  inForce,
  KEPT_FROM,
  TODAY,
} from '../../../libs/rights';
import { Database } from '../database';
import { TemplatesService } from '../procedures/templates.service';
import { caseSearch } from '../views/case-search';
import type { Cursor } from '../cursor';

interface CaseOfRow {
  stream: string;
  number: string;
  procedure: string;
  template_hash: string;
  subject: string;
  society: string;
}
export interface TaskRow extends CaseOfRow {
  task: string;
  block: string;
  purpose: TaskPurpose;
  opened_at: Date;
  due_at: Date | null;
  role: Role;
  turned: boolean;
}
export interface DoneRow extends CaseOfRow {
  task: string;
  block: string;
  outcome: string;
  at: Date;
}
export interface CopyRow extends CaseOfRow {
  notice: string;
  at: Date;
  read: boolean;
}
export interface FiledRow extends CaseOfRow {
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  at: Date;
}
export interface RowsOf {
  todo: TaskRow;
  department: TaskRow;
  done: DoneRow;
  copied: CopyRow;
  filed: FiledRow;
}

export interface Asked {
  person: string;
  filters: InboxFilters;
  /** A number in the text and no parameter: a plan that is kept knows how little is asked of it. */
  limit: number;
  after?: Cursor;
  /** Only of these: for whom somebody stands in, perhaps not in all. */
  procedures?: string[];
  /** Only how many: in no order, of copies the unread ones, of what was filed what is under way. */
  counting?: boolean;
}

/** The first page of a whole list: one text for everybody. */
function isPlain({ filters, after, procedures }: Asked): boolean {
  return Object.values(filters).every((value) => value === undefined) && after === undefined && procedures === undefined;
}

/** Values of one statement, each under its number. `$1` is the person, as the rules of `libs/rights` have it. */
class Values {
  readonly all: unknown[];
  constructor(person: string) {
    this.all = [person];
  }
  add(value: unknown): string {
    return `$${this.all.push(value)}`;
  }
}

const CASE = 'c.number, c.procedure, c.template_hash, c.subject, c.society';
const KEY = `coalesce(h.due_at, 'infinity'::timestamptz), h.opened_at, h.task`;
const startOf = (day: string) => `(${day}::timestamp at time zone 'Asia/Shanghai')`;

/** A limit at midnight is the day before's, as the pages say it. */
const DUE: Record<NonNullable<InboxFilters['due']>, string> = {
  today: `h.due_at > ${startOf(TODAY)} and h.due_at <= ${startOf(`(${TODAY} + 1)`)}`,
  week: `h.due_at > ${startOf(TODAY)} and h.due_at <= ${startOf(`(date_trunc('week', ${TODAY}::timestamp)::date + 7)`)}`,
  passed: `h.due_at <= ${startOf(TODAY)}`,
};

/**
 * Each list is one statement that follows an index in the order of the list and stops at the page's end; what it counts is the same
 * statement with a higher limit, so that a number and its list cannot differ (measured in `inbox.decision.md`).
 */
@Injectable()
export class InboxQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  async rows<List extends InboxList>(list: List, asked: Asked): Promise<RowsOf[List][]> {
    const { text, values } = await this.statement(list, asked);
    return isPlain(asked) ? this.database.standing(text, values) : this.database.rows(text, values);
  }

  /** How many stand in each whole list, whatever is chosen from it: one question, because each on its own costs more than its answer. */
  async counts(asked: Pick<Asked, 'person' | 'limit'>): Promise<Record<InboxList, number>> {
    const counted = await Promise.all(
      INBOX_LISTS.map(async (list) => {
        const { text } = await this.statement(list, { ...asked, filters: {}, counting: true });
        return `(select count(*)::int from (${text}) as listed) as ${list}`;
      }),
    );
    const [row] = await this.database.standing<Record<InboxList, number>>(`select ${counted.join(', ')}`, [asked.person]);
    if (row === undefined) throw new Error('PostgreSQL counts nothing');
    return row;
  }

  /** What the rows of a list are about. */
  async choices(list: InboxList, asked: Asked): Promise<{ versions: string[]; societies: string[]; roles: Role[] }> {
    const { text, values } = await this.statement(list, asked);
    const roles = list === 'todo' || list === 'department' ? 'array_agg(distinct role)' : `'{}'::text[]`;
    const row = await this.database.one<{ versions: string[] | null; societies: string[] | null; roles: Role[] | null }>(
      `select array_agg(distinct template_hash) as versions, array_agg(distinct society::text) as societies, ${roles} as roles
         from (${text}) as listed`,
      values,
    );
    return { versions: row?.versions ?? [], societies: row?.societies ?? [], roles: row?.roles ?? [] };
  }

  private async statement(list: InboxList, asked: Asked): Promise<{ text: string; values: unknown[] }> {
    const values = new Values(asked.person);
    // What waits for somebody says itself whose and which matter it is, so that an index has it in the order of the list.
    const about = await this.about(values, asked, list === 'todo' || list === 'department' ? 'h' : 'c');
    const text = { todo: heldBy, department: heldBy, done: actedBy, copied: copiedTo, filed: filedBy }[list](
      values,
      asked,
      about,
      list,
    );
    return { text, values: values.all };
  }

  /** Conditions on the case. */
  private async about(values: Values, { filters, procedures }: Asked, row: 'h' | 'c'): Promise<string[]> {
    const { procedure, society, query } = filters;
    return [
      ...(procedure === undefined ? [] : [`${row}.procedure = ${values.add(procedure)}`]),
      ...(procedures === undefined ? [] : [`c.procedure = any(${values.add(procedures)}::text[])`]),
      ...(society === undefined ? [] : [`${row}.society = ${values.add(society)}`]),
      ...(query === undefined ? [] : [caseSearch(values.add(query), values.add(await this.templates.titled(query)))]),
    ];
  }
}

/** Of the person's `office`, a post in force, on `guicheng.task_holder h`: by which of the two it has the task, and sees its case. */
const BY_POST = {
  has: `h.role = o.role and ${HOLDS_BY_POST}`,
  sees: HELD_CASE_VISIBLE,
  surely: `not o.kept and ${HELD_CASE_SURELY_VISIBLE}`,
};
const BY_DEPUTY = { has: `h.nobody = o.role and ${HOLDS_TASK}`, sees: CASES_OF_OWN_RIGHT, surely: 'false' };
const OFFICE = `with office as materialized (
      select distinct p.organisation, p.role, ${KEPT_FROM('p')} as kept from guicheng.post p where p.person = $1 and ${inForce('p')})`;

/** By each of his posts, and by each that he stands in for while nobody holds it; then once, whatever number of posts he has it by. */
function heldBy(values: Values, { filters, limit, after, counting }: Asked, about: string[], list: InboxList): string {
  const conditions = ['h.organisation = o.organisation', 'h.open', `h.to_take = ${list === 'department'}`];
  if (counting) {
    // In whatever order they come: the first thousand are enough, and none need be sorted.
    const first = ({ has, sees, surely }: typeof BY_POST) => `select found.task from office o cross join lateral (
      select h.task from guicheng.task_holder h where ${[...conditions, has].join(' and ')} and (${surely} or exists (
        select 1 from guicheng.task t join guicheng.case_file c on c.id = t.stream where t.id = h.task and ${sees})) limit ${limit}) as found`;
    return `${OFFICE} select distinct h.task from (${first(BY_POST)} union all ${first(BY_DEPUTY)}) as h limit ${limit}`;
  }
  conditions.push(
    ...about,
    ...(filters.due === undefined ? [] : [DUE[filters.due]]),
    ...(filters.capacity === undefined ? [] : [`h.role = ${values.add(filters.capacity)}`]),
  );
  if (after !== undefined) {
    const [due, opened, task] = after;
    conditions.push(
      `(${KEY}) > (${values.add(due ?? 'infinity')}::timestamptz, ${values.add(opened)}::timestamptz, ${values.add(task)}::text)`,
    );
  }
  const held = ({ has, sees }: typeof BY_POST) => `select found.* from office o cross join lateral (
      select distinct on (${KEY}) h.task, t.stream, t.block, t.purpose, h.opened_at, h.due_at, ${CASE}, h.role, h.turned
        from guicheng.task_holder h join guicheng.task t on t.id = h.task join guicheng.case_file c on c.id = t.stream
       where ${[...conditions, has, sees].join(' and ')} order by ${KEY}, h.turned limit ${limit}) as found`;
  return `${OFFICE} select distinct on (${KEY}) h.* from (${held(BY_POST)} union all ${held(BY_DEPUTY)}) as h
     order by ${KEY}, h.turned limit ${limit}`;
}

function actedBy(values: Values, { limit, after, counting }: Asked, about: string[]): string {
  const where = [
    `t.actor = $1`,
    `t.status = 'closed'`,
    CASES_OF_OWN_RIGHT,
    ...about,
    ...behind(values, after, 't.closed_at', 't.id'),
  ];
  return `select t.id as task, t.stream, t.block, t.outcome, t.closed_at as at, ${CASE}
      from guicheng.task t join guicheng.case_file c on c.id = t.stream
     where ${where.join(' and ')} ${counting ? '' : 'order by t.closed_at desc, t.id desc'} limit ${limit}`;
}

/** What was copied to posts of his, of cases that he sees: a message must not outlive the right. */
function copiedTo(values: Values, { limit, after, counting }: Asked, about: string[]): string {
  const where = [
    `n.organisation = o.organisation and n.role = o.role and n.message = 'copied'`,
    CASES_OF_OWN_RIGHT,
    ...about,
    ...behind(values, after, 'n.at', 'n.id'),
    ...(counting ? ['r.notice is null'] : []),
  ];
  return `${OFFICE} select found.* from office o cross join lateral (
      select n.id as notice, n.stream, n.at, r.notice is not null as read, ${CASE}
        from guicheng.notice n join guicheng.case_file c on c.id = n.stream
        left join guicheng.notice_read r on r.notice = n.id and r.person = $1
       where ${where.join(' and ')} order by n.at desc, n.id desc limit ${limit}) as found
     order by found.at desc, found.notice desc limit ${limit}`;
}

function filedBy(values: Values, { limit, after, counting }: Asked, about: string[]): string {
  const where = [
    'c.applicant = $1',
    ...about,
    ...behind(values, after, 'c.filed_at', 'c.id', 'uuid'),
    ...(counting ? [`c.status = 'open'`] : []),
  ];
  return `select c.id as stream, c.status, c.outcome, c.filed_at as at, ${CASE} from guicheng.case_file c
     where ${where.join(' and ')} ${counting ? '' : 'order by c.filed_at desc, c.id desc'} limit ${limit}`;
}

/** Newest first, and behind what was shown. */
function behind(values: Values, after: Cursor | undefined, at: string, id: string, type = 'text'): string[] {
  if (after === undefined) return [];
  return [`(${at}, ${id}) < (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::${type})`];
}

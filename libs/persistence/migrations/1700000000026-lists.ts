import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An inbox filtered by society or procedure is read like the whole of it: from one index, in the order of the list. So a row of it says whose
 * and which matter it is. The lists of cases and messages have an order that a page can go on from, and a society that was reminded of what it
 * was asked for finds that among its messages.
 */
export class Lists1700000000026 implements MigrationInterface {
  name = 'Lists1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...INDEXES, everyNotice([...NOTICES, REMINDERS])]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(everyNotice(NOTICES));
    for (const index of ['case_newest_first', 'notice_by_time']) await runner.query(`drop index guicheng.${index}`);
    // Its indexes go with them.
    await runner.query('alter table guicheng.task_holder drop column society, drop column procedure');
  }
}

const COLUMNS = [
  `alter table guicheng.task_holder add column society uuid, add column procedure text`,
  `update guicheng.task_holder h set society = c.society, procedure = c.procedure
     from guicheng.task t join guicheng.case_file c on c.id = t.stream where t.id = h.task`,
];

/** As in 14: what has no limit comes last. */
const BY_CLOCK = `coalesce(due_at, 'infinity'::timestamptz), opened_at, task`;

const INDEXES = [
  `create index task_open_by_society on guicheng.task_holder (organisation, role, to_take, society, ${BY_CLOCK}) where open`,
  `create index task_open_by_procedure on guicheng.task_holder (organisation, role, to_take, procedure, ${BY_CLOCK}) where open`,
  `create index case_newest_first on guicheng.case_file (filed_at desc, id desc)`,
  `create index notice_by_time on guicheng.notice (organisation, role, at desc, id desc)`,
];

/** Sorted by the millisecond, as what a page goes on from says it. */
const from = (table: string, at: string) => `select id, stream, organisation, role, message, ${at} as at from guicheng.${table}`;
const NOTICES = [from('notice', 'at'), from('sign_in_notice', 'at'), from('note_notice', `date_trunc('milliseconds', at)`)];
/** About no case or sitting: `stream` is the assignment. */
const REMINDERS = `select 'assignment~' || k.id, k.assignment, k.society, 'society-secretariat', 'assignment-reminder', k.at
  from guicheng.assignment_contact k where k.kind = 'reminder'`;

function everyNotice(parts: string[]): string {
  return `create or replace view guicheng.every_notice as ${parts.join(' union all ')}`;
}

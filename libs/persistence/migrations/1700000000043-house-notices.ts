import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody is told besides what logs say: that he was asked for something, is called to a sitting, answers for something, or that a day
 * comes near. Written once each, under an id derived from what it is about.
 */
export class HouseNotices1700000000043 implements MigrationInterface {
  name = 'HouseNotices1700000000043';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke select on guicheng.follow_up_note, guicheng.duty_done from guicheng_worker');
    await runner.query(viewOfNotices(WITHOUT_THE_LAST));
    await runner.query('drop table guicheng.house_notice');
  }
}

const UP = [
  `create table guicheng.house_notice (
     -- \`about\`: a sitting, an assignment, a proposal or a society.
     id text primary key, about uuid not null,
     -- To a post; with the role \`oneself\` to one person, whose id it is then.
     organisation uuid not null, role text not null, message text not null,
     -- Of a calendar or a sitting: which entry of it, and the words that it has in its template.
     entry text, template_hash text references guicheng.template_version, block text,
     -- By when, or on which day.
     day date, at timestamptz not null default guicheng.record_now())`,
  `create index house_notice_by_time on guicheng.house_notice (organisation, role, at desc, id desc)`,
  `create index house_notice_of_follow_up on guicheng.house_notice (day) where message = 'follow-up-assigned'`,
  `create trigger house_notice_is_append_only before update or delete or truncate on guicheng.house_notice
     for each statement execute function guicheng.refuse_change()`,
  `grant select, insert on guicheng.house_notice to guicheng_api, guicheng_worker`,
  `grant select on guicheng.house_notice to guicheng_auditor`,
  `grant select on guicheng.follow_up_note, guicheng.duty_done to guicheng_worker`,
  viewOfNotices(`rtrim(old, ';') || $part$ union all
    select w.id, w.about, w.organisation, w.role, w.message, w.at from guicheng.house_notice w$part$`),
];

/** The view before this migration's part of it. */
const WITHOUT_THE_LAST = `left(old, length(old) - strpos(reverse(old), reverse('UNION ALL')) - length('UNION ALL') + 1)`;

/** Whatever other parts the view has by now. */
function viewOfNotices(changed: string): string {
  return `do $do$ declare old text := pg_get_viewdef('guicheng.every_notice'::regclass); begin
    execute 'create or replace view guicheng.every_notice as ' || ${changed};
  end $do$`;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the house is one to practise in (libs/demo/practice.decision.md). The mark is set while nobody is in the store and stays as long as the
 * store: real matters never become an exercise, nor an exercise a real matter.
 */
export class Practice1700000000038 implements MigrationInterface {
  name = 'Practice1700000000038';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `alter table guicheng.deployment add column practice boolean not null default false,
     add constraint practice_is_invented check (not practice or demo is true)`,
  `create function guicheng.practice_stays() returns trigger language plpgsql as $$
     begin
       if old.practice then raise exception 'a house to practise in stays one'; end if;
       if exists (select 1 from guicheng.organisation) then raise exception 'a house with people in it does not become one to practise in'; end if;
       return new;
     end $$`,
  `create trigger deployment_practice_stays before update on guicheng.deployment
     for each row when (old.practice <> new.practice) execute function guicheng.practice_stays()`,
];

const DOWN = [
  'drop trigger deployment_practice_stays on guicheng.deployment',
  'drop function guicheng.practice_stays()',
  'alter table guicheng.deployment drop column practice',
];

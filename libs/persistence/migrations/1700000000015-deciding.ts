import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 常用语: what somebody writes again and again with his decisions, in his own order. His own alone: nobody else reads it. */
export class Deciding1700000000015 implements MigrationInterface {
  name = 'Deciding1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table guicheng.opinion_phrase (
       person uuid not null references guicheng.person, position smallint not null, words text not null,
       primary key (person, position))`);
    await runner.query('grant select, insert, update, delete on guicheng.opinion_phrase to guicheng_api');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.opinion_phrase');
  }
}

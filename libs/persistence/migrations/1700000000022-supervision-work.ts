import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a supervisor makes: samples that were drawn, findings, and what a society was asked to put right. Rows are added and never changed;
 * whatever becomes of a finding is a further row. The indexes are those of the list of exceptions (例外清单): each kind is rare, and is found
 * without reading the record whole.
 */
export class SupervisionWork1700000000022 implements MigrationInterface {
  name = 'SupervisionWork1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...EXCEPTIONS, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of INDEXES) await runner.query(`drop index guicheng.${name}`);
    await runner.query(
      `drop table guicheng.rectification_entry, guicheng.rectification, guicheng.supervision_finding,
         guicheng.supervision_sample_case, guicheng.supervision_sample`,
    );
  }
}

const OWN = [
  'supervision_sample',
  'supervision_sample_case',
  'supervision_finding',
  'rectification',
  'rectification_entry',
] as const;

const TABLES = [
  `create table guicheng.supervision_sample (
     id uuid primary key, given_by uuid not null references guicheng.supervision_grant, person uuid not null references guicheng.person,
     drawn_at timestamptz not null default guicheng.record_now(),
     -- What is drawn from, as of when, and by which seed: the same three give the same cases again.
     scope jsonb not null, as_of timestamptz not null, seed text not null,
     size integer not null check (size > 0), universe integer not null check (universe >= size))`,
  `create index supervision_sample_by_grant on guicheng.supervision_sample (given_by, drawn_at)`,
  `create table guicheng.supervision_sample_case (
     sample uuid not null references guicheng.supervision_sample, position integer not null, case_id uuid not null references guicheng.case_file,
     primary key (sample, position))`,
  `create table guicheng.supervision_finding (
     id uuid primary key, given_by uuid not null references guicheng.supervision_grant, person uuid not null references guicheng.person,
     case_id uuid not null references guicheng.case_file,
     -- The entry of the case that it is about; null: the case as a whole.
     seq integer, words jsonb not null, files uuid[] not null default '{}', at timestamptz not null default guicheng.record_now())`,
  `create index supervision_finding_by_grant on guicheng.supervision_finding (given_by, at)`,
  `create table guicheng.rectification (
     id uuid primary key, finding uuid not null references guicheng.supervision_finding, society uuid not null references guicheng.organisation,
     person uuid not null references guicheng.person, words jsonb not null, files uuid[] not null default '{}', due_on date not null,
     at timestamptz not null default guicheng.record_now())`,
  `create index rectification_by_society on guicheng.rectification (society, at desc)`,
  `create index rectification_by_finding on guicheng.rectification (finding)`,
  `create table guicheng.rectification_entry (
     rectification uuid not null references guicheng.rectification, number integer not null,
     what text not null check (what in ('answered', 'asked-again', 'closed')), author uuid not null references guicheng.person,
     words jsonb not null, files uuid[] not null default '{}', due_on date check ((due_on is not null) = (what = 'asked-again')),
     at timestamptz not null default guicheng.record_now(), primary key (rectification, number))`,
  ...OWN.map(
    (table) => `create trigger ${table}_is_append_only before update or delete or truncate on guicheng.${table}
     for each statement execute function guicheng.refuse_change()`,
  ),
];

const CIVIL_DAY = `(at at time zone 'Asia/Shanghai')::date`;
const INDEXES = [
  'event_on_behalf',
  'event_back_dated',
  'event_overridden',
  'holder_turned',
  'event_recused',
  'event_corrected',
  'event_at_quorum',
  'case_on_paper',
  'case_by_association',
  'task_late',
  'attempt_on_stream',
  'intent_by_link',
] as const;

const EXCEPTIONS = [
  `create index event_on_behalf on guicheng.stream_event (at) where jsonb_exists(event, 'recorded')`,
  `create index event_back_dated on guicheng.stream_event (at) where occurred_on < ${CIVIL_DAY}`,
  `create index event_overridden on guicheng.stream_event (at) where kind = 'overridden'`,
  `create index holder_turned on guicheng.task_holder (opened_at) where turned`,
  `create index event_recused on guicheng.stream_event (at) where kind = 'recused'`,
  `create index event_corrected on guicheng.stream_event (at)
     where kind = 'item-resulted' and event ->> 'stage' = 'announced' and event ->> 'version' <> '1'`,
  `create index event_at_quorum on guicheng.stream_event (at)
     where kind = 'item-resulted' and event ->> 'stage' = 'announced'
       and event #>> '{result,arithmetic,present}' = event #>> '{result,arithmetic,quorumNeeded}'`,
  `create index case_on_paper on guicheng.case_file (filed_at) where on_paper`,
  `create index case_by_association on guicheng.case_file (association, filed_at)`,
  `create index task_late on guicheng.task (closed_at) where actor is not null and closed_at > due_at`,
  `create index attempt_on_stream on guicheng.attempt (at) where stream is not null and code <> 'OK'`,
  `create index intent_by_link on guicheng.intent (received_at) where kind = 'cast-ballot' and strength in ('link', 'link+code')`,
];

const RIGHTS = OWN.flatMap((table) => [
  `grant select, insert on guicheng.${table} to guicheng_api`,
  `grant select on guicheng.${table} to guicheng_auditor`,
]);

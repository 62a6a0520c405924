import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Publishing by people: one prepares, another confirms, and the prepared template stays as it was either way. Until now only the owner
 * published (the shipped catalogue); the API may add programs and versions, and never change or remove one.
 */
export class Publishing1700000000012 implements MigrationInterface {
  name = 'Publishing1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLE, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.publication');
    await runner.query(
      'revoke insert on guicheng.program, guicheng.template_version, guicheng.called_template from guicheng_api',
    );
    await runner.query('revoke execute on function guicheng.pin_called(text, text[], text[]) from guicheng_api');
  }
}

const TABLE = [
  `create table guicheng.publication (
     id uuid primary key default gen_random_uuid(),
     procedure text not null, jurisdiction text not null, version integer not null,
     -- Under the hash by which cases will name it.
     hash text not null, template json not null,
     -- Findings that whoever prepared it has seen and stands by: rule and place.
     acknowledged jsonb not null default '[]',
     reason text, prepared_by uuid not null references guicheng.person, prepared_at timestamptz not null default guicheng.record_now(),
     decision text check (decision in ('confirmed', 'declined')), decided_by uuid references guicheng.person, decided_at timestamptz,
     decision_reason text,
     check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)))`,
  // What waits is one version of a procedure in a place: two would be confirmed without knowing of each other.
  `create unique index publication_open on guicheng.publication (procedure, jurisdiction) where decision is null`,
];

const RIGHTS = [
  `grant select, insert on guicheng.publication to guicheng_api`,
  `grant update (decision, decided_by, decided_at, decision_reason) on guicheng.publication to guicheng_api`,
  `grant select on guicheng.publication to guicheng_auditor`,
  `grant insert on guicheng.program, guicheng.template_version, guicheng.called_template to guicheng_api`,
  `grant execute on function guicheng.pin_called(text, text[], text[]) to guicheng_api`,
];

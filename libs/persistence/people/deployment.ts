/** What is done on the server's console alone: the first administrator of an empty deployment, and its profile. */
import { randomUUID } from 'node:crypto';
import { ADMINISTRATOR_ROLES, type AdministratorRole, type Role } from '../../procedure';
import { existsIn, isAdministrator, separation, TODAY, type Profile } from '../../rights';
import { json, type Sql } from '../sql';
import { makeInvitation } from './invitation';

/** Why the console's wish is not fulfilled; the command has the words. */
export type SetUpRefusal =
  | 'demo-data'
  | 'administrator-exists'
  | 'other-profile'
  | 'not-in-profile'
  | 'login-taken'
  | 'same-profile'
  | 'login-unknown'
  | 'one-person-twice'
  | 'decides-already';

export class SetUpProblem extends Error {
  constructor(
    readonly refusal: SetUpRefusal,
    readonly about = '',
  ) {
    super(refusal);
    this.name = 'SetUpProblem';
  }
}

export interface FirstAdministrator {
  login: string;
  name: string;
  role: AdministratorRole;
  profile: Profile;
  /** Of the association, when there is none yet. */
  organisation: string;
  jurisdiction: string;
}

/**
 * Makes the association where there is none, the person, the post, the account without a password, and the link to one. In 等保三级 once for
 * each of the three; refused when somebody holds that post, and where the demo's people are.
 */
export async function createFirstAdministrator(
  sql: Sql,
  first: FirstAdministrator,
): Promise<{ token: string; expiresAt: string }> {
  const deployment = await lockDeployment(sql);
  if (deployment.demo === true) throw new SetUpProblem('demo-data');
  const administrators = await administratorsNow(sql);
  if (administrators.length > 0 && deployment.profile !== first.profile)
    throw new SetUpProblem('other-profile', deployment.profile);
  if (!existsIn(first.profile, first.role)) throw new SetUpProblem('not-in-profile', first.role);
  if (administrators.some(({ role }) => role === first.role)) throw new SetUpProblem('administrator-exists', first.role);
  if (await sql.one('select 1 from guicheng.account where lower(login) = lower($1)', [first.login]))
    throw new SetUpProblem('login-taken', first.login);
  await sql.run('update guicheng.deployment set demo = false, profile = $1', [first.profile]);
  const association = (await associationOf(sql)) ?? (await addAssociation(sql, first));
  const person = randomUUID();
  await sql.run('insert into guicheng.person (id, name) values ($1, $2)', [person, first.name]);
  await givePost(sql, person, association, first.role);
  await sql.run('insert into guicheng.account (person, login) values ($1, $2)', [person, first.login]);
  await recordOnConsole(sql, 'deployment-set-up', association, { person, role: first.role });
  return makeInvitation(sql, person, null);
}

/** Posts of the old profile end, those of the new one begin today; in 等保三级 everybody chooses a password by its rules. */
export async function changeProfile(
  sql: Sql,
  profile: Profile,
  logins: Partial<Record<AdministratorRole, string>>,
): Promise<void> {
  const deployment = await lockDeployment(sql);
  if (deployment.profile === profile) throw new SetUpProblem('same-profile', profile);
  const chosen: { role: AdministratorRole; person: string }[] = [];
  for (const role of administratorsOf(profile)) chosen.push({ role, person: await personOf(sql, logins[role] ?? '') });
  if (new Set(chosen.map(({ person }) => person)).size < chosen.length) throw new SetUpProblem('one-person-twice');
  for (const { role, person } of chosen) await refuseDecider(sql, profile, role, person);
  const association = await associationOf(sql);
  if (association === null) throw new SetUpProblem('login-unknown');
  await endAdministrators(sql);
  await sql.run('update guicheng.deployment set profile = $1', [profile]);
  for (const { role, person } of chosen) await givePost(sql, person, association, role);
  if (profile === 'mlps-3') await sql.run('update guicheng.account set must_change = true where password_hash is not null');
  await recordOnConsole(sql, 'profile-changed', association, { profile });
}

/** The roles that have to be named when a deployment goes over to this profile. */
export function administratorsOf(profile: Profile): AdministratorRole[] {
  return ADMINISTRATOR_ROLES.filter((role) => existsIn(profile, role));
}

async function lockDeployment(sql: Sql): Promise<{ profile: Profile; demo: boolean | null }> {
  const row = await sql.one<{ profile: Profile; demo: boolean | null }>(
    'select profile, demo from guicheng.deployment for update',
  );
  if (!row) throw new Error('the deployment has no row of its own');
  return row;
}

const STANDING = `voided_at is null and (held_to is null or held_to >= ${TODAY})`;

function administratorsNow(sql: Sql): Promise<{ role: AdministratorRole }[]> {
  return sql.rows(`select role from guicheng.post where role = any($1::text[]) and ${STANDING}`, [[...ADMINISTRATOR_ROLES]]);
}

async function associationOf(sql: Sql): Promise<string | null> {
  const row = await sql.one<{ id: string }>(
    `select id from guicheng.organisation where kind = 'association' order by id limit 1`,
  );
  return row?.id ?? null;
}

async function addAssociation(sql: Sql, first: FirstAdministrator): Promise<string> {
  const id = randomUUID();
  await sql.run(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction) values ($1, 'association', $2, $2, $3)`,
    [id, first.organisation, first.jurisdiction],
  );
  return id;
}

async function givePost(sql: Sql, person: string, organisation: string, role: Role): Promise<void> {
  await sql.run(`insert into guicheng.post (id, person, organisation, role, held_from) values ($1, $2, $3, $4, ${TODAY})`, [
    randomUUID(),
    person,
    organisation,
    role,
  ]);
}

async function personOf(sql: Sql, login: string): Promise<string> {
  const row = await sql.one<{ person: string }>('select person from guicheng.account where login = $1 and not disabled', [login]);
  if (!row) throw new SetUpProblem('login-unknown', login);
  return row.person;
}

/** On the console nobody stands by as a second person, so it puts nobody into both seats. */
async function refuseDecider(sql: Sql, profile: Profile, role: Role, person: string): Promise<void> {
  const held = await sql.rows<{ role: Role }>(`select role from guicheng.post where person = $1 and ${STANDING}`, [person]);
  // The posts of the old profile end with this change.
  const staying = held.map((post) => post.role).filter((post) => !isAdministrator(post));
  if (separation(profile, staying, role) === 'second-person') throw new SetUpProblem('decides-already', role);
}

/** Yesterday was their last day, so that nobody runs the house in two profiles today; a post that begins only today never was. */
async function endAdministrators(sql: Sql): Promise<void> {
  const roles = [...ADMINISTRATOR_ROLES];
  const why = 'profile changed';
  await sql.run(
    `update guicheng.post set voided_at = guicheng.record_now(), void_reason = $2
      where role = any($1::text[]) and ${STANDING} and held_from >= ${TODAY}`,
    [roles, why],
  );
  await sql.run(
    `update guicheng.post set held_to = ${TODAY} - 1, ended_recorded_at = guicheng.record_now(), end_reason = $2
      where role = any($1::text[]) and ${STANDING}`,
    [roles, why],
  );
}

function recordOnConsole(sql: Sql, action: string, organisation: string, ids: Record<string, string>): Promise<number> {
  return sql.run(
    `insert into guicheng.administrative_act (action, object_kind, object, organisation, details)
     values ($1, 'deployment', 'deployment', $2, $3)`,
    [action, organisation, json(ids)],
  );
}

import { Client } from 'pg';
import { reasonOf, StartProblem } from './problem';

/** The four roles of the store: owner migrates, api asks, worker decides, auditor reads. */
export const ROLES = ['owner', 'api', 'worker', 'auditor'] as const;
export type DatabaseRole = (typeof ROLES)[number];
export type RolePasswords = Record<DatabaseRole, string>;
/** One address per role; a process gets only the one it needs. */
export type RoleUrls = Record<DatabaseRole, string>;

export const DATABASE = 'guicheng';
export const SCHEMA = 'guicheng';

export function roleName(role: DatabaseRole): string {
  return `guicheng_${role}`;
}

/**
 * Makes the roles with these passwords and, where `database` is given, the database; then the schema, owned by the owner. Repeating it
 * changes nothing but the passwords. The administrator's address needs the right to make roles (and databases).
 */
export async function prepareDatabase(adminUrl: string, passwords: RolePasswords, database?: string): Promise<RoleUrls> {
  try {
    await withClient(adminUrl, (client) => makeRoles(client, passwords));
    const target = database === undefined ? adminUrl : withDatabase(adminUrl, database);
    if (database !== undefined) await withClient(adminUrl, (client) => makeDatabase(client, database));
    await withClient(target, makeSchema);
    return roleUrls(target, passwords);
  } catch (error) {
    throw new StartProblem(
      'PostgreSQL',
      `the roles or the schema of Guicheng could not be made at ${withoutPassword(adminUrl)} (${reasonOf(error)})`,
      'DATABASE_URL needs a user that may create roles and a schema in that database (createrole), and PostgreSQL 15 or later.',
    );
  }
}

/** The same server and database for each role. */
export function roleUrls(adminUrl: string, passwords: RolePasswords): RoleUrls {
  const url = (role: DatabaseRole): string => {
    const address = new URL(adminUrl);
    address.username = roleName(role);
    address.password = passwords[role];
    return address.toString();
  };
  return { owner: url('owner'), api: url('api'), worker: url('worker'), auditor: url('auditor') };
}

export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
}

/** For messages: who and where, never the password. */
export function withoutPassword(url: string): string {
  try {
    const address = new URL(url);
    address.password = '';
    return address.toString();
  } catch {
    return 'an address that is no URL';
  }
}

/** One connection for one piece of work. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that dies under an idle connection must not bring the process down; the next query says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeRoles(client: Client, passwords: RolePasswords): Promise<void> {
  // One at a time over all starts on this server: two that make the same role at once would both fail.
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(hashtext('guicheng roles'))`);
  for (const role of ROLES) {
    const name = client.escapeIdentifier(roleName(role));
    const found = await client.query('select 1 from pg_roles where rolname = $1', [roleName(role)]);
    const password = client.escapeLiteral(passwords[role]);
    // A role's other attributes are for a superuser to change; the password is ours.
    await client.query(
      found.rowCount ? `alter role ${name} password ${password}` : `create role ${name} login password ${password}`,
    );
  }
  // Only a member of a role may give things to it; a superuser need not be one.
  const superuser = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user');
  if (!superuser.rows[0]?.rolsuper) await client.query(`grant ${roleName('owner')} to current_user`);
  await client.query('commit');
}

async function makeDatabase(client: Client, database: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (found.rowCount) return;
  await client.query(
    `create database ${client.escapeIdentifier(database)} owner ${roleName('owner')} encoding 'UTF8' template template0`,
  );
}

async function makeSchema(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = client.escapeIdentifier(rows[0]?.name ?? DATABASE);
  await client.query(`create schema if not exists ${SCHEMA} authorization ${roleName('owner')}`);
  await client.query(`grant connect, temporary on database ${database} to ${ROLES.map(roleName).join(', ')}`);
  await client.query('revoke create on schema public from public');
}

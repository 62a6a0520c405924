/** `guicheng admin` on real PostgreSQL: the first administrator of an empty deployment, once; and what keeps invented and real people apart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admin } from '../../apps/cli/admin.command';
import { migrateCommand } from '../../apps/cli/migrate.command';
import type { Invocation } from '../../apps/cli/invocation';
import { readEnvironment } from '../../apps/cli/env';
import { holdToPractice, RealDataProblem, seedDemo } from '../../libs/demo';
import { invitationHash, migrate } from '../../libs/persistence';
import { prepareDatabase, roleUrls, withClient, withDatabase, type RolePasswords } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'guicheng-admin-'));
const environmentBefore = { ...process.env };
const said: string[] = [];
let postgres: RunningPostgres;
let passwords: RolePasswords;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  passwords = randomSecrets().passwords;
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
}, 120_000);
afterAll(async () => {
  process.env = environmentBefore;
  jest.restoreAllMocks();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** As in docker-compose.yml: an administrator's address and the passwords of the four roles. */
async function deployment(database: string): Promise<{ owner: <Row>(text: string, values?: unknown[]) => Promise<Row[]> }> {
  await prepareDatabase(postgres.url(), passwords, database);
  const adminUrl = withDatabase(postgres.url(), database);
  Object.assign(process.env, {
    DATABASE_URL: adminUrl,
    GUICHENG_OWNER_PASSWORD: passwords.owner,
    GUICHENG_API_PASSWORD: passwords.api,
    GUICHENG_WORKER_PASSWORD: passwords.worker,
    GUICHENG_AUDITOR_PASSWORD: passwords.auditor,
  });
  const { owner } = roleUrls(adminUrl, passwords);
  await migrate(owner);
  said.length = 0;
  return { owner: (text, values) => withClient(owner, async (client) => (await client.query(text, values)).rows as never[]) };
}

const invocation = (words: string[], flags: Invocation['flags']): Invocation => ({
  words,
  flags,
  environment: readEnvironment(),
});
const create = (flags: Record<string, string>) => admin(invocation(['create'], flags));

describe('guicheng admin create', () => {
  it('makes association, person, post and account without a password, and prints the link to it once', async () => {
    const { owner } = await deployment('real');
    const flags = { login: 'admin', name: '管理甲', organisation: '示例市科协', url: 'https://guicheng.example.org/' };
    expect(await create(flags)).toBe(0);
    const link = said.find((line) => line.includes('/invitation#')) ?? '';
    expect(link.trim()).toMatch(/^https:\/\/guicheng\.example\.org\/invitation#[\w-]{43}$/);
    const [account] = await owner(
      `select p.name, o.name_zh as house, o.kind, t.role, a.password_hash, i.expires_at > now() + interval '6 days' as lasts, d.demo
         from guicheng.account a join guicheng.person p on p.id = a.person join guicheng.post t on t.person = p.id
         join guicheng.organisation o on o.id = t.organisation join guicheng.invitation i on i.person = p.id, guicheng.deployment d
        where i.token_hash = $1`,
      [invitationHash(link.split('#')[1] ?? '')],
    );
    expect(account).toEqual({
      name: '管理甲',
      house: '示例市科协',
      kind: 'association',
      role: 'administrator',
      password_hash: null,
      lasts: true,
      demo: false,
    });
    const [act] = await owner<{ action: string; actor: string | null }>('select action, actor from guicheng.administrative_act');
    expect(act).toEqual({ action: 'deployment-set-up', actor: null });
  });

  it('does it once', async () => {
    await expect(create({ login: 'admin2', name: '管理乙' })).rejects.toThrow('somebody holds this post already');
    await expect(create({ login: 'admin2', name: '管理乙', profile: 'mlps-3' })).rejects.toThrow('another profile');
    await expect(create({ login: 'admin2' })).rejects.toThrow('--name is missing');
    await expect(create({ login: 'a b', name: '管理乙' })).rejects.toThrow('--login');
  });

  it('keeps the demo out for ever', async () => {
    const owner = roleUrls(withDatabase(postgres.url(), 'real'), passwords).owner;
    await expect(withClient(owner, seedDemo)).rejects.toThrow(RealDataProblem);
    await expect(migrateCommand(invocation([], { demo: true }))).rejects.toThrow('never mixed with real ones');
    const people = await withClient(owner, (client) => client.query('select 1 from guicheng.person'));
    expect(people.rowCount).toBe(1);
  });

  it('never becomes a house to practise in', async () => {
    process.env['GUICHENG_PRACTICE_PASSWORD'] = 'practice-2026';
    try {
      await expect(migrateCommand(invocation([], {}))).rejects.toThrow('none becomes one to practise in');
    } finally {
      delete process.env['GUICHENG_PRACTICE_PASSWORD'];
    }
    const owner = roleUrls(withDatabase(postgres.url(), 'real'), passwords).owner;
    const mark = withClient(owner, (client) => client.query('update guicheng.deployment set practice = true'));
    await expect(mark).rejects.toThrow('does not become one');
  });

  it('is none of those that practise, which never become real', async () => {
    const { owner } = await deployment('practice');
    const url = roleUrls(withDatabase(postgres.url(), 'practice'), passwords).owner;
    await withClient(url, (client) => holdToPractice(client, true));
    await expect(migrateCommand(invocation([], {}))).rejects.toThrow('it stays one');
    // What stands passes no gate again, so that this takes seconds.
    await withClient(url, (client) => seedDemo(client, () => undefined, 'practice-2026'));
    await expect(migrateCommand(invocation([], { practice: true }))).resolves.toBe(0);
    await expect(create({ login: 'admin', name: '管理甲' })).rejects.toThrow('invented people of the demo');
    await expect(owner('update guicheng.deployment set practice = false')).rejects.toThrow('stays one');
  });

  it('is kept out by the demo, which may be seeded again and again', async () => {
    const { owner } = await deployment('demo');
    await migrateCommand(invocation([], { demo: true }));
    await migrateCommand(invocation([], { demo: true }));
    await expect(create({ login: 'admin', name: '管理甲' })).rejects.toThrow('invented people of the demo');
    expect(await owner(`select 1 from guicheng.account where login = 'admin'`)).toEqual([]);
    // The whole catalogue is held to the texts before it is published.
  }, 240_000);
});

describe('the profile 等保三级 on the console', () => {
  it('begins with three people for three posts, each made once', async () => {
    const { owner } = await deployment('strict');
    const flags = { profile: 'mlps-3', name: '三员' };
    expect(await create({ ...flags, login: 'system' })).toBe(0);
    expect(said.at(-1)).toContain('security-administrator, log-administrator');
    expect(await create({ ...flags, login: 'security', role: 'security-administrator' })).toBe(0);
    await expect(create({ ...flags, login: 'again', role: 'security-administrator' })).rejects.toThrow('holds this post');
    await expect(create({ ...flags, login: 'one', role: 'administrator' })).rejects.toThrow('no such post');
    expect(await create({ ...flags, login: 'logs', role: 'log-administrator' })).toBe(0);
    expect(await owner(`select 1 from guicheng.organisation where kind = 'association'`)).toHaveLength(1);
  });

  it('gives way to 一般 and comes back, with posts that end and begin and nothing overwritten', async () => {
    const owner = roleUrls(withDatabase(postgres.url(), 'strict'), passwords).owner;
    const standing = async () =>
      (
        await withClient(owner, (client) =>
          client.query<{ role: string }>(
            `select role from guicheng.post where voided_at is null and held_to is null order by role`,
          ),
        )
      ).rows.map(({ role }) => role);
    const switchTo = (profile: string, flags: Record<string, string>) => admin(invocation(['profile', profile], flags));
    await expect(switchTo('general', { administrator: 'nobody' })).rejects.toThrow('no such account (nobody)');
    expect(await switchTo('general', { administrator: 'system' })).toBe(0);
    expect(await standing()).toEqual(['administrator']);
    await expect(switchTo('general', { administrator: 'system' })).rejects.toThrow('this is the profile already');
    await expect(switchTo('mlps-3', { system: 'system', security: 'system', log: 'logs' })).rejects.toThrow('three people');
    expect(await switchTo('mlps-3', { system: 'system', security: 'security', log: 'logs' })).toBe(0);
    expect(await standing()).toEqual(['log-administrator', 'security-administrator', 'system-administrator']);
    const all = await withClient(owner, (client) => client.query('select 1 from guicheng.post'));
    expect(all.rowCount).toBe(7);
  });

  it('asks for what is missing in words', async () => {
    await expect(admin(invocation(['profile', 'strict'], {}))).rejects.toThrow('it is one of general, mlps-3');
    await expect(admin(invocation([], {}))).rejects.toThrow('it knows "create" and "profile"');
  });
});

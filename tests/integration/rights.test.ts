/**
 * Who sees which case and who may act on which task, cell by cell, on real PostgreSQL: the predicate, the SQL filter, the single read
 * and the list against a table that was written from the words of the rules, not from the code.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { CaseQueries } from '../../apps/api/cases/case.queries';
import { Database } from '../../apps/api/database';
import { createDataSource, migrate } from '../../libs/persistence';
import type { Role } from '../../libs/procedure';
import { HOLDS_TASK, mayAct, maySeeCase } from '../../libs/rights';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';
import { setRecordClock } from '../../libs/testing/record-clock';
import { inventWorld, settle, type Case, type Post, type TaskHolder, type World } from '../support/rights-world';

/** Under each role: of which cases its holder knows. Nothing else lets anybody see a case but having asked for it himself. */
const SEES: Record<Role, 'of his society' | 'put before his association' | 'none'> = {
  'society-secretariat': 'of his society',
  'secretary-general': 'of his society',
  president: 'of his society',
  supervisor: 'of his society',
  'council-member': 'of his society',
  'society-finance': 'none',
  'society-administrator': 'none',
  'party-secretary': 'none',
  'party-member': 'none',
  'party-staff': 'none',
  'association-officer': 'put before his association',
  'association-head': 'put before his association',
  'association-leader': 'none',
  'party-affairs-officer': 'none',
  'foreign-affairs-officer': 'none',
  'finance-officer': 'none',
  'seal-keeper': 'none',
  archivist: 'none',
  administrator: 'none',
  'system-administrator': 'none',
  'security-administrator': 'none',
  'log-administrator': 'none',
};

const folder = mkdtempSync(join(tmpdir(), 'guicheng-rights-'));
let postgres: RunningPostgres;
let urls: RoleUrls;
let api: DataSource;

const owner = <Row>(text: string, values: unknown[] = []) =>
  withClient(urls.owner, async (client) => (await client.query(text, values)).rows as Row[]);

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  urls = await prepareDatabase(postgres.url(), randomSecrets().passwords, DATABASE);
  await migrate(urls.owner);
  api = await createDataSource({ url: urls.api }).initialize();
}, 120_000);
afterAll(async () => {
  await api?.destroy();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The hours in which the days of Shanghai and of Greenwich differ, and others. */
const MOMENTS = [
  { at: '2026-03-10T16:00:00Z', today: '2026-03-11' },
  { at: '2026-03-10T23:59:00Z', today: '2026-03-11' },
  { at: '2026-12-31T15:59:00Z', today: '2026-12-31' },
];
const seed = Number(process.env['RIGHTS_SEED'] ?? Date.now() % 1_000_000);

describe.each(MOMENTS)(`rights in an invented world (RIGHTS_SEED=${seed}) at $at`, ({ at, today }) => {
  let world: World;
  let holding: Post[];

  beforeAll(async () => {
    world = inventWorld(seed, today);
    holding = world.posts.filter((post) => post.held_from <= today && (post.held_to ?? '9999-12-31') >= today);
    await setRecordClock({ owner }, at);
    await settle(owner, world);
  }, 60_000);

  const postsOf = (person: string) => holding.filter((post) => post.person === person);
  const addressed = (file: Case) =>
    world.holders.filter((holder) => holder.case === file.id).map((holder) => holder.organisation);

  function shouldSee(person: string, file: Case): boolean {
    const byPost = postsOf(person).map(({ role, organisation }) => {
      if (SEES[role] === 'of his society') return organisation === file.society;
      if (SEES[role] === 'put before his association') return addressed(file).includes(organisation);
      return false;
    });
    return person === file.applicant || byPost.includes(true);
  }

  /** One's own task while in office; otherwise the office's; otherwise, where a deputy is named and the office is empty, his. */
  function shouldHold(person: string, { organisation, role, nobody, person: own }: TaskHolder): boolean {
    const inOffice = (office: Role) =>
      new Set(holding.filter((post) => post.organisation === organisation && post.role === office).map((post) => post.person));
    const office = inOffice(role);
    if (own !== null && office.has(own)) return person === own;
    if (office.size > 0) return office.has(person);
    return nobody !== null && inOffice(nobody).has(person);
  }

  it('shows in lists and single reads, by predicate and by SQL, the cases that the table allows', async () => {
    const queries = new CaseQueries(new Database(api));
    const wrong: string[] = [];
    let shown = 0;
    for (const person of world.people) {
      const listed = new Set((await queries.list(person, {})).map(({ id }) => id));
      const single = await Promise.all(world.cases.map(async ({ id }) => (await queries.find(person, id)) !== null));
      for (const [index, file] of world.cases.entries()) {
        const facts = { society: file.society, applicant: file.applicant, addressedTo: addressed(file) };
        const told = {
          list: listed.has(file.id),
          single: single[index],
          predicate: maySeeCase(person, postsOf(person), facts),
        };
        const should = shouldSee(person, file);
        if (should) shown += 1;
        if (Object.values(told).some((answer) => answer !== should))
          wrong.push(JSON.stringify({ person, file, should, ...told }));
      }
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(100);
    expect(shown).toBeLessThan((world.people.length * world.cases.length) / 2);
  }, 60_000);

  it('lets act, by predicate and by SQL, those whom the words name', async () => {
    const key = (holder: Pick<TaskHolder, 'task' | 'role'>) => `${holder.task} ${holder.role}`;
    const wrong: string[] = [];
    const cells = { held: 0, deputies: 0, own: 0 };
    for (const person of world.people) {
      const rows: TaskHolder[] = await api.query(`select h.task, h.role from guicheng.task_holder h where ${HOLDS_TASK}`, [
        person,
      ]);
      const bySql = new Set(rows.map(key));
      for (const holder of world.holders) {
        const { person: own, ...rest } = holder;
        const should = shouldHold(person, holder);
        const told = {
          sql: bySql.has(key(holder)),
          predicate: mayAct(person, [{ ...rest, ...(own === null ? {} : { person: own }) }], holding) !== null,
        };
        if (should) cells.held += 1;
        if (should && own === person) cells.own += 1;
        if (
          should &&
          !postsOf(person).some(({ role, organisation }) => role === holder.role && organisation === holder.organisation)
        )
          cells.deputies += 1;
        if (told.sql !== should || told.predicate !== should) wrong.push(JSON.stringify({ person, holder, should, ...told }));
      }
    }
    expect(wrong).toEqual([]);
    expect(Math.min(cells.held - 100, cells.own, cells.deputies)).toBeGreaterThan(0);
  }, 60_000);
});

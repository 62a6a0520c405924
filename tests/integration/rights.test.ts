/**
 * Who sees which case and who may act on which task, cell by cell, on real PostgreSQL: the predicate, the SQL filter, the single read
 * and the list against a table that was written from the words of the rules, not from the code.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { CaseQueries } from '../../apps/api/cases/case.queries';
import { InboxQueries } from '../../apps/api/inbox/inbox.queries';
import { SittingQueries } from '../../apps/api/sittings/sitting.queries';
import { Database } from '../../apps/api/database';
import type { ApiEnvironment } from '../../apps/api/env';
import { TemplatesService } from '../../apps/api/procedures/templates.service';
import { WordsService } from '../../apps/api/record/words.service';
import { createDataSource, migrate } from '../../libs/persistence';
import type { Role } from '../../libs/procedure';
import { CASE_FACTS, CASES_OF_OWN_RIGHT, HOLDS_TASK, mayAct, maySeeCase, type CaseFacts } from '../../libs/rights';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';
import { setRecordClock } from '../../libs/testing/record-clock';
import {
  inventWorld,
  settle,
  type Case,
  type Grant,
  type Post,
  type Sitting,
  type TaskHolder,
  type World,
} from '../support/rights-world';

type Sees =
  'of his society' | 'put before his association' | 'put before his association, once closed' | 'put before his post' | 'none';

/** Under each role: of which cases its holder knows. Besides: what one has asked for oneself, and what a supervisor's grant names. */
const SEES: Record<Role, Sees> = {
  'society-secretariat': 'of his society',
  'secretary-general': 'of his society',
  president: 'of his society',
  supervisor: 'of his society',
  'council-member': 'of his society',
  'society-finance': 'put before his post',
  'society-administrator': 'none',
  'party-secretary': 'put before his post',
  'party-member': 'put before his post',
  'party-staff': 'put before his post',
  'association-officer': 'put before his association',
  'association-head': 'put before his association',
  'association-leader': 'put before his association',
  'party-affairs-officer': 'put before his post',
  'foreign-affairs-officer': 'put before his post',
  'finance-officer': 'put before his post',
  'seal-keeper': 'put before his post',
  archivist: 'put before his association, once closed',
  administrator: 'none',
  'system-administrator': 'none',
  'security-administrator': 'none',
  'log-administrator': 'none',
};

/** Of what was put before others of his association. */
const isTold = (sees: Sees, file: Case) => sees === 'put before his association' || file.status === 'closed';

const folder = mkdtempSync(join(tmpdir(), 'guicheng-rights-'));
let postgres: RunningPostgres;
let urls: RoleUrls;
let api: DataSource;
let kept: DataSource;
let database: Database;

const owner = <Row>(text: string, values: unknown[] = []) =>
  withClient(urls.owner, async (client) => (await client.query(text, values)).rows as Row[]);

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  urls = await prepareDatabase(postgres.url(), randomSecrets().passwords, DATABASE);
  await migrate(urls.owner);
  api = await createDataSource({ url: urls.api }).initialize();
  kept = await createDataSource({ url: urls.api, poolSize: 2, keepsPlans: true }).initialize();
  database = new Database(api, kept);
}, 120_000);
afterAll(async () => {
  await Promise.all([api?.destroy(), kept?.destroy()]);
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
  let counting: Grant[];

  beforeAll(async () => {
    world = inventWorld(seed, today);
    holding = world.posts.filter((post) => !post.voided && post.held_from <= today && (post.held_to ?? '9999-12-31') >= today);
    counting = world.grants.filter(
      (grant) => grant.confirmed && !grant.revoked && grant.from_on <= today && grant.until_on >= today,
    );
    await setRecordClock({ owner }, at);
    await settle(owner, world);
  }, 60_000);

  const postsOf = (person: string) => holding.filter((post) => post.person === person);
  const isHeld = (role: Role, organisation: string) =>
    holding.some((post) => post.role === role && post.organisation === organisation);

  /** A task is put before the post that it names, and before the one that stands in while nobody holds it. */
  const isPutBefore = ({ role, organisation }: Post, task: TaskHolder) =>
    task.organisation === organisation && (task.role === role || (task.nobody === role && !isHeld(task.role, task.organisation)));

  function byPost(post: Post, file: Case): boolean {
    const tasks = world.holders.filter((holder) => holder.case === file.id);
    // What is copied to a post of whom others are told only what is put before them is made known to it.
    const isCopied = world.copies.some(
      (copy) => copy.case === file.id && copy.organisation === post.organisation && copy.role === post.role,
    );
    switch (SEES[post.role]) {
      case 'of his society':
        return post.organisation === file.society;
      case 'put before his association':
      case 'put before his association, once closed':
        // What a party body keeps to itself was not put before the association's officers, unless it was put before their own post.
        return (
          isCopied ||
          tasks.some(
            (task) =>
              (task.organisation === post.organisation && task.audience !== 'party-body' && isTold(SEES[post.role], file)) ||
              isPutBefore(post, task),
          )
        );
      case 'put before his post':
        return isCopied || tasks.some((task) => isPutBefore(post, task));
      case 'none':
        return false;
    }
  }

  const byGrant = (person: string, file: Case) =>
    counting.some(
      (grant) =>
        grant.person === person &&
        grant.association === file.association &&
        (grant.societies ?? [file.society]).includes(file.society) &&
        (grant.procedures ?? [file.procedure]).includes(file.procedure),
    );

  const inOwnRight = (person: string, file: Case) =>
    person === file.applicant || postsOf(person).some((post) => byPost(post, file));
  const shouldSee = (person: string, file: Case) => inOwnRight(person, file) || byGrant(person, file);

  /** A sitting decides on many procedures: a grant for some of them does not open it. */
  const shouldSeeSitting = (person: string, { society }: Sitting) =>
    postsOf(person).some((post) => SEES[post.role] === 'of his society' && post.organisation === society) ||
    counting.some(
      (grant) =>
        grant.person === person &&
        grant.procedures === null &&
        grant.association === world.organisations.find(({ id }) => id === society)?.association &&
        (grant.societies ?? [society]).includes(society),
    );

  /** One's own task while in office; otherwise the office's; otherwise, where a deputy is named and the office is empty, his. */
  function shouldHold(person: string, { organisation, role, nobody, person: own, without }: TaskHolder): boolean {
    const inOffice = (office: Role) =>
      new Set(
        holding
          .filter((post) => post.organisation === organisation && post.role === office && !without.includes(post.person))
          .map((post) => post.person),
      );
    const office = inOffice(role);
    if (own !== null && office.has(own)) return person === own;
    if (office.size > 0) return office.has(person);
    return nobody !== null && inOffice(nobody).has(person);
  }

  it('shows in lists and single reads, by predicate and by SQL, the cases that the table allows', async () => {
    const queries = new CaseQueries(database, new TemplatesService(database));
    const facts = await owner<CaseFacts & { id: string }>(`select c.id, ${CASE_FACTS} from guicheng.case_file c`);
    const wrong: string[] = [];
    const shown = { all: 0, byGrantAlone: 0, byRole: new Set<Role>(), onlyPartyBody: 0 };
    for (const person of world.people) {
      const listed = new Set((await queries.list(person, {})).map(({ id }) => id));
      const single = await Promise.all(world.cases.map(({ id }) => queries.find(person, id)));
      for (const [index, file] of world.cases.entries()) {
        const told = {
          list: listed.has(file.id),
          single: single[index] !== null,
          predicate: maySeeCase(person, postsOf(person), facts.find(({ id }) => id === file.id) as CaseFacts, counting),
        };
        const should = shouldSee(person, file);
        const rights = { own_right: inOwnRight(person, file), supervised: byGrant(person, file) };
        if (should) shown.all += 1;
        if (should && !rights.own_right) shown.byGrantAlone += 1;
        for (const post of postsOf(person)) if (byPost(post, file)) shown.byRole.add(post.role);
        const tasks = world.holders.filter((holder) => holder.case === file.id);
        if (should && tasks.length > 0 && tasks.every(({ audience }) => audience === 'party-body')) shown.onlyPartyBody += 1;
        const known = single[index];
        if (
          Object.values(told).some((answer) => answer !== should) ||
          (known && (known.own_right !== rights.own_right || known.supervised !== rights.supervised))
        )
          wrong.push(JSON.stringify({ person, file, should, ...told, ...rights }));
      }
    }
    expect(wrong).toEqual([]);
    expect(shown.all).toBeGreaterThan(100);
    expect(shown.all).toBeLessThan((world.people.length * world.cases.length) / 2);
    expect(Math.min(shown.byGrantAlone, shown.onlyPartyBody)).toBeGreaterThan(0);
    expect([...shown.byRole].filter((role) => SEES[role] === 'none')).toEqual([]);
    expect(shown.byRole.size).toBeGreaterThan(10);
  }, 120_000);

  it('shows the sittings that the words allow, in lists and alone', async () => {
    const { sealingKeys } = randomSecrets();
    const words = new WordsService(api, database, { sealingKeys } as ApiEnvironment);
    const queries = new SittingQueries(database, words);
    const wrong: string[] = [];
    for (const person of world.people) {
      const listed = new Set((await queries.list(person, { limit: 1_000 })).map(({ id }) => id));
      for (const sitting of world.sittings) {
        const told = { list: listed.has(sitting.id), single: (await queries.find(person, sitting.id)) !== null };
        const should = shouldSeeSitting(person, sitting);
        if (told.list !== should || told.single !== should) wrong.push(JSON.stringify({ person, sitting, should, ...told }));
      }
    }
    expect(wrong).toEqual([]);
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

  it('puts into an inbox, and counts there, what one holds of what one may see, also while the association keeps a case to itself', async () => {
    const queries = new InboxQueries(database, new TemplatesService(database));
    const sizes = { tasks: 0, less: 0 };
    for (const keeping of ['null', 'association']) {
      await owner(
        `update guicheng.case_file set keeper = ${keeping}, disclosed_at = case when ${keeping} is null or id::text < '8' then null else now() end
          where id::text like any ('{%0,%3,%6,%9,%c,%f}')`,
      );
      for (const person of world.people) {
        const asked = { person, limit: 1_000 };
        const rule: { task: string; seen: boolean }[] = await api.query(
          `select h.task, bool_or(${CASES_OF_OWN_RIGHT}) as seen from guicheng.task_holder h join guicheng.task t on t.id = h.task
             join guicheng.case_file c on c.id = t.stream where ${HOLDS_TASK} group by h.task`,
          [person],
        );
        const listed = await queries.rows('todo', { ...asked, filters: {} });
        const should = rule.filter(({ seen }) => seen).map(({ task }) => task);
        expect(listed.map(({ task }) => task).sort()).toEqual(should.sort());
        expect((await queries.counts(asked)).todo).toBe(should.length);
        sizes.tasks += should.length;
        sizes.less += rule.length - should.length;
      }
    }
    expect(sizes.tasks).toBeGreaterThan(100);
    expect(sizes.less).toBeGreaterThan(0);
  }, 120_000);
});

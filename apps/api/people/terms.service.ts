import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { postTitle, type NewMember, type NewPost, type PostAnswer } from '../../../libs/contracts';
import { inTransaction, type Sql } from '../../../libs/persistence';
import { ROLES_IN, type Role } from '../../../libs/procedure';
import { existsIn, separation, type Profile } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { recordAct } from './acts';
import { PeopleScope, runsTheHouse, type OrganisationRow } from './people-scope';
import { PersonsService } from './persons.service';
import { refuseLastKeeper } from './keepers';

/** What a post to be given is, whoever asked for it first. */
export interface PostToGive {
  person: { id: string; name: string };
  organisation: string;
  role: Role;
  department: string | null;
  from: string;
  to: string | null;
}
interface Located {
  what: 'post' | 'seat';
  id: string;
  person: string;
  organisation: string;
  role: Role | null;
}

/** Posts and seats: entered with their days, ended with a reason, voided when they were an error. A row is never overwritten. */
@Injectable()
export class TermsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
    @Inject(PersonsService) private readonly persons: PersonsService,
  ) {}

  async givePost(asker: Subject, organisationId: string, request: NewPost): Promise<PostAnswer> {
    const organisation = await this.scope.changeable(asker, organisationId);
    const profile = await this.scope.profile();
    refuseUnknownPost(organisation, profile, request.role);
    if (request.department !== undefined) await this.refuseForeignDepartment(organisation.id, request.department);
    return inTransaction(this.database.source, async (sql) => {
      const person = await this.persons.choose(sql, asker, request.person);
      refuseOwn(asker, person.id);
      const post: PostToGive = {
        person,
        organisation: organisation.id,
        role: request.role,
        department: request.department ?? null,
        from: request.from,
        to: request.to ?? null,
      };
      const asked = await prepare(sql, profile, post);
      if (asked === 'second-person') return this.propose(sql, asker, post, request.reason ?? null);
      const id = await enterPost(sql, asker, post);
      await recordAct(sql, asker.person.id, {
        action: 'post-given',
        object: { kind: 'post', id },
        organisation: organisation.id,
        ids: { person: person.id, role: post.role },
        warning: asked === 'warning',
        reason: request.reason ?? null,
      });
      return { result: 'entered', id, person: person.id, warning: asked === 'warning' };
    });
  }

  async addMember(asker: Subject, organ: string, request: NewMember): Promise<{ id: string }> {
    const row = await this.database.one<{ society: string; name_zh: string; name_en: string }>(
      'select society, name_zh, name_en from guicheng.organ where id = $1',
      [organ],
    );
    if (!row) throw new ApiException('NOT_FOUND');
    await this.scope.changeable(asker, row.society);
    return inTransaction(this.database.source, async (sql) => {
      const person = await this.persons.choose(sql, asker, request.person);
      refuseOwn(asker, person.id);
      await lockPerson(sql, person.id);
      const other = await sql.one<Overlap>(
        `select held_from::text as from, held_to::text as to from guicheng.organ_member
          where organ = $1 and person = $2 and voided_at is null and ${OVERLAPS('$3', '$4')} limit 1`,
        [organ, person.id, request.from, request.to ?? null],
      );
      if (other) throw overlapping(person.name, { zh: row.name_zh, en: row.name_en }, other);
      const id = randomUUID();
      await sql.run(
        `insert into guicheng.organ_member (id, organ, person, position_zh, position_en, held_from, held_to, planned_to, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
        [
          id,
          organ,
          person.id,
          request.position?.zh ?? null,
          request.position?.en ?? null,
          request.from,
          request.to ?? null,
          asker.person.id,
        ],
      );
      await recordAct(sql, asker.person.id, {
        action: 'member-added',
        object: { kind: 'seat', id },
        organisation: row.society,
        ids: { person: person.id, organ },
      });
      return { id };
    });
  }

  /** The last day on which it is held. A term that has an end can be ended earlier, never later: that is a new term. */
  async end(asker: Subject, id: string, on: string, reason: string): Promise<void> {
    await this.change(asker, id, 'term-ended', reason, async (sql, term) => {
      const row = await readTerm(sql, term);
      if (on < row.held_from) throw new ApiException('DATES_REVERSED', { label: { zh: '结束日期', en: 'Last day' } }, 'on');
      if (row.held_to !== null && on >= row.held_to) throw new ApiException('TERM_OVER', { to: row.held_to }, 'on');
      await this.refuseLastKeeper(sql, asker, term, on);
      await sql.run(
        `update guicheng.${tableOf(term)} set held_to = $2, ended_recorded_at = guicheng.record_now(), end_reason = $3, ended_by = $4
          where id = $1`,
        [id, on, reason, asker.person.id],
      );
    });
  }

  /** Entered in error: it never counts again, and stays to be read. */
  async void(asker: Subject, id: string, reason: string): Promise<void> {
    await this.change(asker, id, 'term-voided', reason, async (sql, term) => {
      await readTerm(sql, term);
      await this.refuseLastKeeper(sql, asker, term, null);
      await sql.run(
        `update guicheng.${tableOf(term)} set voided_at = guicheng.record_now(), void_reason = $2, voided_by = $3 where id = $1`,
        [id, reason, asker.person.id],
      );
    });
  }

  private async change(
    asker: Subject,
    id: string,
    action: 'term-ended' | 'term-voided',
    reason: string,
    work: (sql: Sql, term: Located) => Promise<void>,
  ): Promise<void> {
    const term = await this.database.one<Located>(
      `select 'post' as what, id, person, organisation, role from guicheng.post where id = $1
       union all select 'seat', m.id, m.person, g.society, null from guicheng.organ_member m join guicheng.organ g on g.id = m.organ
        where m.id = $1`,
      [id],
    );
    if (!term) throw new ApiException('NOT_FOUND');
    await this.scope.changeable(asker, term.organisation);
    await inTransaction(this.database.source, async (sql) => {
      await lockPerson(sql, term.person);
      await work(sql, term);
      refuseOwn(asker, term.person);
      await recordAct(sql, asker.person.id, {
        action,
        object: { kind: term.what, id },
        organisation: term.organisation,
        ids: { person: term.person, ...(term.role === null ? {} : { role: term.role }) },
        reason,
      });
      // Their inboxes change with their posts.
      sql.later(`select pg_notify('guicheng_live', '{"topics":["inbox"]}')`);
    });
  }

  private async refuseLastKeeper(sql: Sql, asker: Subject, term: Located, on: string | null): Promise<void> {
    if (term.role === 'society-administrator' && !runsTheHouse(asker))
      await refuseLastKeeper(sql, term.organisation, term.person, on);
  }

  private async refuseForeignDepartment(organisation: string, department: string): Promise<void> {
    const row = await this.scope.find(department);
    if (row?.kind !== 'department' || row.parent !== organisation)
      throw new ApiException('FIELD_INVALID', { label: { zh: '部门', en: 'Department' } }, 'department');
  }

  private async propose(sql: Sql, asker: Subject, post: PostToGive, reason: string | null): Promise<PostAnswer> {
    const id = randomUUID();
    await sql.run(
      `insert into guicheng.rights_proposal (id, person, organisation, role, department, held_from, held_to, reason, proposed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, post.person.id, post.organisation, post.role, post.department, post.from, post.to, reason, asker.person.id],
    );
    await recordAct(sql, asker.person.id, {
      action: 'post-proposed',
      object: { kind: 'proposal', id },
      organisation: post.organisation,
      ids: { person: post.person.id, role: post.role },
      warning: true,
      reason,
    });
    return { result: 'proposed', id, person: post.person.id, warning: true };
  }
}

/** Under the person's lock: no overlap with the same post, and what the separation of duties asks for. */
export async function prepare(sql: Sql, profile: Profile, post: PostToGive): Promise<ReturnType<typeof separation>> {
  await lockPerson(sql, post.person.id);
  const other = await sql.one<Overlap>(
    `select held_from::text as from, held_to::text as to from guicheng.post
      where person = $1 and organisation = $2 and role = $3 and voided_at is null and ${OVERLAPS('$4', '$5')}
        and department is not distinct from $6::uuid limit 1`,
    [post.person.id, post.organisation, post.role, post.from, post.to, post.department],
  );
  if (other) throw overlapping(post.person.name, postTitle[post.role], other);
  const held = await sql.rows<{ role: Role }>(
    `select role from guicheng.post where person = $1 and voided_at is null and ${OVERLAPS('$2', '$3')}`,
    [post.person.id, post.from, post.to],
  );
  return separation(
    profile,
    held.map(({ role }) => role),
    post.role,
  );
}

export async function enterPost(sql: Sql, asker: Subject, post: PostToGive): Promise<string> {
  const id = randomUUID();
  await sql.run(
    `insert into guicheng.post (id, person, organisation, role, department, held_from, held_to, planned_to, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [id, post.person.id, post.organisation, post.role, post.department, post.from, post.to, asker.person.id],
  );
  sql.later(`select pg_notify('guicheng_live', '{"topics":["inbox"]}')`);
  return id;
}

export function refuseUnknownPost(organisation: OrganisationRow, profile: Profile, role: Role): void {
  const post = postTitle[role];
  if (!ROLES_IN[organisation.kind].includes(role)) throw new ApiException('POST_NOT_IN_KIND', { post }, 'role');
  if (!existsIn(profile, role)) throw new ApiException('POST_NOT_IN_PROFILE', { post }, 'role');
}

/** Nobody changes his own posts or seats, whoever he is (pitfalls 3.6). */
export function refuseOwn(asker: Subject, person: string): void {
  if (person === asker.person.id) throw new ApiException('OWN_RIGHTS');
}

/** Everything about one person's posts happens in turn: of two overlapping entries at once the second sees the first. */
export async function lockPerson(sql: Sql, person: string): Promise<void> {
  await sql.one('select 1 from guicheng.person where id = $1 for no key update', [person]);
}

interface Overlap {
  from: string;
  to: string | null;
}
const OVERLAPS = (from: string, to: string) =>
  `held_from <= coalesce(${to}::date, 'infinity') and coalesce(held_to, 'infinity') >= ${from}::date`;

function overlapping(name: string, post: { zh: string; en: string }, other: Overlap): ApiException {
  return new ApiException('TERM_OVERLAPS', { name, post, from: other.from, to: other.to ?? '……' }, 'from');
}

function tableOf(term: Located): string {
  return term.what === 'post' ? 'post' : 'organ_member';
}

async function readTerm(sql: Sql, term: Located): Promise<{ held_from: string; held_to: string | null }> {
  const row = await sql.one<{ held_from: string; held_to: string | null; voided: boolean }>(
    `select held_from::text, held_to::text, voided_at is not null as voided from guicheng.${tableOf(term)} where id = $1 for update`,
    [term.id],
  );
  if (!row) throw new ApiException('NOT_FOUND');
  if (row.voided) throw new ApiException('TERM_VOIDED');
  return row;
}

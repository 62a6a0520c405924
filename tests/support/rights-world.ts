/**
 * Invented worlds for the rights: people with several posts of all times, cases addressed or not, tasks of all kinds of holders and
 * audiences, supervisors' grants in every state.
 */
import { randomUUID } from 'node:crypto';
import {
  ADMINISTRATOR_ROLES,
  ASSOCIATION_ROLES,
  PARTY_ROLES,
  SOCIETY_ROLES,
  type Audience,
  type OrganisationKind,
  type Role,
} from '../../libs/procedure';
import { dice } from '../../libs/testing/dice';

export interface Post {
  id: string;
  person: string;
  organisation: string;
  role: Role;
  held_from: string;
  held_to: string | null;
  voided: boolean;
}
export interface Case {
  id: string;
  society: string;
  association: string;
  procedure: string;
  applicant: string;
  status: 'open' | 'closed';
}
export interface TaskHolder {
  task: string;
  case: string;
  audience: Audience;
  organisation: string;
  role: Role;
  nobody: Role | null;
  person: string | null;
  turned: boolean;
  /** Who keeps out of it. */
  without: string[];
}
export interface Grant {
  id: string;
  association: string;
  person: string;
  societies: string[] | null;
  procedures: string[] | null;
  from_on: string;
  until_on: string;
  confirmed: boolean;
  revoked: boolean;
}
export interface Sitting {
  id: string;
  society: string;
}
export interface World {
  organisations: { id: string; kind: OrganisationKind; association: string | null; parent: string | null }[];
  people: string[];
  posts: Post[];
  cases: Case[];
  holders: TaskHolder[];
  /** What a step copied to a post (抄送). */
  copies: { case: string; organisation: string; role: Role }[];
  grants: Grant[];
  sittings: Sitting[];
}

const ROLES: Record<'association' | 'society' | 'party-organisation', readonly Role[]> = {
  association: [...ASSOCIATION_ROLES, ...ADMINISTRATOR_ROLES],
  society: SOCIETY_ROLES,
  'party-organisation': PARTY_ROLES,
};
const EVERY_ROLE = Object.values(ROLES).flat();
const AUDIENCES: Audience[] = ['applicant', 'society', 'department', 'party-body'];
const PROCEDURES = ['p1', 'p2'];

/** `today` is `YYYY-MM-DD`. Most posts are held now; the others end or begin close to today, where mistakes are made. */
export function inventWorld(seed: number, today: string): World {
  const { roll, pick } = dice(seed);
  const day = (offset: number) => new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const terms: [string, string | null][] = [
    [day(-900), null],
    [day(-900), null],
    [day(-900), day(400)],
    [day(0), null],
    [day(-30), day(0)],
    [day(-30), day(-1)],
    [day(1), null],
    [day(-900), day(-400)],
  ];
  const ids = (n: number) => Array.from({ length: n }, () => randomUUID());
  const [associations, societies, people] = [ids(2), ids(4), ids(50)];
  const organisations: World['organisations'] = [
    ...associations.map((id) => ({ id, kind: 'association' as const, association: null, parent: null })),
    ...societies.map((id, n) => ({ id, kind: 'society' as const, association: associations[n % 2] as string, parent: null })),
    ...[...societies, ...associations].map((parent) => ({
      id: randomUUID(),
      kind: 'party-organisation' as const,
      association: null,
      parent,
    })),
  ];
  const kindOf = (organisation: string) =>
    organisations.find(({ id }) => id === organisation)?.kind as 'association' | 'society' | 'party-organisation';
  const partyOf = (parent: string) => organisations.find((candidate) => candidate.parent === parent)?.id as string;
  // Of the first society's president and the second's secretariat nobody is left: others stand in.
  const isEmptied = (organisation: string, role: Role) =>
    (organisation === societies[0] && role === 'president') || (organisation === societies[1] && role === 'society-secretariat');
  const postOf = (person: string, role: Role, organisation: string, term: [string, string | null]): Post => {
    const [held_from, held_to] = isEmptied(organisation, role) ? [day(-900), day(-1)] : term;
    return { id: randomUUID(), person, organisation, role, held_from, held_to, voided: roll(8) === 0 };
  };
  // Each role is held by somebody; two people hold none, and many hold several.
  const posts = people.slice(2).flatMap((person, n) => {
    const role = EVERY_ROLE[n % EVERY_ROLE.length] as Role;
    const fitting = organisations.filter(({ id }) => ROLES[kindOf(id)].includes(role));
    const first = postOf(person, role, pick(fitting).id, n < EVERY_ROLE.length ? [day(-900), null] : pick(terms));
    const more = Array.from({ length: roll(3) }, () => {
      const { id } = pick(organisations);
      return postOf(person, pick(ROLES[kindOf(id)]), id, pick(terms));
    });
    return [n < EVERY_ROLE.length ? { ...first, voided: false } : first, ...more];
  });
  const cases = ids(80).map((id): Case => ({
    id,
    society: pick(societies),
    association: pick(associations),
    procedure: pick(PROCEDURES),
    applicant: pick(people),
    status: pick(['open', 'closed']),
  }));
  const holders = cases.flatMap((file) => {
    // Of some cases every step so far was a party body's own.
    const onlyParty = roll(6) === 0;
    return Array.from({ length: roll(4) }, (_, n) => `${file.id}~step.${n}`).flatMap((task) => {
      const house = roll(3) > 0 ? file.society : file.association;
      const organisation = roll(4) === 0 ? partyOf(house) : house;
      const audience = onlyParty ? 'party-body' : pick(AUDIENCES);
      const roles = [...ROLES[kindOf(organisation)]];
      const turnedAway = roll(4) === 0;
      return Array.from({ length: 1 + roll(2) }, (_, n): TaskHolder => ({
        task,
        case: file.id,
        audience,
        organisation,
        role: roles.splice(roll(roles.length), 1)[0] as Role,
        nobody: roll(2) === 0 ? null : pick(ROLES[kindOf(organisation)]),
        person:
          roll(3) === 0
            ? pick([file.applicant, ...posts.filter((post) => post.organisation === organisation).map((post) => post.person)])
            : null,
        turned: n > 0,
        without: posts
          .filter((post) => post.organisation === organisation && turnedAway && roll(3) === 0)
          .map((post) => post.person),
      }));
    });
  });
  const copies = cases
    .filter(() => roll(3) === 0)
    .map((file) => {
      const organisation = pick([file.society, file.association, ...organisations.map(({ id }) => id)]);
      return { case: file.id, organisation, role: pick(ROLES[kindOf(organisation)]) };
    });
  const some = <Item>(items: readonly Item[]): Item[] => [...new Set([pick(items), pick(items)])];
  const grants = Array.from({ length: 14 }, (_, n): Grant => {
    // The first ones count today; the others miss by one thing.
    const [from_on, until_on] =
      n < 5
        ? pick([
            [day(0), day(0)],
            [day(-5), day(9)],
          ] as [string, string][])
        : pick([
            [day(-9), day(-1)],
            [day(1), day(9)],
            [day(-5), day(9)],
          ] as [string, string][]);
    return {
      id: randomUUID(),
      association: pick(associations),
      // People without a post, and others.
      person: n < 3 ? (people[n] as string) : pick(people),
      societies: roll(2) === 0 ? null : some(societies),
      procedures: roll(3) === 0 ? some(PROCEDURES).slice(0, 1) : null,
      from_on,
      until_on,
      confirmed: n < 5 || roll(2) === 0,
      revoked: n >= 5 && roll(3) === 0,
    };
  });
  const sittings = societies.flatMap((society) => ids(3).map((id): Sitting => ({ id, society })));
  return { organisations, people, posts, cases, holders, copies, grants, sittings };
}

type Run = (text: string, values: unknown[]) => Promise<unknown>;

/** Puts it into an otherwise empty store, as its owner. */
export async function settle(run: Run, world: World): Promise<void> {
  const insert = (text: string, rows: unknown[]) => run(text, [JSON.stringify(rows)]);
  const emptied = [
    'notice',
    'task_holder',
    'task',
    'case_file',
    'sitting',
    'stream',
    'organ',
    'supervision_grant',
    'post',
    'person',
  ];
  for (const table of [...emptied, 'organisation']) await run(`delete from guicheng.${table}`, []);
  await insert(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association, parent)
     select id, kind, id::text, id::text, 'CN', association, parent
       from jsonb_to_recordset($1::jsonb) as o(id uuid, kind text, association uuid, parent uuid)`,
    world.organisations,
  );
  await run(`insert into guicheng.person (id, name) select id, id::text from unnest($1::uuid[]) as id`, [world.people]);
  await insert(
    `insert into guicheng.post (id, person, organisation, role, held_from, held_to, voided_at, void_reason)
     select id, person, organisation, role, held_from, held_to, case when voided then now() end, case when voided then 'in error' end
       from jsonb_to_recordset($1::jsonb)
         as p(id uuid, person uuid, organisation uuid, role text, held_from date, held_to date, voided boolean)`,
    world.posts,
  );
  await insert(
    `with c as (select * from jsonb_to_recordset($1::jsonb)
         as c(id uuid, society uuid, association uuid, procedure text, applicant uuid, status text)),
       s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed)
             select id, 'case', 1, '{}', '', now(), false from c)
     insert into guicheng.case_file (id, number, procedure, template_hash, society, association, applicant, subject, status, filed_at, waiting_on)
     select id, id::text, procedure, 'h', society, association, applicant, 's', status, now(), '{}' from c`,
    world.cases,
  );
  await insert(
    `with h as (select * from jsonb_to_recordset($1::jsonb)
         as h(task text, "case" uuid, audience text, organisation uuid, role text, nobody text, person uuid, turned boolean, without jsonb)),
       t as (insert into guicheng.task (id, stream, slot, block, round, purpose, audience, holders, outcomes, content_hash, opened_at, status)
             select distinct task, "case", 's', 'b', 1, 'decide', audience, '[]'::jsonb, '[]'::jsonb, '', now(), 'open' from h)
     insert into guicheng.task_holder (task, organisation, role, nobody, person, turned, open, opened_at, without, to_take, society, procedure)
     select h.task, h.organisation, h.role, h.nobody, h.person, h.turned, true, now(),
            (select array_agg(x::uuid) from jsonb_array_elements_text(h.without) x), false, c.society, c.procedure
       from h join guicheng.case_file c on c.id = h."case"`,
    world.holders,
  );
  await insert(
    `insert into guicheng.notice (id, stream, organisation, role, message, at)
     select k."case" || '~1~0~' || k.organisation || '~' || k.role, k."case", k.organisation, k.role, 'copied', now()
       from jsonb_to_recordset($1::jsonb) as k("case" uuid, organisation uuid, role text)`,
    world.copies,
  );
  // Two people who are nobody else propose and confirm: what is tried here is who reads.
  const [first, second] = [randomUUID(), randomUUID()];
  await run(`insert into guicheng.person (id, name) select id, id::text from unnest($1::uuid[]) as id`, [[first, second]]);
  await insert(
    `insert into guicheng.supervision_grant (id, association, person, societies, procedures, from_on, until_on, reason, proposed_by,
       confirmed_by, confirmed_at, revoked_by, revoked_at)
     select id, association, person, (select array_agg(x::uuid) from jsonb_array_elements_text(nullif(societies, 'null')) x),
            (select array_agg(x) from jsonb_array_elements_text(nullif(procedures, 'null')) x), from_on, until_on, 'r', '${first}',
            case when confirmed then '${second}'::uuid end, case when confirmed then now() end,
            case when revoked then '${second}'::uuid end, case when revoked then now() end
       from jsonb_to_recordset($1::jsonb) as g(id uuid, association uuid, person uuid, societies jsonb, procedures jsonb,
         from_on date, until_on date, confirmed boolean, revoked boolean)`,
    world.grants,
  );
  await insert(
    `with g as (select * from jsonb_to_recordset($1::jsonb) as g(id uuid, society uuid)),
       o as (insert into guicheng.organ (id, society, kind, name_zh, name_en) select id, society, 'council', 'o', 'o' from g),
       s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed)
             select id, 'sitting', 1, '{}', '', now(), false from g)
     insert into guicheng.sitting (id, society, organ, held_on, form, chair, recorder, phase, items, roll)
     select id, society, id, '2026-01-01', 'on-site', id, id, 'convened', '[]', '[]' from g`,
    world.sittings,
  );
}

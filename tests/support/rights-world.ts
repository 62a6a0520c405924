/** Invented worlds for the rights: people with several posts of all times, cases addressed or not, tasks of all kinds of holders. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../libs/procedure';

export interface Post {
  id: string;
  person: string;
  organisation: string;
  role: Role;
  held_from: string;
  held_to: string | null;
}
export interface Case {
  id: string;
  society: string;
  association: string;
  applicant: string;
  status: 'open' | 'closed';
}
export interface TaskHolder {
  task: string;
  case: string;
  organisation: string;
  role: Role;
  nobody: Role | null;
  person: string | null;
  turned: boolean;
}
export interface World {
  associations: string[];
  societies: string[];
  people: string[];
  posts: Post[];
  cases: Case[];
  holders: TaskHolder[];
}

const SOCIETY_ROLES: Role[] = ['society-secretariat', 'president', 'supervisor', 'council-member', 'administrator'];
const ASSOCIATION_ROLES: Role[] = ['association-officer', 'association-head', 'administrator'];

/** Small, well mixed numbers from a seed (mulberry32), so that a world can be made again. */
function dice(seed: number): (sides: number) => number {
  let a = seed;
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** `today` is `YYYY-MM-DD`. Most posts are held now; the others end or begin close to today, where mistakes are made. */
export function inventWorld(seed: number, today: string): World {
  const roll = dice(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item;
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
  const [associations, societies, people] = [ids(2), ids(4), ids(36)];
  // Of the first society's president and the second's secretariat nobody is left: others stand in.
  const isEmptied = (organisation: string, role: Role) =>
    (organisation === societies[0] && role === 'president') || (organisation === societies[1] && role === 'society-secretariat');
  const posts = people.slice(2).flatMap((person) =>
    Array.from({ length: 1 + roll(3) }, (): Post => {
      const organisation = pick([...associations, ...societies, ...societies]);
      const role = pick(associations.includes(organisation) ? ASSOCIATION_ROLES : SOCIETY_ROLES);
      const [held_from, held_to] = isEmptied(organisation, role) ? [day(-900), day(-1)] : pick(terms);
      return { id: randomUUID(), person, organisation, role, held_from, held_to };
    }),
  );
  const cases = ids(90).map((id): Case => ({
    id,
    society: pick(societies),
    association: pick(associations),
    applicant: pick(people),
    status: pick(['open', 'closed']),
  }));
  const holders = cases.flatMap((file) =>
    Array.from({ length: roll(4) }, (_, n) => `${file.id}~step.${n}`).flatMap((task) => {
      const ofSociety = roll(3) > 0;
      const organisation = ofSociety ? file.society : file.association;
      const roles = [...(ofSociety ? SOCIETY_ROLES : ASSOCIATION_ROLES)];
      return Array.from({ length: 1 + roll(2) }, (_, n): TaskHolder => ({
        task,
        case: file.id,
        organisation,
        role: roles.splice(roll(roles.length), 1)[0] as Role,
        nobody: roll(2) === 0 ? null : pick(ofSociety ? SOCIETY_ROLES : ASSOCIATION_ROLES),
        person:
          roll(3) === 0 ? pick([file.applicant, pick(posts.filter((post) => post.organisation === organisation)).person]) : null,
        turned: n > 0,
      }));
    }),
  );
  return { associations, societies, people, posts, cases, holders };
}

type Run = (text: string, values: unknown[]) => Promise<unknown>;

/** Puts it into an otherwise empty store, as its owner. */
export async function settle(run: Run, world: World): Promise<void> {
  const insert = (text: string, rows: unknown[]) => run(text, [JSON.stringify(rows)]);
  for (const table of ['task_holder', 'task', 'case_file', 'stream', 'post', 'person', 'organisation'])
    await run(`delete from guicheng.${table}`, []);
  const bodies = [
    ...world.associations.map((id) => ({ id, kind: 'association' })),
    ...world.societies.map((id) => ({ id, kind: 'society' })),
  ];
  await insert(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction)
     select id, kind, id::text, id::text, 'CN' from jsonb_to_recordset($1::jsonb) as o(id uuid, kind text)`,
    bodies,
  );
  await run(`insert into guicheng.person (id, name) select id, id::text from unnest($1::uuid[]) as id`, [world.people]);
  await insert(
    `insert into guicheng.post (id, person, organisation, role, held_from, held_to)
     select * from jsonb_to_recordset($1::jsonb) as p(id uuid, person uuid, organisation uuid, role text, held_from date, held_to date)`,
    world.posts,
  );
  await insert(
    `with c as (select * from jsonb_to_recordset($1::jsonb) as c(id uuid, society uuid, association uuid, applicant uuid, status text)),
       s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed)
             select id, 'case', 1, '{}', '', now(), false from c)
     insert into guicheng.case_file (id, number, procedure, template_hash, society, association, applicant, subject, status, filed_at, waiting_on)
     select id, id::text, 'p', 'h', society, association, applicant, 's', status, now(), '{}' from c`,
    world.cases,
  );
  await insert(
    `with h as (select * from jsonb_to_recordset($1::jsonb)
         as h(task text, "case" uuid, organisation uuid, role text, nobody text, person uuid, turned boolean)),
       t as (insert into guicheng.task (id, stream, slot, block, round, purpose, audience, holders, outcomes, content_hash, opened_at, status)
             select distinct task, "case", 's', 'b', 1, 'decide', 'society', '[]'::jsonb, '[]'::jsonb, '', now(), 'open' from h)
     insert into guicheng.task_holder (task, organisation, role, nobody, person, turned, open, opened_at)
     select task, organisation, role, nobody, person, turned, true, now() from h`,
    world.holders,
  );
}

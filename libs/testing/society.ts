/** An invented society with its people, and what they ask: intents written by the API's role, as the API writes them. */
import { randomUUID } from 'node:crypto';
import type { Answer, StreamKind } from '../contracts/temporal';
import {
  calledProcedures,
  contentOf,
  type Calendar,
  type FiledContent,
  type OrganRules,
  type Program,
  type Role,
  type Template,
} from '../procedure';
import { compile } from '../procedure/authoring';
import { hashOf, sha256, type IntentBodies, type IntentKind } from '../persistence';
import type { TestEnvironment } from './environment';

export interface Society {
  association: string;
  society: string;
  people: Record<'secretary' | 'clerk' | 'president' | 'member' | 'stranger', string>;
}

/** Weekends off and nothing else; settled for the years of the tests. */
export const PLAIN_CALENDAR: Calendar = {
  version: 'plain-2020',
  knownFrom: '2020-01-01',
  knownTo: '2099-12-31',
  holidays: [],
  workdays: [],
  source: 'tests',
};

/** Two in the secretariat, one president, one member of the council, and one of another house. */
export async function foundSociety(environment: TestEnvironment): Promise<Society> {
  const [association, society] = [randomUUID(), randomUUID()];
  await environment.owner(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
     values ($1, 'association', '示例省科协', 'Example association', 'CN', null), ($2, 'society', '示例省环境学会', 'Example society', 'CN', $1)`,
    [association, society],
  );
  const people = { secretary: '', clerk: '', president: '', member: '', stranger: '' };
  const roles: Record<keyof typeof people, Role | null> = {
    secretary: 'society-secretariat',
    clerk: 'society-secretariat',
    president: 'president',
    member: 'council-member',
    stranger: null,
  };
  for (const name of Object.keys(people) as (keyof typeof people)[]) {
    people[name] = await addPerson(environment, `example ${name}`);
    const role = roles[name];
    if (role !== null) await givePost(environment, people[name], society, role);
  }
  return { association, society, people };
}

export async function addPerson(environment: TestEnvironment, name: string): Promise<string> {
  const id = randomUUID();
  await environment.owner('insert into guicheng.person (id, name) values ($1, $2)', [id, name]);
  return id;
}

export async function givePost(environment: TestEnvironment, person: string, organisation: string, role: Role): Promise<void> {
  await environment.owner(
    `insert into guicheng.post (id, person, organisation, role, held_from) values (gen_random_uuid(), $1, $2, $3, '2020-01-01')`,
    [person, organisation, role],
  );
}

/** A body of the society that sits: who keeps its record is read from it. */
export async function addOrgan(environment: Pick<TestEnvironment, 'owner'>, society: string, organ: string): Promise<void> {
  await environment.owner(
    `insert into guicheng.organ (id, society, kind, name_zh, name_en) values ($1, $2, 'other', '示例会议', 'Example organ')
     on conflict do nothing`,
    [organ, society],
  );
}

/** Publishes a template with its program, as an administrator does; gives the template's hash. */
export async function publish(
  environment: Pick<TestEnvironment, 'owner'>,
  template: Template,
): Promise<{ hash: string; program: Program }> {
  const program = compile(template);
  const hash = hashOf(template);
  await environment.owner('insert into guicheng.calendar (version, calendar) values ($1, $2) on conflict do nothing', [
    PLAIN_CALENDAR.version,
    PLAIN_CALENDAR,
  ]);
  await environment.owner('insert into guicheng.program (hash, program) values ($1, $2) on conflict do nothing', [
    hashOf(program),
    program,
  ]);
  await environment.owner(
    `insert into guicheng.template_version (hash, procedure, version, jurisdiction, template, program_hash, published_at)
     values ($1, $2, $3, $4, $5, $6, guicheng.record_now()) on conflict do nothing`,
    [hash, template.id, template.version, template.jurisdiction, template, hashOf(program)],
  );
  await environment.owner('select guicheng.pin_called($1, $2, $3)', [
    hash,
    calledProcedures(program),
    ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'],
  ]);
  return { hash, program };
}

export function filedContent(template: Template, form: Record<string, unknown>): FiledContent {
  const { facts, given, canonical } = contentOf(template, form);
  return { facts, given, contentHash: sha256(canonical) };
}

export interface Asking<K extends IntentKind> {
  actor: string;
  kind: K;
  stream: string;
  body: IntentBodies[K];
  target?: string;
  contentHash?: string;
  /** The page's key; a new one when not given. */
  key?: string;
}

export interface Asked {
  intent: string;
  stream: string;
  kind: StreamKind;
}

/** Writes down what somebody asks, by the API's role. The same key gives the same intent. */
export async function ask<K extends IntentKind>(environment: TestEnvironment, asking: Asking<K>): Promise<Asked> {
  const kind: StreamKind = ['file', 'act', 'action', 'withdraw'].includes(asking.kind) ? 'case' : 'sitting';
  const key = asking.key ?? randomUUID();
  const written: { id: string; stream: string }[] = await environment.api.query(
    `insert into guicheng.intent (id, actor, key, kind, stream, stream_kind, target, content_hash, request_hash, occurred_on, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (guicheng.record_now() at time zone 'Asia/Shanghai')::date, $10)
     on conflict (actor, key) do nothing returning id, stream`,
    [
      randomUUID(),
      asking.actor,
      key,
      asking.kind,
      asking.stream,
      kind,
      asking.target ?? null,
      asking.contentHash ?? null,
      hashOf(asking.body),
      JSON.stringify(asking.body),
    ],
  );
  const there = 'select id, stream from guicheng.intent where actor = $1 and key = $2';
  const [row] = written.length > 0 ? written : await environment.api.query<typeof written>(there, [asking.actor, key]);
  if (row === undefined) throw new Error('the intent was not written');
  return { intent: row.id, stream: row.stream, kind };
}

/** The stored answer of an intent, or null while it is not answered. */
export async function storedAnswer(environment: TestEnvironment, intent: string): Promise<Answer | null> {
  const rows: { answer: Answer | null }[] = await environment.api.query('select answer from guicheng.intent where id = $1', [
    intent,
  ]);
  return rows[0]?.answer ?? null;
}

/** What an organ's charter could say: two thirds of all must be there, more than half of those present must agree. */
export function rulesOf(organ: string): OrganRules {
  return {
    organ,
    version: 1,
    quorum: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, base: 'members' },
    threshold: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'present' },
    article: '第二十三条',
    forms: ['on-site'],
    noticeDays: 7,
  };
}

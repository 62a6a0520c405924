import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import {
  daysOffLists,
  hashOf,
  pinCalled,
  PLACES,
  PUBLISH_REGISTER,
  TAKE_OVER_ENTRY,
  writeVersion,
  type PublishedVersion,
} from '../persistence';
import { checkTemplate, type Surroundings } from '../procedure/checker';
import type { Template } from '../procedure';
import { calendarWith, listProcedures, registers, TemplateUnusable, type AddedList } from '../templates';
import { standingOf } from '../templates/offers';
import { surroundingsIn, withOverlay } from '../templates/surroundings';
import {
  branches,
  DEMO_PASSWORD,
  organisations,
  organRules,
  masterRecords,
  societyFacts,
  organs,
  parameterValues,
  parts,
  people,
  ASSOCIATION,
  type DemoPerson,
} from './demo-data';

/** The invented house was entered on the day on which its terms begin, so that it has a past to look at. */
const ENTERED = `'2024-01-01T09:00:00+08:00'`;

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
}

/**
 * Fills an empty deployment with the invented association and publishes the catalogue. Repeating it changes nothing that is there:
 * people's own changes (a charter's rules entered, a parameter set) stay. Runs as the owner, in one transaction. `password`: of whoever has no
 * account yet.
 */
export async function seedDemo(owner: Client, gate: Gate = refuseFindings, password = DEMO_PASSWORD): Promise<DemoAccount[]> {
  const passwordHash = await hash(password);
  await owner.query('begin');
  try {
    await claimForDemo(owner);
    await publishCatalogue(owner, gate);
    await seedOrganisations(owner);
    for (const person of people) await seedPerson(owner, person, { password, passwordHash });
    await seedCharters(owner);
    await seedMasterRecords(owner);
    await seedSocietyFacts(owner);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  return people.flatMap((person) => (person.login ? [{ login: person.login, password, name: person.name }] : []));
}

/** Invented and real people never mix in one deployment: whichever was there first stays alone. */
export class RealDataProblem extends Error {
  constructor() {
    super('this deployment has real data, and invented people are never mixed with real ones');
  }
}

/** Whether people of the real world stand in it: then no demo comes in. */
export async function hasRealData(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ real: boolean }>(
    `select coalesce(not d.demo, exists (select 1 from guicheng.organisation)) as real from guicheng.deployment d`,
  );
  return rows[0]?.real ?? false;
}

async function claimForDemo(owner: Client): Promise<void> {
  await owner.query('select 1 from guicheng.deployment for update');
  if (await hasRealData(owner)) throw new RealDataProblem();
  await owner.query('update guicheng.deployment set demo = true');
}

const OFFER = `insert into guicheng.procedure_place (procedure, jurisdiction, standing) values ($1, $2, $3)
  on conflict (procedure, jurisdiction) do update set standing = excluded.standing`;

/** What a template passes before it is published, with what stands around it in its place. Throws where it does not. */
export type Gate = (template: Template, surroundings: Surroundings) => void;

/**
 * Publishes each register, and each procedure of the catalogue for each jurisdiction, under the hash of its content. What stands already has
 * passed the gate, and passes no second time.
 */
export async function publishCatalogue(owner: Client, gate: Gate = refuseFindings): Promise<void> {
  for (const register of registers()) await owner.query(PUBLISH_REGISTER, [register.id, hashOf(register), register]);
  const added = await daysOffLists(async (statement) => (await owner.query<AddedList>(statement)).rows);
  for (const jurisdiction of PLACES) {
    // A place without days off of its own has the national calendar, under the same version. What the house registered goes with it.
    const known = calendarWith(jurisdiction, added);
    await owner.query(
      `insert into guicheng.calendar (version, calendar, jurisdiction) values ($1, $2, $3) on conflict do nothing`,
      [known.version, known, jurisdiction],
    );
  }
  const run = (text: string, values: unknown[]): Promise<unknown> => owner.query(text, values);
  const { rows } = await owner.query<{ hash: string }>('select hash from guicheng.template_version');
  const standing = new Set(rows.map(({ hash }) => hash));
  const published = new Map<string, PublishedVersion>();
  for (const jurisdiction of PLACES) {
    // Read once for all that is published there: reading it costs more than checking one of them.
    const around = surroundingsIn(jurisdiction, []);
    for (const template of around.templates) {
      const hash = hashOf(template);
      // Where nothing differs this is the national template again.
      if (published.has(hash)) continue;
      if (!standing.has(hash)) gate(template, withOverlay(around, template.id, jurisdiction));
      published.set(hash, await writeVersion(run, template));
    }
  }
  for (const procedure of listProcedures()) {
    for (const jurisdiction of PLACES) await owner.query(OFFER, [procedure, jurisdiction, standingOf(procedure, jurisdiction)]);
  }
  // When all are there: which versions each of them calls, once and for all.
  for (const version of published.values()) await pinCalled(run, version);
}

/** The shipped catalogue passes the same gate as what people publish. Throws `TemplateUnusable`. */
export function refuseFindings(template: Template, surroundings: Surroundings): void {
  const errors = checkTemplate(template, surroundings).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new TemplateUnusable(`${template.id} ${template.jurisdiction}`, errors);
}

const OFFICE_HOURS = '工作日 8:30—17:30';

async function seedOrganisations(owner: Client): Promise<void> {
  for (const o of organisations) {
    await owner.query(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association, phone, office_hours, demo)
       values ($1, $2, $3, $4, $5, $6, $7, $8, true) on conflict do nothing`,
      [o.id, o.kind, o.zh, o.en, o.jurisdiction, o.kind === 'society' ? ASSOCIATION : null, o.phone, OFFICE_HOURS],
    );
  }
  for (const o of parts) {
    await owner.query(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association, parent, phone, demo)
       values ($1, $2, $3, $4, 'CN', $5, $6, $7, true) on conflict do nothing`,
      [o.id, o.kind, o.zh, o.en, ASSOCIATION, o.parent, o.phone],
    );
  }
  for (const o of organs) {
    await owner.query(
      `insert into guicheng.organ (id, society, kind, name_zh, name_en, party) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [o.id, o.society, o.kind, o.zh, o.en, 'party' in o ? o.party : null],
    );
  }
}

async function seedPerson(
  owner: Client,
  person: DemoPerson,
  { password, passwordHash }: { password: string; passwordHash: string },
): Promise<void> {
  await owner.query(`insert into guicheng.person (id, name, phone, demo) values ($1, $2, $3, true) on conflict do nothing`, [
    person.id,
    person.name,
    person.phone ?? null,
  ]);
  for (const post of person.posts) {
    await owner.query(
      `insert into guicheng.post (id, person, organisation, role, held_from, department, recorded_at, provenance)
       select gen_random_uuid(), $1, $2, $3, '2024-01-01', $4, ${ENTERED}, 'demo'
        where not exists (select 1 from guicheng.post where person = $1 and organisation = $2 and role = $3)`,
      [person.id, post.organisation, post.role, post.department ?? null],
    );
  }
  for (const seat of person.organs ?? []) {
    // Whoever was once seated by the demo is not seated again, whatever became of it.
    await owner.query(
      `insert into guicheng.organ_member (organ, person, position_zh, position_en, held_from, recorded_at, provenance)
       select $1, $2, $3, $4, '2024-01-01', ${ENTERED}, 'demo' where not exists (select 1 from guicheng.organ_member where organ = $1 and person = $2)`,
      [seat.organ, person.id, seat.position?.zh ?? null, seat.position?.en ?? null],
    );
  }
  if (person.login) {
    await owner.query(
      `insert into guicheng.account (person, login, password_hash, demo_password) values ($1, $2, $3, $4) on conflict do nothing`,
      [person.id, person.login, passwordHash, password],
    );
  }
}

async function seedCharters(owner: Client): Promise<void> {
  for (const { organ, ...rules } of organRules) {
    await owner.query(
      `insert into guicheng.organ_rules (organ, version, rules, confirmed_at) values ($1, 1, $2, guicheng.record_now()) on conflict do nothing`,
      [organ, { ...rules, forms: ['on-site', 'online', 'mixed'], noticeDays: 7 }],
    );
  }
  for (const { organisation, parameter, value, article } of parameterValues) {
    await owner.query(
      `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_at)
       values ($1, $2, 1, $3, $4, guicheng.record_now()) on conflict do nothing`,
      [organisation, parameter, JSON.stringify(value), article],
    );
  }
  for (const { id, society, ...values } of branches) {
    const entered = '2024-01-01T00:00:00+08:00';
    await owner.query(TAKE_OVER_ENTRY, [id, 'branches', society, 'active', values, '2024-01-01', null, entered, 'imported']);
  }
}

async function seedMasterRecords(owner: Client): Promise<void> {
  for (const { organisation, validFrom, record } of masterRecords) {
    await owner.query(
      `insert into guicheng.master_record (organisation, version, record, valid_from, recorded_at, provenance)
       values ($1, 1, $2, $3, ${ENTERED}, 'demo')
       on conflict do nothing`,
      [organisation, record, validFrom],
    );
  }
}

async function seedSocietyFacts(owner: Client): Promise<void> {
  for (const { society, facts } of societyFacts) {
    await owner.query(
      `insert into guicheng.society_facts (society, version, facts, recorded_at) values ($1, 1, $2, ${ENTERED}) on conflict do nothing`,
      [society, facts],
    );
  }
}

/** The house of a scenario on real servers: its society with party organisation and association, people, values, registers. */
import { randomUUID } from 'node:crypto';
import { addDays, calledProcedures, organisationOf, SIMULATED } from '../../libs/procedure';
import type { Calendar, ParameterValue, ScriptPerson, SimulationScript, Template } from '../../libs/procedure';
import { compile } from '../../libs/procedure/authoring';
import { loadTemplate } from '../../libs/templates';
import type { TestEnvironment } from '../../libs/testing/environment';
import { placeEntry } from '../../libs/testing/register-entries';
import { addOrgan, publish } from '../../libs/testing/society';
import type { Ids } from './conformance-ids';

const LONG_AGO = '2020-01-01';
const RECORDED_LONG_AGO = `${LONG_AGO}T00:00:00Z`;

export class House {
  constructor(
    private readonly environment: TestEnvironment,
    private readonly ids: Ids,
  ) {}

  async found(jurisdiction: string, calendar: Calendar): Promise<void> {
    const { environment, ids } = this;
    // The calendar that was published last is the society's.
    await environment.owner(
      `insert into guicheng.calendar (version, calendar, jurisdiction, published_at) values ($1, $2, $3, 'infinity') on conflict do nothing`,
      [calendar.version, calendar, jurisdiction],
    );
    await environment.owner(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
       values ($1, 'association', '示例省科协', 'Example association', $3, null), ($2, 'society', '示例省学会', 'Example society', $3, $1)`,
      [ids.of(SIMULATED.association), ids.of(SIMULATED.society), jurisdiction],
    );
    await environment.owner(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, parent)
       values ($1, 'party-organisation', '示例省学会党支部', 'Example party branch', $3, $2)`,
      [ids.of(SIMULATED.party), ids.of(SIMULATED.society), jurisdiction],
    );
  }

  /** Posts as they are held between the person's absences. */
  async addPerson({ id, posts, absent = [] }: ScriptPerson): Promise<void> {
    const { environment, ids } = this;
    await environment.owner('insert into guicheng.person (id, name) values ($1, $2)', [ids.of(id), `example ${id}`]);
    const starts = [LONG_AGO, ...absent.map(({ to }) => addDays(to, 1))];
    const ends = [...absent.map(({ from }) => addDays(from, -1)), null];
    for (const role of posts) {
      for (const [index, from] of starts.entries()) {
        await environment.owner(
          `insert into guicheng.post (id, person, organisation, role, held_from, held_to) values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
          [ids.of(id), ids.of(organisationOf(role)), role, from, ends[index]],
        );
      }
    }
  }

  /** Organs of a script are the society's: who keeps the record of a party body's sitting is asked by `party-sittings.test.ts`. */
  async addOrgans(names: string[]): Promise<void> {
    for (const name of names) await addOrgan(this.environment, this.ids.of(SIMULATED.society), this.ids.of(name));
  }

  /** What the society's charter and rules and the deployment say, where a case begins that nobody files. */
  async setValues(values: Record<string, ParameterValue>): Promise<void> {
    const set = Object.entries(values).filter(([, { value }]) => value !== null);
    for (const [parameter, { value, article = null }] of set) {
      for (const house of [SIMULATED.society, SIMULATED.association]) {
        await this.environment.owner(
          `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_at)
           values ($1, $2, 1, $3, $4, guicheng.record_now()) on conflict do nothing`,
          [this.ids.of(house), parameter, JSON.stringify(value), article],
        );
      }
    }
  }

  /** What the script says that the registers hold. */
  async fillRegisters({ registers = {} }: SimulationScript): Promise<void> {
    for (const [register, entries] of Object.entries(registers)) {
      for (const { id, state, values, validFrom: from, validTo: to } of entries) {
        await placeEntry((text, given) => this.environment.owner(text, given), {
          ...{ id, register, society: this.ids.of(SIMULATED.society), state, values, from, recordedAt: RECORDED_LONG_AGO },
          ...(to === undefined ? {} : { to }),
        });
      }
    }
  }

  /** As many branches as the script's look-up counts, the first under the name that a conflict is about. */
  async addBranches({ lookUps }: Template, script: SimulationScript): Promise<void> {
    const counted = lookUps.map(({ id }) => script.lookUps?.[id]).find((value) => typeof value === 'number');
    const entries = typeof counted === 'number' ? counted : 0;
    const taken = (script.conflicts ?? []).length > 0 ? String(script.form['name']) : '示例机构 0';
    for (let n = 0; n < entries; n += 1) {
      await placeEntry((text, values) => this.environment.owner(text, values), {
        ...{ id: randomUUID(), register: 'branches', society: this.ids.of(SIMULATED.society), from: LONG_AGO },
        ...{
          recordedAt: RECORDED_LONG_AGO,
          values: { name: n === 0 ? taken : `示例机构 ${n}`, kind: 'branch', discipline: '示例' },
        },
      });
    }
  }

  /** 布置: the society is asked for this; what its filing names. */
  async assign(template: Template, templateHash: string, by: string): Promise<string> {
    const [id, society] = [randomUUID(), this.ids.of(SIMULATED.society)];
    const { api } = this.environment;
    await api.query(
      `insert into guicheng.assignment (id, actor, key, request_hash, organisation, template_hash, procedure, due_on)
       values ($1, $2, $1, $3, $4, $3, $5, (guicheng.record_now() at time zone 'Asia/Shanghai')::date + 30)`,
      [id, by, templateHash, this.ids.of(SIMULATED.association), template.id],
    );
    await api.query('insert into guicheng.assignment_society (assignment, society) values ($1, $2)', [id, society]);
    return `${id}/${society}`;
  }
}

/** The template's hash. What it begins is published before it: its publication pins their versions. */
export async function publishWhole(environment: TestEnvironment, template: Template): Promise<string> {
  for (const procedure of calledProcedures(compile(template))) {
    await publishWhole(environment, loadTemplate(procedure, template.jurisdiction));
  }
  return (await publish(environment, template)).hash;
}

/**
 * A simulated scenario done again for real: the same people with the same posts and absences, the same society, the record's clock put to
 * the instants of the simulation, every act an intent as the API writes it. Ids are the only difference: uuids, and translated back.
 */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../libs/contracts/temporal';
import type { IntentBodies } from '../../libs/persistence';
import {
  addDays,
  organisationOf,
  simulate,
  SIMULATED,
  type CaseEvent,
  type Logged,
  type RefusedAct,
  type Simulation,
} from '../../libs/procedure';
import type { ScriptPerson, SimulationScript, SittingEvent, Template, Told } from '../../libs/procedure';
import { compile } from '../../libs/procedure/authoring';
import { sha256 } from '../../libs/record';
import { calendarOf, registers } from '../../libs/templates';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { placeEntry } from '../../libs/testing/register-entries';
import { ask, publish, type Asked } from '../../libs/testing/society';

export interface Scenario {
  name: string;
  template: Template;
  script: SimulationScript;
}

/** Real ids by the simulation's, and back. */
class Ids {
  private readonly real = new Map<string, string>();

  of(simulated: string): string {
    const known = this.real.get(simulated);
    if (known !== undefined) return known;
    const made = randomUUID();
    this.real.set(simulated, made);
    return made;
  }

  /** An intent's id is the id of its event. */
  is(simulated: string, real: string): void {
    this.real.set(simulated, real);
  }

  /** A stored value with the ids of the simulation in it. */
  simulated<T>(value: T): T {
    let text = JSON.stringify(value);
    for (const [simulated, real] of this.real) text = text.replaceAll(real, simulated);
    return JSON.parse(text) as T;
  }
}

export interface Played {
  /** The case's log, and each sitting's by its id, with the ids of the simulation. */
  logs: Record<string, (CaseEvent | SittingEvent)[]>;
  /** Codes of what was refused, in the order of the simulation's refusals that reached a machine. */
  refused: string[];
  /** What posts were told, reminders among it, as `role message instant`. */
  notices: string[];
}

/** A scenario simulated; `logs`: what its logs hold, by their names in `Played`. */
export function simulated(scenario: Scenario): { simulation: Simulation; logs: unknown } {
  const { template, script } = scenario;
  const calendar = calendarOf(template.jurisdiction);
  const world = { template, program: compile(template), calendar, registers: registers(), hash: sha256 };
  const simulation = simulate(world, script);
  const logs: Played['logs'] = {};
  for (const logged of simulation.log) (logs[streamOf(logged)] ??= []).push(logged.event);
  return { simulation, logs: JSON.parse(JSON.stringify(logs)) };
}

/** Plays a simulation on real servers. A worker must be running on the environment. */
export class ForReal {
  private readonly ids = new Ids();
  private hash = '';
  private readonly refused: string[] = [];

  constructor(
    private readonly environment: TestEnvironment,
    private readonly scenario: Scenario,
    private readonly simulation: Simulation,
  ) {}

  async play(): Promise<Played> {
    const { log, refused } = this.simulation;
    await setRecordClock(this.environment, log[0]?.event.at ?? '');
    await this.prepare();
    const seen: Record<string, number> = {};
    for (const [position, logged] of log.entries()) {
      await this.remind(position);
      await this.refuse(refused.filter((one) => one.position === position));
      await setRecordClock(this.environment, logged.event.at);
      if (typeof logged.by === 'object' || logged.by === 'filing') await this.expectTaken(logged);
      const stream = streamOf(logged);
      seen[stream] = (seen[stream] ?? 0) + 1;
      await until(
        `event ${position} (${logged.event.kind})`,
        30_000,
        async () => (await this.count(stream)) >= (seen[stream] ?? 0),
      );
    }
    await this.remind(log.length);
    await this.refuse(refused.filter((one) => one.position === log.length));
    const logs: Played['logs'] = {};
    for (const stream of Object.keys(seen)) logs[stream] = await this.logOf(stream);
    return { logs, refused: this.refused, notices: await this.noticesOf() };
  }

  private async prepare(): Promise<void> {
    const { template, script } = this.scenario;
    const { environment, ids } = this;
    const calendar = calendarOf(template.jurisdiction);
    this.hash = (await publish(environment, template)).hash;
    // The calendar that was published last is the society's.
    await environment.owner(
      `insert into guicheng.calendar (version, calendar, jurisdiction, published_at) values ($1, $2, $3, 'infinity') on conflict do nothing`,
      [calendar.version, calendar, template.jurisdiction],
    );
    await environment.owner(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
       values ($1, 'association', '示例省科协', 'Example association', $3, null), ($2, 'society', '示例省学会', 'Example society', $3, $1)`,
      [ids.of(SIMULATED.association), ids.of(SIMULATED.society), template.jurisdiction],
    );
    await environment.owner(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, parent)
       values ($1, 'party-organisation', '示例省学会党支部', 'Example party branch', $3, $2)`,
      [ids.of(SIMULATED.party), ids.of(SIMULATED.society), template.jurisdiction],
    );
    for (const person of script.persons) await this.addPerson(person);
    await this.fillRegister();
    for (const [register, entries] of Object.entries(script.registers ?? {})) {
      for (const { id, state, values, validFrom: from, validTo: to } of entries) {
        await placeEntry((text, given) => environment.owner(text, given), {
          ...{ id, register, society: ids.of(SIMULATED.society), state, values, from, recordedAt: '2020-01-01T00:00:00Z' },
          ...(to === undefined ? {} : { to }),
        });
      }
    }
  }

  /** Posts as they are held between the person's absences. */
  private async addPerson({ id, posts, absent = [] }: ScriptPerson): Promise<void> {
    const { environment, ids } = this;
    await environment.owner('insert into guicheng.person (id, name) values ($1, $2)', [ids.of(id), `example ${id}`]);
    const starts = ['2020-01-01', ...absent.map(({ to }) => addDays(to, 1))];
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

  /** As many entries as the script's look-up counts, the first under the name that a conflict is about. */
  private async fillRegister(): Promise<void> {
    const { template, script } = this.scenario;
    const counted = template.lookUps.map(({ id }) => script.lookUps?.[id]).find((value) => typeof value === 'number');
    const entries = typeof counted === 'number' ? counted : 0;
    const taken = (script.conflicts ?? []).length > 0 ? String(script.form['name']) : '示例机构 0';
    for (let n = 0; n < entries; n += 1) {
      await placeEntry((text, values) => this.environment.owner(text, values), {
        ...{ id: randomUUID(), register: 'branches', society: this.ids.of(SIMULATED.society), from: '2020-01-01' },
        ...{
          recordedAt: '2020-01-01T00:00:00Z',
          values: { name: n === 0 ? taken : `示例机构 ${n}`, kind: 'branch', discipline: '示例' },
        },
      });
    }
  }

  private async expectTaken(told: Logged): Promise<void> {
    const answer = await this.submit(told);
    if (answer.answered !== 'accepted') throw new Error(`${told.event.kind}: ${JSON.stringify(answer)}`);
  }

  /** Reminders that came due before the next event: the relay sends them when it comes by. */
  private async remind(position: number): Promise<void> {
    const due = this.simulation.received.filter((one) => one.what === 'reminder' && one.position === position);
    for (const { at } of due) {
      await setRecordClock(this.environment, at);
      const sent = this.simulation.received.filter((one) => one.what === 'reminder' && one.at <= at && one.position <= position);
      await until(`${sent.length} reminders`, 30_000, async () => (await this.noticesOf(true)).length >= sent.length);
    }
  }

  /** What was refused in the simulation is asked for here too, at its instant. */
  private async refuse(acts: RefusedAct[]): Promise<void> {
    for (const { tried, at } of acts) {
      if (tried === null) continue;
      await setRecordClock(this.environment, at);
      const answer = await this.submit(tried);
      this.refused.push(answer.answered === 'refused' ? answer.code : answer.answered);
    }
  }

  private async submit(told: Told): Promise<Answer> {
    const asked = told.stream === 'case' ? await this.askOfCase(told.event) : await this.askOfSitting(told.sitting, told.event);
    this.ids.is(told.event.id, asked.intent);
    const answer = await this.environment.engine.submit(asked, 20_000);
    if (answer === 'pending') throw new Error(`nothing answered ${told.event.kind}`);
    return answer;
  }

  private askOfCase(event: CaseEvent): Promise<Asked> {
    const { environment, ids } = this;
    if (!('actor' in event)) throw new Error(`nobody does ${event.kind}`);
    const capacity = this.capacity();
    const common = { actor: ids.of(event.actor), stream: ids.of(SIMULATED.case) };
    if (event.kind === 'filed') return this.askToFile(event);
    if (event.kind === 'withdrawn') return ask(environment, { ...common, kind: 'withdraw', body: { capacity } });
    if (event.kind === 'migrated') throw new Error('an administrator migrates, by another door');
    if (event.kind !== 'acted') {
      const { id: _id, at: _at, actor: _actor, occurredOn: _on, ...does } = event;
      return ask(environment, { ...common, kind: 'action', body: { does: does, reason: '示例理由。', capacity } });
    }
    const { slot: target, contentHash, outcome, content, hasReason, submissionHash: hash, for: whom, chosen, marks } = event;
    const body: IntentBodies['act'] = {
      outcome,
      ...(hash === undefined ? {} : { submission: { form: {}, hash } }),
      ...(whom === undefined ? {} : { for: ids.of(whom) }),
      ...(chosen === undefined ? {} : { chosen: chosen.map((person) => ids.of(person)) }),
      ...(marks === undefined ? {} : { marks }),
      ...(hasReason ? { opinion: '示例理由。' } : {}),
      ...(content === null ? {} : { content, form: this.completedForm(event.id) }),
      capacity,
    };
    return ask(environment, { ...common, kind: 'act', target, contentHash, body });
  }

  private askToFile(event: Extract<CaseEvent, { kind: 'filed' }>): Promise<Asked> {
    const { environment, ids } = this;
    const { template, script, name } = this.scenario;
    const { facts, given, contentHash } = event;
    const [stream, subject] = [ids.of(SIMULATED.case), script.form[template.subject]];
    const body: IntentBodies['file'] = {
      procedure: template.id,
      templateHash: this.hash,
      society: ids.of(event.society),
      association: ids.of(event.association),
      number: `S-${stream.slice(0, 8)}`,
      subject: typeof subject === 'string' ? subject : name,
      form: script.form,
      content: { facts, given, contentHash },
      parameters: this.parameters(event.parameters),
      capacity: { ...this.capacity(), ...(event.capacity === undefined ? {} : { role: event.capacity }) },
    };
    return ask(environment, { actor: ids.of(event.actor), kind: 'file', stream, contentHash, body });
  }

  private capacity(): IntentBodies['act']['capacity'] {
    return { role: 'society-secretariat', organisation: this.ids.of(SIMULATED.society) };
  }

  /** The form with everything that was completed up to this act. */
  private completedForm(act: string): Record<string, unknown> {
    const { form, acts } = this.scenario.script;
    const last = Number(act.replace(/\D+/, ''));
    const changes = acts.slice(0, last).flatMap((one) => (one.do === 'act' && one.form !== undefined ? [one.form] : []));
    return Object.assign({}, form, ...changes) as Record<string, unknown>;
  }

  /** An organ is known by its own id. */
  private parameters(values: IntentBodies['file']['parameters']): IntentBodies['file']['parameters'] {
    const organs = Object.keys(this.scenario.script.organs ?? {});
    return Object.fromEntries(
      Object.entries(values).map(([id, set]) => {
        const { value } = set;
        return [id, typeof value === 'string' && organs.includes(value) ? { ...set, value: this.ids.of(value) } : set];
      }),
    );
  }

  private askOfSitting(sitting: string, event: SittingEvent): Promise<Asked> {
    const { environment, ids } = this;
    if (!('actor' in event)) throw new Error(`nobody does ${event.kind}`);
    const capacity = this.capacity();
    const common = { actor: ids.of(event.actor), stream: ids.of(sitting) };
    if (event.kind === 'convened') return this.askToConvene(common, event);
    if (event.kind === 'sitting-closed') return ask(environment, { ...common, kind: 'close-sitting', body: { capacity } });
    if (event.kind === 'roll-recorded') {
      const presence = Object.fromEntries(Object.entries(event.presence).map(([member, is]) => [ids.of(member), is]));
      return ask(environment, { ...common, kind: 'record-roll', body: { presence, capacity } });
    }
    if (event.kind === 'item-recorded') {
      const { votes, outcome, hasReason } = event;
      const recused = event.recused.map((member) => ids.of(member));
      const reason = hasReason ? { reason: '示例理由。' } : {};
      const body = { item: ids.of(event.item), recused, votes, outcome, capacity, ...reason };
      return ask(environment, { ...common, kind: 'record-item', target: ids.of(event.item), body });
    }
    if (event.kind !== 'minutes-signed') throw new Error(`tests/support/conformance.ts has no door for ${event.kind} yet`);
    const { minutesHash } = event;
    return ask(environment, { ...common, kind: 'sign-minutes', body: { file: randomUUID(), minutesHash, capacity } });
  }

  private askToConvene(
    common: { actor: string; stream: string },
    event: Extract<SittingEvent, { kind: 'convened' }>,
  ): Promise<Asked> {
    const { ids } = this;
    const organ = ids.of(event.organ);
    const body: IntentBodies['convene'] = {
      organ,
      society: ids.of(event.society),
      form: event.form,
      on: event.on,
      chair: ids.of(event.chair),
      members: event.members.map((member) => ids.of(member)),
      rules: event.rules === null ? null : { ...event.rules, organ },
      items: (event.items ?? []).map(({ item, source }) => ({
        item: ids.of(item),
        source: source === null ? null : { ...source, case: ids.of(source.case) },
      })),
      capacity: this.capacity(),
    };
    return ask(this.environment, { ...common, kind: 'convene', body });
  }

  private async count(stream: string): Promise<number> {
    const [row] = await this.environment.owner<{ n: number }>(
      'select count(*)::int as n from guicheng.stream_event where stream = $1',
      [this.ids.of(stream)],
    );
    return row?.n ?? 0;
  }

  private async logOf(stream: string): Promise<(CaseEvent | SittingEvent)[]> {
    const rows = await this.environment.owner<{ event: CaseEvent | SittingEvent }>(
      'select event from guicheng.stream_event where stream = $1 order by seq',
      [this.ids.of(stream)],
    );
    return rows.map(({ event }) => this.ids.simulated(event));
  }

  private async noticesOf(reminders: boolean | null = null): Promise<string[]> {
    const rows = await this.environment.owner<{ role: string; message: string; at: Date }>(
      `select role, message, at from guicheng.notice
        where stream = $1 and ($2::boolean is null or starts_with(id, 'reminder~') = $2)`,
      [this.ids.of(SIMULATED.case), reminders],
    );
    return rows.map(({ role, message, at }) => `${role} ${message} ${at.toISOString()}`).sort();
  }
}

/** The names of logs in `Played`. */
function streamOf(logged: Told): string {
  return logged.stream === 'case' ? SIMULATED.case : logged.sitting;
}

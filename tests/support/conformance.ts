/**
 * A simulated scenario done again for real: the same people with the same posts and absences, the same society, the record's clock put to
 * the instants of the simulation, every act an intent as the API writes it. What it calls really runs. Ids are the only difference: uuids, and translated back.
 */
import type { Answer } from '../../libs/contracts/temporal';
import { SIMULATED, startsBy } from '../../libs/procedure';
import type { CaseEvent, Logged, RefusedAct, Simulation, SittingEvent, Told } from '../../libs/procedure';
import { calendarOf } from '../../libs/templates';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { Asks } from './conformance-asks';
import { calledBy, CALLER, valuesOfOpened, type CalledCase } from './conformance-called';
import { House, publishWhole } from './conformance-house';
import { Ids } from './conformance-ids';
import { logsOf, streamOf, worldOf, type Logs, type Scenario } from './conformance-scenario';

export { scenarioOf, simulated, type Scenario } from './conformance-scenario';

export interface Played {
  /** The case's log, and each sitting's by its id, with the ids of the simulation. */
  logs: Logs;
  /** As the store calls it. */
  case: string;
  /** Codes of what was refused, in the order of the simulation's refusals that reached a machine. */
  refused: string[];
  /** What posts were told, reminders among it, as `role message instant`. */
  notices: string[];
  /** The logs of the cases that it called, in the order of their ends, beside what the simulation of each has. */
  called: { name: string; logs: Logs; simulated: Logs }[];
}

/** One case of what is played. */
interface Part {
  scenario: Scenario;
  simulation: Simulation;
  ids: Ids;
  asks: Asks;
  /** How many events of each log have been seen. */
  seen: Record<string, number>;
  /** Null: it is filed. */
  called: CalledCase | null;
}

/** A called case as the store has it; the event is null as long as something stands in its way. */
interface Begun {
  id: string;
  event: Extract<CaseEvent, { kind: 'filed' }> | null;
  refusal: unknown;
}

/** Plays a simulation on real servers. A worker must be running on the environment. */
export class ForReal {
  private readonly ids = new Ids();
  private readonly house: House;
  private readonly refused: string[] = [];
  private clock = '';

  constructor(
    private readonly environment: TestEnvironment,
    private readonly scenario: Scenario,
    private readonly simulation: Simulation,
  ) {
    this.house = new House(environment, this.ids);
  }

  async play(): Promise<Played> {
    const { log, refused } = this.simulation;
    await this.setClock(log[0]?.event.at ?? '');
    const called = calledBy(this.scenario, this.simulation);
    const whole = await this.prepare(called);
    const parts = called.map((one) => this.partOf(one));
    for (const [position, logged] of log.entries()) {
      await this.playUntil(parts, logged);
      await this.remind(position);
      await this.refuse(
        whole,
        refused.filter((one) => one.position === position),
      );
      await this.happen(whole, logged);
    }
    await this.remind(log.length);
    await this.refuse(
      whole,
      refused.filter((one) => one.position === log.length),
    );
    return {
      logs: await this.logsOf(whole),
      case: this.ids.of(SIMULATED.case),
      refused: this.refused,
      notices: await this.noticesOf(),
      called: await Promise.all(
        parts.map(async (part) => ({
          name: part.scenario.name,
          logs: await this.logsOf(part),
          simulated: logsOf(part.simulation),
        })),
      ),
    };
  }

  private async prepare(called: CalledCase[]): Promise<Part> {
    const { environment, house, ids, scenario, simulation } = this;
    const { template, script } = scenario;
    const templateHash = await publishWhole(environment, template);
    await house.found(template.jurisdiction, calendarOf(template.jurisdiction));
    const scripts = [script, ...called.map((one) => one.scenario.script)];
    const people = scripts.flatMap(({ persons }) => persons);
    for (const [index, person] of people.entries()) {
      if (people.findIndex(({ id }) => id === person.id) === index) await house.addPerson(person);
    }
    await house.addOrgans([...new Set(scripts.flatMap(({ organs = {} }) => Object.keys(organs)))]);
    await house.addBranches(template, script);
    await house.fillRegisters(script);
    for (const one of called) await house.setValues(this.valuesIn(one));
    await house.setValues(valuesOfOpened(template));
    const { program } = worldOf(template);
    const isAssigned = startsBy(program, 'assigned') && !startsBy(program, 'filed');
    const fulfils = isAssigned ? await house.assign(template, templateHash, ids.of(script.applicant)) : undefined;
    const of = { template, templateHash, script, ids, ...(fulfils === undefined ? {} : { fulfils }) };
    return { scenario, simulation, ids, asks: new Asks(environment, of), seen: {}, called: null };
  }

  /** The same society, with its people and organs. */
  private partOf(called: CalledCase): Part {
    const { scenario, simulation } = called;
    const { persons, organs = {} } = scenario.script;
    const members = Object.entries(organs).flatMap(([organ, { members: all, chair }]) => [organ, ...all, chair]);
    const houses = [SIMULATED.society, SIMULATED.association, SIMULATED.party];
    const ids = this.ids.sharing([...houses, ...persons.map(({ id }) => id), ...members]);
    const asks = new Asks(this.environment, { template: scenario.template, templateHash: '', script: scenario.script, ids });
    return { scenario, simulation, ids, asks, seen: {}, called };
  }

  private valuesIn({ simulation, scenario }: CalledCase) {
    const organs = Object.keys(scenario.script.organs ?? {});
    const parameters = simulation.state?.parameters ?? {};
    return Object.fromEntries(
      Object.entries(parameters).map(([id, set]) => {
        const { value } = set;
        return [id, typeof value === 'string' && organs.includes(value) ? { ...set, value: this.ids.of(value) } : set];
      }),
    );
  }

  /** What happens in called cases before something happens in the caller; its answer waits for the whole of the case. */
  private async playUntil(parts: Part[], { event }: Logged): Promise<void> {
    for (const part of parts) {
      const isItsEnd = event.id === part.called?.ended.id;
      const due = part.simulation.log.slice(playedOf(part)).filter((logged) => isItsEnd || logged.event.at < event.at);
      for (const logged of due) await this.happen(part, logged);
    }
  }

  /** Most events come with others at one instant. */
  private async setClock(at: string): Promise<void> {
    if (this.clock !== at) await setRecordClock(this.environment, at);
    this.clock = at;
  }

  private async happen(part: Part, logged: Logged): Promise<void> {
    const { event, by } = logged;
    await this.setClock(event.at);
    if (by === 'filing' && part.called !== null) await this.beginCalled(part, part.called);
    else if (event.kind !== 'call-ended' && (typeof by === 'object' || by === 'filing')) await this.expectTaken(part, logged);
    const stream = streamOf(logged);
    const seen = (part.seen[stream] = (part.seen[stream] ?? 0) + 1);
    const what = `event ${playedOf(part)} (${event.kind}) of ${part.scenario.name}`;
    await until(what, 30_000, async () => (await this.count(part, stream)) >= seen);
  }

  /** The relay begins it; from then on both know each other by the ids that it has got. */
  private async beginCalled({ ids, simulation, scenario }: Part, { block, round, ended }: CalledCase): Promise<void> {
    const caller = this.ids.of(SIMULATED.case);
    const begun = await until(`${scenario.name} to begin`, 30_000, async () => {
      const [row] = await this.environment.owner<Begun>(
        `select c.case_id as id, e.event, o.refusal from guicheng.called_case c
           left join guicheng.stream_event e on e.stream = c.case_id and e.seq = 1
           left join guicheng.outbox o on o.stream = c.case_id and o.refusal is not null
          where c.caller = $1 and c.block = $2 and c.round = $3 and (e.event is not null or o.refusal is not null)`,
        [caller, block, round],
      );
      return row;
    });
    if (begun.event === null) throw new Error(`${scenario.name} cannot begin: ${JSON.stringify(begun.refusal)}`);
    const [filed] = simulation.log;
    if (filed?.event.kind === 'filed') ids.is(filed.event.contentHash, begun.event.contentHash);
    ids.is('filing', begun.event.id);
    ids.is(SIMULATED.case, begun.id);
    ids.is(CALLER, caller);
    this.ids.is(ended.id, `${begun.id}/ended/1`);
    this.ids.is(ended.case, begun.id);
  }

  private async expectTaken(part: Part, told: Logged): Promise<void> {
    const answer = await this.submit(part, told);
    if (answer.answered !== 'accepted') throw new Error(`${part.scenario.name}: ${told.event.kind}: ${JSON.stringify(answer)}`);
  }

  /** Reminders that came due before the next event: the relay sends them when it comes by. */
  private async remind(position: number): Promise<void> {
    const due = this.simulation.received.filter((one) => one.what === 'reminder' && one.position === position);
    for (const { at } of due) {
      await this.setClock(at);
      const sent = this.simulation.received.filter((one) => one.what === 'reminder' && one.at <= at && one.position <= position);
      await until(`${sent.length} reminders`, 30_000, async () => (await this.noticesOf(true)).length >= sent.length);
    }
  }

  /** What was refused in the simulation is asked for here too, at its instant. */
  private async refuse(part: Part, acts: RefusedAct[]): Promise<void> {
    for (const { tried, at } of acts) {
      if (tried === null) continue;
      await this.setClock(at);
      const answer = await this.submit(part, tried);
      this.refused.push(answer.answered === 'refused' ? answer.code : answer.answered);
    }
  }

  private async submit(part: Part, told: Told): Promise<Answer> {
    const answer = await this.environment.engine.submit(await part.asks.write(told), 20_000);
    if (answer === 'pending') throw new Error(`nothing answered ${told.event.kind}`);
    return answer;
  }

  private async count({ ids }: Part, stream: string): Promise<number> {
    const rows: { n: number }[] = await this.environment.auditor.query(
      'select count(*)::int as n from guicheng.stream_event where stream = $1',
      [ids.of(stream)],
    );
    return rows[0]?.n ?? 0;
  }

  private async logsOf({ ids, seen }: Part): Promise<Logs> {
    const logs: Logs = {};
    for (const stream of Object.keys(seen)) {
      const rows = await this.environment.owner<{ event: CaseEvent | SittingEvent }>(
        'select event from guicheng.stream_event where stream = $1 order by seq',
        [ids.of(stream)],
      );
      logs[stream] = rows.map(({ event }) => ids.simulated(event));
    }
    return logs;
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

function playedOf({ seen }: Part): number {
  return Object.values(seen).reduce((sum, one) => sum + one, 0);
}

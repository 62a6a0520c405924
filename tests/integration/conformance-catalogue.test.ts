/**
 * The procedures of the catalogue: one scenario of each, simulated and done on real PostgreSQL and Temporal, event for event
 * (`conformance.test.ts` does every scenario of one of them).
 */
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker } from '../../apps/worker/main';
import { rebuild } from '../../libs/persistence';
import type { SimulationScript } from '../../libs/procedure';
import { listProcedures, loadTemplate, registers } from '../../libs/templates';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { fastTimers } from '../../libs/testing/record-clock';
import { publishRegister } from '../../libs/testing/register-entries';
import { ForReal, scenarioOf, simulated, type Played, type Scenario } from '../support/conformance';

let environment: TestEnvironment;
let worker: INestApplicationContext;

beforeAll(async () => {
  environment = await startEnvironment();
  for (const register of registers()) await publishRegister((text, values) => environment.owner(text, values), register);
  worker = await startWorker(environment.workerEnvironment(), fastTimers);
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await environment?.stop();
}, 60_000);

/** Entries of registers are known by their own ids, and all scenarios share one store. */
function withOwnEntries(text: string): SimulationScript {
  const script = JSON.parse(text) as SimulationScript;
  const ids = Object.values(script.registers ?? {}).flatMap((entries) => entries.map(({ id }) => id));
  return JSON.parse(ids.reduce((said, id) => said.replaceAll(id, randomUUID()), text)) as SimulationScript;
}

/** Where the approved scenario calls nobody although the procedure can, one that does; and further ones. */
const OTHERS: Record<string, string[]> = {
  'activity-filing': ['with-a-partner-abroad'],
  'co-host-engagement': ['with-a-partner-abroad'],
  'large-donation': ['overseas-is-reviewed-first'],
  'overseas-donation': ['large-approved'],
  'overseas-cooperation': ['major-matter'],
  'society-change-review': ['decided-here'],
  'annual-grading': ['approved', 'ningxia-interview', 'ningxia-second-c'],
  'exit-escalation': ['two-years'],
};
/** Whose scenarios are all walked elsewhere. */
const WALKED = 'branch-setup';
const scenarios = listProcedures().flatMap((procedure) =>
  procedure === WALKED ? [] : (OTHERS[procedure] ?? ['approved']).map((file) => readScenario(procedure, file)),
);

function readScenario(procedure: string, file: string): Scenario {
  const path = join(__dirname, '..', '..', 'libs', 'templates', procedure, 'scenarios', `${file}.json`);
  const input = withOwnEntries(readFileSync(path, 'utf8'));
  return scenarioOf(`${procedure}/${file}`, loadTemplate(procedure, input.jurisdiction), input);
}

/** By the scenario's name, what was done of it. */
const played = new Map<string, Played>();

it.each(scenarios)(
  '$name is the same on real servers',
  async (scenario) => {
    const { simulation, logs } = simulated(scenario);
    expect(simulation.unmet).toEqual([]);
    const done = await new ForReal(environment, scenario, simulation).play();
    for (const called of done.called) expect(called.logs).toEqual(called.simulated);
    expect(done.logs).toEqual(logs);
    played.set(scenario.name, done);
  },
  120_000,
);

describe('what a case begins', () => {
  /** The other end of each link, with what its order handed on. */
  const BEGUN = `
    select b.block, f.procedure, f.number, s.state -> 'caller' ->> 'case' as caller, o.event -> 'by' -> 'input' as input,
           (select form from guicheng.case_form x where x.case_id = f.id order by revision limit 1) as form,
           (select form from guicheng.case_form x where x.case_id = b.beginner order by revision limit 1) as handed,
           p.state -> 'blocks' -> b.block as answered
      from (select caller as beginner, block, round, case_id as begun from guicheng.called_case
            union all select case_id, block, round, started from guicheng.opening where started is not null) b
      join guicheng.case_file f on f.id = b.begun join guicheng.stream s on s.id = f.id join guicheng.stream p on p.id = b.beginner
      join guicheng.outbox o on o.id = b.beginner || '/' || b.block || '/' || b.round || '/started'
     where b.beginner = $1 order by b.round, f.number`;
  interface BegunRow {
    block: string;
    procedure: string;
    number: string;
    caller: string | null;
    input: Record<string, string>;
    form: Record<string, unknown>;
    handed: Record<string, unknown>;
    answered: { outcome: string; called?: { case: string } };
  }

  it.each([
    ['large-expenditure/approved', ['party-pre-review', 'collective-decision'], []],
    ['award-round/approved', ['party-pre-review', 'collective-decision'], ['award-catalogue']],
    ['annual-grading/ningxia-interview', [], ['exit-escalation']],
    ['annual-grading/ningxia-second-c', [], ['group-membership-revocation']],
  ])(
    'in %s has numbers of its own, what the other knew, and each its link',
    async (name, called, opened) => {
      const beginner = played.get(name)?.case;
      const rows = await until(`what ${name} begins`, 30_000, async () => {
        const found = await environment.owner<BegunRow>(BEGUN, [beginner]);
        return found.length === called.length + opened.length && found;
      });
      expect(rows.map(({ procedure }) => procedure)).toEqual([...called, ...opened]);
      expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
      for (const { procedure, number, caller, input, form, handed, answered } of rows) {
        expect(number).toMatch(/^\d{4}-\d{5}$/);
        const expected = Object.entries(input).flatMap(([field, source]) => (source in handed ? [[field, handed[source]]] : []));
        expect(form).toEqual(Object.fromEntries(expected));
        expect(caller).toBe(called.includes(procedure) ? beginner : null);
        expect(answered.outcome).toBe(called.includes(procedure) ? 'completed' : 'opened');
        if (caller !== null) expect(answered.called).toEqual({ case: expect.any(String) as string });
      }
    },
    60_000,
  );
});

it('leaves tables that say what the logs say', async () => {
  expect(played.size).toBe(scenarios.length);
  expect((await rebuild(environment.auditor)).differences).toEqual([]);
}, 60_000);

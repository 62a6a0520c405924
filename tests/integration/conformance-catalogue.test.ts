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
import { listDrafts, listProcedures, loadTemplate, registers } from '../../libs/templates';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { fastTimers } from '../../libs/testing/record-clock';
import { publishRegister } from '../../libs/testing/register-entries';
import { ForReal, scenarioOf, simulated, type Scenario } from '../support/conformance';

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

/** Where the approved scenario calls nobody although the procedure can, one that does. */
const OTHERS: Record<string, string> = {
  'activity-filing': 'with-a-partner-abroad',
  'co-host-engagement': 'with-a-partner-abroad',
  'large-donation': 'overseas-is-reviewed-first',
  'overseas-donation': 'large-approved',
  'overseas-cooperation': 'major-matter',
  'society-change-review': 'decided-here',
};
/** Whose scenarios are all walked elsewhere. */
const WALKED = 'branch-setup';
const LATER = ['exit-escalation', 'group-membership-revocation'];
const written = [...listProcedures(), ...listDrafts()].filter((procedure) => procedure !== WALKED && !LATER.includes(procedure));
const scenarios = written.map((procedure): Scenario => {
  const file = `${OTHERS[procedure] ?? 'approved'}.json`;
  const path = join(__dirname, '..', '..', 'libs', 'templates', procedure, 'scenarios', file);
  const input = withOwnEntries(readFileSync(path, 'utf8'));
  return scenarioOf(`${procedure}/${file}`, loadTemplate(procedure, input.jurisdiction), input);
});

it.each(scenarios)(
  '$name is the same on real servers',
  async (scenario) => {
    const { simulation, logs } = simulated(scenario);
    expect(simulation.unmet).toEqual([]);
    const played = await new ForReal(environment, scenario, simulation).play();
    for (const called of played.called) expect(called.logs).toEqual(called.simulated);
    expect(played.logs).toEqual(logs);
  },
  120_000,
);

it('leaves tables that say what the logs say', async () => {
  expect(scenarios.length).toBeGreaterThan(5);
  expect((await rebuild(environment.auditor)).differences).toEqual([]);
}, 60_000);

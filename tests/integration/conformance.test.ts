/**
 * Every scenario of setting up a branch, and of templates made for this test, simulated and done on real PostgreSQL and Temporal: the same
 * events in the same order at the same instants, the same refusals, the same notices and reminders. A scenario that is added joins by lying there.
 * The other procedures of the catalogue take part with one scenario each (`conformance-catalogue.test.ts`).
 */
import type { INestApplicationContext } from '@nestjs/common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker } from '../../apps/worker/main';
import { rebuild } from '../../libs/persistence';
import type { SimulationScript } from '../../libs/procedure';
import { loadTemplate } from '../../libs/templates';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { fastTimers } from '../../libs/testing/record-clock';
import { ForReal, scenarioOf, simulated, type Scenario } from '../support/conformance';
import { structureScenarios } from '../support/conformance-structures';

let environment: TestEnvironment;
let worker: INestApplicationContext;

beforeAll(async () => {
  environment = await startEnvironment();
  worker = await startWorker(environment.workerEnvironment(), fastTimers);
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await environment?.stop();
}, 60_000);

/** The first procedure of the catalogue, whose ways are all walked. */
const shipped = ['branch-setup'].flatMap((procedure): Scenario[] => {
  const folder = join(__dirname, '..', '..', 'libs', 'templates', procedure, 'scenarios');
  return readdirSync(folder).map((file) => {
    const input = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SimulationScript;
    return scenarioOf(`${procedure}/${file}`, loadTemplate(procedure, input.jurisdiction), input);
  });
});
const scenarios = [...shipped, ...structureScenarios().map(({ name, template, script }) => scenarioOf(name, template, script))];

describe('simulated and done', () => {
  it.each(scenarios)(
    '$name is the same',
    async (scenario) => {
      const { simulation, logs } = simulated(scenario);
      expect(simulation.unmet).toEqual([]);
      const played = await new ForReal(environment, scenario, simulation).play();
      expect(played.logs).toEqual(logs);
      expect(played.refused).toEqual(simulation.refused.flatMap(({ tried, code }) => (tried === null ? [] : [code])));
      const told = simulation.received.filter(({ what }) => what === 'notice' || what === 'reminder');
      expect(played.notices).toEqual(told.map(({ post, message, at }) => `${post.role} ${message} ${at}`).sort());
    },
    120_000,
  );

  it('leaves tables that say what the logs say', async () => {
    expect((await rebuild(environment.auditor)).differences).toEqual([]);
  }, 60_000);
});

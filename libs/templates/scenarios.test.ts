/** Every scenario of the catalogue is played on its template: it can be read, and comes to what it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, simulate, type SimulationScript } from '../procedure';
import { compile, parseScript } from '../procedure/authoring';
import { calendarOf, listProcedures, loadTemplate, registers } from '.';

const procedures = listProcedures();
const scenarios = procedures.flatMap((procedure) => {
  const folder = join(__dirname, procedure, 'scenarios');
  return readdirSync(folder).map((file) => ({ procedure, file, path: join(folder, file) }));
});

it('has scenarios of every procedure', () => {
  expect([...new Set(scenarios.map(({ procedure }) => procedure))]).toEqual(procedures);
});

it.each(scenarios)('$procedure/$file comes to what it says', ({ procedure, path }) => {
  const input = JSON.parse(readFileSync(path, 'utf8')) as SimulationScript;
  const template = loadTemplate(procedure, input.jurisdiction);
  const { script, issues } = parseScript(input, template);
  expect(issues).toEqual([]);
  if (script === null) throw new Error('no script');
  const world = { template, program: compile(template), calendar: calendarOf(template.jurisdiction), registers: registers() };
  const simulation = simulate(world, script);
  expect(simulation.unmet).toEqual([]);
  expect(simulation.refused.filter(({ isExpected }) => !isExpected)).toEqual([]);
  expect(script.expect?.outcome).toBeDefined();
  // The same again: nothing in it is random, and nothing of the first run is left.
  expect(canonicalJson(simulate(world, script))).toBe(canonicalJson(simulation));
});

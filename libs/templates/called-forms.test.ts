/**
 * What a case gives to one that it calls is a form that the other accepts: nobody is there to fill in what is missing. Of every scenario
 * in which a case called another, with the values that the other's own scenarios have.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledForm, placedSteps, simulate, validateForm, type SimulationScript, type Template } from '../procedure';
import { compile, parseScript } from '../procedure/authoring';
import { calendarOf, listProcedures, loadTemplate, registers } from '.';

const scenariosOf = (procedure: string): SimulationScript[] => {
  const folder = join(__dirname, procedure, 'scenarios');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as SimulationScript);
};

/** Values with which the procedure is played somewhere, its defaults among them. */
function valuesOf(template: Template) {
  const set = scenariosOf(template.id)[0]?.parameters ?? {};
  const entries = Object.entries(set).map(([id, value]) => [
    id,
    typeof value === 'object' && value !== null && 'value' in value ? value : { value },
  ]);
  const defaults = template.parameters.map(({ id, default: value }) => [id, { value: value ?? null }]);
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(entries) } as Parameters<typeof validateForm>[2];
}

/** The calls that a scenario came to, by procedure, with what each was given and what is wrong with it. */
function callsIn(template: Template, input: SimulationScript): { procedure: string; problems: unknown[] }[] {
  const { script } = parseScript(input, template);
  if (script === null) throw new Error('no script');
  const program = compile(template);
  const world = { template, program, calendar: calendarOf(template.jurisdiction), registers: registers() };
  const { state } = simulate(world, script);
  return placedSteps(template).flatMap(({ block }) => {
    // One inside an `each` stands at its item, and is not asked here.
    const reached = state?.blocks[block.id]?.round ?? 0;
    if (block.kind !== 'call' || reached === 0) return [];
    const called = loadTemplate(block.procedure, template.jurisdiction);
    const form = calledForm(program, script.form, { block: block.id, item: null, input: block.input });
    return [{ procedure: block.procedure, problems: validateForm(called, form, valuesOf(called)) }];
  });
}

const callers = listProcedures().filter((procedure) =>
  placedSteps(loadTemplate(procedure)).some(
    ({ block, around }) => block.kind === 'call' && !around.some(({ kind }) => kind === 'each'),
  ),
);

it('is asked of several procedures', () => {
  expect(callers.length).toBeGreaterThan(5);
});

it.each(callers)('%s', (procedure) => {
  const calls = scenariosOf(procedure).flatMap((input) => callsIn(loadTemplate(procedure, input.jurisdiction), input));
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

it.each(callers)('%s gives nothing that is computed: only what stands in the form travels', (procedure) => {
  const { blocks, form } = loadTemplate(procedure);
  const computed = form.fields.filter(({ type }) => type === 'computed').map(({ id }) => id);
  const given = placedSteps({ blocks }).flatMap(({ block }) => (block.kind === 'call' ? Object.values(block.input) : []));
  expect(given.filter((source) => computed.includes(source))).toEqual([]);
});

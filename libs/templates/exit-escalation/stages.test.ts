/** What one case of Ningxia's mechanism leaves to the next, and that the society learns of it by a letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerPlan, simulate, type Simulation, type SimulationScript } from '../../procedure';
import { compile, parseScript } from '../../procedure/authoring';
import { calendarOf, loadTemplate, registers } from '..';

function scenario(procedure: string, name: string): SimulationScript {
  return JSON.parse(readFileSync(join(__dirname, '..', procedure, 'scenarios', `${name}.json`), 'utf8')) as SimulationScript;
}

function play(procedure: string, input: SimulationScript) {
  const template = loadTemplate(procedure, 'CN-NX');
  const { script, issues } = parseScript(input, template);
  if (script === null) throw new Error(JSON.stringify(issues));
  const program = compile(template);
  const world = { template, program, calendar: calendarOf('CN-NX'), registers: registers() };
  return { program, simulation: simulate(world, script) };
}

/** Entries as a case of P71 has planned them, for the script of another case. */
function leftBy(name: string, steps: string[]): NonNullable<SimulationScript['registers']> {
  const { program, simulation } = play('exit-escalation', scenario('exit-escalation', name));
  const { state } = simulation;
  if (state === null) throw new Error('no case');
  const entries = steps
    .filter((block) => state.blocks[block]?.status === 'done')
    .map((block, index) => {
      const { as, on, values } = registerPlan(program, state, { block, at: state.blocks[block]?.closedAt ?? '' });
      const plain = Object.entries(values).map(([column, value]) => [column, 'value' in value ? value.value : null]);
      return {
        id: `0b1e7c52-9c1d-5a42-8f0e-2f6b7a1c9e${40 + index}`,
        state: as,
        validFrom: on,
        values: Object.fromEntries(plain) as Record<string, string>,
      };
    });
  return { rectifications: entries };
}

const report = scenario('annual-report-review', 'ningxia-not-passed');
const flagOf = (simulation: Simulation): unknown => simulation.state?.blocks['rectification-flag']?.outcome;

describe('the third stage', () => {
  it('rests on an order that ended and was found without improvement', () => {
    const left = leftBy('two-years', ['order-entry', 'flag']);
    expect(left['rectifications']?.map(({ values }) => values['stage'])).toEqual(['order', 'flag']);
    const { simulation } = play('annual-report-review', { ...report, registers: left });
    expect(simulation.unmet).toEqual([]);
    expect(simulation.state).toMatchObject({ outcome: 'completed', result: 'not-passed' });
  });

  it.each(['nothing-before-the-time-is-over', 'order-without-interview', 'approved'])('has no ground after %s', (name) => {
    const left = leftBy(name, ['interview-entry', 'order-entry', 'flag']);
    const { simulation } = play('annual-report-review', { ...report, registers: left });
    expect(flagOf(simulation)).toBe('holds');
    expect(simulation.refused.map(({ code }) => code)).toContain('NOT_OPEN');
  });
});

describe('the society', () => {
  const letters: [string, string, string][] = [
    ['exit-escalation', 'approved', 'interview-letter'],
    ['exit-escalation', 'order-without-interview', 'order-letter'],
    ['exit-escalation', 'two-years', 'interview-letter'],
    ['group-membership-revocation', 'approved', 'intent-letter'],
  ];
  it.each(letters)('%s/%s: is sent nothing before the %s', (procedure, name, letter) => {
    const { simulation } = play(procedure, scenario(procedure, name));
    const issued = simulation.log.findIndex(({ event }) => event.kind === 'acted' && event.slot.startsWith(`${letter}.`));
    expect(issued).toBeGreaterThan(0);
    const reached = simulation.received.filter(({ post }) => post.organisation === 'society');
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.filter(({ position }) => position <= issued)).toEqual([]);
  });

  const results: [string, string, string, string[]][] = [
    ['exit-escalation', 'two-years', 'finding-letter', ['order-not-improved', 'flag']],
    ['group-membership-revocation', 'approved', 'decision-letter', ['membership-entry']],
    ['group-membership-revocation', 'returned', 'restored-letter', ['restored']],
  ];
  it.each(results)('%s/%s: reads no result in a register before the %s', (procedure, name, letter, entries) => {
    const { log } = play(procedure, scenario(procedure, name)).simulation;
    const issued = log.findIndex(({ event }) => event.kind === 'acted' && event.slot.startsWith(`${letter}.`));
    expect(issued).toBeGreaterThan(0);
    for (const entry of entries) {
      const entered = log.findIndex(({ event }) => event.kind === 'registered' && event.block.split('@')[0] === entry);
      expect(entered).toBeGreaterThan(issued);
    }
  });

  it.each([
    ['exit-escalation', 'refused'],
    ['group-membership-revocation', 'no-trigger'],
  ])('%s/%s: has no part in it where nothing follows', (procedure, name) => {
    const { simulation } = play(procedure, scenario(procedure, name));
    expect(simulation.state?.status).toBe('closed');
    // Whoever opened the case is told its end; what stands at a step reaches nobody of the society.
    const atSteps = simulation.received.filter(({ step, post }) => step !== null && post.organisation === 'society');
    expect(atSteps).toEqual([]);
  });
});

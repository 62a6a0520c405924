/** A scenario of a template, and what it comes to in the simulator. */
import { simulate, SIMULATED } from '../../libs/procedure';
import type { CaseEvent, SimulatedWorld, Simulation, SimulationScript, SittingEvent, Template, Told } from '../../libs/procedure';
import { compile, parseScript } from '../../libs/procedure/authoring';
import { sha256 } from '../../libs/record';
import { calendarOf, registers } from '../../libs/templates';

export interface Scenario {
  name: string;
  template: Template;
  script: SimulationScript;
}

/** By the names of what they are the logs of: `case`, and each sitting's id. */
export type Logs = Record<string, (CaseEvent | SittingEvent)[]>;

export function scenarioOf(name: string, template: Template, input: unknown): Scenario {
  const { script, issues } = parseScript(input, template);
  if (script === null) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  return { name, template, script };
}

export function worldOf(template: Template): SimulatedWorld {
  const calendar = calendarOf(template.jurisdiction);
  return { template, program: compile(template), calendar, registers: registers(), hash: sha256 };
}

/** A scenario simulated, and what its logs hold. */
export function simulated({ template, script }: Scenario): { simulation: Simulation; logs: Logs } {
  const simulation = simulate(worldOf(template), script);
  return { simulation, logs: logsOf(simulation) };
}

export function logsOf({ log }: Simulation): Logs {
  const logs: Logs = {};
  for (const logged of log) (logs[streamOf(logged)] ??= []).push(logged.event);
  // As it comes out of a store: what is not there is absent.
  return JSON.parse(JSON.stringify(logs)) as Logs;
}

export function streamOf(logged: Told): string {
  return logged.stream === 'case' ? SIMULATED.case : logged.sitting;
}

/**
 * The cases that a simulated one calls, simulated too: each by a scenario of its own, filled in by its caller, done by the caller's people,
 * all at once and so that it ends when the caller's script says that it does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledForm, calledProcedures, caseMachine, isRejection, localTime, simulate } from '../../libs/procedure';
import type {
  CaseEvent,
  CaseState,
  Effect,
  ParameterValue,
  ScriptAct,
  ScriptPerson,
  SimulationScript,
} from '../../libs/procedure';
import type { Simulation, Template } from '../../libs/procedure';
import { loadTemplate } from '../../libs/templates';
import { scenarioOf, worldOf, type Scenario } from './conformance-scenario';

/** Which scenario of a called procedure is played where it simply completes. */
const COMPLETED: Record<string, string> = {
  'party-pre-review': 'approved',
  'collective-decision': 'brought-by-another-matter',
  'nominee-vetting': 'approved',
  'overseas-donation': 'brought-by-a-donation-matter',
  'overseas-cooperation': 'brought-by-an-activity',
};

/** The caller, as its called case knows it in a simulation. */
export const CALLER = 'caller';

type Ended = Extract<CaseEvent, { kind: 'call-ended' }>;
type CalledEffect = Extract<Effect, { kind: 'case-called' }>;

export interface CalledCase {
  scenario: Scenario;
  simulation: Simulation;
  block: string;
  round: number;
  /** What the caller's script says of its end. */
  ended: Ended;
}

interface Call {
  effect: CalledEffect;
  at: string;
  state: CaseState;
}

export function calledBy(caller: Scenario, simulation: Simulation): CalledCase[] {
  const events = simulation.log.flatMap((logged) => (logged.stream === 'case' ? [logged.event] : []));
  return callsIn(caller.template, events).flatMap((call): CalledCase[] => {
    const { block, round } = call.effect;
    const isItsEnd = (event: CaseEvent): event is Ended =>
      event.kind === 'call-ended' && event.block === block && event.round === round;
    const ended = events.find(isItsEnd);
    return ended === undefined ? [] : [{ ...played(caller, call, ended), block, round, ended }];
  });
}

function callsIn(template: Template, events: CaseEvent[]): Call[] {
  const world = worldOf(template);
  const calls: Call[] = [];
  let state: CaseState | null = null;
  for (const event of events) {
    const step: ReturnType<typeof caseMachine.start> =
      state === null ? caseMachine.start(world, event) : caseMachine.transition(world, state, event);
    if (isRejection(step)) throw new Error(`${event.kind}: ${step.rejected}`);
    const next: CaseState = step.state;
    const called = step.effects.filter((effect) => effect.kind === 'case-called');
    calls.push(...called.map((effect) => ({ effect, at: event.at, state: next })));
    state = next;
  }
  return calls;
}

/** Acts of a simulation take minutes, so what takes the whole of it is known only when it was tried. */
function played(caller: Scenario, call: Call, ended: Ended): { scenario: Scenario; simulation: Simulation } {
  const tried = playedAt(caller, call, ended.at);
  const end = tried.simulation.state?.closedAt;
  if (typeof end !== 'string') throw new Error(`${tried.scenario.name} does not end: ${JSON.stringify(tried.simulation.unmet)}`);
  const start = new Date(2 * Date.parse(ended.at) - Date.parse(end)).toISOString();
  if (start < call.at) throw new Error(`${caller.name}: nobody can do ${tried.scenario.name} in no time`);
  return playedAt(caller, call, start);
}

function playedAt(caller: Scenario, { effect, at, state }: Call, start: string): { scenario: Scenario; simulation: Simulation } {
  const { procedure, block, item, input } = effect;
  const template = loadTemplate(procedure, caller.template.jurisdiction);
  const own = scenarioFile(procedure);
  const persons = peopleOf(caller.script, own);
  const form = calledForm(worldOf(caller.template).program, caller.script.form, { block, item, input });
  const script: SimulationScript = {
    title: own.title,
    begins: localTime(at),
    persons,
    applicant: state.applicant,
    capacity: state.applicantRole,
    parameters: valuesOf(template, own),
    form,
    ...(own.organs === undefined ? {} : { organs: own.organs }),
    acts: forEachItem(own, form).map((act, index) => inHaste(act, { persons, own }, index === 0 ? localTime(start) : null)),
    expect: { outcome: 'completed' },
  };
  const scenario = scenarioOf(`${procedure}, called by ${caller.name}`, template, script);
  const world = { ...worldOf(template), caller: { case: CALLER, block, round: effect.round } };
  return { scenario, simulation: simulate(world, scenario.script) };
}

/** What the society and its association have set of what a procedure begins and does not wait for: such a case stays as it begins. */
export function valuesOfOpened(template: Template): Record<string, ParameterValue> {
  const procedures = calledProcedures(worldOf(template).program).filter((procedure) => !(procedure in COMPLETED));
  const values = procedures.map((procedure) => {
    const opened = loadTemplate(procedure, template.jurisdiction);
    return valuesOf(opened, scenarioFile(procedure, 'approved'));
  });
  return Object.assign({}, ...values) as Record<string, ParameterValue>;
}

function scenarioFile(procedure: string, file = COMPLETED[procedure]): SimulationScript {
  if (file === undefined) throw new Error(`tests/support/conformance-called.ts does not know how ${procedure} is played`);
  const path = join(__dirname, '..', '..', 'libs', 'templates', procedure, 'scenarios', `${file}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as SimulationScript;
}

/** The caller's people, and those of posts that nobody holds there. */
function peopleOf(caller: SimulationScript, own: SimulationScript): ScriptPerson[] {
  const held = caller.persons.flatMap(({ posts }) => posts);
  return [...caller.persons, ...own.persons.filter(({ posts }) => !posts.some((post) => held.includes(post)))];
}

/** Everything that the template has, as the store gives it. */
function valuesOf({ parameters }: Template, { parameters: set = {} }: SimulationScript): Record<string, ParameterValue> {
  const given = (value: unknown): ParameterValue =>
    typeof value === 'object' && value !== null && 'value' in value
      ? (value as ParameterValue)
      : { value: value as ParameterValue['value'] };
  return Object.fromEntries(parameters.map(({ id, default: value }) => [id, given(set[id] ?? value ?? null)]));
}

/** What the scenario does for its first item, for each row that the caller gives. */
function forEachItem({ acts, form: own }: SimulationScript, given: Record<string, unknown>): ScriptAct[] {
  const [first] = keysIn(own);
  return acts.flatMap((act): ScriptAct[] => {
    if (!('step' in act) || !act.step.includes('@')) return [act];
    const [step = '', item] = act.step.split('@');
    return item === first ? keysIn(given).map((key) => ({ ...act, step: `${step}@${key}` })) : [];
  });
}

/** Of the rows of a form's one table. */
function keysIn(form: Record<string, unknown>): string[] {
  const rows = Object.values(form).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return rows.flatMap((row) => (typeof row === 'object' && row !== null && 'key' in row ? [String(row.key)] : []));
}

/** The same act at once, by whoever holds the post of whom the scenario names. */
function inHaste(
  { after: _after, at: _at, ...act }: ScriptAct,
  { persons, own }: { persons: ScriptPerson[]; own: SimulationScript },
  at: string | null,
): ScriptAct {
  const posts = own.persons.find(({ id }) => id === act.who)?.posts ?? [];
  const who = persons.find((person) => person.posts.some((post) => posts.includes(post)))?.id;
  const { on: _on, ...rest } = act as typeof act & { on?: string };
  return { ...rest, ...(who === undefined ? {} : { who }), ...(at === null ? {} : { at }) };
}

/**
 * What the core itself costs, without Temporal and PostgreSQL: `npm run bench:core`, with `-- --json` for machines. Per transition the time
 * and the bytes of state, for a case of 10 and of 200 steps after three rounds. Processor time, so that a busy machine changes
 * little.
 */
import {
  caseMachine,
  canonicalJson,
  copy,
  isRejection,
  type CaseEvent,
  type CaseState,
  type Program,
} from '../../libs/procedure';
import { compile } from '../../libs/procedure/authoring';
import { explore } from '../../libs/procedure/checker/explore';
import { propertiesOf } from '../../libs/procedure/rules/monitors';
import { bigTemplate } from '../../libs/testing/big-template';
import { NOTHING_AROUND } from '../../libs/testing/explored';
import { longCase, longProgram } from '../../libs/testing/long-case';
import { CALENDAR } from '../../libs/testing/story';

const ROUNDS_OF_CASE = 3;
const ROUNDS = 5;
const LEAST_MS = 400;

interface Figures {
  steps: number;
  events: number;
  stateBytes: number;
  microsecondsPerTransition: number;
  transitionsPerSecond: number;
  /** Of these, what copying the state takes, with which every transition begins. */
  microsecondsPerCopy: number;
  /** The same through JSON and back, as a state comes from PostgreSQL. */
  microsecondsPerJson: number;
}

function measure(steps: number): Figures {
  const program = longProgram(steps);
  const { events, state } = longCase(program, ROUNDS_OF_CASE);
  const transition = perCall(() => fold(program, events)) / events.length;
  return {
    steps,
    events: events.length,
    stateBytes: new TextEncoder().encode(canonicalJson(state)).length,
    microsecondsPerTransition: transition,
    transitionsPerSecond: 1_000_000 / transition,
    microsecondsPerCopy: perCall(() => copy(state)),
    microsecondsPerJson: perCall(() => JSON.parse(JSON.stringify(state)) as unknown),
  };
}

function fold(program: Program, events: CaseEvent[]): void {
  const world = { program, calendar: CALENDAR };
  let state: CaseState | null = null;
  for (const event of events) {
    const step: ReturnType<typeof caseMachine.start> =
      state === null ? caseMachine.start(world, event) : caseMachine.transition(world, state, event);
    if (isRejection(step)) throw new Error(`refused: ${step.rejected}`);
    ({ state } = step);
  }
}

/** Microseconds of processor time of one call: the median of rounds, each long enough for the clock. */
function perCall(work: () => unknown): number {
  work();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    let [calls, spent] = [0, 0];
    for (; spent < LEAST_MS * 1000; calls += 1) {
      work();
      const { user, system } = process.cpuUsage(before);
      spent = user + system;
    }
    return spent / calls;
  });
  return rounds.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

function lineOf(figures: Figures): string {
  const { steps, events, stateBytes, microsecondsPerTransition, transitionsPerSecond } = figures;
  return [
    `${String(steps).padStart(3)} steps, ${events} events`,
    `${microsecondsPerTransition.toFixed(0)} µs a transition (${transitionsPerSecond.toFixed(0)} a second)`,
    `of these ${figures.microsecondsPerCopy.toFixed(0)} µs copying; through JSON ${figures.microsecondsPerJson.toFixed(0)} µs`,
    `state ${stateBytes} bytes`,
  ].join('; ');
}

/** Checking the ways of a template of two hundred steps and twenty conditions: all its rules, the first time that it is asked. */
interface Checked {
  steps: number;
  rules: number;
  /** Rules that were decided. */
  decided: number;
  milliseconds: number;
}

function checkBig(): Checked {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const template = bigTemplate(200);
    const program = compile(template);
    const rules = propertiesOf(template);
    const before = performance.now();
    const verdicts = rules.map(({ monitor }) => explore(template, program, monitor, NOTHING_AROUND));
    const milliseconds = performance.now() - before;
    return { rules: rules.length, decided: verdicts.filter(({ is }) => is !== 'undecided').length, milliseconds };
  });
  // The slowest, which is the first: an administrator asks once.
  const [slowest] = rounds.sort((left, right) => right.milliseconds - left.milliseconds);
  return { steps: 200, rules: 0, decided: 0, milliseconds: 0, ...slowest };
}

function lineOfCheck({ steps, rules, decided, milliseconds }: Checked): string {
  return `${steps} steps, 20 conditions: ${rules} rules explored in ${milliseconds.toFixed(0)} ms, ${decided} decided`;
}

const found = [10, 30, 100, 200].map(measure);
const checked = checkBig();
console.log(
  process.argv.includes('--json')
    ? JSON.stringify({ transitions: found, checked }, null, 2)
    : [...found.map(lineOf), lineOfCheck(checked)].join('\n'),
);

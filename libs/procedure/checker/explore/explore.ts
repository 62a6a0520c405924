/**
 * Walks all ways of a template, as far as they differ for one rule, the shortest first. At first every condition can be answered either way
 * at any time. Where that lets a way through which no values allow, the conditions that exclude each other are remembered, and the walk
 * begins again: so each proof follows no more than it needs (`exploration.decision.md`).
 */
import type { Text } from '../../kernel';
import type { Ended, Monitor } from '../../machine/monitor.types';
import type { Program } from '../../template/program.types';
import type { Template } from '../../template/template.types';
import type { Surroundings, Verdict } from '../checker.types';
import { memoryFor } from './judge';
import type { Precision } from './knowledge';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { prepare, type Prepared } from './prepare';
import { quietSteps } from './quiet';
import { breaksWhenPlayed } from './replay';
import { scriptOf } from './script';
import { waysThatBreak, type Searched, type Way } from './search';
import { solve, type Answer } from './solve';
import { traceOf } from './trace';
import type { Memory } from './walk';
import { pathOf, saidOf } from './words';

/** What a round of the exploration came to, and what has to be looked at more closely. */
type Round = Verdict | { is: 'refine'; core: Answer[] };

interface Asked {
  template: Template;
  program: Program;
  monitor: Monitor;
  surroundings: Surroundings;
  limits: Limits;
  prepared: Prepared;
  /** States that were looked at, in all rounds. */
  spent: { states: number; replays: number };
}

/** How far the exploration has to look: conditions and steps that are remembered besides those of the rule. */
interface Closeness {
  questions: Set<number>;
  steps: Set<string>;
}

/**
 * What a template's ways say of one rule. Pure. `kept` is a proof: what the exploration leaves out of account only ever adds ways. `broken`
 * comes with a script whose replay breaks the rule; everything else is `undecided`, with what it hinges on.
 */
export function explore(
  template: Template,
  program: Program,
  monitor: Monitor,
  surroundings: Surroundings,
  limits: Limits = DEFAULT_LIMITS,
): Verdict {
  const prepared = prepare(template, program);
  const asked: Asked = { template, program, monitor, surroundings, limits, prepared, spent: { states: 0, replays: 0 } };
  const closeness: Closeness = { questions: new Set(), steps: new Set() };
  for (let rounds = 0; rounds <= limits.refinements; rounds += 1) {
    const round = lookThrough(asked, closeness);
    if (round.is !== 'refine') return round;
    for (const { question } of round.core) {
      closeness.questions.add(question);
      for (const step of prepared.questions.byId(question).steps) closeness.steps.add(step);
    }
  }
  return undecided(asked, {
    zh: `条件之间的关系过于复杂，${limits.refinements}次细化后仍未判定。`,
    en: `The conditions depend on one another in too many ways; ${limits.refinements} closer looks did not decide it.`,
  });
}

/** One round: all ways, at one closeness. */
function lookThrough(asked: Asked, closeness: Closeness): Round {
  const searched = searchedBy(asked, closeness);
  const { spent, limits } = asked;
  const ways = waysThatBreak(searched, () => (spent.states += 1) <= limits.states);
  let open: Verdict | null = null;
  for (let found = ways.next(); ; found = ways.next()) {
    if (found.done === true) {
      if (found.value === 'limit') return tooMany(asked);
      return open ?? { is: 'kept' };
    }
    const judged = judge(asked, searched, closeness, found.value);
    if (judged.is !== 'undecided') return judged;
    open ??= judged;
    if (spent.replays >= limits.replays) return open;
  }
}

/** What becomes of one way that would break the rule. */
function judge(asked: Asked, searched: Searched, closeness: Closeness, way: Way): Round {
  const { template, program, monitor, surroundings, prepared, spent } = asked;
  const { questions } = prepared;
  const trace = traceOf(searched, way);
  if (trace === null) return notPlayed(asked, way, []);
  const solution = solve(questions, trace.answers);
  if (solution.is === 'impossible' && isNews(asked, closeness, solution.core)) return { is: 'refine', core: solution.core };
  spent.replays += 1;
  if (solution.is !== 'solved') return notPlayed(asked, way, solution.is === 'unknown' ? solution.about : solution.core);
  const { calendar } = surroundings;
  const script = scriptOf(template, program, questions, surroundings, trace, solution.values);
  if (script === null || !breaksWhenPlayed({ template, program, calendar }, monitor, script))
    return notPlayed(asked, way, trace.answers);
  const says = saidOf(template, monitor, way.breach, way.moves);
  return { is: 'broken', script: { ...script, title: says }, says, path: pathOf(template, monitor, way.breach) };
}

/** Whether the next round would see something that this one did not. */
function isNews({ prepared }: Asked, { questions, steps }: Closeness, core: Answer[]): boolean {
  return core.some(
    ({ question }) => !questions.has(question) || prepared.questions.byId(question).steps.some((step) => !steps.has(step)),
  );
}

function searchedBy({ monitor, prepared }: Asked, { questions: kept, steps }: Closeness): Searched {
  const { tree, questions, readersOf } = prepared;
  const { asked, watched, ways } = memoryFor(tree, monitor);
  const outcomes = new Map<number, ReadonlySet<string> | null>();
  const remember = (id: string, which: string[] | undefined): void => {
    for (const { index } of tree.byId.get(id) ?? []) {
      const known = outcomes.get(index);
      outcomes.set(index, which === undefined || known === null ? null : new Set([...(known ?? []), ...which]));
    }
  };
  for (const { step, outcomes: which } of asked satisfies Ended[]) remember(step, which);
  for (const step of steps) remember(step, undefined);
  for (const { id, isCorrectable } of tree.steps) if (isCorrectable) remember(id, undefined);
  const memory: Memory = { outcomes, watched, ways, all: false };
  const quiet = quietSteps(tree, memory, readersOf(steps));
  const precision: Precision = kept;
  return {
    ...{ tree, monitor, memory, questions, precision },
    forbidden: monitor.kind === 'value' ? questions.forbidden(monitor) : null,
    isQuiet: (node) => quiet.has(node),
  };
}

function undecided({ template, monitor }: Asked, because: Text, way?: Way): Verdict {
  return { is: 'undecided', because, path: pathOf(template, monitor, way?.breach ?? null) };
}

function tooMany(asked: Asked): Verdict {
  const { states } = asked.limits;
  return undecided(asked, {
    zh: `流程的走法超过${states}种状态，未能逐一核对。`,
    en: `The procedure can stand in more than ${states} states; they were not all looked at.`,
  });
}

/** There is a way, but no values were found on which the simulator goes it: it hinges on the conditions that stand on it. */
function notPlayed(asked: Asked, way: Way, about: Answer[]): Verdict {
  const { questions } = asked.prepared;
  const texts = [...new Set(about.map(({ question }) => questions.byId(question).text))].slice(-2);
  const said = saidOf(asked.template, asked.monitor, way.breach, way.moves);
  const [zh, en] =
    texts.length === 0
      ? ['模拟未能照此走完', 'the simulator did not go this way']
      : [`取决于条件 ${texts.join('、')}`, `it hinges on the condition ${texts.join(' and ')}`];
  return undecided(asked, { zh: `${said.zh}但${zh}，未能证实。`, en: `${said.en} But ${en}, so it is not confirmed.` }, way);
}

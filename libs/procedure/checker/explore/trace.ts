/** One way gone again with nothing forgotten: what it asks of the case's values, and what was open at each move. */
import type { Monitor } from '../../machine/monitor.types';
import type { ProgramEach, ScoreStep } from '../../template/program.types';
import { firstState, type Explored } from './case';
import { itemsDone } from './items';
import { breachOf, unmark } from './judge';
import { answersOf } from './knowledge';
import { heldBack, isAct, type Move } from './moves';
import type { Judgement } from './sheets';
import type { Way, Searched } from './search';
import type { Answer } from './solve';
import { take } from './take';
import type { Tree } from './tree';
import { advance, begin, type Memory } from './walk';

/** A move, and which filling of the form it was made on. */
export interface Deed {
  move: Move;
  version: number;
  /** Of a step that judges: what it has to come to. */
  judgement?: Judgement;
  /** Not before the minute of the act before it is over. */
  isLater?: true;
}

export interface Trace {
  deeds: Deed[];
  answers: Answer[];
  /** Fillings of the form: 1, and one more for each time that it went back to the applicant. */
  versions: number;
}

/** Null: with nothing forgotten the way does not lead there. */
export function traceOf(searched: Searched, { moves, breach }: Way): Trace | null {
  const { tree, monitor, questions, forbidden } = searched;
  const memory: Memory = { ...searched.memory, all: true };
  const deeds: Deed[] = [];
  const answers: Answer[] = [];
  let version = 0;
  let going = begin(tree, memory, firstState(tree));
  advance(going);
  let isBroken = rest(tree, memory, monitor, going);
  let isLater = false;
  for (const move of moves) {
    const isHolding = going.holds === true && (going.undecided !== null || going.isHolding);
    const state: Explored = { status: going.status, known: [], ...(isHolding ? { holds: true } : {}) };
    answers.push(
      ...answersOf(questions, tree, memory, state, move, { version, asked: version }).map((answer) =>
        apart(answer, answers.length),
      ),
    );
    const judged = judgementAt(tree, state, move, moves.slice(deeds.length + 1));
    deeds.push({
      ...{ move, version, ...(judged === null ? {} : { judgement: judged.judgement }) },
      ...(isLater && isAct(move) ? { isLater: true } : {}),
    });
    if (isAct(move)) isLater = heldBack(tree, move) !== null && !('holds' in move);
    else if (move.does === 'settles') isLater = true;
    if (judged !== null)
      answers.push({ ...ALONE, question: questions.judged(judged.step, judged.judgement).id, version, asked: version });
    if (move.does === 'returns') version += 1;
    going = take(tree, memory, state, move, []);
    isBroken = rest(tree, memory, monitor, going);
  }
  if (!isBroken) return null;
  if (forbidden !== null && breach.at === null && breach.value) {
    answers.push({ question: forbidden.id, item: null, outcomes: {}, is: true, version, asked: version });
  }
  return { deeds, answers: dedupe(answers), versions: version + 1 };
}

/** An answer about nothing in the case but its values. */
const ALONE = { item: null, outcomes: {}, is: true } as const;

/** What a step that judges has to come to: by the items that are left for it, and by what is done afterwards with those that it takes. */
function judgementAt(tree: Tree, state: Explored, move: Move, later: Move[]): { step: ScoreStep; judgement: Judgement } | null {
  if (move.does !== 'ends' || move.node.step.kind !== 'score') return null;
  const { node, outcome } = move;
  const { step } = move.node;
  const again = later.findIndex((one) => 'node' in one && one.node === node);
  const after = (again < 0 ? later : later.slice(0, again)).find(
    (one) => one.does === 'decides' && one.node.structure.kind === 'each' && isOver(one.node.structure, step.id),
  );
  const each = step.of !== 'case' && 'each' in step.of ? tree.byId.get(step.of.each)?.[0] : undefined;
  const items = each === undefined || each.structure === null ? null : itemsDone(state, each);
  return { step, judgement: { outcome, items, takes: after?.does === 'decides' ? after.way : null } };
}

function isOver({ over }: ProgramEach, score: string): boolean {
  return 'taken' in over && over.taken === score;
}

/** Look-ups that are asked for one answer alone are looked at once for each. */
function apart(answer: Answer, number: number): Answer {
  return answer.asked > answer.version ? { ...answer, asked: answer.asked + number } : answer;
}

function rest(tree: Tree, memory: Memory, monitor: Monitor, going: ReturnType<typeof begin>): boolean {
  if (going.undecided !== null) return false;
  const isBroken = breachOf(tree, monitor, going, going.ending) !== null;
  unmark(tree, memory, going);
  return isBroken;
}

function dedupe(answers: Answer[]): Answer[] {
  const seen = new Set<string>();
  return answers.filter((answer) => {
    const key = JSON.stringify(answer);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** All ways of a program, as far as one rule can tell them apart, the shortest first. */
import type { Monitor } from '../../machine/monitor.types';
import { AHEAD, FIRST, firstState, keyOf, type Explored } from './case';
import { breachOf, unmark, type Breach } from './judge';
import { answersOf, knowledgeOf, type Precision } from './knowledge';
import { decisionsAt, heldBack, isAct, movesAt, type Move } from './moves';
import type { Question, Questions } from './questions';
import { take } from './take';
import type { StepNode, Tree, TreeNode } from './tree';
import { advance, begin, type Going, type Memory } from './walk';

/** A way on which the rule is broken, unless something on it excludes something else. */
export interface Way {
  moves: Move[];
  breach: Breach;
}

export interface Searched {
  tree: Tree;
  monitor: Monitor;
  memory: Memory;
  questions: Questions;
  precision: Precision;
  /** Of a rule about a value: whether it is such as it may not be. */
  forbidden: Question | null;
  isQuiet: (node: StepNode) => boolean;
}

interface Reached {
  state: Explored;
  undecided: TreeNode | null;
  from: Reached | null;
  move: Move | null;
}

/** What is known before anything of a case's values was asked. */
const AT_ONCE = { version: 0, asked: 0 };

/** Ways that break the rule, until there are no more; `spend` is asked before each state and says whether there may be another. */
export function* waysThatBreak(searched: Searched, spend: () => boolean): Generator<Way, 'all' | 'limit'> {
  const { tree, memory, questions, precision } = searched;
  const knowledge = knowledgeOf(questions, precision);
  const seen = new Set<string>();
  // By the number of acts that it takes to come there; what the case decides by itself takes none.
  let [now, next]: [Reached[], Reached[]] = [[], []];

  function arrive(going: Going, from: Reached | null, move: Move | null): Breach | null {
    const rests = going.undecided === null;
    // What holds nothing back is the same as without.
    if (rests && going.holds === true && !going.isHolding) return null;
    const state: Explored = { status: going.status, known: going.known, ...(going.holds === true ? { holds: true } : {}) };
    const breach = rests ? breachOf(tree, searched.monitor, state, going.ending) : null;
    if (rests) unmark(tree, memory, state);
    if (going.ending === null || waitsForMinutes(going)) {
      const key = `${keyOf(state)}|${going.undecided?.index ?? ''}`;
      if (!seen.has(key)) {
        seen.add(key);
        (move !== null && isAct(move) ? next : now).push({ state, undecided: going.undecided, from, move });
      }
    }
    return breach !== null && isPossible(state, breach) ? breach : null;
  }

  function isPossible(state: Explored, breach: Breach): boolean {
    if (searched.forbidden === null || breach.at !== null || !breach.value) return true;
    const answer = { question: searched.forbidden.id, item: null, outcomes: {}, is: true, ...AT_ONCE };
    return knowledge.after(state, [answer]) !== null;
  }

  function* expand(reached: Reached): Generator<Way> {
    const { state, undecided } = reached;
    const moves = undecided === null ? movesAt(tree, state, searched.isQuiet) : decisionsAt(tree, state, undecided);
    for (const move of moves) {
      const given = answersOf(questions, tree, memory, state, move, AT_ONCE);
      const after = knowledge.after(state, given);
      if (after === null) continue;
      const known = move.does === 'returns' ? knowledge.onlyParameters(after) : after;
      const held = heldBack(tree, move);
      for (const way of held === null ? [move] : [move, held]) {
        const breach = arrive(take(tree, memory, state, way, known), reached, way);
        if (breach !== null) yield { moves: [...movesTo(reached), way], breach };
      }
    }
  }

  const filed = begin(tree, memory, firstState(tree));
  advance(filed);
  const atOnce = arrive(filed, null, null);
  if (atOnce !== null) yield { moves: [], breach: atOnce };
  for (let at = 0; ; at += 1) {
    if (at === now.length) [now, next, at] = [next, [], 0];
    const reached = now[at];
    if (reached === undefined) return 'all';
    if (!spend()) return 'limit';
    yield* expand(reached);
  }
}

/** At its end a case waits for minutes that are not signed, and what they say may be corrected until then. */
function waitsForMinutes({ ending, tree, status }: Going): boolean {
  return ending?.isAtItsEnd === true && tree.correctable.some(({ index }) => (status[index] ?? AHEAD) >= FIRST);
}

function movesTo(reached: Reached): Move[] {
  const moves: Move[] = [];
  for (let at: Reached | null = reached; at !== null; at = at.from) if (at.move !== null) moves.unshift(at.move);
  return moves;
}

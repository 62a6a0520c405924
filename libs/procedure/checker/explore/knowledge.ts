/**
 * What an explored case knows of its values: answers that were given and still hold. Only those are kept that showed, in a way that was
 * impossible, that they are needed; all others can be given either way at any time, which only ever adds ways.
 */
import { AHEAD, FIRST, OPEN, statusOf, type Explored } from './case';
import { countsIn } from './items';
import type { Ask, Move } from './moves';
import type { Question, Questions } from './questions';
import { solve, type Answer } from './solve';
import type { StepNode, Tree } from './tree';
import type { Memory } from './walk';

/** Which questions' answers are kept. */
export type Precision = ReadonlySet<number>;

export interface Knowledge {
  /** The numbers of what is known after these answers as well, or null where they cannot be given with what is known. */
  after(state: Explored, answers: Answer[]): readonly number[] | null;
  /** What another form leaves: what rests on parameters alone. */
  onlyParameters(known: readonly number[]): readonly number[];
}

export function knowledgeOf(questions: Questions, precision: Precision): Knowledge {
  const answers: Answer[] = [];
  const numbers = new Map<string, number>();
  const possible = new Map<string, boolean>();
  const numberOf = (answer: Answer): number => {
    const key = JSON.stringify(answer);
    const known = numbers.get(key) ?? answers.push(answer) - 1;
    numbers.set(key, known);
    return known;
  };
  const isPossible = (together: number[]): boolean => {
    const key = together.join();
    const known =
      possible.get(key) ??
      solve(
        questions,
        together.map((one) => answers[one] as Answer),
      ).is !== 'impossible';
    possible.set(key, known);
    return known;
  };

  return {
    after({ known }, given) {
      if (given.length === 0) return known;
      const isKept = ({ question, asked }: Answer): boolean => precision.has(question) && asked === 0;
      const all = sorted([...(given.some(({ question }) => precision.has(question)) ? known : []), ...given.map(numberOf)]);
      if (!isPossible(all)) return null;
      return sorted([...known, ...given.filter(isKept).map(numberOf)]);
    },
    onlyParameters: (known) =>
      known.filter((one) => {
        const { question, item } = answers[one] as Answer;
        return item === null && questions.byId(question).variables.every((name) => name.startsWith('params.'));
      }),
  };
}

function sorted(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Where an answer is given: which filling of the form, which look at the registers. */
export interface Versions {
  version: number;
  asked: number;
}
/** A look at the registers that is made for one question alone. */
export const OWN_LOOK = 1_000;

/** The answers that a move rests on, as far as anything is known of what they read. */
export function answersOf(
  questions: Questions,
  tree: Tree,
  memory: Memory,
  state: Explored,
  move: Move,
  { version, asked }: Versions,
): Answer[] {
  const answers: Answer[] = [];
  for (const ask of 'asks' in move ? move.asks : []) {
    const question = questions.condition(ask.text, ask.each, ask.own);
    const counts = countsIn(tree, state, question);
    const outcomes = question.isOpen || counts === null ? null : outcomesFor(question, tree, memory, state, ask);
    if (outcomes === null || counts === null) continue;
    const own = ask.own === undefined ? asked : asked + OWN_LOOK + answers.length;
    const counted = question.items.length + question.taken.length > 0 ? { counts } : {};
    answers.push({ question: question.id, item: ask.item, outcomes, ...counted, is: ask.is, version, asked: own });
  }
  if ('rows' in move && move.rows !== undefined) {
    const { id } = questions.rows(move.rows.table, move.rows.count);
    answers.push({ question: id, item: null, outcomes: {}, is: true, version, asked });
  }
  return answers;
}

/** Outcomes of the steps that a question reads; null where one of them is not remembered. */
function outcomesFor(
  { steps }: Question,
  tree: Tree,
  memory: Memory,
  state: Explored,
  { item }: Ask,
): Record<string, string> | null {
  const outcomes: Record<string, string> = {};
  for (const id of steps) {
    const nodes = (tree.byId.get(id) ?? []).filter((node): node is StepNode => node.structure === null);
    const near = nodes.find((node) => node.item !== null && node.item === item);
    const node = near !== undefined && statusOf(state, near) >= FIRST ? near : (nodes.find((one) => one.item === null) ?? near);
    if (node === undefined) {
      outcomes[id] = '';
      continue;
    }
    const status = statusOf(state, node);
    const isKnown = memory.all || memory.outcomes.get(node.index) === null || status === AHEAD || status === OPEN;
    if (!isKnown || (status === OPEN && isAnnounced(node))) return null;
    outcomes[id] = node.outcomes[status - FIRST] ?? '';
  }
  return outcomes;
}

/** An organ's result that will end the case may stand already while its minutes are still to be signed. */
function isAnnounced({ step }: StepNode): boolean {
  const closes = ({ to }: { to: string }): boolean => to === 'refuse' || to.startsWith('end:');
  return step.kind === 'meeting' && Object.values(step.outcomes).some(closes);
}

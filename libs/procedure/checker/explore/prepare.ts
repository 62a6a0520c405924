/** What the explorations of one program's rules share. */
import type { Program } from '../../template/program.types';
import type { Template } from '../../template/template.types';
import { readingOf } from './conditions';
import { conditionsIn, questionsOf, type Questions } from './questions';
import { treeOf, type Tree, type TreeNode } from './tree';

export interface Prepared {
  tree: Tree;
  questions: Questions;
  /** Nodes whose conditions read the outcome of one of these steps. */
  readersOf: (steps: ReadonlySet<string>) => ReadonlySet<TreeNode>;
}

/** By identity: whoever asks of several rules prepares once. */
const prepared = new WeakMap<Program, Prepared & { template: Template }>();

export function prepare(template: Template, program: Program): Prepared {
  const known = prepared.get(program);
  if (known !== undefined && known.template === template) return known;
  const conditions = conditionsIn(program);
  const counted = conditions.map(readingOf).flatMap(({ items, taken }) => [...items, ...taken]);
  const tree = treeOf(program, new Set(counted));
  const made = { template, tree, questions: questionsOf(template, program, conditions), readersOf: readersIn(tree) };
  prepared.set(program, made);
  return made;
}

function readersIn(tree: Tree): Prepared['readersOf'] {
  const reads = tree.nodes.map((node): [TreeNode, Set<string>] => [
    node,
    new Set(conditionsOf(node).flatMap((text) => readingOf(text).steps)),
  ]);
  return (steps) => new Set(reads.filter(([, own]) => [...own].some((step) => steps.has(step))).map(([node]) => node));
}

function conditionsOf(node: TreeNode): string[] {
  if (node.structure === null) {
    const { step } = node;
    if (step.kind === 'check') return [step.that, ...(step.when === undefined ? [] : [step.when])];
    return step.kind === 'register' && step.guarantee !== undefined ? [step.guarantee] : [];
  }
  if (node.structure.kind === 'choice') return node.structure.branches.map(({ when }) => when);
  return node.structure.kind === 'loop' ? [node.structure.again] : [];
}

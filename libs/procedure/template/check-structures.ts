/** What a schema cannot say about structures: that outcomes lead somewhere, that one goes back only where one came from, that loops end. */
import type { Block, StepBlock, StructureBlock, StructureOutcome, Target, Template } from './template.types';
import { isStep, placedBlocks, type Placed } from './walk-template';

type Add = (rule: string, path: string, zh: string, en: string) => void;

/** Steps at which nobody stands: a way back from one of these would turn in circles. */
const AUTOMATIC: readonly StepBlock['kind'][] = ['check', 'register', 'open'];

/** Everything that is wrong with the structures of a template, and with where its outcomes lead. */
export function checkStructures(template: Template, add: Add): void {
  const placed = placedBlocks(template.blocks);
  for (const { block, path, around } of placed) {
    if (!isStep(block)) checkStructure(template, block, path, around, add);
    for (const { way, at } of waysOf(block)) checkWay(template, placed, { block, path, around }, way, `${path}${at}`, add);
  }
}

interface WayAt {
  way: StructureOutcome;
  at: string;
}

function waysOf(block: Block): WayAt[] {
  if (block.kind === 'choice') return [];
  const declared = Object.entries(block.outcomes ?? {}).map(([id, outcome]): WayAt => {
    const at = `/outcomes/${id}`;
    return typeof outcome === 'string' ? { way: { to: outcome as Target }, at } : { way: outcome as StructureOutcome, at };
  });
  if (block.kind === 'loop') declared.push({ way: { to: block.exhausted }, at: '/exhausted' });
  if (block.kind === 'sequence') declared.push(...(block.on ?? []).map((way, index) => ({ way, at: `/on/${index}` })));
  return declared;
}

type Where = Pick<Placed, 'block' | 'path' | 'around'>;

function checkWay(template: Template, placed: Placed[], where: Where, way: StructureOutcome, at: string, add: Add): void {
  const [verb, name] = way.to.split(':');
  if (name === undefined) return;
  if (verb === 'leave' && !where.around.some((structure) => knows(structure, name))) {
    add('OUTCOME_LEADS_NOWHERE', at, `外层没有结果“${name}”。`, `No structure around it has the outcome "${name}".`);
  }
  if (verb === 'end' && !(template.results ?? []).some(({ id }) => id === name)) {
    add('RESULT_UNKNOWN', at, `没有声明办理结果“${name}”。`, `The result "${name}" is not declared.`);
  }
  if (verb === 'back-to') checkBack(placed, where, name, way.keeps ?? [], at, add);
}

function knows(structure: StructureBlock, outcome: string): boolean {
  if (structure.kind === 'choice') return false;
  return outcome in (structure.outcomes ?? {}) || (structure.kind === 'each' && outcome in structure.items);
}

/** Back to something that came before, and never into a branch that one is not in. */
function checkBack(placed: Placed[], { block, around }: Where, target: string, keeps: string[], at: string, add: Add): void {
  const here = placed.findIndex((candidate) => candidate.block === block);
  const there = placed.findIndex((candidate) => candidate.block.id === target);
  const aim = placed[there];
  if (aim === undefined) {
    add('STEP_UNKNOWN', at, `没有步骤“${target}”。`, `There is no block "${target}".`);
    return;
  }
  if (there > here) add('BACK_TO_LATER', at, `“${target}”在本步骤之后。`, `"${target}" comes after this block.`);
  const entered = [block, ...around];
  if (aim.around.some((structure) => structure.kind !== 'sequence' && !entered.includes(structure))) {
    add(
      'BACK_INTO_BRANCH',
      at,
      `不能退回到另一分支里的“${target}”。`,
      `"${target}" stands in a branch that this block is not in.`,
    );
  }
  if (isStep(block) && AUTOMATIC.includes(block.kind)) {
    add('BACK_WITHOUT_PERSON', at, '自动步骤不能退回。', 'An automatic step cannot go back: it would turn in circles.');
  }
  const between = placed.slice(there, here).map((candidate) => candidate.block.id);
  for (const kept of keeps.filter((id) => !between.includes(id))) {
    add('KEPT_NOT_BETWEEN', `${at}/keeps`, `“${kept}”不在退回的范围内。`, `"${kept}" does not stand between.`);
  }
}

function checkStructure(template: Template, block: StructureBlock, path: string, around: StructureBlock[], add: Add): void {
  if (block.kind === 'choice') checkChoice(block, path, add);
  if (block.kind === 'parallel') checkParallel(block, path, add);
  if (block.kind === 'loop') checkLoop(block, path, add);
  if (block.kind === 'each') checkEach(template, block, path, around, add);
  const outcomes = block.kind === 'choice' ? [] : Object.keys(block.outcomes ?? {});
  const ordinary: string[] = block.kind === 'each' ? ['empty', 'done'] : [];
  const left = leavesIn(block);
  for (const id of outcomes.filter((outcome) => !left.has(outcome) && !ordinary.includes(outcome))) {
    add('OUTCOME_NEVER_TAKEN', `${path}/outcomes/${id}`, `没有步骤以“${id}”离开。`, `Nothing leaves by "${id}".`);
  }
}

function leavesIn(block: StructureBlock): Set<string> {
  const inside = placedBlocks([block]).flatMap((placed) => waysOf(placed.block));
  return new Set(inside.flatMap(({ way }) => (way.to.startsWith('leave:') ? [way.to.slice('leave:'.length)] : [])));
}

function checkChoice(block: Extract<Block, { kind: 'choice' }>, path: string, add: Add): void {
  const conditions = block.branches.map(({ when }) => when);
  for (const [index, when] of conditions.entries()) {
    if (conditions.indexOf(when) !== index) {
      add('BRANCH_NEVER_TAKEN', `${path}/branches/${index}`, '这一分支不会走到。', 'This branch is never taken.');
    }
  }
}

function checkParallel(block: Extract<Block, { kind: 'parallel' }>, path: string, add: Add): void {
  const ids = block.branches.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) {
      add('DUPLICATE_ID', `${path}/branches/${index}/id`, `分支编号“${id}”重复。`, `The branch id "${id}" stands twice.`);
    }
  }
  if (typeof block.join === 'object' && block.join.atLeast > ids.length) {
    add('JOIN_TOO_MANY', `${path}/join`, '要求完成的分支多于全部分支。', 'More branches must pass than there are.');
  }
}

function checkLoop(block: Extract<Block, { kind: 'loop' }>, path: string, add: Add): void {
  const steps = placedBlocks(block.blocks).map((placed) => placed.block);
  if (steps.some((inner) => isStep(inner) && !AUTOMATIC.includes(inner.kind))) return;
  add('LOOP_WITHOUT_PERSON', path, '循环里没有由人办理的步骤。', 'Nobody acts in this loop.');
}

function checkEach(
  template: Template,
  block: Extract<Block, { kind: 'each' }>,
  path: string,
  around: StructureBlock[],
  add: Add,
): void {
  if (around.some(({ kind }) => kind === 'each')) {
    add('EACH_INSIDE_EACH', path, '逐项办理不能嵌套。', 'One "each" may not stand inside another.');
  }
  if ('done' in block.items) {
    add('ITEM_OUTCOME_RESERVED', `${path}/items/done`, '“done”是固有结果。', '"done" is always there.');
  }
  const { over } = block;
  if ('rows' in over && !template.form.fields.some(({ id, type }) => id === over.rows && type === 'table')) {
    add('ROWS_UNKNOWN', `${path}/over/rows`, `没有明细表“${over.rows}”。`, `There is no detail table "${over.rows}".`);
  }
  if ('lookUp' in over && !template.lookUps.some(({ id }) => id === over.lookUp)) {
    add('LOOK_UP_UNKNOWN', `${path}/over/lookUp`, `没有查询“${over.lookUp}”。`, `There is no look-up "${over.lookUp}".`);
  }
}

/** Reading a program: its steps and places in the order of the document, and its conditions, parsed once. */
import type { Environment } from '@marcbachmann/cel-js';
import { environmentOf, vocabularyOf, type Vocabulary } from '../expressions/environment';
import { parseCondition, type Condition, type ConditionContext } from '../expressions/evaluate';
import { Fault } from '../kernel';
import type { Row } from '../forms/values';
import type { Program, ProgramBlock, ProgramEach, ProgramStep } from '../template/program.types';
import { scoresOf, sourceOfItems, tableBehind } from '../template/judging';
import { eachAround, isStructure, keepsState, listsIn, mapOf, placeFor, readPlace, type Around, type Place } from './places';
import type { CaseState } from './state.types';

/** A program with everything that can be prepared from it. */
interface Prepared {
  /** All steps, those of branches that are not taken among them. */
  steps: ProgramStep[];
  map: ReturnType<typeof mapOf>;
  /** By the id of the `each` that a condition stands in, empty outside: inside one it reads the row at hand. */
  environments: Map<string, Environment>;
  conditions: Map<string, Condition>;
}

/** By identity: whoever keeps a program keeps its parsed conditions, and a program that is let go takes them along. */
const prepared = new WeakMap<Program, Prepared>();

function prepare(program: Program): Prepared {
  const known = prepared.get(program);
  if (known !== undefined) return known;
  const steps = stepsIn(program.blocks);
  const made: Prepared = {
    steps,
    map: mapOf(program.blocks),
    environments: new Map(),
    conditions: new Map(),
  };
  prepared.set(program, made);
  return made;
}

function stepsIn(blocks: ProgramBlock[]): ProgramStep[] {
  return blocks.flatMap((block) => (isStructure(block) ? listsIn(block).flatMap(stepsIn) : [block]));
}

/** All steps as the program has them; one inside an `each` stands here once, whatever its items. */
export function stepsOf(program: Program): ProgramStep[] {
  return prepare(program).steps;
}

/** All steps as the case has them: one inside an `each` once for every item, under the name of its place. */
export function placedStepsOf(program: Program, state: CaseState): ProgramStep[] {
  const { map, steps } = prepare(program);
  return steps.flatMap((step) => {
    const each = eachAround(map.get(step.id)?.around ?? []);
    if (each === null) return [step];
    return (state.blocks[each.id]?.items ?? []).map(({ key }) => ({ ...step, id: placeFor(step.id, key) }));
  });
}

/** Ids of everything that keeps a state from the start, in the order of the document: what an `each` repeats is not among them. */
export function blockIds(blocks: ProgramBlock[]): string[] {
  return blocks.flatMap((block) => [
    ...(keepsState(block) ? [block.id] : []),
    ...(isStructure(block) && block.kind !== 'each' ? listsIn(block).flatMap(blockIds) : []),
  ]);
}

/** A block as the program has it, what stands around it, and the item that its place names. */
export interface Found {
  block: ProgramBlock;
  around: Around[];
  item: string | null;
}

/** What stands at a place, or null where the program has no such block, or the block no such item. */
export function find(program: Program, place: Place): Found | null {
  const { id, item } = readPlace(place);
  const found = prepare(program).map.get(id);
  if (found === undefined) return null;
  if ((eachAround(found.around) === null) !== (item === null)) return null;
  return { ...found, item };
}

/** A step by its place, under the name of its place, or null. */
export function findStep(program: Program, place: Place): ProgramStep | null {
  const block = find(program, place)?.block;
  if (block === undefined || isStructure(block)) return null;
  return block.id === place ? block : { ...block, id: place };
}

/** A step that must exist. */
export function stepOf(program: Program, place: Place): ProgramStep {
  const step = findStep(program, place);
  if (step === null) throw new Fault('STEP_UNKNOWN', { step: place });
  return step;
}

/** Whether a condition of the program holds in a state; `item` and the block that asks where it stands inside an `each`. */
export function holds(
  program: Program,
  state: CaseState,
  condition: string,
  item: string | null = null,
  block: string | null = null,
): boolean {
  const each = block === null ? null : eachAround(prepare(program).map.get(readPlace(block).id)?.around ?? []);
  return holdsIn(program, contextOf(program, state, item, each), condition, each);
}

/** The same in a context of the caller's making, for previews. */
export function holdsIn(
  program: Program,
  context: ConditionContext,
  condition: string,
  each: ProgramEach | null = null,
): boolean {
  const { conditions } = prepare(program);
  const name = `${each?.id ?? ''}/${condition}`;
  let parsed = conditions.get(name);
  if (parsed === undefined) {
    parsed = parseCondition(environmentIn(program, each), condition);
    conditions.set(name, parsed);
  }
  return parsed(context);
}

function environmentIn(program: Program, each: ProgramEach | null): Environment {
  const { environments, map, steps } = prepare(program);
  const known = environments.get(each?.id ?? '');
  if (known !== undefined) return known;
  const eaches = [...map.values()].flatMap(({ block }) => (block.kind === 'each' ? [block] : []));
  const rows = each === null ? null : tableIn(program, each);
  const columns = program.facts.find(({ field }) => field === rows)?.columns;
  const vocabulary: Vocabulary = {
    ...vocabularyOf(
      program,
      steps.map(({ id }) => id),
    ),
    ...(eaches.length === 0 ? {} : { items: Object.fromEntries(eaches.map(({ id, items }) => [id, outcomesOf(items)])) }),
    ...(columns === undefined ? {} : { item: columns }),
    ...scoresOf(steps),
  };
  const made = environmentOf(vocabulary);
  environments.set(each?.id ?? '', made);
  return made;
}

/** The detail table whose rows the items of an `each` are. */
export function tableIn(program: Program, each: ProgramEach): string | null {
  return tableBehind(each.over, (id) => prepare(program).map.get(id)?.block);
}

/** Where the items of an `each` come from in the end. */
export function itemSource(program: Program, each: ProgramEach): { rows: string } | { lookUp: string } | null {
  return sourceOfItems(each.over, (id) => prepare(program).map.get(id)?.block);
}

function outcomesOf(items: ProgramEach['items']): string[] {
  return [...new Set(['done', ...items.outcomes])];
}

/** What conditions read. Inside an `each` the outcome of a step of the same item is the item's own. */
function contextOf(program: Program, state: CaseState, item: string | null, each: ProgramEach | null): ConditionContext {
  const outcomeOf = (id: string): string =>
    (item === null ? undefined : state.blocks[placeFor(id, item)]?.outcome) ?? state.blocks[id]?.outcome ?? '';
  const outcomes = Object.fromEntries(stepsOf(program).map(({ id }) => [id, outcomeOf(id)]));
  const { facts, given, parameters, lookUps } = state;
  const table = each === null ? null : tableIn(program, each);
  const rows = table === null ? undefined : facts[table];
  const row = Array.isArray(rows)
    ? (rows as (Row | string)[]).find((one) => typeof one === 'object' && one.key === item)
    : undefined;
  const counts = countsOf(program, state);
  return {
    ...{ facts, given, parameters, lookUps, checks: outcomes, outcomes },
    ...(counts === null ? {} : { items: counts }),
    ...(typeof row === 'object' ? { item: row } : {}),
    ...scoredOf(program, state, item),
  };
}

/** What the steps that judge have come to: nothing before their end. Inside an `each` those of the same item. */
function scoredOf(program: Program, state: CaseState, item: string | null): Pick<ConditionContext, 'scores' | 'taken'> {
  const judging = stepsOf(program).filter(({ kind }) => kind === 'score');
  if (judging.length === 0) return {};
  const found = judging.map(({ id }) => {
    const block = (item === null ? undefined : state.blocks[placeFor(id, item)]) ?? state.blocks[id];
    return { id, items: block?.status === 'done' ? (block.score?.items ?? []) : [] };
  });
  return {
    scores: Object.fromEntries(found.map(({ id, items }) => [id, items[0]?.sum ?? 0])),
    taken: Object.fromEntries(found.map(({ id, items }) => [id, items.filter(({ taken }) => taken === true).length])),
  };
}

/** How many items of each `each` were left with which outcome; one that was left with none of its own is `done`. */
function countsOf(program: Program, state: CaseState): Record<string, Record<string, number>> | null {
  const eaches = [...prepare(program).map.values()].flatMap(({ block }) => (block.kind === 'each' ? [block] : []));
  if (eaches.length === 0) return null;
  return Object.fromEntries(
    eaches.map(({ id, items }) => {
      const counts = Object.fromEntries(outcomesOf(items).map((outcome) => [outcome, 0]));
      for (const { status, outcome } of state.blocks[id]?.items ?? []) {
        if (status !== 'done' && status !== 'struck') continue;
        const name = outcome ?? 'done';
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return [id, counts];
    }),
  );
}

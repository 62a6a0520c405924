/** The items of an `each`: rows of a detail table, or what a look-up lists. They are found once, when the round begins. */
import { Fault, reject } from '../kernel';
import type { Heard } from '../steps/step-kind';
import type { ProgramEach } from '../template/program.types';
import type { LookedUp } from './event.types';
import { isItemKey } from './places';
import { blockOf, type Run } from './run';
import type { EachItem } from './state.types';

/** The items of the round that is open, or null while the store is being asked for them. */
export function itemsOf(run: Run, block: ProgramEach): EachItem[] | null {
  const state = blockOf(run, block.id);
  if (state.items !== undefined) return state.items;
  if ('rows' in block.over) {
    state.items = keyed(rowKeys(run.state.facts[block.over.rows]));
    return state.items;
  }
  if ('taken' in block.over) {
    const taken = run.state.blocks[block.over.taken]?.score?.items ?? [];
    state.items = keyed(taken.filter((item) => item.taken === true).map(({ key }) => key));
    return state.items;
  }
  if (run.state.pending === null) {
    run.state.pending = { kind: 'look-up', block: block.id, round: state.round, lookUps: [block.over.lookUp] };
  }
  return null;
}

/** The store's answer to the question above. */
export function hearItems(run: Run, block: ProgramEach, event: LookedUp): Heard {
  const { pending } = run.state;
  const listed: unknown = 'lookUp' in block.over ? event.values[block.over.lookUp] : undefined;
  const isAsked = pending?.kind === 'look-up' && pending.block === block.id && pending.round === event.round;
  if (!isAsked || !Array.isArray(listed)) return reject('NOTHING_PENDING', { block: block.id });
  run.state.pending = null;
  blockOf(run, block.id).items = keyed(listed.map(String));
  return null;
}

/** Keys of the rows of a detail table; it may have been left empty. */
export function rowKeys(rows: unknown): string[] {
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) throw new Fault('ROWS_EXPECTED');
  return rows.map((row) => String((row as { key: unknown }).key));
}

function keyed(keys: string[]): EachItem[] {
  return soundKeys(keys).map((key) => ({ key, status: 'ahead', outcome: null }));
}

/** Keys of items as they were given, each once and such that a place can be read again. */
export function soundKeys(keys: string[]): string[] {
  const wrong = keys.find((key, index) => !isItemKey(key) || keys.indexOf(key) !== index);
  if (wrong !== undefined) throw new Fault('ITEM_KEY', { key: wrong.slice(0, 80) });
  return keys;
}

/**
 * Where something stands in a program. A place is a block's id, and inside an `each` the id with the item: `vetting@row-3`. Step kinds
 * know nothing of items: they get their step under the name of its place.
 */
import type { ProgramBlock, ProgramEach, ProgramStructure } from '../template/program.types';

export type Place = string;

const ITEM = '@';

/** A block's place for one item. */
export function placeFor(id: string, item: string | null): Place {
  return item === null ? id : `${id}${ITEM}${item}`;
}

/** The block's id and its item, if any. */
export function readPlace(place: Place): { id: string; item: string | null } {
  const at = place.indexOf(ITEM);
  return at < 0 ? { id: place, item: null } : { id: place.slice(0, at), item: place.slice(at + 1) };
}

/** What may be an item's key, so that a place can be read again: a row's key, or the id of an entry (`~` stands in those of the first year). */
export function isItemKey(key: string): boolean {
  return /^[A-Za-z0-9_~-]{1,128}$/.test(key);
}

/** The lists of blocks inside a structure, one for each way through it. */
export function listsIn(block: ProgramStructure): ProgramBlock[][] {
  switch (block.kind) {
    case 'choice':
      return [...block.branches.map(({ blocks }) => blocks), ...(block.otherwise === undefined ? [] : [block.otherwise])];
    case 'parallel':
      return block.branches.map(({ blocks }) => blocks);
    case 'sequence':
    case 'loop':
    case 'each':
      return [block.blocks];
  }
}

const STRUCTURES: readonly string[] = ['sequence', 'parallel', 'choice', 'loop', 'each'] satisfies ProgramStructure['kind'][];

export function isStructure(block: ProgramBlock): block is ProgramStructure {
  return STRUCTURES.includes(block.kind);
}

/** A sequence that only arranges keeps no state; everything else does. */
export function keepsState(block: ProgramBlock): boolean {
  return block.kind !== 'sequence' || block.outcomes !== undefined || block.on !== undefined;
}

/** One structure around a place, with the list in which the way goes on. */
export interface Around {
  /** Null: the program itself. */
  structure: ProgramStructure | null;
  list: ProgramBlock[];
  index: number;
}

/** Every block by its id, with what stands around it from the inside outwards. */
export function mapOf(blocks: ProgramBlock[]): Map<string, { block: ProgramBlock; around: Around[] }> {
  const map = new Map<string, { block: ProgramBlock; around: Around[] }>();
  const visit = (list: ProgramBlock[], structure: ProgramStructure | null, outer: Around[]): void => {
    for (const [index, block] of list.entries()) {
      const around = [{ structure, list, index }, ...outer];
      map.set(block.id, { block, around });
      if (isStructure(block)) for (const inside of listsIn(block)) visit(inside, block, around);
    }
  };
  visit(blocks, null, []);
  return map;
}

/** The `each` that a block stands in, if any. */
export function eachAround(around: Around[]): ProgramEach | null {
  const found = around.find(({ structure }) => structure?.kind === 'each')?.structure;
  return found?.kind === 'each' ? found : null;
}

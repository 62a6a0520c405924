/** Edits of a draft, as data: each can be undone, kept, and repeated on a draft that somebody else has changed meanwhile. */
import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import type { Block, ChoiceBlock, ParallelBlock, Template } from '../procedure';
import { blocksOf, listOf, slotOf, standsInside, thingOf, type ListName, type Slot, type Thing } from './places';

enablePatches();

/** `set`: a property of a thing (`['clock', 'within']`); without a value it is taken away. */
export type Edit =
  | { edit: 'set'; thing: Thing; path: string[]; value?: unknown }
  | { edit: 'insert-block'; block: Block; slot: Slot }
  | { edit: 'move-block'; id: string; slot: Slot }
  | { edit: 'remove-block'; id: string }
  | { edit: 'add-way'; id: string; otherwise?: true }
  | { edit: 'remove-way'; id: string; way: number }
  | { edit: 'insert-entry'; list: ListName; entry: { id: string }; after: string | null }
  | { edit: 'move-entry'; list: ListName; id: string; after: string | null }
  | { edit: 'remove-entry'; list: ListName; id: string };

/** Why an edit cannot be made on this draft: what it is about is gone, its id is taken, or it would stand in itself. */
export type Refusal = 'GONE' | 'TAKEN' | 'INSIDE_ITSELF' | 'IDENTITY';

export interface Change {
  draft: Template;
  /** What gives the draft before again. */
  undo: Patch[];
}

/** What a thing is known by; an edit of it would be another thing. */
const IDENTITY = ['id', 'kind', 'blocks', 'branches', 'fields', 'parameters', 'lookUps', 'results'];

export function makeEdit(draft: Template, edit: Edit): Change | Refusal {
  const refusal = refusalOf(draft, edit);
  if (refusal !== null) return refusal;
  const [changed, , undo] = produceWithPatches(draft, (open) => perform(open as Template, edit));
  return { draft: changed, undo };
}

export function takeBack({ draft, undo }: Change): Template {
  return applyPatches(draft, undo);
}

function refusalOf(draft: Template, edit: Edit): Refusal | null {
  switch (edit.edit) {
    case 'set': {
      if (thingOf(draft, edit.thing) === undefined) return 'GONE';
      const [first = ''] = edit.path;
      // A structure's branches are a list of ways; what stands on each is moved by edits of blocks.
      return IDENTITY.includes(first) && edit.path.length === 1 ? 'IDENTITY' : null;
    }
    case 'insert-block':
      if (thingOf(draft, { of: 'block', id: edit.block.id }) !== undefined) return 'TAKEN';
      return stands(draft, edit.slot) ? null : 'GONE';
    case 'move-block':
      if (thingOf(draft, { of: 'block', id: edit.id }) === undefined || !stands(draft, edit.slot)) return 'GONE';
      return edit.slot.after === edit.id || isInside(draft, edit.slot, edit.id) ? 'INSIDE_ITSELF' : null;
    case 'remove-block':
      return thingOf(draft, { of: 'block', id: edit.id }) === undefined ? 'GONE' : null;
    case 'add-way': {
      const block = branching(draft, edit.id);
      if (block === undefined) return 'GONE';
      return edit.otherwise && (block.kind === 'parallel' || block.otherwise !== undefined) ? 'TAKEN' : null;
    }
    case 'remove-way':
      return blocksOf(draft, { in: edit.id, way: edit.way }) === undefined || branching(draft, edit.id) === undefined
        ? 'GONE'
        : null;
    case 'insert-entry':
      if (thingOf(draft, { of: edit.list, id: edit.entry.id }) !== undefined) return 'TAKEN';
      return isAfter(listOf(draft, edit.list) ?? [], edit.after) ? null : 'GONE';
    case 'move-entry':
      if (edit.after === edit.id) return 'INSIDE_ITSELF';
      return thingOf(draft, { of: edit.list, id: edit.id }) !== undefined && isAfter(listOf(draft, edit.list) ?? [], edit.after)
        ? null
        : 'GONE';
    case 'remove-entry':
      return thingOf(draft, { of: edit.list, id: edit.id }) === undefined ? 'GONE' : null;
  }
}

/** Only these have as many ways as one likes. */
function branching(draft: Template, id: string): ChoiceBlock | ParallelBlock | undefined {
  const block = thingOf(draft, { of: 'block', id }) as Block | undefined;
  return block?.kind === 'choice' || block?.kind === 'parallel' ? block : undefined;
}

function freeId(branches: { id: string }[]): string {
  let n = branches.length + 1;
  while (branches.some(({ id }) => id === `branch-${n}`)) n += 1;
  return `branch-${n}`;
}

function stands(draft: Template, { way, after }: Slot): boolean {
  const blocks = blocksOf(draft, way);
  return blocks !== undefined && isAfter(blocks, after);
}

function isAfter(list: { id: string }[], after: string | null): boolean {
  return after === null || list.some(({ id }) => id === after);
}

function isInside(draft: Template, { way }: Slot, id: string): boolean {
  return way.in === id || (way.in !== null && standsInside(draft, way.in, id));
}

function perform(draft: Template, edit: Edit): void {
  switch (edit.edit) {
    case 'set':
      return assign(thingOf(draft, edit.thing) as Record<string, unknown>, edit.path, edit.value);
    case 'insert-block':
      return put(blocksOf(draft, edit.slot.way) ?? [], edit.block, edit.slot.after);
    case 'move-block': {
      const block = take(draft, edit.id);
      return put(blocksOf(draft, edit.slot.way) ?? [], block, edit.slot.after);
    }
    case 'remove-block':
      return void take(draft, edit.id);
    case 'add-way': {
      const block = branching(draft, edit.id) as ChoiceBlock | ParallelBlock;
      if (block.kind === 'parallel') block.branches.push({ id: freeId(block.branches), blocks: [] });
      else if (edit.otherwise) block.otherwise = [];
      else block.branches.push({ when: '', blocks: [] });
      return;
    }
    case 'remove-way': {
      const block = branching(draft, edit.id) as ChoiceBlock | ParallelBlock;
      if (edit.way < block.branches.length) block.branches.splice(edit.way, 1);
      else if (block.kind === 'choice') delete block.otherwise;
      return;
    }
    case 'insert-entry':
      if (edit.list === 'results') draft.results ??= [];
      return put(listOf(draft, edit.list) ?? [], edit.entry, edit.after);
    case 'move-entry': {
      const list = listOf(draft, edit.list) ?? [];
      const [entry] = list.splice(
        list.findIndex(({ id }) => id === edit.id),
        1,
      );
      return put(list, entry as { id: string }, edit.after);
    }
    case 'remove-entry': {
      const list = listOf(draft, edit.list) ?? [];
      list.splice(
        list.findIndex(({ id }) => id === edit.id),
        1,
      );
      // Named ends are some, or there is no word of them.
      if (edit.list === 'results' && list.length === 0) delete draft.results;
    }
  }
}

function take(draft: Template, id: string): Block {
  const slot = slotOf(draft, id);
  const blocks = (slot && blocksOf(draft, slot.way)) ?? [];
  return blocks.splice(
    blocks.findIndex((block) => block.id === id),
    1,
  )[0] as Block;
}

function put<Entry extends { id: string }>(list: Entry[], entry: Entry, after: string | null): void {
  list.splice(after === null ? 0 : list.findIndex(({ id }) => id === after) + 1, 0, entry);
}

/** A property below; what lies between is made where it is missing, and an object that becomes empty stays. */
function assign(thing: Record<string, unknown>, path: string[], value: unknown): void {
  let at = thing;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) at[key] = {};
    at = at[key] as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
}

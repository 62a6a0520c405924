/** Where a register step gets its entry and its values from, as a template says it. */
import type { Column, Field } from '../forms/field.types';
import { sourceOfItems } from './judging';
import type { Block, RegisterBlock, RegisterColumn, Template } from './template.types';
import { placedBlocks, type Placed } from './walk-template';

/** A register step with where it stands. */
export type PlacedRegister = Placed<RegisterBlock>;

/** Of all blocks of a template (`placedBlocks`) those that write registers. */
export function registerSteps(placed: readonly Placed[]): PlacedRegister[] {
  return placed.filter((one): one is PlacedRegister => one.block.kind === 'register');
}

/** What the items of the `each` around a step are in the end, or null outside of any. */
export function itemsAround(
  placed: readonly Placed[],
  { around }: Pick<Placed, 'around'>,
): { rows: string } | { lookUp: string } | null {
  const each = around.find((block): block is Extract<Block, { kind: 'each' }> => block.kind === 'each');
  if (each === undefined) return null;
  return sourceOfItems(each.over, (id) => placed.find(({ block }) => block.id === id)?.block);
}

/** A column of the rows of a detail table. */
export function columnOfRows(template: Pick<Template, 'form'>, rows: string, id: string): Column | null {
  const table = template.form.fields.find((field) => field.id === rows && field.type === 'table');
  return table?.columns?.find((column) => column.id === id) ?? null;
}

/** The field that fills a column where a step says nothing else: the first one with its concept. */
export function fieldByConcept(fields: readonly Field[], { concept }: Pick<RegisterColumn, 'concept'>): Field | null {
  return concept === undefined ? null : (fields.find((field) => field.concept === concept) ?? null);
}

/** Fields of the form that name entries: the machine has to know which, so they are facts. */
export function readByRegisters(template: Pick<Template, 'blocks'>): string[] {
  return registerSteps(placedBlocks(template.blocks)).flatMap(({ block: { entry } }) =>
    entry !== undefined && 'field' in entry ? [`form.${entry.field}`] : [],
  );
}

/** The step that is done whenever another one begins: it stands before it, and on every way that leads there. */
export function stepBefore(placed: readonly Placed[], id: string, than: Pick<Placed, 'path'>): Placed | null {
  const there = placed.findIndex(({ block }) => block.id === id);
  const found = placed[there];
  if (found === undefined || there >= placed.findIndex(({ path }) => path === than.path)) return null;
  const isOnTheWay = found.around.every((structure) => {
    const outer = placed.find(({ block }) => block === structure)?.path ?? '';
    const isInside = than.path.startsWith(`${outer}/`);
    switch (structure.kind) {
      case 'choice':
        return isInside && than.path.startsWith(wayOf(outer, found.path));
      // Branches side by side know nothing of each other; behind them each is done where all are waited for.
      case 'parallel':
        return isInside ? than.path.startsWith(wayOf(outer, found.path)) : structure.join === 'all';
      case 'each':
        return isInside;
      case 'loop':
      case 'sequence':
        return true;
    }
  });
  return isOnTheWay ? found : null;
}

/** The way through a structure on which something stands: `/blocks/2/branches/0/`, `/blocks/2/otherwise/`. */
function wayOf(structure: string, path: string): string {
  const [list, index] = path.slice(structure.length + 1).split('/');
  return list === 'branches' ? `${structure}/branches/${index}/` : `${structure}/${list}/`;
}

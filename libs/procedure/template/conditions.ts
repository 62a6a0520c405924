/** The conditions that stand in a template's blocks, with where they stand and what they may read there. */
import type { Vocabulary } from '../expressions/environment';
import { readCondition } from '../expressions/read-condition';
import type { Block, LookUp, StructureBlock, Template } from './template.types';
import { itemColumns, tableOf, templateVocabulary } from './vocabulary';
import { placedBlocks } from './walk-template';

export interface WrittenCondition {
  text: string;
  /** JSON pointer inside the block. */
  path: string;
  /** Look-ups are answered when a check runs and when a register is entered, and nowhere else. */
  lookUps: boolean;
  /** Holds whenever this one is asked. */
  under?: string;
  /** A guarantee is judged inside the append, which knows no step's outcome. */
  steps: boolean;
}

export function conditionsOf(block: Block): WrittenCondition[] {
  const inner = (text: string, path: string): WrittenCondition => ({ text, path, lookUps: false, steps: true });
  if (block.kind === 'choice') return block.branches.map(({ when }, index) => inner(when, `/branches/${index}/when`));
  if (block.kind === 'loop') return [inner(block.again, '/again')];
  if (block.kind === 'check') {
    const that = { ...inner(block.that, '/that'), lookUps: true, ...(block.when === undefined ? {} : { under: block.when }) };
    return block.when === undefined ? [that] : [that, inner(block.when, '/when')];
  }
  if (block.kind !== 'register' || block.guarantee === undefined) return [];
  return [{ text: block.guarantee, path: '/guarantee', lookUps: true, steps: false }];
}

/** What may be read at a place: inside an `each` over rows the row at hand too, and in a guarantee no steps. */
export function vocabularyAt(
  template: Template,
  around: StructureBlock[],
  whole: Vocabulary,
  condition: Pick<WrittenCondition, 'steps'>,
): Vocabulary {
  const each = around.find((block) => block.kind === 'each');
  const columns = each?.kind === 'each' ? itemColumns(template, each) : null;
  if (!condition.steps) {
    const { items: _items, scores: _scores, taken: _taken, ...rest } = whole;
    return { ...rest, steps: [] };
  }
  return { ...whole, ...(columns === null ? {} : { item: columns }) };
}

/** Everything that the blocks of a template read: `form.amount`, `form.items[].amount`, `lookups.count`. */
export function readsOf(template: Template): Set<string> {
  const whole = templateVocabulary(template);
  const reads = new Set<string>();
  for (const { block, around } of placedBlocks(template.blocks)) {
    const each = block.kind === 'each' ? block : around.find((outer) => outer.kind === 'each');
    const rows = each?.kind === 'each' ? tableOf(template, each.over) : null;
    // The rows that are gone through or judged are read too, by whoever does so.
    if (rows !== null) reads.add(`form.${rows}`);
    if (block.kind === 'score' && block.of !== 'case' && 'rows' in block.of) reads.add(`form.${block.of.rows}`);
    for (const condition of conditionsOf(block)) {
      for (const read of readCondition(condition.text, vocabularyAt(template, around, whole, condition)).reads) {
        reads.add(read.startsWith('item.') && rows !== null ? `form.${rows}[].${read.slice('item.'.length)}` : read);
      }
    }
  }
  for (const lookUp of template.lookUps) for (const field of fieldsIn(lookUp)) reads.add(`form.${field}`);
  return reads;
}

/** Fields of the form with which a look-up compares columns. */
export function fieldsIn(lookUp: LookUp): string[] {
  return [...Object.values(lookUp.where), lookUp.is].flatMap((value) =>
    typeof value === 'object' && 'field' in value ? [value.field] : [],
  );
}

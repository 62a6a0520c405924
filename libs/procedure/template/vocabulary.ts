/** What the conditions of a template may read. */
import type { Vocabulary } from '../expressions/environment';
import { factOf, holdsValue } from '../forms/facts';
import type { FactColumn } from './program.types';
import { scoresOf, tableBehind } from './judging';
import type { Block, EachBlock, ScoredItems, Template } from './template.types';
import { placedBlocks, placedSteps } from './walk-template';

export { factOf } from '../forms/facts';

/** For the conditions of blocks. */
export function templateVocabulary(template: Template): Vocabulary {
  const items = itemsOf(template);
  return {
    ...formVocabulary(template),
    parameters: template.parameters,
    lookUps: template.lookUps.map(({ id, measure }) => ({ id, measure })),
    steps: placedSteps(template).map(({ block }) => block.id),
    ...(items === null ? {} : { items }),
    ...scoresOf(placedSteps(template).map(({ block }) => block)),
  };
}

/** The detail table whose rows the items of a block are, also where other steps have handed them on. */
export function tableOf(template: Pick<Template, 'blocks'>, items: EachBlock['over'] | ScoredItems): string | null {
  if (items !== 'case' && 'rows' in items) return items.rows;
  const placed = placedBlocks(template.blocks);
  return tableBehind(items, (id) => placed.find(({ block }) => block.id === id)?.block);
}

/** Inside an `each` over rows, conditions read the row at hand as `item`. */
export function itemColumns(
  template: Pick<Template, 'form' | 'blocks'>,
  each: Extract<Block, { kind: 'each' }>,
): FactColumn[] | null {
  const rows = tableOf(template, each.over);
  const field = template.form.fields.find(({ id }) => id === rows);
  return (field === undefined ? null : factOf(field)?.columns) ?? null;
}

/** `items['vetting']['struck']`: how many items of an `each` were left with which outcome. */
function itemsOf(template: Template): Record<string, string[]> | null {
  const lists = placedBlocks(template.blocks).flatMap(({ block }): [string, string[]][] =>
    block.kind === 'each' ? [[block.id, ['done', ...Object.keys(block.items)]]] : [],
  );
  return lists.length === 0 ? null : Object.fromEntries(lists);
}

/** For `requiredWhen`: the form alone, and while it is being filled in nothing in it is certain to be there. */
export function formVocabulary(template: Pick<Template, 'form'>): Vocabulary {
  const { fields } = template.form;
  return {
    facts: fields.map(factOf).filter((fact) => fact !== null),
    fields: fields.filter(holdsValue).map(({ id }) => id),
    parameters: [],
    lookUps: [],
    steps: [],
  };
}

/** The same with every fact guarded: even a required field is empty at first. */
export function whileTyping(vocabulary: Vocabulary): Vocabulary {
  return { ...vocabulary, facts: vocabulary.facts.map((fact) => ({ ...fact, optional: true })) };
}

/** The same with every fact certain: what computes from them is asked only while all of them are there. */
export function withoutGuards(vocabulary: Vocabulary): Vocabulary {
  return { ...vocabulary, facts: vocabulary.facts.map((fact) => ({ ...fact, optional: false })) };
}

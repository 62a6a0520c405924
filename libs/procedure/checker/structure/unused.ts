/**
 * What is declared and never used: perhaps something else is missing. A parameter is asked of every society, and an item's outcome shown to
 * people; look-ups and results may stand in a base for the local texts over it, which declare none of their own.
 */
import { readCondition } from '../../expressions/read-condition';
import { conditionsOf, vocabularyAt } from '../../template/conditions';
import type { Template } from '../../template/template.types';
import { templateVocabulary } from '../../template/vocabulary';
import type { Placed } from '../../template/walk-template';
import { finding, type Check } from '../checked';

export const unused: Check = ({ template, placed }) => [
  ...parametersOf(template, placed),
  ...resultsOf(template, placed),
  ...itemOutcomesOf(placed),
  ...lookUpsOf(template, placed),
];

function parametersOf(template: Template, placed: Placed[]) {
  const read = readIn(template, placed);
  const named = new Set(namesIn(template, ['parameter', 'optionsFrom', 'param']));
  return template.parameters.flatMap(({ id, label }, index) =>
    read.has(`params.${id}`) || named.has(id)
      ? []
      : [
          finding(
            'PARAMETER_UNUSED',
            'warning',
            `/parameters/${index}`,
            `参数“${label.zh}”没有用到，设定了也不起作用。`,
            `The parameter "${label.en}" is used nowhere: setting it has no effect.`,
          ),
        ],
  );
}

function lookUpsOf(template: Template, placed: Placed[]) {
  const read = readIn(template, placed);
  const named = new Set([...namesIn(template.blocks, ['lookUp']), ...namesIn(template.startedBy, ['lookUp', 'when'])]);
  return template.lookUps.flatMap(({ id }, index) =>
    read.has(`lookups.${id}`) || named.has(id)
      ? []
      : [finding('LOOK_UP_UNUSED', 'note', `/lookUps/${index}`, `查询“${id}”没有用到。`, `The look-up "${id}" is used nowhere.`)],
  );
}

function resultsOf({ results = [] }: Template, placed: Placed[]) {
  const taken = new Set(placed.flatMap(({ block }) => targetsIn(block)));
  return results.flatMap(({ id, label }, index) =>
    taken.has(`end:${id}`)
      ? []
      : [
          finding(
            'RESULT_NEVER_TAKEN',
            'note',
            `/results/${index}`,
            `没有步骤以“${label.zh}”结束办件。`,
            `No step ends the case as "${label.en}".`,
          ),
        ],
  );
}

/** Outcomes with which an item can be left, and with which none is. */
function itemOutcomesOf(placed: Placed[]) {
  return placed.flatMap(({ block, path }) => {
    if (block.kind !== 'each') return [];
    const inside = placed.filter(({ around }) => around.includes(block)).flatMap((inner) => targetsIn(inner.block));
    return Object.entries(block.items).flatMap(([id, { label }]) =>
      inside.includes(`leave:${id}`)
        ? []
        : [
            finding(
              'ITEM_OUTCOME_NEVER_TAKEN',
              'warning',
              `${path}/items/${id}`,
              `没有步骤使其中一项以“${label.zh}”结束。`,
              `No step leaves an item as "${label.en}".`,
            ),
          ],
    );
  });
}

/** Everything that conditions of blocks read. */
function readIn(template: Template, placed: Placed[]): Set<string> {
  const whole = templateVocabulary(template);
  const reads = new Set<string>();
  for (const { block, around } of placed) {
    for (const condition of conditionsOf(block)) {
      readCondition(condition.text, vocabularyAt(template, around, whole, condition)).reads.forEach((read) => reads.add(read));
    }
  }
  return reads;
}

/** Values of properties with these names, wherever they stand. */
function namesIn(value: unknown, names: string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (names.includes(key) ? [inner] : []) : namesIn(inner, names),
  );
}

/** Where the outcomes of one block lead; those of blocks inside it are theirs. */
function targetsIn(block: Placed['block']): string[] {
  const { blocks: _blocks, branches: _branches, otherwise: _otherwise, ...own } = block as unknown as Record<string, unknown>;
  return textsIn(own);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

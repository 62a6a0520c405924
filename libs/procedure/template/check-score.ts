/** What a schema cannot say about scoring: criteria that add up, items that there are, numbers that take, posts that judge. */
import { MOST_ITEMS, MOST_SHEETS, scaleOf } from '../steps/score/arithmetic';
import { isTakingNumber } from '../steps/score/taking';
import { USUAL_ROWS } from '../forms/values';
import type { Add } from './check.types';
import { checkNumber } from './check-numbers';
import { checkPersons } from './check-persons';
import { checkAssignee, checkClockPosts, checkKeepsOpen } from './check-posts';
import { isParameterValue } from './parameters';
import type { ScoreBlock, StepBlock, Template } from './template.types';
import { placedBlocks, type Placed } from './walk-template';

export function checkScore(template: Template, block: ScoreBlock, path: string, add: Add): void {
  checkScorers(block, path, add);
  checkCriteria(block, path, add);
  checkItems(template, block, path, add);
  checkTakes(template, block, path, add);
  checkEmpty(template, block, path, add);
  checkPersons(template, block, path, add);
}

/** A clock turns to a post of each scorer's own house, so it must be a post of all of them. */
function checkScorers({ by, others, clock }: ScoreBlock, path: string, add: Add): void {
  checkAssignee(by, `${path}/by`, add);
  others.forEach((other, index) => checkAssignee(other, `${path}/others/${index}`, add));
  for (const of of new Set([by, ...others].map((scorer) => scorer.of))) checkClockPosts(of, clock, `${path}/clock`, add);
  checkKeepsOpen(clock, `${path}/clock`, add);
  if (others.length + 1 > MOST_SHEETS) {
    add('TOO_MANY_SCORERS', `${path}/others`, `评委多于 ${MOST_SHEETS} 人。`, `There are more than ${MOST_SHEETS} scorers.`);
  }
}

function checkCriteria({ criteria }: ScoreBlock, path: string, add: Add): void {
  for (const [index, { id }] of criteria.entries()) {
    if (criteria.findIndex((other) => other.id === id) === index) continue;
    add('DUPLICATE_ID', `${path}/criteria/${index}/id`, `评分项编号“${id}”重复。`, `The criterion "${id}" stands twice.`);
  }
  if (scaleOf(criteria) !== null) return;
  add(
    'CRITERIA_TOO_FINE',
    `${path}/criteria`,
    '各项满分与权重无法精确合计，请改用更整齐的数字。',
    'Points and weights cannot be added up exactly together; use rounder numbers.',
  );
}

function checkItems(template: Template, { id, of }: ScoreBlock, path: string, add: Add): void {
  if (of === 'case') return;
  if ('rows' in of) {
    const table = template.form.fields.find((field) => field.id === of.rows && field.type === 'table');
    if (table === undefined) {
      add('ROWS_UNKNOWN', `${path}/of/rows`, `没有明细表“${of.rows}”。`, `There is no detail table "${of.rows}".`);
    } else if ((table.maxRows ?? USUAL_ROWS) > MOST_ITEMS) {
      const [zh, en] = [`一次评审不超过 ${MOST_ITEMS} 项。`, `Not more than ${MOST_ITEMS} items are judged at once.`];
      add('TOO_MANY_ITEMS', `${path}/of/rows`, zh, en);
    }
  }
  if ('lookUp' in of && !template.lookUps.some((lookUp) => lookUp.id === of.lookUp && lookUp.measure === 'list')) {
    add('LOOK_UP_UNKNOWN', `${path}/of/lookUp`, `没有列出名单的查询“${of.lookUp}”。`, `No look-up "${of.lookUp}" lists.`);
  }
  if ('each' in of && !comesBefore(template, of.each, id, ({ kind }) => kind === 'each')) {
    add(
      'ITEMS_UNKNOWN',
      `${path}/of/each`,
      `本步骤之前没有逐项办理“${of.each}”。`,
      `No "each" before this step is called "${of.each}".`,
    );
  }
}

/** Whether a block of that kind comes before another, outside of any `each`, and is over when the other begins. */
function comesBefore(template: Template, id: string, than: string, fits: (block: Placed['block']) => boolean): boolean {
  const placed = placedBlocks(template.blocks);
  const here = placed.findIndex(({ block }) => block.id === than);
  const there = placed.findIndex(({ block }) => block.id === id);
  const found = placed[there];
  if (found === undefined || there > here || !fits(found.block)) return false;
  const isOver = placed[here]?.around.every((structure) => structure.id !== id) === true;
  return isOver && found.around.every(({ kind }) => kind !== 'each');
}

function checkTakes(template: Template, { takes }: ScoreBlock, path: string, add: Add): void {
  for (const name of ['most', 'atLeast'] as const) {
    const number = takes?.[name];
    if (typeof number === 'object') {
      checkNumber(template, number.parameter, isTakingNumber, `${path}/takes/${name}/parameter`, add);
    }
  }
  if (takes?.ratio === undefined) return;
  const fits = (value: unknown): boolean => isParameterValue({ type: 'ratio' }, value);
  checkNumber(template, takes.ratio.parameter, fits, `${path}/takes/ratio/parameter`, add, 'ratio');
}

const PEOPLE: readonly StepBlock['kind'][] = ['intake', 'review', 'meeting', 'work', 'authority', 'document', 'notice'];

/** With nothing to judge nobody acts: going back from there needs a step on the way at which somebody does. */
function checkEmpty(template: Template, { id, of, outcomes }: ScoreBlock, path: string, add: Add): void {
  const outcome = outcomes.none === undefined ? 'ranked' : 'none';
  const target = outcomes[outcome]?.to.split('back-to:')[1];
  if (of === 'case' || target === undefined) return;
  const placed = placedBlocks(template.blocks).map(({ block }) => block);
  const between = placed.slice(
    placed.findIndex((block) => block.id === target),
    placed.findIndex((block) => block.id === id),
  );
  if (between.some(({ kind }) => PEOPLE.some((step) => step === kind))) return;
  const [zh, en] = [
    '没有可评的对象时，退回的途中须有由人办理的步骤。',
    'With nothing to judge it would turn in circles: somebody must act on the way back.',
  ];
  add('BACK_WITHOUT_PERSON', `${path}/outcomes/${outcome}`, zh, en);
}

/** `each … over {taken}`: what a step before it took. */
export function checkTaken(template: Template, add: Add): void {
  for (const { block, path } of placedBlocks(template.blocks)) {
    if (block.kind !== 'each' || !('taken' in block.over)) continue;
    const { taken } = block.over;
    if (comesBefore(template, taken, block.id, (score) => score.kind === 'score' && score.of !== 'case')) continue;
    add(
      'ITEMS_UNKNOWN',
      `${path}/over/taken`,
      `本步骤之前没有评审“${taken}”。`,
      `No score of several items before this is called "${taken}".`,
    );
  }
}

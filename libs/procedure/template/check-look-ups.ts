/**
 * What a schema cannot say about look-ups and needs no register to be known: measures with what belongs to them, fields and parameters
 * that must exist. What the declarations say is asked by `check-asked-registers.ts`.
 */
import { readPeriod } from '../clock/period';
import { factOf } from '../forms/facts';
import type { Add } from './check.types';
import { comparedColumns } from './registers';
import type { LookUp, LookUpValueOf, Period, Template } from './template.types';
import { placedBlocks } from './walk-template';

/** What look-ups stand in: a template, or a duty without form and parameters. */
export type Asking = Pick<Template, 'form' | 'parameters' | 'lookUps' | 'blocks'>;

export function checkLookUps(template: Asking, add: Add): void {
  template.lookUps.forEach((lookUp, index) => checkLookUp(template, lookUp, `/lookUps/${index}`, add));
  for (const { block, path } of placedBlocks(template.blocks)) {
    if (block.kind !== 'each' || !('lookUp' in block.over)) continue;
    const { lookUp: id } = block.over;
    if (template.lookUps.some((lookUp) => lookUp.id === id && lookUp.measure !== 'list')) {
      add(
        'LOOK_UP_MEASURE',
        `${path}/over/lookUp`,
        '逐项办理须用列出名单的查询。',
        'Going through items needs a look-up that lists them.',
      );
    }
  }
}

function checkLookUp(template: Asking, lookUp: LookUp, path: string, add: Add): void {
  const { where, is } = lookUp;
  checkMeasure(lookUp, path, add);
  checkDays(
    where.since,
    `${path}/where/since`,
    '只能往回数天、月或年，如“30 days”。',
    'It counts back days, months or years, like "30 days".',
    add,
  );
  checkDays(
    where.endsWithin,
    `${path}/where/endsWithin`,
    '到期时间按天、月或年数，如“3 months”。',
    'It counts days, months or years, like "3 months".',
    add,
  );
  for (const [column, value] of comparedColumns(where)) checkValue(template, value, `${path}/where/${column}`, add);
  if (is !== undefined) checkValue(template, is, `${path}/is`, add);
}

function checkDays(period: Period | undefined, path: string, zh: string, en: string, add: Add): void {
  const read = period === undefined ? null : readPeriod(period);
  if (period === undefined || (read?.kind === 'within' && ['days', 'months', 'years'].includes(read.unit))) return;
  add('LOOK_UP_PERIOD', path, zh, en);
}

function checkMeasure({ measure, of, is }: LookUp, path: string, add: Add): void {
  const wrong = (at: string, zh: string, en: string): void => add('LOOK_UP_MEASURE', `${path}/${at}`, zh, en);
  const needsColumn = measure === 'sum' || measure === 'consecutive';
  if (needsColumn !== (of !== undefined)) {
    wrong('of', '求和与连续次数须指明列，其他方式不写列。', 'A sum and a run name their column; nothing else does.');
  }
  if ((measure === 'consecutive') !== (is !== undefined)) {
    wrong('is', '连续次数须写明连续为何值，其他方式不写。', 'A run names its value; nothing else does.');
  }
}

function checkValue(template: Asking, value: LookUpValueOf, path: string, add: Add): void {
  if (typeof value !== 'object') return;
  if ('field' in value) {
    const field = template.form.fields.find(({ id }) => id === value.field);
    const fact = field === undefined ? null : factOf(field);
    // An answer about a field that nobody filled in would be an answer to another question.
    if (fact !== null && fact.optional !== true) return;
    add(
      'LOOK_UP_VALUE',
      `${path}/field`,
      `“${value.field}”须是必填项目，条件可以读取，且不含个人信息。`,
      `"${value.field}" must be a required field that conditions can read, and not personal.`,
    );
    return;
  }
  const parameter = template.parameters.find(({ id }) => id === value.param);
  if (parameter !== undefined && (parameter.optional !== true || (parameter.default ?? null) !== null)) return;
  add(
    'LOOK_UP_VALUE',
    `${path}/param`,
    `“${value.param}”须是必有值的参数。`,
    `"${value.param}" must be a parameter that always has a value.`,
  );
}

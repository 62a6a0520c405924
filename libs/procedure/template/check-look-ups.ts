/** What a schema cannot say about look-ups: registers, columns, fields and parameters that must exist and be of one type. */
import { readPeriod } from '../clock/period';
import { own } from '../forms/given';
import { factOf } from '../forms/facts';
import type { Add } from './check.types';
import { ASKED_REGISTERS, type AskedRegister, type RegisterColumn } from './register-columns';
import type { LookUp, LookUpValueOf, Template } from './template.types';
import { placedBlocks } from './walk-template';

/** What look-ups stand in: a template, or a duty without form and parameters. */
type Asking = Pick<Template, 'form' | 'parameters' | 'lookUps' | 'blocks'>;

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
  const { register, where } = lookUp;
  const found = own(ASKED_REGISTERS, register) as AskedRegister | undefined;
  if (found === undefined) {
    add('LOOK_UP_REGISTER', `${path}/register`, `没有名录“${register}”。`, `There is no register "${register}".`);
    return;
  }
  if (!found.states.includes(where.state)) {
    add('LOOK_UP_STATE', `${path}/where/state`, `名录没有状态“${where.state}”。`, `The register has no state "${where.state}".`);
  }
  checkMeasure(template, lookUp, found, path, add);
  checkSince(where.since, path, add);
  for (const [column, value] of Object.entries(where)) {
    if (['state', 'of', 'since'].includes(column) || value === undefined) continue;
    const type = columnType(found, column);
    if (type === null) unknownColumn(column, `${path}/where/${column}`, add);
    else checkValue(template, value, type, `${path}/where/${column}`, add);
  }
}

function checkSince(since: string | undefined, path: string, add: Add): void {
  const read = since === undefined ? null : readPeriod(since);
  if (since === undefined || (read?.kind === 'within' && ['days', 'months', 'years'].includes(read.unit))) return;
  add(
    'LOOK_UP_PERIOD',
    `${path}/where/since`,
    '只能往回数天、月或年，如“30 days”。',
    'It counts back days, months or years, like "30 days".',
  );
}

function columnType(register: AskedRegister, column: string): RegisterColumn | null {
  return (own(register.columns, column) as RegisterColumn | undefined) ?? null;
}

function unknownColumn(column: string, path: string, add: Add): void {
  add('LOOK_UP_COLUMN', path, `名录没有可查询的“${column}”列。`, `The register has no column "${column}" that can be asked.`);
}

function checkMeasure(template: Asking, lookUp: LookUp, register: AskedRegister, path: string, add: Add): void {
  const { measure, of, is } = lookUp;
  const wrong = (at: string, zh: string, en: string): void => add('LOOK_UP_MEASURE', `${path}/${at}`, zh, en);
  const needsColumn = measure === 'sum' || measure === 'consecutive';
  if (needsColumn !== (of !== undefined)) {
    wrong('of', '求和与连续次数须指明列，其他方式不写列。', 'A sum and a run name their column; nothing else does.');
  }
  if ((measure === 'consecutive') !== (is !== undefined)) {
    wrong('is', '连续次数须写明连续为何值，其他方式不写。', 'A run names its value; nothing else does.');
  }
  if (of === undefined) return;
  const type = columnType(register, of);
  if (type === null) unknownColumn(of, `${path}/of`, add);
  else if (measure === 'sum' && type !== 'integer' && type !== 'money') {
    wrong('of', '只能对数字或金额求和。', 'Only numbers and amounts can be added up.');
  } else if (is !== undefined) checkValue(template, is, type, `${path}/is`, add);
}

/** Types of fields and parameters that can be compared with a column. */
const COMPARED: Record<RegisterColumn, readonly string[]> = {
  text: ['choice', 'organisation', 'organ'],
  integer: ['integer'],
  money: ['money'],
  date: ['date'],
  yesNo: ['yesNo', 'boolean'],
};

function checkValue(template: Asking, value: LookUpValueOf, type: RegisterColumn, path: string, add: Add): void {
  if (typeof value !== 'object') {
    const expected = { text: 'string', date: 'string', integer: 'number', money: 'number', yesNo: 'boolean' }[type];
    if (typeof value !== expected) add('LOOK_UP_VALUE', path, '值的类型与该列不符。', 'The value is not of the column’s type.');
    return;
  }
  if ('field' in value) {
    const field = template.form.fields.find(({ id }) => id === value.field);
    const fact = field === undefined ? null : factOf(field);
    // An answer about a field that nobody filled in would be an answer to another question.
    if (fact === null || fact.optional === true || !COMPARED[type].includes(fact.type)) {
      add(
        'LOOK_UP_VALUE',
        `${path}/field`,
        `“${value.field}”须是类型相符的必填项目，且不含个人信息。`,
        `"${value.field}" must be a required field of the column's type, and not personal.`,
      );
    }
    return;
  }
  const parameter = template.parameters.find(({ id }) => id === value.param);
  const isThere = parameter !== undefined && (parameter.optional !== true || (parameter.default ?? null) !== null);
  if (!isThere || !COMPARED[type].includes(parameter.type)) {
    add(
      'LOOK_UP_VALUE',
      `${path}/param`,
      `“${value.param}”须是类型相符、必有值的参数。`,
      `"${value.param}" must be a parameter of the column's type that always has a value.`,
    );
  }
}

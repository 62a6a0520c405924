/** Look-ups against the declarations: registers, states and columns that there are, and values of the column's type. */
import { isCivilDate } from '../clock/civil';
import { factOf } from '../forms/facts';
import type { Add } from './check.types';
import type { Asking } from './check-look-ups';
import { columnOf, COLUMN_VALUES, comparedColumns, stateOf } from './registers';
import type { ColumnType, LookUp, LookUpValueOf, Register, RegisterColumn } from './template.types';

export type Registers = ReadonlyMap<string, Register>;

export function checkAskedRegisters(asking: Asking, registers: Registers, add: Add): void {
  asking.lookUps.forEach((lookUp, index) => {
    const path = `/lookUps/${index}`;
    const register = registers.get(lookUp.register);
    if (register === undefined) unknownRegister('LOOK_UP_REGISTER', lookUp.register, `${path}/register`, add);
    else checkLookUp(asking, lookUp, register, path, add);
  });
}

export function unknownRegister(rule: string, register: string, path: string, add: Add): void {
  add(rule, path, `没有名录“${register}”。`, `There is no register "${register}".`);
}

function checkLookUp(asking: Asking, lookUp: LookUp, register: Register, path: string, add: Add): void {
  const { where, measure, of, is } = lookUp;
  const { state } = where;
  for (const [index, id] of (Array.isArray(state) ? state : state === undefined ? [] : [state]).entries()) {
    if (stateOf(register, id) !== null) continue;
    const at = Array.isArray(state) ? `${path}/where/state/${index}` : `${path}/where/state`;
    add('LOOK_UP_STATE', at, `名录没有状态“${id}”。`, `The register has no state "${id}".`);
  }
  if (where.endsWithin !== undefined && register.validity === undefined) {
    const [zh, en] = ['这个名录的条目没有有效期。', 'Entries of this register have no validity that ends.'];
    add('LOOK_UP_VALIDITY', `${path}/where/endsWithin`, zh, en);
  }
  for (const [id, value] of comparedColumns(where)) {
    const column = askedColumn(register, id, `${path}/where/${id}`, add);
    if (column !== null) checkCompared(asking, value, column, `${path}/where/${id}`, add);
  }
  const column = of === undefined ? null : askedColumn(register, of, `${path}/of`, add);
  if (column === null) return;
  if (measure === 'sum' && column.type !== 'integer' && column.type !== 'money') {
    add('LOOK_UP_MEASURE', `${path}/of`, '只能对数字或金额求和。', 'Only numbers and amounts can be added up.');
  } else if (is !== undefined) checkCompared(asking, is, column, `${path}/is`, add);
}

/** Personal data is sealed, so that no question can be put to it. */
function askedColumn(register: Register, id: string, path: string, add: Add): RegisterColumn | null {
  const column = columnOf(register, id);
  if (column !== null && column.personal !== true) return column;
  add('LOOK_UP_COLUMN', path, `名录没有可查询的“${id}”列。`, `The register has no column "${id}" that can be asked.`);
  return null;
}

/** Types of facts and parameters that can be compared with a column. */
const COMPARED: Record<ColumnType, readonly string[]> = {
  text: ['choice', 'organisation', 'organ'],
  choice: ['choice'],
  integer: ['integer'],
  money: ['money'],
  date: ['date'],
  yesNo: ['yesNo', 'boolean'],
};

function checkCompared(asking: Asking, value: LookUpValueOf, column: RegisterColumn, path: string, add: Add): void {
  const unfit = (at: string, zh: string, en: string): void => add('LOOK_UP_VALUE', at, zh, en);
  if (typeof value !== 'object') {
    if (!isValueOf(column, value)) unfit(path, '值的类型与该列不符。', 'The value is not one that the column can have.');
    return;
  }
  if ('field' in value) {
    const field = asking.form.fields.find(({ id }) => id === value.field);
    const fact = field === undefined ? null : factOf(field);
    if (fact === null || COMPARED[column.type].includes(fact.type)) return;
    unfit(`${path}/field`, `“${value.field}”的类型与该列不符。`, `"${value.field}" is not of the column's type.`);
    return;
  }
  const parameter = asking.parameters.find(({ id }) => id === value.param);
  if (parameter === undefined || COMPARED[column.type].includes(parameter.type)) return;
  unfit(`${path}/param`, `“${value.param}”的类型与该列不符。`, `"${value.param}" is not of the column's type.`);
}

/** Whether a value that is written down can stand in a column. */
export function isValueOf({ type, values = [] }: RegisterColumn, value: string | number | boolean): boolean {
  if (typeof value !== COLUMN_VALUES[type]) return false;
  if (type === 'date') return isCivilDate(String(value));
  return type !== 'choice' || values.some((one) => one.value === value);
}

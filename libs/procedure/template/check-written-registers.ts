/** Steps that write registers against the declarations: states that may be reached, columns that are filled, by values of their type. */
import type { Column, Field, FieldType } from '../forms/field.types';
import { isPersonal } from '../forms/facts';
import type { Add } from './check.types';
import { isValueOf, unknownRegister, type Registers } from './check-asked-registers';
import { fieldIsCertain } from './certain-fields';
import { columnOfRows, fieldByConcept, itemsAround, registerSteps, stepBefore, type PlacedRegister } from './register-sources';
import { columnOf, mayBecome, mayEndIn, stateOf } from './registers';
import type { ColumnType, Parameter, Register, RegisterColumn, RegisterValueOf, Template } from './template.types';
import { placedBlocks, type Placed } from './walk-template';

/** One step with the register that it writes. */
interface Writing extends PlacedRegister {
  template: Template;
  /** All blocks of it. */
  placed: readonly Placed[];
  registers: Registers;
  register: Register;
  add: Add;
}

export function checkWrittenRegisters(template: Template, registers: Registers, add: Add): void {
  const placed = placedBlocks(template.blocks);
  for (const step of registerSteps(placed)) {
    const register = registers.get(step.block.register);
    if (register === undefined) unknownRegister('REGISTER_UNKNOWN', step.block.register, `${step.path}/register`, add);
    else checkStep({ ...step, template, placed, registers, register, add });
  }
}

function checkStep(writing: Writing): void {
  const { block, register, path, add } = writing;
  checkState(writing);
  checkEntry(writing);
  if (block.unique !== undefined && register.key.join() !== 'name') {
    const [zh, en] = ['这个名录不按名称区分条目。', 'This register does not tell its entries apart by their name.'];
    add('REGISTER_UNIQUE', `${path}/unique`, zh, en);
  }
  for (const [id, value] of Object.entries(block.values ?? {})) {
    const column = columnOf(register, id);
    const at = `${path}/values/${id}`;
    if (column === null) add('REGISTER_COLUMN', at, `名录没有“${id}”列。`, `The register has no column "${id}".`);
    else checkValue(writing, column, value, at);
  }
  if ((block.does ?? 'enter') === 'enter') for (const column of register.columns) checkFilled(writing, column);
}

function checkState({ block, register, path, add }: Writing): void {
  const { does = 'enter', as } = block;
  if (stateOf(register, as) === null) {
    add('REGISTER_STATE', `${path}/as`, `名录没有状态“${as}”。`, `The register has no state "${as}".`);
    return;
  }
  if (does === 'enter') return;
  if (!register.states.some(({ id, inForce }) => inForce && mayBecome(register, id, as))) {
    const zh = `没有在册的条目可以变为“${as}”。`;
    add('REGISTER_CHANGE', `${path}/as`, zh, `No entry in force may come to stand as "${as}".`);
  } else if (does === 'close' && !mayEndIn(register, as)) {
    const zh = `注销后的状态须不在册，或者不再变动；“${as}”不是。`;
    add('REGISTER_CHANGE', `${path}/as`, zh, `A closed entry is out of force, or goes nowhere any more; "${as}" is neither.`);
  }
}

/** Ids of branches are what fields of organisations name. */
const ORGANISATIONS = 'branches';

function checkEntry({ template, placed, block, around, path, add }: Writing): void {
  const { entry, register } = block;
  const of = (at: string): void => {
    const [zh, en] = ['所指条目不在这个名录中。', 'What it names is no entry of this register.'];
    add('REGISTER_ENTRY', `${path}/entry/${at}`, zh, en);
  };
  if (entry !== undefined && 'field' in entry) {
    const field = template.form.fields.find(({ id }) => id === entry.field);
    if (field?.type === 'registerEntry' && field.register !== register) of('field');
    if (field?.type === 'organisation' && register !== ORGANISATIONS) of('field');
  }
  if (entry !== undefined && 'item' in entry) {
    const items = itemsAround(placed, { around });
    const listed = items !== null && 'lookUp' in items ? template.lookUps.find(({ id }) => id === items.lookUp) : undefined;
    if (listed !== undefined && listed.register !== register) of('item');
  }
}

/** An entry that is made has every column that it needs. */
function checkFilled({ template, block, path, add }: Writing, column: RegisterColumn): void {
  if (block.values?.[column.id] !== undefined) return;
  const field = fieldByConcept(template.form.fields, column);
  if (field === null) {
    if (column.optional === true) return;
    const zh = `“${column.label.zh}”没有来源：请在 values 中写明${column.concept === undefined ? '' : `，或者给表单项目标明含义“${column.concept}”`}。`;
    const en = `Nothing fills "${column.label.en}": say so in "values"${column.concept === undefined ? '' : `, or give a field the concept "${column.concept}"`}.`;
    add('REGISTER_COLUMN_EMPTY', `${path}/values`, zh, en);
    return;
  }
  const index = template.form.fields.indexOf(field);
  checkField(template, column, field, `/form/fields/${index}`, add);
}

function checkValue(writing: Writing, column: RegisterColumn, value: RegisterValueOf, path: string): void {
  const { template, add } = writing;
  if (typeof value === 'object' && 'field' in value) {
    const field = template.form.fields.find(({ id }) => id === value.field);
    if (field !== undefined) checkField(template, column, field, `${path}/field`, add);
    return;
  }
  if (typeof value === 'object' && 'item' in value) {
    checkItem(writing, column, value.item, `${path}/item`);
    return;
  }
  if (column.personal === true) {
    const [zh, en] = ['个人信息只能取自表单中的个人信息项目。', 'Personal data comes from personal fields of the form alone.'];
    add('REGISTER_PERSONAL', path, zh, en);
  } else if (typeof value !== 'object') {
    if (!isValueOf(column, value)) unfit(path, add);
  } else if ('param' in value) {
    const parameter = template.parameters.find(({ id }) => id === value.param);
    if (parameter !== undefined) checkParameter(column, parameter, `${path}/param`, add);
  } else if ('step' in value) {
    const step = stepBefore(writing.placed, value.step, writing)?.block;
    const outcomes = Object.keys((step as { outcomes?: object } | undefined)?.outcomes ?? {});
    if (column.type === 'text') return;
    if (column.type !== 'choice' || !outcomes.every((outcome) => isValueOf(column, outcome))) unfit(`${path}/step`, add);
  } else if ('day' in value && column.type !== 'date') unfit(`${path}/day`, add);
}

function unfit(path: string, add: Add): void {
  add('REGISTER_VALUE', path, '值的类型与该列不符。', 'The value is not one that the column can have.');
}

const PARAMETERS: Record<ColumnType, readonly Parameter['type'][]> = {
  text: ['organ'],
  choice: [],
  integer: ['integer'],
  money: ['money'],
  date: ['date'],
  yesNo: ['boolean'],
};

function checkParameter(column: RegisterColumn, parameter: Parameter, path: string, add: Add): void {
  if (!PARAMETERS[column.type].includes(parameter.type)) unfit(path, add);
  else if (column.optional !== true && parameter.optional === true && (parameter.default ?? null) === null)
    mayBeMissing(path, add);
}

function mayBeMissing(path: string, add: Add): void {
  const [zh, en] = ['这一列必须有值，而这里可能没有。', 'The column needs a value, and here there may be none.'];
  add('REGISTER_VALUE_MISSING', path, zh, en);
}

/** A cell of the row at hand, or a column of the entry at hand. */
function checkItem(
  { template, placed, registers, around, add }: Writing,
  column: RegisterColumn,
  id: string,
  path: string,
): void {
  const items = itemsAround(placed, { around });
  if (items === null) return;
  if ('rows' in items) {
    const cell = columnOfRows(template, items.rows, id);
    if (cell === null) return;
    checkFits(column, cell, path, add);
    if (column.optional !== true && cell.required !== true) mayBeMissing(path, add);
    return;
  }
  const listed = template.lookUps.find((lookUp) => lookUp.id === items.lookUp);
  const register = listed === undefined ? undefined : registers.get(listed.register);
  if (register === undefined) return;
  const source = columnOf(register, id);
  if (source === null || source.personal === true || column.personal === true) {
    add(
      'REGISTER_COLUMN',
      path,
      `当前条目没有可取用的“${id}”列。`,
      `The entry at hand has no column "${id}" that can be taken over.`,
    );
  } else if (!isSameType(column, source)) unfit(path, add);
  else if (column.optional !== true && source.optional === true) mayBeMissing(path, add);
}

function isSameType(column: RegisterColumn, source: RegisterColumn): boolean {
  if (column.type === 'text') return source.type === 'text' || source.type === 'choice';
  return (
    column.type === source.type &&
    (source.values ?? []).every(({ value }) => column.type !== 'choice' || isValueOf(column, value))
  );
}

function checkField(template: Template, column: RegisterColumn, field: Field, path: string, add: Add): void {
  checkFits(column, field, path, add);
  if (column.optional !== true && !fieldIsCertain(template, field)) mayBeMissing(path, add);
}

/** Fields that can fill a column; of a choice, those whose options are all among its values. */
const FILLING: Record<ColumnType, readonly FieldType[]> = {
  text: ['text', 'longText', 'url', 'address', 'choice', 'organisation', 'registerEntry'],
  choice: ['choice'],
  integer: ['integer'],
  money: ['money'],
  date: ['date'],
  yesNo: ['yesNo'],
};
const FILLING_PERSONAL: readonly FieldType[] = ['text', 'longText', 'address', 'person', 'phone', 'idNumber'];

function checkFits(column: RegisterColumn, field: Field | Column, path: string, add: Add): void {
  if (isPersonal(field) !== (column.personal === true)) {
    const [zh, en] =
      column.personal === true
        ? ['个人信息列只能取自表单中的个人信息项目。', 'A personal column is filled by a personal field.']
        : ['个人信息不能进入公开的列。', 'Personal data does not go into a column that is not personal.'];
    add('REGISTER_PERSONAL', path, zh, en);
    return;
  }
  const type: FieldType = field.type === 'computed' ? (('gives' in field ? field.gives : undefined) ?? 'integer') : field.type;
  const filling = column.personal === true && column.type === 'text' ? FILLING_PERSONAL : FILLING[column.type];
  if (!filling.includes(type)) {
    unfit(path, add);
    return;
  }
  if (column.type !== 'choice') return;
  const isAmong = field.optionsFrom === undefined && (field.options ?? []).every(({ value }) => isValueOf(column, value));
  if (isAmong) return;
  const [zh, en] = ['选项须都在该列的选项之内。', 'Its options must all be among the values of the column.'];
  add('REGISTER_VALUE', path, zh, en);
}

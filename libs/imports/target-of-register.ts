/** Any declared register as a target: its columns as they are typed, whose the entry is, since when, and in which state. */
import type { ColumnType, Register, RegisterColumn, Text } from '../procedure';
import type { Column, ColumnKind, Target } from './types';

/** What a row says of an entry besides its columns. */
export const ROW_IN_REGISTER: readonly string[] = ['society', 'enteredOn', 'state'];

const KINDS: Record<ColumnType, ColumnKind> = {
  text: 'text',
  integer: 'integer',
  money: 'money',
  date: 'day',
  yesNo: 'yes-no',
  choice: 'choice',
};
const EXAMPLES: Record<ColumnType, string> = {
  text: '示例',
  integer: '2024',
  money: '12000.00',
  date: '2024-03-01',
  yesNo: '是',
  choice: '示例',
};

/** What tells entries of a society apart; where the register says nothing, all of it. */
export function keyIn({ key, columns }: Pick<Register, 'key' | 'columns'>): string[] {
  return key.length > 0 ? key : columns.map(({ id }) => id);
}

export function registerTarget(register: Register, society: Column, enteredOn: Column): Target {
  const state: Column[] = register.states.length < 2 ? [] : [stateColumn(register)];
  return {
    id: `register:${register.id}`,
    kind: 'register',
    title: register.title,
    columns: [society, ...register.columns.map((column) => columnOf(register, column)), ...state, enteredOn],
    register,
  };
}

function columnOf(register: Register, column: RegisterColumn): Column {
  const { id, label, type, values } = column;
  const usual = values?.[0]?.value;
  const isUntil = register.validity !== undefined && 'until' in register.validity && register.validity.until === id;
  return {
    ...{ id, label, kind: KINDS[type] },
    // An entry is found by its key; what a choice usually is need not be said.
    required: register.key.includes(id) || (column.optional !== true && usual === undefined),
    alsoCalled: [`${register.title.zh.replace(/(名录|登记簿|台账)$/, '')}${label.zh}`],
    example: values?.[0]?.label.zh ?? EXAMPLES[type],
    maxLength: 200,
    ...(values === undefined ? {} : { choices: values }),
    ...(usual === undefined || column.optional === true ? {} : { usual }),
    ...(type === 'date' ? { edge: isUntil ? ('end' as const) : ('begin' as const) } : {}),
  };
}

function stateColumn({ states }: Register): Column {
  const label: Text = { zh: '状态', en: 'State' };
  return {
    ...{ id: 'state', label, kind: 'choice', required: false, alsoCalled: ['目前状态', '在册状态'] },
    ...{ example: states[0]?.label.zh ?? '', choices: states.map(({ id, label: said }) => ({ value: id, label: said })) },
  };
}

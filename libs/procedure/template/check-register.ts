/** What a schema cannot say about a register: columns, states and changes that must exist, and fit each other. */
import { readPeriod } from '../clock/period';
import type { Add } from './check.types';
import { columnOf, NO_COLUMNS, stateOf } from './registers';
import type { Issue, Register, RegisterColumn } from './template.types';

/** Names under which a reader gets what every entry has. */
const RESERVED_COLUMNS: readonly string[] = [...NO_COLUMNS, 'key', 'id'];

/** Everything that is wrong with the meaning of a declaration of the right shape. */
export function checkRegister(register: Register): Issue[] {
  const issues: Issue[] = [];
  const add: Add = (rule, path, zh, en) => void issues.push({ rule, path, severity: 'error', message: { zh, en } });
  findTwice(register, add);
  register.columns.forEach((column, index) => checkColumn(register, column, `/columns/${index}`, add));
  checkKey(register, add);
  checkStates(register, add);
  checkValidity(register, add);
  return issues;
}

function findTwice({ columns, states, changes }: Register, add: Add): void {
  const lists: [string, string, string[]][] = [
    ['columns', 'id', columns.map(({ id }) => id)],
    ['states', 'id', states.map(({ id }) => id)],
    ['changes', 'from', changes.map(({ from }) => from)],
  ];
  for (const [list, property, ids] of lists) {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue;
      add('DUPLICATE_ID', `/${list}/${index}/${property}`, `编号“${id}”重复。`, `The id "${id}" stands twice.`);
    }
  }
}

function checkColumn(register: Register, column: RegisterColumn, path: string, add: Add): void {
  const { id, type, values, concept } = column;
  if (RESERVED_COLUMNS.includes(id)) {
    add(
      'COLUMN_RESERVED',
      `${path}/id`,
      `“${id}”另有含义，请换一个列名。`,
      `"${id}" means something else; name the column differently.`,
    );
  }
  if ((type === 'choice') !== (values !== undefined)) {
    const [zh, en] = ['选择列须列出选项，其他列不列。', 'A column of choices lists its values; no other does.'];
    add('COLUMN_VALUES', `${path}/values`, zh, en);
  }
  const seen = (values ?? []).map(({ value }) => value);
  for (const [index, value] of seen.entries()) {
    if (seen.indexOf(value) === index) continue;
    add('DUPLICATE_ID', `${path}/values/${index}/value`, `选项“${value}”重复。`, `The value "${value}" stands twice.`);
  }
  if (concept !== undefined && register.columns.find((other) => other.concept === concept) !== column) {
    const [zh, en] = [`两列取自同一含义“${concept}”。`, `Two columns are filled by the concept "${concept}".`];
    add('COLUMN_CONCEPT', `${path}/concept`, zh, en);
  }
}

/** Whatever tells entries apart is always there, and may be compared. */
function checkKey(register: Register, add: Add): void {
  for (const [index, id] of register.key.entries()) {
    const path = `/key/${index}`;
    const column = columnOf(register, id);
    if (column === null) {
      add('KEY_COLUMN', path, `没有列“${id}”。`, `There is no column "${id}".`);
    } else if (column.optional === true || column.personal === true) {
      const zh = `“${id}”用于区分条目，须为必有且不含个人信息的列。`;
      add('KEY_COLUMN', path, zh, `"${id}" tells entries apart: it is always there and not personal.`);
    }
  }
}

function checkStates(register: Register, add: Add): void {
  const { states, changes } = register;
  if (states[0]?.inForce !== true) {
    add('STATE_FIRST', '/states/0/inForce', '条目开始时的状态须为在册。', 'The state in which entries begin is in force.');
  }
  const known = (state: string, path: string): void => {
    if (stateOf(register, state) !== null) return;
    add('STATE_UNKNOWN', path, `没有状态“${state}”。`, `There is no state "${state}".`);
  };
  for (const [index, { from, to }] of changes.entries()) {
    known(from, `/changes/${index}/from`);
    for (const [at, state] of to.entries()) {
      known(state, `/changes/${index}/to/${at}`);
      if (state !== from) continue;
      const [zh, en] = ['条目总可以留在原状态，不必写。', 'An entry may always stay in its state; that is not written.'];
      add('STATE_TO_ITSELF', `/changes/${index}/to/${at}`, zh, en);
    }
  }
}

function checkValidity(register: Register, add: Add): void {
  const { validity, atExpiry } = register;
  if (validity === undefined) {
    if (atExpiry === undefined) return;
    const [zh, en] = ['没有有效期，就没有到期后的提议。', 'What has no end has nothing that is proposed at it.'];
    add('EXPIRY_WITHOUT_VALIDITY', '/atExpiry', zh, en);
    return;
  }
  if ('until' in validity) {
    const column = columnOf(register, validity.until);
    if (column?.type === 'date' && column.personal !== true) return;
    const [zh, en] = [
      `“${validity.until}”须是日期列，且不含个人信息。`,
      `"${validity.until}" must be a column of dates that is not personal.`,
    ];
    add('VALIDITY_COLUMN', '/validity/until', zh, en);
    return;
  }
  const read = readPeriod(validity.within);
  if (read?.kind === 'within' && ['days', 'months', 'years'].includes(read.unit)) return;
  add(
    'PERIOD_UNREADABLE',
    '/validity/within',
    '有效期按天、月或年计，如“1 year”。',
    'A validity is days, months or years, like "1 year".',
  );
}

/** Whether what one form has fits a field of another: the case that is called must never begin with a form that its template refuses. */
import { isPersonal } from '../forms/facts';
import type { Column, Field } from '../forms/field.types';
import { USUAL_ROWS } from '../forms/values';
import type { Text } from '../kernel';

/** A field, or a table's column. */
export type Source = Field | Column;

/** What is wrong, by rule. */
export interface Unfit {
  rule: 'CALL_INPUT_TYPE' | 'CALL_INPUT_PERSONAL' | 'CALL_INPUT_ABSENT' | 'CALL_INPUT_WIDER' | 'CALL_INPUT_OPTIONS';
  message: Text;
}

const unfit = (rule: Unfit['rule'], zh: string, en: string): Unfit => ({ rule, message: { zh, en } });

/** The first thing that is wrong with giving `source` to `target`, or null. */
export function unfitFor(target: Source, source: Source): Unfit | null {
  const type = typeOf(source);
  if (!isLike(target, type)) {
    return unfit('CALL_INPUT_TYPE', `类型不符：${type} 不能填入 ${target.type}。`, `A ${type} does not fit a ${target.type}.`);
  }
  if (isPersonal(source) && !isPersonal(target)) {
    return unfit(
      'CALL_INPUT_PERSONAL',
      '个人信息不能填入非个人信息项目。',
      'Personal data may not go into a field that is not personal.',
    );
  }
  // What is not sealed here cannot be sealed on the way: nobody who begins the case has the keys.
  if (isPersonal(target) && !isPersonal(source) && !isId(target)) {
    return unfit(
      'CALL_INPUT_PERSONAL',
      '对方作为个人信息保存，本表单没有标为个人信息。',
      'It is kept as personal data there, and is not marked so here.',
    );
  }
  if (isAsked(target) && !isCertain(source)) {
    return unfit('CALL_INPUT_ABSENT', '对方必填，本表单可能没有填写。', 'It is required there, and may be absent here.');
  }
  return (
    unfitOptions(target, source) ?? unfitRegister(target, source) ?? unfitBounds(target, source) ?? unfitColumns(target, source)
  );
}

/** A field that is required whatever else is filled in. */
export function isAsked(field: Source): boolean {
  return field.required === true && !('shownWhen' in field && field.shownWhen !== undefined);
}

function isCertain(source: Source): boolean {
  return isAsked(source) && typeOf(source) === source.type;
}

/** What names a file, an organisation or a person is never sealed, because rights rest on it. */
function isId({ type }: Source): boolean {
  return type === 'file' || type === 'files' || type === 'organisation' || type === 'person';
}

/** A computed field is what it gives. */
function typeOf(field: Source): string {
  return field.type === 'computed' && 'gives' in field ? (field.gives ?? 'integer') : field.type;
}

function isLike(target: Source, type: string): boolean {
  if (target.type === 'computed' || target.type === 'note') return false;
  return (
    target.type === type ||
    (target.type === 'longText' && (type === 'text' || type === 'choice')) ||
    (target.type === 'text' && type === 'choice')
  );
}

/** Options that a parameter lists are known when it is set, and no sooner. */
function unfitOptions(target: Source, source: Source): Unfit | null {
  if (target.type !== 'choice' && target.type !== 'choices') return null;
  if (target.optionsFrom !== undefined || source.optionsFrom !== undefined) return null;
  const known = new Set((target.options ?? []).map(({ value }) => value));
  const missing = (source.options ?? []).map(({ value }) => value).find((value) => !known.has(value));
  if (missing === undefined) return null;
  return unfit('CALL_INPUT_OPTIONS', `对方没有选项“${missing}”。`, `There is no option "${missing}" there.`);
}

function unfitRegister(target: Source, source: Source): Unfit | null {
  if (!('register' in target && 'register' in source) || target.register === source.register) return null;
  const [zh, en] = ['两边选择的不是同一个名录的条目。', 'The two name entries of different registers.'];
  return unfit('CALL_INPUT_TYPE', zh, en);
}

const LENGTHS: Record<string, number> = { text: 200, address: 200, longText: 5_000 };

function unfitBounds(target: Source, source: Source): Unfit | null {
  const length = (field: Source): number => field.maxLength ?? LENGTHS[field.type] ?? 0;
  const rows = (field: Source): number => ('maxRows' in field ? (field.maxRows ?? USUAL_ROWS) : USUAL_ROWS);
  const tooLong = target.type in LENGTHS && source.type in LENGTHS && length(source) > length(target);
  const tooMany = target.type === 'table' && rows(source) > rows(target);
  const tooSmall = target.minimum !== undefined && (source.minimum ?? -Infinity) < target.minimum;
  const tooBig = target.maximum !== undefined && (source.maximum ?? Infinity) > target.maximum;
  if (!tooLong && !tooMany && !tooSmall && !tooBig) return null;
  return unfit(
    'CALL_INPUT_WIDER',
    '本表单允许的范围大于对方。',
    'What may be entered here goes beyond what may be entered there.',
  );
}

/** A table needs columns of the same names, none more and none missing that is required. */
function unfitColumns(target: Source, source: Source): Unfit | null {
  if (target.type !== 'table' || source.type !== 'table') return null;
  const [there, here] = [target.columns ?? [], source.columns ?? []];
  const odd =
    here.find(({ id }) => !there.some((column) => column.id === id)) ??
    there.find((column) => column.required === true && !here.some(({ id }) => id === column.id));
  if (odd !== undefined) {
    return unfit('CALL_INPUT_TYPE', `两张明细表的“${odd.id}”列不一致。`, `The column "${odd.id}" does not stand in both tables.`);
  }
  for (const column of here) {
    const found = there.find(({ id }) => id === column.id);
    const wrong = found === undefined ? null : unfitFor(found, column);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** One cell as what its column says that it is. */
import { isCreditCode } from '../contracts';
import { readMoney } from '../procedure';
import { fold, tidy } from './fold';
import { readDay } from './read-day';
import type { Cell, Choice, Column, RowProblem, Value } from './types';

type Read = { value: Value } | { problem: Omit<RowProblem, 'column'> };

const LENGTH_AT_MOST = 500;

/** Absent is null; anything else is a value, or a problem in words. */
export function readCell(column: Column, cell: Cell): Read | null {
  if (isBlank(cell)) return null;
  return READERS[column.kind](column, cell as Exclude<Cell, null>);
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && tidy(cell) === '');
}

/** What a cell says when nobody asks what it is: a number without its exponent, a day as a day. */
export function textOf(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'string') return tidy(cell);
  if (typeof cell === 'object') return cell.day;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
}

const READERS: Record<Column['kind'], (column: Column, cell: Exclude<Cell, null>) => Read> = {
  text: (column, cell) => bounded(column, textOf(cell)),
  texts: (column, cell) => {
    const names = textsOf(cell);
    const tooLong = names.find((name) => name.length > limitOf(column));
    return tooLong === undefined ? { value: names } : wrong('TOO_LONG', { limit: limitOf(column) });
  },
  number: (_column, cell) => {
    const text = ordinalOf(textOf(cell).normalize('NFKC'));
    return /^\d{1,3}$/.test(text) ? { value: Number(text) } : wrong('NOT_A_NUMBER');
  },
  integer: (_column, cell) => {
    const text = ordinalOf(plain(cell));
    return /^-?\d{1,12}$/.test(text) ? { value: Number(text) } : wrong('NOT_AN_INTEGER');
  },
  money: (_column, cell) => {
    // A spreadsheet keeps 0.3 as 0.30000000000000004.
    const fen = readMoney(typeof cell === 'number' ? String(Number(cell.toFixed(6))) : textOf(cell));
    return fen === null ? wrong('NOT_AN_AMOUNT') : { value: fen };
  },
  day: (column, cell) => {
    const read = readDay(cell, column.edge);
    if ('day' in read) return { value: read.day };
    return wrong(read.problem, read.problem === 'DAY_AMBIGUOUS' ? { value: read.value } : {});
  },
  // Read with the row: it gives two values.
  period: (column, cell) => bounded(column, textOf(cell)),
  'yes-no': (_column, cell) => {
    const text = fold(textOf(cell));
    if (YES.includes(text)) return { value: true };
    return NO.includes(text) ? { value: false } : wrong('NOT_YES_OR_NO');
  },
  choice: (column, cell) => {
    const found = choiceOf(column.choices ?? [], textOf(cell));
    const allowed = (column.choices ?? []).map(({ label }) => label.zh).join('、');
    return found === null ? wrong('NOT_A_CHOICE', { allowed }) : { value: found };
  },
  phone: (_column, cell) => {
    const text = fold(textOf(cell))
      .replace(/[-.()]/g, '')
      .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
    return /^1\d{10}$/.test(text) ? { value: text } : wrong('NOT_A_PHONE');
  },
  'credit-code': (_column, cell) => {
    const code = fold(textOf(cell)).toUpperCase();
    return isCreditCode(code) ? { value: code } : wrong('NOT_A_CREDIT_CODE');
  },
};

/** A whole number as it is typed: without the marks of thousands, and a year without its word. */
function plain(cell: Exclude<Cell, null>): string {
  return textOf(cell)
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/年度?$/, '');
}

const YES = ['是', '有', '√', '✓', '1', 'yes', 'y', 'true'];
const NO = ['否', '无', '不是', '×', '✗', '0', 'no', 'n', 'false'];

function choiceOf(choices: readonly Choice[], text: string): string | null {
  const wanted = fold(text);
  const called = (choice: Choice) => [choice.value, choice.label.zh, choice.label.en, ...(choice.alsoCalled ?? [])];
  return choices.find((choice) => called(choice).some((name) => fold(name) === wanted))?.value ?? null;
}

/** 第五届, 五, 5届: ordinals up to 99. */
function ordinalOf(text: string): string {
  const bare = text.replace(/^第/, '').replace(/[届次个]$/, '');
  const [all, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(bare) ?? [];
  if (all === undefined || all === '' || (ten === '' && tens !== '' && ones !== '')) return bare;
  const digit = (one: string | undefined) => '〇一二三四五六七八九'.indexOf(one === '' || one === undefined ? '〇' : one);
  return String(ten === '' ? digit(tens) + digit(ones) : (tens === '' ? 1 : digit(tens)) * 10 + digit(ones));
}

/** Several names in one cell, a line or a stop between them. */
function textsOf(cell: Exclude<Cell, null>): string[] {
  const raw = typeof cell === 'string' ? cell : textOf(cell);
  return [
    ...new Set(
      raw
        .split(/[\n\r、;；,，]+/)
        .map(tidy)
        .filter((name) => name !== ''),
    ),
  ];
}

function limitOf(column: Column): number {
  return column.maxLength ?? LENGTH_AT_MOST;
}

function bounded(column: Column, text: string): Read {
  return text.length > limitOf(column) ? wrong('TOO_LONG', { limit: limitOf(column) }) : { value: text };
}

function wrong(code: RowProblem['code'], details: RowProblem['details'] = {}): Read {
  return { problem: { code, details } };
}

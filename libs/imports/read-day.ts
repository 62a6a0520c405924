/** Days as ledgers write them: behind a date format, as a serial number, and in a dozen kinds of text. */
import { tidy } from './fold';
import type { Cell } from './types';

export type ReadDay = { day: string } | { problem: 'NOT_A_DAY' } | { problem: 'DAY_AMBIGUOUS'; value: string };

const NOT_A_DAY: ReadDay = { problem: 'NOT_A_DAY' };
/** Day 0 of a spreadsheet's calendar, which takes 1900 for a leap year. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** From 1954 to 2119: what is below is likelier a year, what is above a number. */
const [SERIAL_FROM, SERIAL_TO] = [20_000, 80_000];
const CHINESE = '〇一二三四五六七八九';

/** `edge`: a month without its day is its first or its last one. Only the year is too little to count by. */
export function readDay(cell: Exclude<Cell, null>, edge: 'begin' | 'end' = 'begin'): ReadDay {
  if (typeof cell === 'boolean') return NOT_A_DAY;
  if (typeof cell === 'object') return exists(cell.day) ? { day: cell.day } : NOT_A_DAY;
  if (typeof cell === 'number') return fromNumber(cell, edge);
  return fromText(cell, edge);
}

function fromNumber(value: number, edge: 'begin' | 'end'): ReadDay {
  if (value >= SERIAL_FROM && value < SERIAL_TO) return fromSerial(value);
  if (Number.isInteger(value)) return fromText(String(value), edge);
  const [, year, month] = /^(\d{4})\.(\d{1,2})$/.exec(String(value)) ?? [];
  if (year === undefined || month === undefined) return NOT_A_DAY;
  // A program that took 2024.10 for a number has lost its zero.
  if (month === '1') return { problem: 'DAY_AMBIGUOUS', value: `${year}.1` };
  return whole(year, month, undefined, edge);
}

function fromSerial(value: number): ReadDay {
  return { day: new Date(SERIAL_ZERO + Math.floor(value) * 86_400_000).toISOString().slice(0, 10) };
}

function fromText(value: string, edge: 'begin' | 'end'): ReadDay {
  const text = withDigits(tidy(value.normalize('NFKC')))
    .replace(/\s*([年月日号./-])\s*/g, '$1')
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const parts =
    /^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?$/.exec(text) ??
    /^(\d{4})([./-])(\d{1,2})(?:\2(\d{1,2}))?[.]?$/.exec(text)?.filter((_, index) => index !== 2) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (parts) return whole(parts[1], parts[2], parts[3], edge);
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= SERIAL_FROM && serial < SERIAL_TO ? fromSerial(serial) : NOT_A_DAY;
}

/** 二〇二四年十二月一日 as 2024年12月1日. */
function withDigits(text: string): string {
  if (!/^[〇零○一二三四五六七八九十年月日号]+$/.test(text)) return text;
  return text
    .replace(/[零○]/g, '〇')
    .replace(/([一二三]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE.indexOf(ones))),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE.indexOf(digit)));
}

function whole(year: string | undefined, month: string | undefined, day: string | undefined, edge: 'begin' | 'end'): ReadDay {
  const number = Number(month);
  if (year === undefined || number < 1 || number > 12) return NOT_A_DAY;
  const last = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  const found = `${year}-${String(number).padStart(2, '0')}-${String(day ?? (edge === 'begin' ? 1 : last)).padStart(2, '0')}`;
  return exists(found) ? { day: found } : NOT_A_DAY;
}

function exists(day: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const OPEN_END = /^(至今|现任|在任|今|长期|无|-+|—+|\/)$/;

/** Whether a cell for an end says that there is none yet. */
export function isOpenEnd(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && (tidy(cell) === '' || OPEN_END.test(tidy(cell))));
}

/** `2022.3-2027.3`, `2022年3月至今`, `2022-03-01至2027-02-28`: both ends in one cell. */
export function readPeriod(cell: Exclude<Cell, null>): { from: string; to: string | null } | null {
  if (typeof cell !== 'string') {
    const alone = readDay(cell, 'begin');
    return 'day' in alone ? { from: alone.day, to: null } : null;
  }
  const text = tidy(cell.normalize('NFKC')).replace(/[()]/g, '');
  for (const separator of [/\s*(?:至|到|~|--+|—+|–)\s*/, /\s+-\s+/, /(?<=[年月日\d])-(?=\d{4}|今|$)/]) {
    const ends = text.split(separator).filter((part) => part !== '');
    const [begin, end] = ends;
    if (begin === undefined || ends.length > 2) continue;
    const from = readDay(begin, 'begin');
    if (!('day' in from)) continue;
    if (end === undefined || isOpenEnd(end)) return { from: from.day, to: null };
    const to = readDay(end, 'end');
    if ('day' in to) return { from: from.day, to: to.day };
  }
  return null;
}

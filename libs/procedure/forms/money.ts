/** Amounts as offices write them: typed as `12.5万元`, kept as whole fen, shown with the capitals that a cheque wants. No doubles. */
import { MOST_FEN } from './values';

const DIGITS = 2;
const UNITS: Record<string, number> = { '': 0, 元: 0, 千: 3, 千元: 3, 万: 4, 万元: 4, 百万: 6, 百万元: 6, 亿: 8, 亿元: 8 };
const WRITTEN = /^(-?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(元|千元?|万元?|百万元?|亿元?|)整?$/;

/** What was typed as whole fen, or null: `12.5万元`, `1,250.00`, `¥300`, `3亿`. More decimals than fen are no amount. */
export function readMoney(typed: string): number | null {
  const text = Array.from(typed.slice(0, 64), asHalfWidth).join('').replace(/\s/g, '');
  const match = WRITTEN.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = '', unit = ''] = match;
  const shift = DIGITS + (UNITS[unit] ?? 0);
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > shift) return null;
  const digits = `${whole.replace(/,/g, '')}${kept.padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  if (digits.length > 16) return null;
  const fen = Number(digits);
  return fen > MOST_FEN ? null : sign === '-' && fen > 0 ? -fen : fen;
}

function asHalfWidth(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character === '。' ? '.' : character;
}

/** `125,000.00`: yuan with two decimals, written out because the sandbox has no Intl. */
export function yuan(fen: number): string {
  const [sign, digits] = [fen < 0 ? '-' : '', String(Math.abs(fen)).padStart(3, '0')];
  const whole = digits.slice(0, -DIGITS).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-DIGITS)}`;
}

/** `12.5万元`, `300元`, `1.2亿元`: as it is spoken; exact, so an amount that is not round stays in yuan. */
export function spokenMoney(fen: number): string {
  const absolute = Math.abs(fen);
  // 亿 with four decimals at most, 万 with two: what is less round is read more easily in yuan.
  for (const [unit, zeros, most] of [
    ['亿元', 10, 4],
    ['万元', 6, 2],
  ] as const) {
    const digits = String(absolute);
    if (digits.length <= zeros || !/^0*$/.test(digits.slice(-(zeros - most)))) continue;
    const decimals = digits.slice(-zeros, digits.length - (zeros - most)).replace(/0+$/, '');
    return `${fen < 0 ? '-' : ''}${digits.slice(0, -zeros)}${decimals === '' ? '' : `.${decimals}`}${unit}`;
  }
  return `${yuan(fen).replace(/\.00$/, '')}元`;
}

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const SECTIONS = ['', '万', '亿', '万亿'];

/** 大写: `壹拾贰万伍仟元整`. A row of zeros is one 零, between sections too; jiao and fen end without 整 when there are fen. */
export function capitals(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -DIGITS).replace(/^0+/, '');
  const [jiao, cents] = [Number(digits.at(-2)), Number(digits.at(-1))];
  const yuanPart = whole === '' ? '' : `${wholeCapitals(whole)}元`;
  const jiaoPart = jiao > 0 ? `${CAPITALS[jiao]}角` : cents > 0 && yuanPart !== '' ? '零' : '';
  const centPart = cents > 0 ? `${CAPITALS[cents]}分` : '整';
  return `${fen < 0 ? '负' : ''}${yuanPart + jiaoPart === '' && cents === 0 ? '零元' : yuanPart + jiaoPart}${centPart}`;
}

function wholeCapitals(digits: string): string {
  let written = '';
  let zero = false;
  const sections = Math.ceil(digits.length / 4);
  for (let section = sections - 1; section >= 0; section -= 1) {
    const part = digits.slice(-(section + 1) * 4, section === 0 ? undefined : -section * 4);
    let some = false;
    for (const [index, digit] of Array.from(part).entries()) {
      if (digit === '0') {
        zero = written !== '';
        continue;
      }
      written += `${zero ? '零' : ''}${CAPITALS[Number(digit)]}${PLACES[part.length - 1 - index]}`;
      [zero, some] = [false, true];
    }
    // 万亿 already says 亿 where the section below it is empty.
    if (some) written += section === 3 && !/^0*$/.test(digits.slice(-12, -8)) ? '万' : SECTIONS[section];
  }
  return written;
}

/** Chinese numerals as documents number their clauses and write their dates: 第二十三条, 二〇二六年. */

const DIGITS = '〇一二三四五六七八九';

/** `二十三` → 23, `12` → 12; null: no number. */
export function numberOf(written: string): number | null {
  const plain = written.trim().replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  if (/^\d+$/.test(plain)) return Number(plain);
  const said = plain.replace(/[零○]/g, '〇');
  if (/^[〇一二三四五六七八九]{2,}$/.test(said)) return Number([...said].map((digit) => DIGITS.indexOf(digit)).join(''));
  const parts = /^(?:([一二三四五六七八九])?百〇?)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(said);
  if (said === '' || parts === null) return null;
  const [, hundreds, tens, ones] = parts;
  const digit = (said: string | undefined, alone: number) => (said === undefined ? alone : DIGITS.indexOf(said));
  return (said.includes('百') ? digit(hundreds, 1) * 100 : 0) + (said.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
}

/** `2026年5月20日` or `二〇二六年五月二十日` as a civil date; null: no day of the calendar. */
export function dayOf(year: string, month: string, day: string): string | null {
  const [y, m, d] = [numberOf(year), numberOf(month), numberOf(day)];
  if (y === null || m === null || d === null) return null;
  const written = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(written) ? null : written;
}

/** The same clause however it is written: `§6`, `第六条` and `第6条`; `四(一)` and `四（一）`. */
export function clauseKey(clause: string): string {
  const plain = clause.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
  const numbered = /^(?:§|第)([〇零一二三四五六七八九十百\d]+)(?:条|项|点)?$/.exec(plain);
  const number = numbered === null ? null : numberOf(numbered[1] ?? '');
  return number === null ? plain : `§${number}`;
}

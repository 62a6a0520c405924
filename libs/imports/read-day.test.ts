import fc from 'fast-check';
import { isOpenEnd, readDay, readPeriod } from './read-day';

const days = fc
  .date({ min: new Date('1955-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const CHINESE = '〇一二三四五六七八九';
const spoken = (n: number): string => {
  if (n < 10) return CHINESE[n] ?? '';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 1 ? '' : CHINESE[tens]}十${ones === 0 ? '' : CHINESE[ones]}`;
};

describe('a day', () => {
  it('is read however it is written', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [y, m, d] = parts(day);
        const written = [
          day,
          `${y}年${m}月${d}日`,
          `${y}年${m}月${d}号`,
          `${y} 年 ${m} 月 ${d} 日`,
          `${y}.${m}.${d}`,
          `${y}/${m}/${d}`,
          `　${y}-${m}-${d} `,
          day.replaceAll('-', ''),
          wide(day),
          `${wide(String(y))}．${wide(String(m))}．${wide(String(d))}`,
          `${day} 00:00:00`,
          `${[...String(y)].map((digit) => CHINESE[Number(digit)]).join('')}年${spoken(m)}月${spoken(d)}日`,
        ];
        for (const text of written) expect([text, readDay(text)]).toEqual([text, { day }]);
      }),
    );
  });

  it('is read from the number behind a spreadsheet’s date', () => {
    fc.assert(
      fc.property(days, (day) => {
        const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
        expect(readDay(serial)).toEqual({ day });
        expect(readDay(serial + 0.75)).toEqual({ day });
        expect(readDay({ day })).toEqual({ day });
      }),
    );
  });

  it('without its day is the month’s first, or its last where something ends', () => {
    for (const text of ['2024年2月', '2024-02', '2024.2', '2024/2', '202402'])
      expect([readDay(text, 'begin'), readDay(text, 'end')]).toEqual([{ day: '2024-02-01' }, { day: '2024-02-29' }]);
    expect(readDay(2024.3)).toEqual({ day: '2024-03-01' });
    expect(readDay(202403, 'end')).toEqual({ day: '2024-03-31' });
  });

  it('is asked for again where a lost zero makes two of it', () => {
    expect(readDay(2024.1)).toEqual({ problem: 'DAY_AMBIGUOUS', value: '2024.1' });
    expect(readDay('2024.1')).toEqual({ day: '2024-01-01' });
    expect(readDay('2024.10')).toEqual({ day: '2024-10-01' });
  });

  it('is none that the calendar does not have, nor a year alone, nor anything else', () => {
    for (const text of [
      '2024-02-30',
      '2023-02-29',
      '2024-13-01',
      '2024年',
      '2024',
      '0024-01-01',
      '明天',
      '3月1日',
      '2024-1.1',
      'NaN',
    ])
      expect([text, readDay(text)]).toEqual([text, { problem: 'NOT_A_DAY' }]);
    for (const value of [2024, 12, -5, 1e9, true]) expect(readDay(value)).toEqual({ problem: 'NOT_A_DAY' });
  });

  it('is a day or a problem for whatever somebody types, and never a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean()), (cell) => {
        const read = readDay(cell);
        if ('day' in read) expect(new Date(`${read.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.day);
        else expect(['NOT_A_DAY', 'DAY_AMBIGUOUS']).toContain(read.problem);
      }),
    );
  });
});

describe('a period in one cell', () => {
  it('is taken apart', () => {
    for (const text of [
      '2022.3-2027.2',
      '2022年3月至2027年2月',
      '2022-03-01至2027-02-28',
      '2022.03—2027.02',
      '2022/3~2027/2',
      '2022-03-01 - 2027-02-28',
    ])
      expect([text, readPeriod(text)]).toEqual([text, { from: '2022-03-01', to: '2027-02-28' }]);
  });

  it('may have no end yet', () => {
    for (const text of ['2022年3月至今', '2022.3-', '2022-03', '2022年3月—现任'])
      expect([text, readPeriod(text)]).toEqual([text, { from: '2022-03-01', to: null }]);
    expect(['至今', '—', '', '  ', '长期', null].every((cell) => isOpenEnd(cell))).toBe(true);
    expect(isOpenEnd('2027-02-28')).toBe(false);
  });

  it('is none when it says anything else', () => {
    for (const text of ['第五届', '2022-2027', '2022-03至明年']) expect([text, readPeriod(text)]).toEqual([text, null]);
  });
});

import fc from 'fast-check';
import { fold, tidy } from './fold';
import { readCell, textOf } from './read-cell';
import type { Cell, Column } from './types';

const column = (more: Partial<Column>): Column => ({
  id: 'c',
  label: { zh: '列', en: 'Column' },
  kind: 'text',
  required: false,
  alsoCalled: [],
  example: '',
  ...more,
});
const value = (kind: Column['kind'], cell: Cell, more: Partial<Column> = {}) => {
  const read = readCell(column({ kind, ...more }), cell);
  return read === null ? null : 'value' in read ? read.value : read.problem.code;
};
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('a cell', () => {
  it('keeps every phone number, typed as text or as a number, full-width, with spaces, dashes or the country before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000_000, max: 19_999_999_999 }), (number) => {
        const text = String(number);
        const grouped = `${text.slice(0, 3)} ${text.slice(3, 7)}-${text.slice(7)}`;
        for (const cell of [number, text, wide(text), ` ${text} `, grouped, `+86 ${text}`, `86${text}`])
          expect(value('phone', cell)).toBe(text);
      }),
    );
    for (const cell of ['1380000000', '02088887777', '张三', 1.38e12]) expect(value('phone', cell)).toBe('NOT_A_PHONE');
  });

  it('reads whole numbers as they are counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (n) => {
        for (const cell of [n, String(n), wide(String(n)), `第${n}届`]) expect(value('number', cell)).toBe(n);
      }),
    );
    for (const [text, n] of [
      ['第五届', 5],
      ['十', 10],
      ['十二届', 12],
      ['二十三', 23],
      ['第三十届', 30],
    ] as const)
      expect(value('number', text)).toBe(n);
    for (const text of ['五六', '3.5', '-1', '第届', '很多']) expect(value('number', text)).toBe('NOT_A_NUMBER');
  });

  it('says the same with other widths, spaces and brackets', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'示例学会（）() 　ＡＢ12ab') }), (text) => {
        expect(fold(text)).toBe(fold(`  ${text.normalize('NFKC')}　`));
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
    expect(fold('示例省 环境学会（筹）')).toBe(fold('示例省环境学会(筹)'));
  });

  it('that begins like a formula is what it says, letter for letter', () => {
    for (const text of ['=1+1', '+86', '-环境', '@示例', '＝SUM(A1)', '＋1', '－2', '＠x'])
      expect(value('text', text)).toBe(text);
  });

  it('is one of what its column allows, by any of its names', () => {
    const choices = [
      { value: 'branch', label: { zh: '分支机构', en: 'Branch' }, alsoCalled: ['分会'] },
      { value: 'representative-office', label: { zh: '代表机构', en: 'Representative office' } },
    ];
    expect(['分支机构', ' 分 会', 'branch', 'BRANCH'].map((cell) => value('choice', cell, { choices }))).toEqual(
      Array(4).fill('branch'),
    );
    expect(readCell(column({ kind: 'choice', choices }), '办事处')).toEqual({
      problem: { code: 'NOT_A_CHOICE', details: { allowed: '分支机构、代表机构' } },
    });
  });

  it('is empty when it holds nothing but spaces', () => {
    for (const cell of [null, '', '  　', '\u200b']) expect(readCell(column({}), cell)).toBeNull();
  });

  it('is a number without its exponent where a text is wanted', () => {
    expect(textOf(51100000500000000)).toBe('51100000500000000');
    expect(value('text', 12.5)).toBe('12.5');
  });

  it('tells what is too long, no code, or neither yes nor no', () => {
    expect(value('text', '长'.repeat(201), { maxLength: 200 })).toBe('TOO_LONG');
    expect(value('credit-code', '51100000500000000X')).toBe('NOT_A_CREDIT_CODE');
    expect([value('yes-no', '是'), value('yes-no', '否'), value('yes-no', '也许')]).toEqual([true, false, 'NOT_YES_OR_NO']);
    expect(value('texts', '旧名一、旧名二\n旧名一')).toEqual(['旧名一', '旧名二']);
  });
});

import { guessMapping, headingRow, headingsOf, missingColumns, readRows } from './mapping';
import { targets } from './targets';
import { templateSheet } from './template';
import type { Cell, Mapping, Target } from './types';
import { rowWords, sentenceOf } from './words';
import type { Register } from '../procedure';

const REGISTER: Register = {
  id: 'journals',
  title: { zh: '期刊名录', en: 'Register of journals' },
  empty: { zh: '空', en: 'Empty' },
  columns: [
    { id: 'title', label: { zh: '刊名', en: 'Title' }, type: 'text' },
    {
      id: 'kind',
      label: { zh: '类型', en: 'Kind' },
      type: 'choice',
      values: [{ value: 'print', label: { zh: '纸质', en: 'Print' } }],
    },
  ],
  key: ['title'],
  states: [{ id: 'active', label: { zh: '正常', en: 'Active' }, inForce: true }],
  changes: [],
  basis: [],
};
const all = targets([REGISTER]);
const target = (id: string): Target => all.find((one) => one.id === id) as Target;
const mapped = (id: string, headings: Cell[], remembered?: Record<string, string>) =>
  Object.fromEntries(Object.entries(guessMapping(target(id), headings, remembered)).filter(([, at]) => at !== null));

describe('the targets', () => {
  it('grow with the catalogue’s registers, without code', () => {
    expect(all.map(({ id }) => id)).toEqual(['societies', 'posts', 'organ-members', 'register:journals']);
    expect(target('register:journals').columns.map(({ id, required }) => [id, required])).toEqual([
      ['society', true],
      ['title', true],
      ['kind', false],
      ['enteredOn', false],
    ]);
  });

  it('give sheets that they read back, column for column, without their example', () => {
    for (const one of all) {
      const { headings, example } = templateSheet(one);
      const grid = [headings.map(({ title, required }) => (required ? `${title}（必填）` : title)), example];
      const mapping = guessMapping(one, grid[0] ?? []);
      expect([one.id, missingColumns(one, mapping)]).toEqual([one.id, []]);
      expect(Object.values(mapping).filter((at) => at !== null)).toHaveLength(headings.length);
      expect(readRows(one, grid, 0, mapping)).toEqual([]);
    }
  });
});

describe('the columns of a sheet', () => {
  it('are found by what ledgers call them', () => {
    expect(mapped('posts', ['序号', '学会名称', '姓 名', '联系电话', '担任职务', '任期起止'])).toEqual({
      society: 1,
      name: 2,
      phone: 3,
      role: 4,
      term: 5,
    });
    expect(mapped('societies', ['单位名称（全称）*', '社会信用代码', '是否团体会员', '联系人', '联系人电话'])).toEqual({
      society: 0,
      creditCode: 1,
      groupMember: 2,
      contact: 3,
      contactPhone: 4,
    });
  });

  it('are remembered by their headings, wherever they stand next time', () => {
    const headings = ['甲', '乙', '丙'];
    const mapping: Mapping = { name: 2, society: 0, role: 1 };
    const remembered = headingsOf(mapping, headings);
    expect(mapped('posts', ['丙', '甲', '丁', '乙'], remembered)).toEqual({ name: 0, society: 1, role: 3 });
  });

  it('are each read once, also when two columns could be read from one', () => {
    const mapping = guessMapping(target('posts'), ['学会', '职务', '姓名', '学会职务']);
    const used = Object.values(mapping).filter((at) => at !== null);
    expect(new Set(used).size).toBe(used.length);
  });

  it('stand below titles and notes', () => {
    const grid: Cell[][] = [
      ['学会人员一览表'],
      ['填报单位：示例省科协'],
      [],
      ['姓名', '学会', '职务'],
      ['张三', '甲学会', '秘书长'],
    ];
    expect(headingRow(target('posts'), grid)).toBe(3);
    expect(headingRow(target('posts'), [['无关'], ['a', 'b'], ['1', '2']])).toBe(1);
  });
});

describe('the rows', () => {
  const read = (headings: Cell[], ...rows: Cell[][]) => {
    const one = target('posts');
    return readRows(one, [headings, ...rows], 0, guessMapping(one, headings));
  };

  it('keep the line of the sheet, and pass over what is empty', () => {
    const rows = read(['姓名', '学会', '职务'], ['张三', '甲', '秘书长'], [null, ' ', null], ['李四', '乙', '理事']);
    expect(rows.map(({ line, values }) => [line, values])).toEqual([
      [2, { name: '张三', society: '甲', role: 'secretary-general' }],
      [4, { name: '李四', society: '乙', role: 'council-member' }],
    ]);
  });

  it('say what is wrong, each cell in words', () => {
    const [row] = read(['姓名', '学会', '职务', '手机', '届期止'], ['张三', null, '门卫', '123', '待定']);
    expect(row?.problems.map(({ column, code }) => [column, code])).toEqual([
      ['phone', 'NOT_A_PHONE'],
      ['society', 'REQUIRED'],
      ['role', 'NOT_A_CHOICE'],
      ['to', 'NOT_A_DAY'],
    ]);
    expect(sentenceOf(12, { zh: '届期止', en: 'Term ends' }, 'NOT_A_DAY', {})).toEqual({
      zh: '第 12 行「届期止」：不是日期，请写成 2024-03-01 或 2024年3月1日',
      en: 'Line 12, “Term ends”: is not a date; write 2024-03-01',
    });
  });

  it('take a term apart, and let days of their own come first', () => {
    const [one, other] = read(
      ['姓名', '学会', '职务', '任期', '任期止'],
      ['张三', '甲', '秘书长', '2022.3-2027.2', null],
      ['李四', '乙', '理事', '2022.3-2027.2', '2026-12-31'],
    );
    expect([one?.values['from'], one?.values['to'], one?.values['term']]).toEqual(['2022-03-01', '2027-02-28', undefined]);
    expect(other?.values['to']).toBe('2026-12-31');
  });

  it('carry the same values in both languages’ words', () => {
    const names = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();
    for (const [code, { zh, en }] of Object.entries(rowWords)) expect([code, names(en)]).toEqual([code, names(zh)]);
  });
});

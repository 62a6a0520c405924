import { csvOf } from './save';

it('writes a table that no spreadsheet takes for formulas', () => {
  const table = csvOf([
    ['步骤', '天'],
    ['=HYPERLINK("x")', 1.5],
    ['带"引号",逗号', ''],
  ]);
  expect(table.startsWith('\uFEFF')).toBe(true);
  expect(table.slice(1).split('\r\n')).toEqual(['"步骤","天"', `"'=HYPERLINK(""x"")",1.5`, '"带""引号"",逗号",""', '']);
});

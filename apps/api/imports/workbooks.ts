/** The workbooks of imports: what to fill in, and what was wrong. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { templateSheet, type Target } from '../../../libs/imports';
import { headingCell, numberCell, textCell } from '../workbook-cells';

/** Headings, an example that reading skips, and on a second sheet what columns with given answers allow. */
export function templateWorkbook(target: Target): Promise<Buffer> {
  const { headings, example, allowed } = templateSheet(target);
  const widths = headings.map(({ title }) => ({ width: Math.max(14, title.length * 2 + 8) }));
  const longest = Math.max(0, ...allowed.map((column) => column.length));
  const rows = Array.from({ length: longest }, (_, row) =>
    allowed.map((column): Cell => (row === 0 ? headingCell(column[0] ?? '') : textCell(column[row] ?? ''))),
  );
  return writeXlsxFile([
    {
      sheet: target.title.zh,
      data: [
        headings.map(({ title, required }) => headingCell(required ? `${title}（必填）` : title)),
        example.map((value) => textCell(value, { textColor: '#7A7A7A' })),
      ],
      columns: widths,
      stickyRowsCount: 1,
    },
    ...(rows.length === 0 ? [] : [{ sheet: '可填内容', data: rows, columns: allowed.map(() => ({ width: 24 })) }]),
  ]).toBuffer();
}

export function problemsWorkbook(problems: { line: number; said: string; sentence: string }[]): Promise<Buffer> {
  return writeXlsxFile([
    {
      sheet: '需要修改的行',
      data: [
        ['行', '内容', '问题'].map(headingCell),
        ...problems.map(({ line, said, sentence }): Cell[] => [numberCell(line), textCell(said), textCell(sentence)]),
      ],
      columns: [{ width: 8 }, { width: 40 }, { width: 80 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

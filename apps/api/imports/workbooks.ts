/** The workbooks that the pages offer. Every cell is typed as text, so nothing that somebody has written can act as a formula. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { templateSheet, type Target } from '../../../libs/imports';

const text = (value: string, more: object = {}): Cell => ({ value, type: String, format: '@', ...more });
const heading = (title: string, required = false) =>
  text(required ? `${title}（必填）` : title, {
    fontWeight: 'bold',
    backgroundColor: '#E8EEF4',
    borderColor: '#B8C4D0',
    borderStyle: 'thin',
  });

/** Headings, an example that reading skips, and on a second sheet what columns with given answers allow. */
export function templateWorkbook(target: Target): Promise<Buffer> {
  const { headings, example, allowed } = templateSheet(target);
  const widths = headings.map(({ title }) => ({ width: Math.max(14, title.length * 2 + 8) }));
  const longest = Math.max(0, ...allowed.map((column) => column.length));
  const rows = Array.from({ length: longest }, (_, row) =>
    allowed.map((column): Cell => (row === 0 ? heading(column[0] ?? '') : text(column[row] ?? ''))),
  );
  return writeXlsxFile([
    {
      sheet: target.title.zh,
      data: [
        headings.map(({ title, required }) => heading(title, required)),
        example.map((value) => text(value, { textColor: '#7A7A7A' })),
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
        [heading('行'), heading('内容'), heading('问题')],
        ...problems.map(({ line, said, sentence }): Cell[] => [{ value: line, type: Number }, text(said), text(sentence)]),
      ],
      columns: [{ width: 8 }, { width: 40 }, { width: 80 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/** The sheets of a file that can be seen, as grids of plain cells. Runs in the thread. */
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/universal';
import { IMPORT_LIMITS, UnreadableSheet } from './limits';
import { unpackWorkbook, type Merge } from './unpack';

export type PlainCell = string | number | boolean | { day: string } | null;
export interface ReadSheet {
  name: string;
  cells: PlainCell[][];
}

export async function readWorkbook(content: Buffer): Promise<ReadSheet[]> {
  const { packed, sheets } = await unpackWorkbook(content);
  // A formula is read as what it came to when the file was saved.
  const read = await readXlsxFile(packed).catch(() => {
    throw new UnreadableSheet('SHEET_UNREADABLE');
  });
  return sized(
    read.flatMap(({ sheet, data }, index) => {
      const facts = sheets[index];
      if (facts === undefined || facts.hidden) return [];
      const cells = data.map((row) => row.map(plain));
      for (const merge of facts.merges) spread(cells, merge);
      return [{ name: sheet, cells }];
    }),
  );
}

/** A merged cell says the same for all the lines that it covers: one society beside its ten branches. */
function spread(cells: PlainCell[][], { from, to }: Merge): void {
  const value = cells[from.row]?.[from.column] ?? null;
  if (value === null) return;
  for (let row = from.row; row <= Math.min(to.row, cells.length - 1); row += 1) {
    const line = cells[row] as PlainCell[];
    for (let column = from.column; column <= Math.min(to.column, line.length - 1); column += 1) line[column] = value;
  }
}

/** Text of a spreadsheet's export, in the encodings that offices use. */
export function readText(content: Buffer): ReadSheet[] {
  let rows: string[][];
  try {
    rows = parse(decode(content), {
      bom: true,
      delimiter: [',', '\t', ';'],
      relax_column_count: true,
      relax_quotes: true,
      to: IMPORT_LIMITS.rows + 100,
      max_record_size: IMPORT_LIMITS.characters * IMPORT_LIMITS.columns,
    });
  } catch {
    throw new UnreadableSheet('SHEET_UNREADABLE');
  }
  return sized([{ name: '', cells: rows.map((row) => row.map(plain)) }]);
}

function decode(content: Buffer): string {
  const encodings = content[0] === 0xff && content[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      // The next one; what none can read is no text.
    }
  }
  throw new UnreadableSheet('SHEET_UNREADABLE');
}

function plain(cell: unknown): PlainCell {
  if (cell === null || cell === undefined || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : { day: cell.toISOString().slice(0, 10) };
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return cell;
  // What PostgreSQL cannot keep, and what no page shows.
  return (typeof cell === 'string' ? cell : '')
    .slice(0, IMPORT_LIMITS.characters)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

function sized(sheets: ReadSheet[]): ReadSheet[] {
  const filled = sheets
    .map(({ name, cells }) => ({ name, cells: withoutEmptyEnd(cells) }))
    .filter(({ cells }) => cells.length > 0);
  if (filled.length === 0) throw new UnreadableSheet('SHEET_EMPTY');
  const rows = filled.reduce((total, { cells }) => total + cells.length, 0);
  const tooWide = filled.some(({ cells }) =>
    cells.some((row) => row.length > IMPORT_LIMITS.columns && row.slice(IMPORT_LIMITS.columns).some((cell) => cell !== null)),
  );
  if (rows > IMPORT_LIMITS.rows || tooWide) throw new UnreadableSheet('SHEET_TOO_LARGE');
  return filled.map(({ name, cells }) => ({ name, cells: cells.map((row) => row.slice(0, IMPORT_LIMITS.columns)) }));
}

function withoutEmptyEnd(cells: PlainCell[][]): PlainCell[][] {
  const last = cells.findLastIndex((row) => row.some((cell) => cell !== null));
  return cells.slice(0, last + 1);
}

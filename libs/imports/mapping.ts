/** Which column of a sheet says what: guessed from its headings, remembered from last time, changed by the user. */
import { fold } from './fold';
import { isBlank, readCell, textOf } from './read-cell';
import { isOpenEnd, readPeriod } from './read-day';
import type { Cell, Column, Grid, Mapping, ReadRow, RowProblem, Target, Values } from './types';

/** Titles and notes may stand above the headings, but not many. */
const HEADINGS_WITHIN = 15;

/** The row (from 0) in which most headings of the target stand; the first one that says anything when none does. */
export function headingRow(target: Target, grid: Grid): number {
  const known = new Set(target.columns.flatMap(namesOf));
  const scores = grid.slice(0, HEADINGS_WITHIN).map((row) => row.filter((cell) => known.has(headingOf(cell))).length);
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  return Math.max(
    0,
    grid.findIndex((row) => row.filter((cell) => !isBlank(cell)).length >= 2),
  );
}

/** A heading without what forms put beside it: 手机号（必填）*, line breaks. */
function headingOf(cell: Cell | undefined): string {
  if (isBlank(cell)) return '';
  return fold(textOf(cell as Exclude<Cell, null>))
    .replace(/[(【[].*?[)】\]]/g, '')
    .replace(/[*＊:：]/g, '');
}

function namesOf(column: Column): string[] {
  return [column.label.zh, column.label.en, ...column.alsoCalled].map(headingOf);
}

/**
 * `remembered`: heading by column, as mapped last time. Whole headings first, then headings that contain a name of the column; a column
 * of the sheet is read once.
 */
export function guessMapping(target: Target, headings: Cell[], remembered: Record<string, string> = {}): Mapping {
  const said = headings.map(headingOf);
  const mapping: Mapping = Object.fromEntries(target.columns.map(({ id }) => [id, null]));
  const taken = new Set<number>();
  const take = (column: Column, isIt: (heading: string) => boolean) => {
    if (mapping[column.id] !== null) return;
    const index = said.findIndex((heading, at) => heading !== '' && !taken.has(at) && isIt(heading));
    if (index < 0) return;
    mapping[column.id] = index;
    taken.add(index);
  };
  for (const column of target.columns) take(column, (heading) => remembered[column.id] === heading);
  for (const column of target.columns) take(column, (heading) => headingOf(column.label.zh) === heading);
  for (const column of target.columns) take(column, (heading) => namesOf(column).includes(heading));
  for (const column of target.columns)
    take(column, (heading) => namesOf(column).some((name) => name.length > 1 && heading.includes(name)));
  return mapping;
}

/** What to remember of a mapping: the headings, because the next sheet may have its columns elsewhere. */
export function headingsOf(mapping: Mapping, headings: Cell[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([column, index]) => {
      const heading = index === null ? '' : headingOf(headings[index]);
      return heading === '' ? [] : [[column, heading]];
    }),
  );
}

/** Columns without which no row can be read. */
export function missingColumns(target: Target, mapping: Mapping): Column[] {
  return target.columns.filter(({ id, required }) => required && (mapping[id] ?? null) === null);
}

/** Every line below the headings that says something, without the example of our own sheet. */
export function readRows(target: Target, grid: Grid, headings: number, mapping: Mapping): ReadRow[] {
  return grid.flatMap((cells, index) => {
    if (index <= headings || cells.every(isBlank)) return [];
    const given = target.columns.map((column) => ({ column, cell: cells[mapping[column.id] ?? -1] ?? null }));
    if (given.every(({ cell }) => isBlank(cell)) || isExample(given)) return [];
    return [readRow(index + 1, given)];
  });
}

type Given = { column: Column; cell: Cell }[];

function isExample(given: Given): boolean {
  const filled = given.filter(({ cell }) => !isBlank(cell));
  return filled.length > 2 && filled.every(({ column, cell }) => textOf(cell as Exclude<Cell, null>) === column.example);
}

function readRow(line: number, given: Given): ReadRow {
  const values: Values = {};
  const problems: RowProblem[] = [];
  for (const { column, cell } of given) {
    if (column.edge === 'end' && isOpenEnd(cell)) continue;
    const read = readCell(column, cell);
    if (read === null) {
      if (column.required) problems.push({ column: column.id, code: 'REQUIRED', details: {} });
    } else if ('problem' in read) problems.push({ column: column.id, ...read.problem });
    else values[column.id] = read.value;
  }
  takePeriodApart(given, values, problems);
  return { line, values, problems };
}

/** What stands in columns of its own comes before what stands in one cell. */
function takePeriodApart(given: Given, values: Values, problems: RowProblem[]): void {
  const period = given.find(({ column, cell }) => column.kind === 'period' && !isBlank(cell));
  if (period === undefined) return;
  delete values[period.column.id];
  const read = readPeriod(period.cell as Exclude<Cell, null>);
  if (read === null) {
    problems.push({ column: period.column.id, code: 'NOT_A_PERIOD', details: {} });
    return;
  }
  values['from'] ??= read.from;
  if (read.to !== null) values['to'] ??= read.to;
}

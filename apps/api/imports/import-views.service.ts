import { Inject, Injectable } from '@nestjs/common';
import {
  IMPORT_VERDICTS,
  type ImportCard,
  type ImportCounts,
  type ImportRows,
  type ImportDoubtView,
  type ImportRowView,
  type ImportTargetView,
  type ImportView,
} from '../../../libs/contracts';
import { doubtWords, isBlank, missingColumns, sentenceOf, textOf, type Doubt, type Target } from '../../../libs/imports';
import { withConnection } from '../../../libs/persistence';
import { Database } from '../database';
import { NamesService } from '../views/names.service';
import { ImportJobs } from './import-jobs.service';
import { linesOf, sheetsOf, topOf, type ImportRow, type LineRow } from './import-store';
import { ImportsService } from './imports.service';

const PAGE = 100;
/** Lines below the headings from which a column's samples are taken. */
const SAMPLES = 5;
const DAY_MS = 86_400_000;

@Injectable()
export class ImportViews {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  targets(): ImportTargetView[] {
    return this.imports.targets().map((target) => ({
      id: target.id,
      title: target.title,
      columns: target.columns.map(({ id, label, required, alsoCalled, choices }) => ({
        id,
        label,
        required,
        alsoCalled: [...alsoCalled],
        allowed: choices?.map((choice) => choice.label) ?? null,
      })),
    }));
  }

  card(row: ImportRow): ImportCard {
    return {
      id: row.id,
      target: row.target,
      title: this.imports.target(row.target).title,
      fileName: row.file_name,
      status: row.status,
      counts: countsOf(row),
      madeBy: row.made_by_name,
      madeAt: row.made_at.toISOString(),
      appliedAt: row.applied_at?.toISOString() ?? null,
      undoneAt: row.undone_at?.toISOString() ?? null,
    };
  }

  async view(row: ImportRow): Promise<ImportView> {
    const names = await this.names.read();
    return withConnection(this.database.source, async (sql) => {
      const sheets = await sheetsOf(sql, row.id);
      const heading = row.heading_row ?? 0;
      const top = row.sheet === null ? [] : await topOf(sql, row.id, row.sheet, heading + 1 + SAMPLES);
      return {
        ...this.card(row),
        association: names.organisation(row.association).name,
        sheets: sheets.map(({ name, rows }) => ({ name, rows })),
        sheet: row.sheet,
        headingRow: row.heading_row === null ? null : row.heading_row + 1,
        headings: headingsIn(top, heading),
        mapping: row.mapping,
        missing: row.sheet === null ? [] : missingColumns(this.imports.target(row.target), row.mapping).map(({ id }) => id),
        working: this.jobs.working(row.id),
        failure: this.jobs.failure(row.id),
        undoUntil: row.status === 'applied' && row.undoable ? new Date(Number(row.applied_at) + DAY_MS).toISOString() : null,
        keptLines: row.kept_lines,
      };
    });
  }

  async rows(row: ImportRow, of: { verdict?: string; from: number }): Promise<ImportRows> {
    const target = this.imports.target(row.target);
    const lines = await withConnection(this.database.source, (sql) => linesOf(sql, row.id, { ...of, limit: PAGE + 1 }));
    return { rows: lines.slice(0, PAGE).map((line) => rowView(target, line)), next: lines[PAGE]?.line ?? null };
  }

  /** Every line that is wrong, with its sentences: what the workbook of problems says. */
  async problems(row: ImportRow): Promise<{ line: number; said: string; sentence: string }[]> {
    const target = this.imports.target(row.target);
    const lines = await withConnection(this.database.source, (sql) =>
      linesOf(sql, row.id, { verdict: 'error', from: 0, limit: 20_000 }),
    );
    return lines.flatMap((line) => {
      const view = rowView(target, line);
      return view.problems.map(({ sentence }) => ({ line: view.line, said: view.said, sentence: sentence.zh }));
    });
  }
}

function rowView(target: Target, { line, verdict, shown, kept }: LineRow): ImportRowView {
  return {
    line,
    said: shown.said,
    verdict,
    changes: shown.changes,
    problems: shown.problems.map(({ column, code, details }) => {
      const label = target.columns.find(({ id }) => id === column)?.label ?? null;
      return { column: label, sentence: sentenceOf(line, label, code, details) };
    }),
    doubt: shown.doubt && doubtOf(shown.doubt),
    settled: shown.settled,
    kept,
  };
}

function countsOf(row: ImportRow): ImportCounts {
  return Object.fromEntries(IMPORT_VERDICTS.map((verdict) => [verdict, row.counts[verdict] ?? 0])) as ImportCounts;
}

function headingsIn(top: Awaited<ReturnType<typeof topOf>>, heading: number): ImportView['headings'] {
  const said = (cell: (typeof top)[number][number] | undefined) =>
    cell === undefined || cell === null || isBlank(cell) ? '' : textOf(cell).slice(0, 60);
  const width = Math.max(0, ...top.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => ({
    column,
    title: said(top[heading]?.[column]),
    samples: [...new Set(top.slice(heading + 1).map((row) => said(row[column])))].filter((text) => text !== ''),
  })).filter(({ title, samples }) => title !== '' || samples.length > 0);
}

function doubtOf({ key, code, candidates, mayBeNew }: Doubt): ImportDoubtView {
  return { key, why: doubtWords[code], candidates, mayBeNew };
}

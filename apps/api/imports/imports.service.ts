import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { ImportDecision } from '../../../libs/contracts';
import {
  checkRows,
  countVerdicts,
  guessMapping,
  headingRow,
  headingsOf,
  missingColumns,
  readRows,
  targets,
  type CheckedRow,
  type Decisions,
  type Mapping,
  type Target,
} from '../../../libs/imports';
import { inTransaction, json, withConnection, type Sql } from '../../../libs/persistence';
import { may } from '../../../libs/rights';
import { registers } from '../../../libs/templates';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { idsOf } from './import-ids';
import {
  findImport,
  forgetOldRows,
  gridOf,
  insertImport,
  listImports,
  lockImport,
  recordImportAct,
  remember,
  rememberedOf,
  sheetsOf,
  writeLines,
  type ImportRow,
} from './import-store';
import { readWorld } from './import-world';
import { IMPORT_LIMITS, UnreadableSheet } from './reading/limits';
import type { ReadSheet } from './reading/read-workbook';
import { SheetReader } from './reading/sheet-reader.service';

export interface Upload {
  originalname: string;
  buffer: Buffer;
}

/** From a file to rows that say what they would do. Nothing of the house's record is written here. */
@Injectable()
export class ImportsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SheetReader) private readonly reader: SheetReader,
  ) {}

  targets(): Target[] {
    return targets(registers());
  }

  target(id: string): Target {
    const found = this.targets().find((target) => target.id === id);
    if (found === undefined) throw new ApiException('NOT_FOUND', {}, 'target');
    return found;
  }

  list(asker: Subject): Promise<ImportRow[]> {
    return withConnection(this.database.source, (sql) => listImports(sql, associationsOf(asker)));
  }

  async find(asker: Subject, id: string): Promise<ImportRow> {
    const row = await withConnection(this.database.source, (sql) => findImport(sql, id, associationsOf(asker)));
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** Keeps what was sent, and checks it at once when there is one sheet. */
  async receive(asker: Subject, targetId: string, association: string, upload: Upload | undefined): Promise<string> {
    if (!associationsOf(asker).includes(association)) throw new ApiException('NOT_FOUND', {}, 'association');
    const target = this.target(targetId);
    if (!upload) throw new ApiException('FILE_MISSING', {}, 'file');
    if (upload.buffer.length > IMPORT_LIMITS.fileMb * 1024 * 1024)
      throw new ApiException('FILE_TOO_BIG', { limitMb: IMPORT_LIMITS.fileMb }, 'file');
    const fileName = nameOf(upload);
    const sheets = await this.read(fileName, upload.buffer);
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      await forgetOldRows(sql);
      await insertImport(sql, { id, target: target.id, association, fileName, by: asker.person.id, sheets });
      await recordImportAct(sql, {
        actor: asker.person.id,
        action: 'import-received',
        row: { id, association },
        details: { target: target.id, sheets: sheets.length, rows: sheets.reduce((sum, { cells }) => sum + cells.length, 0) },
      });
      if (sheets.length === 1) await this.lookAt(sql, asker, await lockImport(sql, id), 0);
    });
    return id;
  }

  async chooseSheet(asker: Subject, id: string, sheet: number): Promise<void> {
    await this.change(asker, id, async (sql, row) => {
      if (!(await sheetsOf(sql, id)).some(({ position }) => position === sheet))
        throw new ApiException('FIELD_INVALID', { label: 'sheet' }, 'sheet');
      await this.lookAt(sql, asker, row, sheet);
    });
  }

  /** As the user has set it; remembered for the next sheet of this kind. */
  async setMapping(asker: Subject, id: string, wanted: { headingRow?: number; mapping?: Mapping }): Promise<void> {
    await this.change(asker, id, async (sql, row) => {
      if (row.sheet === null) throw new ApiException('FIELD_REQUIRED', { label: 'sheet' }, 'sheet');
      const target = this.target(row.target);
      const grid = await gridOf(sql, id, row.sheet);
      const heading = Math.min(wanted.headingRow ?? row.heading_row ?? 0, Math.max(0, grid.length - 1));
      const mapping =
        wanted.mapping ?? guessMapping(target, grid[heading] ?? [], await rememberedOf(sql, row.association, target.id));
      if (wanted.mapping !== undefined) await remember(sql, row.association, target.id, headingsOf(mapping, grid[heading] ?? []));
      await this.check(sql, asker, { ...row, heading_row: heading, mapping });
    });
  }

  /** Answers to doubts, or none again. */
  async decide(asker: Subject, id: string, answers: Record<string, ImportDecision | null>): Promise<void> {
    await this.change(asker, id, async (sql, row) => {
      const decisions: Decisions = { ...row.decisions };
      for (const [key, answer] of Object.entries(answers)) {
        if (answer === null) delete decisions[key];
        else decisions[key] = answer;
      }
      await this.check(sql, asker, { ...row, decisions });
    });
  }

  /** Every row again, as the record stands now; what came of it is written down and shown. */
  async check(sql: Sql, asker: Subject, row: ImportRow): Promise<CheckedRow[]> {
    const target = this.target(row.target);
    const isMapped = row.sheet !== null && missingColumns(target, row.mapping).length === 0;
    const rows = isMapped ? readRows(target, await gridOf(sql, row.id, row.sheet ?? 0), row.heading_row ?? 0, row.mapping) : [];
    const world = await readWorld(sql, row.association, asker.person.id, target, rows);
    const outcome = checkRows(target, rows, world, row.decisions, idsOf(row.id));
    await writeLines(sql, row.id, outcome);
    await sql.run(
      `update guicheng.import set status = 'ready', sheet = $2, heading_row = $3, mapping = $4, decisions = $5, counts = $6 where id = $1`,
      [row.id, row.sheet, row.heading_row, json(row.mapping), json(row.decisions), json(countVerdicts(outcome))],
    );
    await this.recordForeign(sql, asker, row, outcome);
    return outcome;
  }

  private async lookAt(sql: Sql, asker: Subject, row: ImportRow, sheet: number): Promise<void> {
    const target = this.target(row.target);
    const grid = await gridOf(sql, row.id, sheet);
    const heading = headingRow(target, grid);
    const mapping = guessMapping(target, grid[heading] ?? [], await rememberedOf(sql, row.association, target.id));
    await this.check(sql, asker, { ...row, sheet, heading_row: heading, mapping, decisions: {} });
  }

  private change(asker: Subject, id: string, work: (sql: Sql, row: ImportRow) => Promise<void>): Promise<void> {
    return inTransaction(this.database.source, async (sql) => {
      if ((await findImport(sql, id, associationsOf(asker))) === null) throw new ApiException('NOT_FOUND');
      const row = await lockImport(sql, id);
      if (row.status === 'applied' || row.status === 'undone') throw new ApiException('IMPORT_DONE');
      await work(sql, row);
    });
  }

  /** Rows about another association's societies are an attempt at what is not theirs: on the record, as a number. */
  private async recordForeign(sql: Sql, asker: Subject, row: ImportRow, outcome: CheckedRow[]): Promise<void> {
    const foreign = outcome.filter(({ problems }) => problems.some(({ code }) => code === 'OTHER_ASSOCIATION')).length;
    if (foreign === 0) return;
    await sql.run(
      `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'import', $2, 'FORBIDDEN', $3)`,
      [asker.person.id, row.id, json({ rows: foreign })],
    );
  }

  private async read(name: string, content: Buffer): Promise<ReadSheet[]> {
    try {
      return await this.reader.read(name, content);
    } catch (error) {
      if (!(error instanceof UnreadableSheet)) throw error;
      const { rows, columns } = IMPORT_LIMITS;
      throw new ApiException(error.code, { rows, columns, extension: '.xlsx', allowed: 'xlsx csv' }, 'file');
    }
  }
}

/** Associations whose ledgers somebody may import. */
export function associationsOf(asker: Subject): string[] {
  const posts = heldPosts(asker);
  return [...new Set(posts.map(({ organisation }) => organisation))].filter((id) => may(posts, 'import-registers', id));
}

/** Browsers send the name as UTF-8, which multer reads as Latin-1. */
function nameOf({ originalname }: Upload): string {
  const sent = Buffer.from(originalname, 'latin1')
    .toString('utf8')
    .replace(/\p{Cc}/gu, ' ');
  return [...sent].slice(-200).join('');
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { say, type ApiError, type ImportView } from '../../../libs/contracts';
import { missingColumns } from '../../../libs/imports';
import { canonicalJson, type Json } from '../../../libs/procedure';
import { inTransaction, json, type Sql } from '../../../libs/persistence';
import { TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { lockImport, recordImportAct, stepsOf, type ImportRow } from './import-store';
import { writeSteps } from './import-writer';
import { ImportsService } from './imports.service';

type Working = NonNullable<ImportView['working']>;

interface Job {
  working: Working;
  ended: Promise<void>;
}

/** Hears how far the work is. */
type Tell = (working: Partial<Working>) => void;

/** Who wants it done to which import, under which key. */
interface Asked {
  asker: Subject;
  id: string;
  key: string;
}

/** How long a request waits for the work that it has begun; then the page follows it. */
const WAIT_MS = 1_000;

/**
 * Applying and taking back, each one transaction. A process that dies in the middle leaves nothing, and the same request begins anew; one
 * that has ended finds that it has ended. Progress is told from this process's memory, because nobody else can see into the transaction.
 */
@Injectable()
export class ImportJobs {
  private readonly log = new Logger('imports');
  private readonly jobs = new Map<string, Job>();
  private readonly failures = new Map<string, ApiError>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ImportsService) private readonly imports: ImportsService,
  ) {}

  working(id: string): Working | null {
    return this.jobs.get(id)?.working ?? null;
  }

  failure(id: string): ApiError | null {
    return this.failures.get(id) ?? null;
  }

  /** The rows were looked at again: what was said of them before is old. */
  forgetFailure(id: string): void {
    this.failures.delete(id);
  }

  /** What was shown, and nothing else. */
  async apply(asker: Subject, row: ImportRow, key: string): Promise<void> {
    await this.refuseForeignKey(row.id, 'apply_key', key);
    if (row.status === 'applied' || row.status === 'undone') {
      if (row.apply_key !== key) throw new ApiException('IMPORT_DONE');
      return;
    }
    const [missing] = missingColumns(this.imports.target(row.target), row.mapping);
    if (missing !== undefined) throw new ApiException('IMPORT_COLUMN_MISSING', { label: missing.label }, `mapping.${missing.id}`);
    if ((row.counts.new ?? 0) + (row.counts.change ?? 0) === 0) throw new ApiException('IMPORT_NOTHING');
    await this.run(row.id, 'applying', (tell) => this.applyOrShowAgain({ asker, id: row.id, key }, tell));
  }

  async undo(asker: Subject, row: ImportRow, key: string): Promise<void> {
    await this.refuseForeignKey(row.id, 'undo_key', key);
    if (row.status === 'undone' && row.undo_key === key) return;
    if (row.status !== 'applied') throw new ApiException('IMPORT_DONE');
    if (!row.undoable) throw new ApiException('IMPORT_UNDO_OVER');
    await this.run(row.id, 'undoing', (tell) =>
      inTransaction(this.database.source, (sql) => this.undoNow(sql, { asker, id: row.id, key }, tell)),
    );
  }

  /** Answers when it has ended, or after a second; a refusal is thrown as long as somebody waits for it. */
  private async run(id: string, what: Working['what'], work: (tell: Tell) => Promise<void>) {
    const running = this.jobs.get(id);
    if (running !== undefined && running.working.what !== what) throw new ApiException('IMPORT_BUSY');
    const job = running ?? this.begin(id, what, work);
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, WAIT_MS)));
    await Promise.race([job.ended, waited]).finally(() => clearTimeout(timer));
  }

  private begin(id: string, what: Working['what'], work: (tell: Tell) => Promise<void>): Job {
    const working: Working = { what, done: 0, total: 0 };
    this.failures.delete(id);
    const ended = work((now) => Object.assign(working, now)).finally(() => this.jobs.delete(id));
    // Whoever stopped waiting reads it from the import.
    ended.catch((error: unknown) => this.failures.set(id, this.errorOf(error)));
    const job = { working, ended };
    this.jobs.set(id, job);
    return job;
  }

  private errorOf(error: unknown): ApiError {
    if (error instanceof ApiException) return error.error;
    // The class alone: messages of the driver carry what rows say.
    this.log.error(`an import ended by ${error instanceof Error ? error.name : typeof error}`);
    return { code: 'STORE_UNAVAILABLE', message: say('STORE_UNAVAILABLE'), details: {} };
  }

  /** Where the record has moved since the rows were shown, they are checked again: what is applied is what somebody saw. */
  private async applyOrShowAgain(asked: Asked, tell: Tell): Promise<void> {
    try {
      await inTransaction(this.database.source, (sql) => this.applyNow(sql, asked, tell));
    } catch (error) {
      if (!hasMoved(error)) throw error;
      await inTransaction(this.database.source, async (sql) => {
        await this.imports.check(sql, asked.asker, await lockImport(sql, asked.id));
      });
      throw new ApiException('IMPORT_CHANGED');
    }
  }

  private async applyNow(sql: Sql, { asker, id, key }: Asked, tell: Tell): Promise<void> {
    // One import at a time: two could each make the same person.
    await sql.run(`select pg_advisory_xact_lock(hashtext('guicheng.import'))`);
    const row = await lockImport(sql, id);
    if (row.status === 'applied') return;
    const shown = (await stepsOf(sql, id)).flatMap(({ steps }) => steps);
    const steps = (await this.imports.check(sql, asker, row)).flatMap((line) => line.steps);
    if (canonicalJson(shown) !== canonicalJson(JSON.parse(json(steps)) as Json)) throw new ApiException('IMPORT_CHANGED');
    const [day] = await sql.rows<{ today: string }>(`select ${TODAY}::text as today`);
    tell({ total: steps.length });
    const context = { import: id, association: row.association, today: day?.today ?? '', by: asker.person.id };
    await writeSteps(sql, context, steps, (done) => tell({ done }));
    await sql.run(
      `update guicheng.import set status = 'applied', apply_key = $2, applied_by = $3, applied_at = guicheng.record_now() where id = $1`,
      [id, key, asker.person.id],
    );
    const { counts } = await lockImport(sql, id);
    await recordImportAct(sql, {
      actor: asker.person.id,
      action: 'import-applied',
      row,
      details: { target: row.target, ...counts },
    });
  }

  private async undoNow(sql: Sql, { asker, id, key }: Asked, tell: Tell): Promise<void> {
    await sql.run(`select pg_advisory_xact_lock(hashtext('guicheng.import'))`);
    const row = await lockImport(sql, id);
    if (row.status === 'undone') return;
    if (!row.undoable) throw new ApiException('IMPORT_UNDO_OVER');
    const lines = (await stepsOf(sql, id))
      .filter(({ steps }) => steps.length > 0)
      .map(({ line }) => line)
      .reverse();
    tell({ total: lines.length });
    const kept: number[] = [];
    // From the last line to the first, because later lines rest on what earlier ones have made.
    for (let at = 0; at < lines.length; at += 200) {
      const part = lines.slice(at, at + 200);
      const answers = await sql.rows<{ line: number; back: boolean }>(
        `select line, guicheng.take_back_line($1, line) as back from unnest($2::integer[]) with ordinality as l(line, place) order by place`,
        [id, part],
      );
      kept.push(...answers.filter(({ back }) => !back).map(({ line }) => line));
      tell({ done: at + part.length });
    }
    await sql.run(`update guicheng.import_row set kept = true where import = $1 and line = any($2::integer[])`, [id, kept]);
    await sql.run(
      `update guicheng.import set status = 'undone', undo_key = $2, undone_by = $3, undone_at = guicheng.record_now(), kept_lines = $4 where id = $1`,
      [id, key, asker.person.id, kept.length],
    );
    await recordImportAct(sql, {
      actor: asker.person.id,
      action: 'import-undone',
      row,
      details: { target: row.target, lines: lines.length - kept.length, kept: kept.length },
    });
  }

  /** A key that was used for another import belongs to that one. */
  private async refuseForeignKey(id: string, column: 'apply_key' | 'undo_key', key: string): Promise<void> {
    const other = await this.database.one(`select 1 from guicheng.import where ${column} = $1 and id <> $2`, [key, id]);
    if (other) throw new ApiException('KEY_REUSED');
  }
}

/** Said by our own comparison, or by a value that somebody else has taken in the meantime (unique, foreign key). */
function hasMoved(error: unknown): boolean {
  if (error instanceof ApiException) return error.error.code === 'IMPORT_CHANGED';
  const { driverError } = error as { driverError?: { code?: string } };
  return ['23505', '23503'].includes(driverError?.code ?? '');
}

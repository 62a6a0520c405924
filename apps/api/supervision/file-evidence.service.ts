import { Inject, Injectable } from '@nestjs/common';
import type { FileView } from '../../../libs/contracts';
import { Database } from '../database';
import { FilesService } from '../files/files.service';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Files that stand behind the entries of a case: scans of what was entered for somebody, papers handed in with an outcome, minutes. */
@Injectable()
export class FileEvidence {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  /** By entry of the case's log: what its words name. Whatever looks like an id and is no file of this society is left out. */
  async ofEntries(society: string, entries: { seq: number; body: unknown }[]): Promise<Map<number, FileView[]>> {
    const named = entries.map(({ seq, body }) => ({ seq, ids: idsIn(body) }));
    const views = await this.files.viewsOf(society, [...new Set(named.flatMap(({ ids }) => ids))]);
    return new Map(named.map(({ seq, ids }) => [seq, views.filter(({ id }) => ids.includes(id))]));
  }

  /** The page that was handed in as the signed minutes of a sitting. */
  async minutesOf(society: string, sitting: string): Promise<FileView | null> {
    const row = await this.database.one<{ file: string }>(
      `select body ->> 'file' as file from guicheng.intent where stream = $1 and kind = 'sign-minutes' and answer ->> 'answered' = 'accepted'
        order by answered_at desc limit 1`,
      [sitting],
    );
    return row === null ? null : ((await this.files.viewsOf(society, [row.file]))[0] ?? null);
  }

  /** Whether a file is named by an entry or a form of the case, or is the signed minutes of a sitting that decided in it. */
  async carries(caseId: string, file: string): Promise<boolean> {
    const row = await this.database.one<{ carries: boolean }>(
      `select exists (select 1 from guicheng.intent i where i.stream = $1 and position($2 in i.body::text) > 0)
           or exists (select 1 from guicheng.case_form f where f.case_id = $1 and position($2 in f.form::text) > 0)
           or exists (select 1 from guicheng.stream_event e join guicheng.intent m on m.stream = (e.event ->> 'sitting')::uuid
               where e.stream = $1 and e.kind = 'item-resulted' and m.kind = 'sign-minutes' and m.body ->> 'file' = $2
                 and m.answer ->> 'answered' = 'accepted') as carries`,
      [caseId, file],
    );
    return row?.carries === true;
  }
}

function idsIn(body: unknown): string[] {
  return body === null || body === undefined ? [] : (JSON.stringify(body).match(UUID) ?? []);
}

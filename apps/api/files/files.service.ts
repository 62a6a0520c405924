import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileView } from '../../../libs/contracts';
import { may, maySeeCase } from '../../../libs/rights';
import { Database } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { ALLOWED_EXTENSIONS, FILE_LIMIT_MB, judgeFile } from './file-kinds';

interface FileRow {
  id: string;
  name: string;
  bytes: number;
  media_type: string;
  sha256: string;
  stored_as: string;
  society: string;
  uploaded_by: string;
}

/** Files lie on disk under a hash salted by the society, so that nobody learns from an address what another society has. */
@Injectable()
export class FilesService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async onModuleInit(): Promise<void> {
    await mkdir(this.environment.filesFolder, { recursive: true });
  }

  /** Keeps an upload of a society's member. Refuses by size, kind, and by a content that is not what the name says. */
  async keep(asker: Subject, society: string, upload: { originalname: string; buffer: Buffer } | undefined): Promise<FileView> {
    if (!upload) throw new ApiException('FILE_MISSING', {}, 'file');
    if (!may(heldPosts(asker), 'read-registers', society)) throw new ApiException('NOT_FOUND');
    // Browsers send the name as UTF-8, which multer reads as Latin-1.
    const sent = Buffer.from(upload.originalname, 'latin1')
      .toString('utf8')
      .replace(/\p{Cc}/gu, ' ');
    const name = [...sent].slice(-200).join('');
    if (upload.buffer.length > FILE_LIMIT_MB * 1024 * 1024)
      throw new ApiException('FILE_TOO_BIG', { limitMb: FILE_LIMIT_MB }, 'file');
    const judged = judgeFile(name, (await fileTypeFromBuffer(upload.buffer))?.mime);
    if (typeof judged === 'string') throw new ApiException(judged, { allowed: ALLOWED_EXTENSIONS.join(' ') }, 'file');
    const sha256 = createHash('sha256').update(upload.buffer).digest('hex');
    const storedAs = createHash('sha256').update(`${society}\n`).update(upload.buffer).digest('hex');
    await this.write(storedAs, upload.buffer);
    const id = randomUUID();
    await this.database.rows(
      `insert into guicheng.stored_file (id, society, name, bytes, media_type, sha256, stored_as, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [id, society, name, upload.buffer.length, judged.mediaType, sha256, storedAs, asker.person.id],
    );
    return { id, name, bytes: upload.buffer.length, mediaType: judged.mediaType, sha256 };
  }

  /** A file, for its uploader, its society's officers, and whoever sees a case that carries it. */
  async open(asker: Subject, id: string): Promise<{ view: FileView; content: ReadStream }> {
    const row = await this.database.one<FileRow>(`select * from guicheng.stored_file where id = $1`, [id]);
    if (!row || !(await this.maySee(asker, row))) throw new ApiException('NOT_FOUND');
    return { view: viewOf(row), content: createReadStream(join(this.environment.filesFolder, row.stored_as)) };
  }

  /** Views of the files with these ids, of one society; unknown ids are left out. */
  async viewsOf(society: string, ids: string[]): Promise<FileView[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.rows<FileRow>(
      `select * from guicheng.stored_file where society = $1 and id = any($2::uuid[]) order by uploaded_at`,
      [society, ids],
    );
    return rows.map(viewOf);
  }

  private async maySee(asker: Subject, row: FileRow): Promise<boolean> {
    const posts = heldPosts(asker);
    if (row.uploaded_by === asker.person.id) return true;
    const cases = await this.database.rows<{ society: string; applicant: string; addressed: string[] }>(
      `select c.society, c.applicant,
              array(select distinct h.organisation::text from guicheng.task t join guicheng.task_holder h on h.task = t.id
                     where t.stream = c.id) as addressed
         from guicheng.case_form f join guicheng.case_file c on c.id = f.case_id
        where c.society = $1 and exists (
          select 1 from jsonb_each(f.form) field where jsonb_typeof(field.value) = 'array' and field.value ? $2)`,
      [row.society, row.id],
    );
    return (
      cases.some((c) =>
        maySeeCase(asker.person.id, posts, { society: c.society, applicant: c.applicant, addressedTo: c.addressed }),
      ) || may(posts, 'read-sittings', row.society)
    );
  }

  /** Written beside and renamed, so that a file is whole or absent. */
  private async write(storedAs: string, content: Buffer): Promise<void> {
    const path = join(this.environment.filesFolder, storedAs);
    const partial = `${path}.${randomUUID()}.part`;
    await writeFile(partial, content, { flush: true });
    await rename(partial, path);
  }
}

function viewOf(row: FileRow): FileView {
  return { id: row.id, name: row.name, bytes: row.bytes, mediaType: row.media_type, sha256: row.sha256 };
}

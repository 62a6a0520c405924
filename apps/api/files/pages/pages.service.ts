import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePagesView } from '../../../../libs/contracts';
import { ENVIRONMENT } from '../../environment.token';
import type { ApiEnvironment } from '../../env';
import { ApiException } from '../../errors/api-exception';
import type { Subject } from '../../session/session.service';
import { FilesService, type StoredFile } from '../files.service';
import { PAGE_LIMITS } from './limits';
import { PageDrawer, type DrawnPage } from './page-drawer.service';

/** What a browser shows by itself. */
const IMAGES: readonly string[] = ['image/jpeg', 'image/png'];

/**
 * Pages of files as images. A page is drawn once: it then lies beside the files under the address of its file, which is a hash of what is
 * in it, so that it is never out of date. Backups leave these out (apps/cli/backup copies what rows speak of).
 */
@Injectable()
export class PagesService {
  /** Files that cannot be drawn, until the next start: what is asked for again and again is not tried again and again. */
  private readonly refused = new Map<string, Extract<DrawnPage, { refused: unknown }>>();
  private readonly underWay = new Map<string, Promise<DrawnPage>>();

  constructor(
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(PageDrawer) private readonly drawer: PageDrawer,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async view(asker: Subject, id: string): Promise<FilePagesView> {
    return this.viewOf(await this.files.opened(asker, id));
  }

  /** Of a file that the caller has already found the asker may see. */
  async viewOf(file: StoredFile): Promise<FilePagesView> {
    if (IMAGES.includes(file.media_type)) return { kind: 'image', pages: 1, total: 1, why: null };
    if (file.media_type !== 'application/pdf') return { kind: 'none', pages: 0, total: 0, why: 'kind' };
    const drawn = await this.drawn(file, 1);
    if ('refused' in drawn) return { kind: 'none', pages: 0, total: 0, why: drawn.refused };
    return { kind: 'pages', pages: Math.min(drawn.total, PAGE_LIMITS.pages), total: drawn.total, why: null };
  }

  async page(asker: Subject, id: string, page: number): Promise<{ mediaType: string; content: Buffer }> {
    return this.pageOf(await this.files.opened(asker, id), page);
  }

  async pageOf(file: StoredFile, page: number): Promise<{ mediaType: string; content: Buffer }> {
    if (page < 1 || page > PAGE_LIMITS.pages) throw new ApiException('NOT_FOUND');
    if (IMAGES.includes(file.media_type)) {
      if (page > 1) throw new ApiException('NOT_FOUND');
      const content = await this.files.content(file, PAGE_LIMITS.fileBytes);
      if (content === null) throw new ApiException('PREVIEW_NOT_POSSIBLE');
      return { mediaType: file.media_type, content };
    }
    if (file.media_type !== 'application/pdf') throw new ApiException('PREVIEW_NOT_POSSIBLE');
    const drawn = await this.drawn(file, page);
    if ('refused' in drawn) throw new ApiException('PREVIEW_NOT_POSSIBLE');
    if (drawn.png === null) throw new ApiException('NOT_FOUND');
    return { mediaType: 'image/png', content: Buffer.from(drawn.png) };
  }

  /** From where it lies, or drawn now; two who ask at once wait for the same drawing. */
  private drawn(file: StoredFile, page: number): Promise<DrawnPage> {
    const refused = this.refused.get(file.stored_as);
    if (refused !== undefined) return Promise.resolve(refused);
    const key = `${file.stored_as}.${page}`;
    const before = this.underWay.get(key);
    if (before !== undefined) return before;
    const work = this.keptOrDrawn(file, page).finally(() => this.underWay.delete(key));
    this.underWay.set(key, work);
    return work;
  }

  private async keptOrDrawn(file: StoredFile, page: number): Promise<DrawnPage> {
    const kept = await this.kept(file, page);
    if (kept !== null) return kept;
    const content = await this.files.content(file, PAGE_LIMITS.fileBytes);
    const drawn: DrawnPage = content === null ? { refused: 'too-large' } : await this.drawer.draw(content, page);
    if ('refused' in drawn) this.refused.set(file.stored_as, drawn);
    else if (drawn.png !== null) await this.keep(file, page, drawn.total, drawn.png);
    return drawn;
  }

  private folderOf({ stored_as }: StoredFile): string {
    return join(this.environment.filesFolder, 'pages', stored_as);
  }

  private async kept(file: StoredFile, page: number): Promise<DrawnPage | null> {
    const folder = this.folderOf(file);
    try {
      const total = Number(await readFile(join(folder, 'total'), 'utf8'));
      if (page > total) return { total, png: null };
      return { total, png: await readFile(join(folder, `${page}.png`)) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Written beside and renamed, so that a page is whole or absent. */
  private async keep(file: StoredFile, page: number, total: number, png: Uint8Array): Promise<void> {
    const folder = this.folderOf(file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const written: [string, string | Uint8Array][] = [
      [`${page}.png`, png],
      ['total', String(total)],
    ];
    for (const [name, content] of written) {
      const partial = join(folder, `${name}.${randomUUID()}.part`);
      await writeFile(partial, content);
      await rename(partial, join(folder, name));
    }
  }
}

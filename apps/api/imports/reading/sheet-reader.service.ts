import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ENVIRONMENT } from '../../environment.token';
import type { ApiEnvironment } from '../../env';
import { IMPORT_LIMITS, UnreadableSheet, type Unreadable } from './limits';
import type { ReadSheet } from './read-workbook';

type Told = { sheets: ReadSheet[] } | { unreadable: Unreadable };

/** From a file that somebody has sent to grids. One at a time: each may take half a gigabyte before it is ended. */
@Injectable()
export class SheetReader {
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(ENVIRONMENT) private readonly environment: ApiEnvironment) {}

  /** The sheets that can be seen, none of them empty. Throws `UnreadableSheet`. */
  read(name: string, content: Buffer): Promise<ReadSheet[]> {
    const reading = this.last.then(() => this.readNow(name, content));
    this.last = reading.catch(() => undefined);
    return reading;
  }

  private async readNow(name: string, content: Buffer): Promise<ReadSheet[]> {
    const told = await this.inThread(await kindOf(name, content), content);
    if ('unreadable' in told) throw new UnreadableSheet(told.unreadable);
    return told.sheets;
  }

  private inThread(kind: 'workbook' | 'text', content: Buffer): Promise<Told> {
    return new Promise((resolve) => {
      const thread = new Worker(join(__dirname, `sheet.thread${extname(__filename)}`), {
        workerData: { kind, content },
        // Nothing of the house's settings is any of its business.
        env: {},
        execArgv: this.environment.threadPreload === undefined ? [] : ['--require', this.environment.threadPreload],
        resourceLimits: { maxOldGenerationSizeMb: IMPORT_LIMITS.memoryMb },
      });
      const end = (told: Told) => {
        clearTimeout(timer);
        void thread.terminate();
        resolve(told);
      };
      const timer = setTimeout(() => end({ unreadable: 'SHEET_TOO_LARGE' }), IMPORT_LIMITS.timeMs);
      thread.on('message', end);
      thread.on('error', (error: NodeJS.ErrnoException) =>
        end({ unreadable: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'SHEET_TOO_LARGE' : 'SHEET_UNREADABLE' }),
      );
      thread.on('exit', () => end({ unreadable: 'SHEET_UNREADABLE' }));
    });
  }
}

/** A workbook with a password is a container of the older format around an encrypted one. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** By what it is, and only for text by its name. */
async function kindOf(name: string, content: Buffer): Promise<'workbook' | 'text'> {
  const type = (await fileTypeFromBuffer(content))?.mime;
  const extension = extname(name).toLowerCase();
  if (type === 'application/x-cfb')
    throw new UnreadableSheet(content.includes(ENCRYPTED) ? 'SHEET_PROTECTED' : 'SHEET_OLD_FORMAT');
  if (extension === '.xls' || extension === '.et') throw new UnreadableSheet('SHEET_OLD_FORMAT');
  if (extension === '.csv' && type === undefined) return 'text';
  if (extension === '.xlsx' && type !== undefined && WORKBOOKS.includes(type)) return 'workbook';
  throw new UnreadableSheet(extension === '.xlsx' || extension === '.csv' ? 'SHEET_UNREADABLE' : 'FILE_TYPE');
}
const WORKBOOKS = ['application/zip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

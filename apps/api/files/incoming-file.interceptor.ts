import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Observable } from 'rxjs';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';

/** A file that has come in and belongs nowhere yet: whoever takes it moves it away or removes it. */
export interface IncomingFile {
  originalname: string;
  path: string;
  bytes: number;
  sha256: string;
}

const MB = 1024 * 1024;
const FIELDS = { files: 1, fields: 5, fieldSize: 1_024, fieldNameSize: 100 };

/**
 * Takes one file from a request to the disk, counting and hashing it on its way: none is ever held in memory, and one that is larger than
 * the house allows is not written further than that.
 */
@Injectable()
export class IncomingFileInterceptor implements NestInterceptor {
  private readonly receive: ReturnType<ReturnType<typeof multer>['single']>;

  constructor(@Inject(ENVIRONMENT) { filesFolder, files }: ApiEnvironment) {
    const storage = new IncomingFolder(join(filesFolder, 'incoming'), files.limitMb);
    // The name comes as UTF-8 and is read as Latin-1 otherwise.
    this.receive = multer({ storage, limits: FIELDS, defParamCharset: 'utf8' }).single('file');
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    await new Promise<void>((resolve, reject) => {
      this.receive(http.getRequest<Request>(), http.getResponse<Response>(), (error: unknown) => {
        if (error === undefined || error === null) resolve();
        else reject(error instanceof ApiException ? error : new ApiException('BODY_INVALID', {}, 'file'));
      });
    });
    return next.handle();
  }
}

class IncomingFolder implements StorageEngine {
  constructor(
    private readonly folder: string,
    private readonly limitMb: number,
  ) {}

  _handleFile(_request: Request, file: Express.Multer.File, done: (error?: unknown, info?: Partial<IncomingFile>) => void): void {
    this.keep(file).then(
      (info) => done(undefined, info),
      (error: unknown) => done(error),
    );
  }

  _removeFile(_request: Request, file: Express.Multer.File, done: (error: Error | null) => void): void {
    rm(file.path, { force: true }).then(
      () => done(null),
      (error: Error) => done(error),
    );
  }

  private async keep({ stream }: Express.Multer.File): Promise<Omit<IncomingFile, 'originalname'>> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const hash = createHash('sha256');
    const file = createWriteStream(path, { mode: 0o600 });
    let bytes = 0;
    try {
      for await (const part of stream as AsyncIterable<Buffer>) {
        bytes += part.length;
        // What is too large is read to its end, so that the refusal is heard, and kept no further.
        if (bytes > this.limitMb * MB) continue;
        hash.update(part);
        if (!file.write(part)) await new Promise<void>((taken) => file.once('drain', () => taken()));
      }
      file.end();
      await finished(file);
      if (bytes > this.limitMb * MB) throw new ApiException('FILE_TOO_BIG', { limitMb: this.limitMb }, 'file');
      return { path, bytes, sha256: hash.digest('hex') };
    } catch (error) {
      file.destroy();
      await rm(path, { force: true });
      throw error;
    }
  }
}

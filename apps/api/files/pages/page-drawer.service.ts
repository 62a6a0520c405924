import { Inject, Injectable } from '@nestjs/common';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PreviewRefusal } from '../../../../libs/contracts';
import { ENVIRONMENT } from '../../environment.token';
import type { ApiEnvironment } from '../../env';
import { ApiException } from '../../errors/api-exception';
import { PAGE_LIMITS } from './limits';

/** A page as PNG, null where the file has no such page; or why none of it is drawn. */
export type DrawnPage = { total: number; png: Uint8Array | null } | { refused: Exclude<PreviewRefusal, 'kind'> };

/** Draws one page at a time, so that a file made to hang costs one core for a while and nobody a decision. */
@Injectable()
export class PageDrawer {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(@Inject(ENVIRONMENT) private readonly environment: ApiEnvironment) {}

  draw(content: Buffer, page: number): Promise<DrawnPage> {
    if (this.waiting >= PAGE_LIMITS.waiting) throw new ApiException('PREVIEW_BUSY');
    this.waiting += 1;
    const drawing = this.last.then(() => this.inThread(content, page)).finally(() => (this.waiting -= 1));
    this.last = drawing.catch(() => undefined);
    return drawing;
  }

  private inThread(content: Buffer, page: number): Promise<DrawnPage> {
    return new Promise((resolve) => {
      const thread = new Worker(join(__dirname, `page.thread${extname(__filename)}`), {
        workerData: { content, page },
        // Nothing of the house's settings is any of its business.
        env: {},
        execArgv: this.environment.threadPreload === undefined ? [] : ['--require', this.environment.threadPreload],
        resourceLimits: { maxOldGenerationSizeMb: PAGE_LIMITS.memoryMb },
        // What a library prints about somebody's file does not belong into the log.
        stdout: true,
        stderr: true,
      });
      const end = (drawn: DrawnPage) => {
        clearTimeout(timer);
        void thread.terminate();
        resolve(drawn);
      };
      const timer = setTimeout(() => end({ refused: 'too-large' }), PAGE_LIMITS.timeMs);
      thread.on('message', end);
      thread.on('error', (error: NodeJS.ErrnoException) =>
        end({ refused: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'damaged' }),
      );
      thread.on('exit', () => end({ refused: 'damaged' }));
    });
  }
}

import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Subscription } from 'rxjs';
import { CASES_VISIBLE, SITTINGS_VISIBLE } from '../../../libs/rights';
import { Database } from '../database';
import { Needs, type SignedRequest } from '../rights/permission';
import { SessionService, type Subject } from '../session/session.service';
import { LiveService } from './live.service';
import type { Change } from './recent-changes';

const CHECK_MS = 30_000;

/**
 * `GET /live`: server-sent events. A stream outlives the request that opened it, so the session is looked at again before every
 * event and every half minute, and the stream ends with it. A stream that comes back with `Last-Event-ID` hears what it missed, or
 * that everything is to be read again.
 */
@Controller('live')
export class LiveController {
  constructor(
    @Inject(LiveService) private readonly live: LiveService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @Needs('signed-in')
  open(@Req() request: SignedRequest, @Res() response: Response): void {
    const token = request.token ?? '';
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.write('retry: 2000\n\n');
    const heard = request.headers['last-event-id'];
    const pulse = setInterval(() => void look().catch(end), CHECK_MS);
    const subscription = new Subscription(() => {
      clearInterval(pulse);
      response.end();
    });
    const end = () => subscription.unsubscribe();
    // Writing behind the end would be an error that nobody catches.
    const write = (text: string) => (subscription.closed ? undefined : void response.write(text));
    const tell = async ({ id, topics }: Change) => {
      const asker = await this.sessions.look(token);
      if (!asker) return end();
      const mine = await this.visible(asker, topics);
      // The id goes on even where nothing of it is told: it says only how far the stream is.
      write(mine.length > 0 ? `id: ${id}\nevent: changed\ndata: ${JSON.stringify({ topics: mine })}\n\n` : `id: ${id}\n\n`);
    };
    const look = async () => ((await this.sessions.look(token)) ? write(': here\n\n') : end());
    // One after the other: whoever has heard an id has heard everything before it.
    let told = Promise.resolve();
    const hear = (change: Change) => void (told = told.then(() => tell(change)).catch(end));
    if (typeof heard === 'string') hear(this.live.since(heard));
    else write(`id: ${this.live.last()}\n\n`);
    subscription.add(this.live.changes.subscribe({ next: hear, complete: end }));
    request.on('close', end);
  }

  /** Topics of cases and sittings go only to those who see them; `inbox` and `notices` say nothing about anybody. */
  private async visible(asker: Pick<Subject, 'person' | 'posts'>, topics: string[]): Promise<string[]> {
    const kept: string[] = [];
    for (const topic of topics) {
      const [kind, id] = topic.split(':');
      if (!id) kept.push(topic);
      else if (kind === 'case') {
        const found = await this.database.one(`select 1 from guicheng.case_file c where c.id = $2 and ${CASES_VISIBLE}`, [
          asker.person.id,
          id,
        ]);
        if (found) kept.push(topic);
      } else {
        const found = await this.database.one(`select 1 from guicheng.sitting g where g.id = $2 and ${SITTINGS_VISIBLE}`, [
          asker.person.id,
          id,
        ]);
        if (found) kept.push(topic);
      }
    }
    return kept;
  }
}

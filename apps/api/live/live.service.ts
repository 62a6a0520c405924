import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { Subject as Topics, type Observable } from 'rxjs';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { RecentChanges, type Change } from './recent-changes';

const RECONNECT_MS = 1000;

/**
 * One connection that listens: to `guicheng_live`, whose topics are named by id only, and the pages then read again by themselves; and to
 * `guicheng_answered`, the ids of requests that the log has answered.
 */
@Injectable()
export class LiveService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly topics = new Topics<Change>();
  private readonly answers = new Topics<string>();
  private readonly recent = new RecentChanges();
  private client: Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(@Inject(ENVIRONMENT) private readonly environment: ApiEnvironment) {}

  get changes(): Observable<Change> {
    return this.topics.asObservable();
  }

  /** Ids of requests whose answer stands in the store. One that comes while nobody listens is never said again. */
  get answered(): Observable<string> {
    return this.answers.asObservable();
  }

  /** What happened after the event that somebody heard last. */
  since(id: string): Change {
    return this.recent.since(id);
  }

  /** Where a stream stands that begins now. */
  last(): string {
    return this.recent.last();
  }

  async onModuleInit(): Promise<void> {
    await this.listen();
  }

  /** Before the server closes, which waits until every stream has ended. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    this.topics.complete();
    this.answers.complete();
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new Client({ connectionString: this.environment.databaseUrl });
    client.on('notification', ({ channel, payload = '' }) =>
      channel === 'guicheng_answered' ? this.answers.next(payload) : this.publish(payload),
    );
    client.on('error', () => undefined);
    client.on('end', () => this.again());
    try {
      await client.connect();
      await client.query('listen guicheng_live; listen guicheng_answered');
      this.client = client;
      // Whatever happened while nobody listened: everybody reads again.
      this.tell(['*']);
    } catch {
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private publish(payload: string): void {
    try {
      const { topics } = JSON.parse(payload) as { topics?: unknown };
      if (Array.isArray(topics)) this.tell(topics.filter((topic) => typeof topic === 'string'));
    } catch {
      this.log.warn('a notification was not understood');
    }
  }

  private tell(topics: string[]): void {
    this.topics.next(this.recent.add(topics));
  }

  private again(): void {
    if (this.stopped || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.listen();
    }, RECONNECT_MS);
  }
}

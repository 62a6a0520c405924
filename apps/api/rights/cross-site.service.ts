import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../database';

const WINDOW_MS = 60_000;

/**
 * Requests that another site may have sent: refused, and on the record. Whoever can make a browser send one can make it send a
 * thousand, so the first of a route is written at once and those that follow within a minute are counted into one row.
 */
@Injectable()
export class CrossSiteService implements BeforeApplicationShutdown {
  private readonly counted = new Map<string, { more: number; timer: NodeJS.Timeout }>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async record(route: string): Promise<void> {
    const known = this.counted.get(route);
    if (known) {
      known.more += 1;
      return;
    }
    const timer = setTimeout(() => void this.close(route).catch(() => undefined), WINDOW_MS);
    timer.unref();
    this.counted.set(route, { more: 0, timer });
    await this.write(route, 1);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.counted.keys()].map((route) => this.close(route)));
  }

  private async close(route: string): Promise<void> {
    const known = this.counted.get(route);
    if (!known) return;
    clearTimeout(known.timer);
    this.counted.delete(route);
    if (known.more > 0) await this.write(route, known.more);
  }

  /** Nobody is named: the request's own cookie is exactly what cannot be believed here. */
  private async write(route: string, count: number): Promise<void> {
    await this.database.rows(`insert into guicheng.attempt (action, code, details) values ('cross-site', 'FORBIDDEN', $1)`, [
      JSON.stringify({ route, count }),
    ]);
  }
}

import type { Calendar, Program } from '../../procedure';
import type { StreamWorld } from '../../procedure/streams';
import type { Sql } from '../sql';

const LIMIT = 200;

/**
 * Programs and calendars by hash and version. They never change once published, so a process keeps those that it has read; the oldest
 * goes when there are too many.
 */
export class Worlds {
  private readonly programs = new Map<string, Program>();
  private readonly calendars = new Map<string, Calendar>();

  async of(sql: Sql, programHash: string | null, calendar: string | null): Promise<StreamWorld> {
    return {
      program: programHash === null ? null : await this.program(sql, programHash),
      calendar: calendar === null ? null : await this.calendar(sql, calendar),
    };
  }

  private program(sql: Sql, hash: string): Promise<Program> {
    return kept(this.programs, hash, async () => {
      const row = await sql.one<{ program: Program }>('select program from guicheng.program where hash = $1', [hash]);
      if (row === null) throw new Error(`program ${hash} is not published`);
      return row.program;
    });
  }

  private calendar(sql: Sql, version: string): Promise<Calendar> {
    return kept(this.calendars, version, async () => {
      const row = await sql.one<{ calendar: Calendar }>('select calendar from guicheng.calendar where version = $1', [version]);
      if (row === null) throw new Error(`calendar ${version} is not stored`);
      return row.calendar;
    });
  }
}

async function kept<Value>(cache: Map<string, Value>, key: string, read: () => Promise<Value>): Promise<Value> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = await read();
  const oldest = cache.keys().next();
  if (cache.size >= LIMIT && oldest.done !== true) cache.delete(oldest.value);
  cache.set(key, value);
  return value;
}

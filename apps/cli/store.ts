import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DATABASE, prepareDatabase, withDatabase, type RoleUrls } from '../../libs/runtime/database';
import { holderOf, takeLock } from '../../libs/runtime/lock';
import { startPostgres } from '../../libs/runtime/postgres';
import { secretsOf } from '../../libs/runtime/secrets';
import type { CliEnvironment } from './env';
import type { Layout } from './layout';

/** How the other commands reach what runs; written by `dev`, readable by its user only. */
export interface Running {
  pid: number;
  /** The administrator's address of the database. */
  databaseUrl: string;
  temporalAddress: string | null;
  port: number | null;
}

export interface OpenStore {
  /** The administrator's address of Guicheng's database. */
  adminUrl: string;
  urls: RoleUrls;
  close(): Promise<void>;
}

export function writeRunning(layout: Layout, running: Running): void {
  writeFileSync(layout.running, `${JSON.stringify(running)}\n`, { mode: 0o600 });
}

export function forgetRunning(layout: Layout): void {
  rmSync(layout.running, { force: true });
}

/** What runs on the data folder now, or null. */
export function runningOn(layout: Layout): Running | null {
  const holder = holderOf(layout.folder);
  if (holder === null) return null;
  try {
    const running = JSON.parse(readFileSync(layout.running, 'utf8')) as Running;
    return running.pid === holder ? running : null;
  } catch {
    return null;
  }
}

/** Gives the store of a data folder: that of a running Guicheng, the server of DATABASE_URL, or its own PostgreSQL started for the while. */
export async function openStore(layout: Layout, environment: CliEnvironment): Promise<OpenStore> {
  const { passwords } = secretsOf(layout.secrets);
  const running = runningOn(layout);
  const known = environment.databaseUrl ?? running?.databaseUrl;
  if (known) return { adminUrl: known, urls: await prepareDatabase(known, passwords), close: () => Promise.resolve() };
  const lock = takeLock(layout.folder);
  try {
    const server = await startPostgres({ dataDir: layout.postgres, durable: true });
    const urls = await prepareDatabase(server.url(), passwords, DATABASE);
    const close = async (): Promise<void> => {
      await server.stop();
      lock.release();
    };
    return { adminUrl: withDatabase(server.url(), DATABASE), urls, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DATABASE, prepareDatabase, roleUrls, withDatabase, type RoleUrls } from '../../libs/runtime/database';
import { holderOf, takeLock } from '../../libs/runtime/lock';
import { startPostgres } from '../../libs/runtime/postgres';
import { StartProblem } from '../../libs/runtime/problem';
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

/** The keys of a house: those of its deployment, else of its data folder. A deployment's are never made up: what others wrote could not be read. */
export function keysOf(layout: Layout, { deployment }: CliEnvironment, name: 'payloadKeys' | 'sealingKeys'): string {
  if (deployment === null) return secretsOf(layout.secrets)[name];
  const keys = deployment[name];
  if (keys !== null) return keys;
  const variable = name === 'payloadKeys' ? 'GUICHENG_PAYLOAD_KEYS' : 'GUICHENG_SEALING_KEYS';
  throw new StartProblem('Environment', `${variable} is not set`, 'It stands in .env: docker compose run --rm console …');
}

/**
 * Gives the store of a house: of a deployment with the passwords that it has (making its roles again with others would lock the running parts
 * out); else of a data folder: that of a running Guicheng, the server of DATABASE_URL, or its own PostgreSQL started for the while.
 */
export async function openStore(layout: Layout, environment: CliEnvironment): Promise<OpenStore> {
  const { deployment } = environment;
  if (deployment !== null) {
    const { adminUrl, passwords } = deployment;
    return { adminUrl, urls: roleUrls(adminUrl, passwords), close: () => Promise.resolve() };
  }
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

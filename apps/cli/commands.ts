import type { ParseArgsConfig } from 'node:util';
import { backup } from './backup/backup.command';
import { restore } from './backup/restore.command';
import { composeEnvironment } from './compose-env.command';
import { dev } from './dev/dev.command';
import { doctor } from './doctor.command';
import type { Invocation } from './invocation';
import { migrateCommand } from './migrate.command';
import { reconcile } from './reconcile.command';
import { workerHealth } from './worker-health.command';

export interface Command {
  options: NonNullable<ParseArgsConfig['options']>;
  /** Gives the exit code. */
  run(invocation: Invocation): Promise<number>;
}

const DATA = { data: { type: 'string' } } as const;

/** Every command by its name. */
export const COMMANDS: Record<string, Command> = {
  dev: {
    options: { ...DATA, port: { type: 'string' }, host: { type: 'string' }, headless: { type: 'boolean' } },
    run: dev,
  },
  doctor: { options: DATA, run: doctor },
  migrate: { options: { demo: { type: 'boolean' } }, run: migrateCommand },
  reconcile: { options: { ...DATA, resume: { type: 'boolean' } }, run: reconcile },
  backup: { options: DATA, run: backup },
  restore: { options: DATA, run: restore },
  'worker-health': { options: {}, run: workerHealth },
  'compose-env': { options: { force: { type: 'boolean' } }, run: composeEnvironment },
};

export const USAGE = `Usage: npx --no guicheng COMMAND

  dev [--data DIR] [--port N] [--headless]   start everything on this machine ("npm start" does this and more)
  doctor [--data DIR]                        say what this machine has and what is missing
  backup DIR [--data DIR]                    write PostgreSQL and the files into DIR
  restore DIR [--data DIR]                   read a backup into an empty data folder
  reconcile [--resume] [--data DIR]          compare the open matters with Temporal; --resume starts the missing ones again
  migrate [--demo]                           bring the database of DATABASE_URL to this release (see docker-compose.yml)
  worker-health                              for a container: does a worker fetch work from TEMPORAL_ADDRESS?
  compose-env                                write .env with random secrets for docker compose

The data folder is .guicheng in the clone. DATABASE_URL and TEMPORAL_ADDRESS name servers to use instead of those that come along.`;

import type { ParseArgsConfig } from 'node:util';
import { admin } from './admin.command';
import { backup } from './backup/backup.command';
import { restore } from './backup/restore.command';
import { calendarCommand } from './calendar.command';
import { checkCommand } from './check/check.command';
import { composeEnvironment } from './compose-env.command';
import { coverageCommand } from './coverage.command';
import { dev } from './dev/dev.command';
import { doctor } from './doctor.command';
import { erase } from './erase.command';
import { exportCommand } from './export.command';
import type { Invocation } from './invocation';
import { messages } from './messages.command';
import { migrateCommand } from './migrate.command';
import { reconcile } from './reconcile.command';
import { simulateCommand } from './simulate/simulate.command';
import { verifyCommand } from './verify.command';
import { workerHealth } from './worker-health.command';

export interface Command {
  options: NonNullable<ParseArgsConfig['options']>;
  /** Gives the exit code. */
  run(invocation: Invocation): Promise<number>;
}

const DATA = { data: { type: 'string' } } as const;

function texts(...names: string[]): Command['options'] {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
}

/** Every command by its name. */
export const COMMANDS: Record<string, Command> = {
  dev: {
    options: {
      ...DATA,
      port: { type: 'string' },
      host: { type: 'string' },
      headless: { type: 'boolean' },
      practice: { type: 'boolean' },
    },
    run: dev,
  },
  doctor: { options: DATA, run: doctor },
  migrate: { options: { demo: { type: 'boolean' }, practice: { type: 'boolean' } }, run: migrateCommand },
  reconcile: { options: { ...DATA, resume: { type: 'boolean' }, json: { type: 'boolean' } }, run: reconcile },
  export: { options: { ...DATA, ...texts('out', 'against'), 'without-words': { type: 'boolean' } }, run: exportCommand },
  verify: { options: { ...texts('key', 'checkpoint'), json: { type: 'boolean' } }, run: verifyCommand },
  simulate: {
    options: { ...texts('script', 'jurisdiction', 'lang'), json: { type: 'boolean' }, 'without-rules': { type: 'boolean' } },
    run: simulateCommand,
  },
  check: { options: { ...texts('jurisdiction', 'lang', 'script'), json: { type: 'boolean' } }, run: checkCommand },
  coverage: { options: { ...texts('jurisdiction', 'lang'), json: { type: 'boolean' } }, run: coverageCommand },
  erase: { options: { ...DATA, ...texts('person', 'organisation', 'value', 'reason'), yes: { type: 'boolean' } }, run: erase },
  calendar: { options: { ...DATA, yes: { type: 'boolean' } }, run: calendarCommand },
  admin: {
    options: {
      ...DATA,
      ...texts('login', 'name', 'profile', 'organisation', 'jurisdiction', 'role', 'url'),
      ...texts('administrator', 'system', 'security', 'log'),
    },
    run: admin,
  },
  messages: { options: { ...DATA, all: { type: 'boolean' } }, run: messages },
  backup: { options: DATA, run: backup },
  restore: { options: { ...DATA, secrets: { type: 'string' } }, run: restore },
  'worker-health': { options: {}, run: workerHealth },
  'compose-env': { options: { force: { type: 'boolean' } }, run: composeEnvironment },
};

export const USAGE = `Usage: npx --no guicheng COMMAND

  dev [--data DIR] [--port N] [--headless] [--practice]
                                             start everything on this machine ("npm start" does this and more); --practice: a house to
                                             practise in (演练), which says so on every page and sends nothing
  doctor [--data DIR]                        say what this machine has and what is missing
  admin create --login LOGIN --name NAME [--organisation NAME] [--profile general|mlps-3] [--role POST] [--url ADDRESS]
                                             the first administrator of an empty deployment; prints a link to his password
  admin profile mlps-3 --system LOGIN --security LOGIN --log LOGIN, or: admin profile general --administrator LOGIN
  backup DIR [--data DIR]                    write PostgreSQL and the files into DIR
  restore DIR --secrets FILE [--data DIR]    read a backup into an empty data folder; FILE: secrets.json of the folder it was taken of
  reconcile [--resume] [--json] [--data DIR] compare log, tree, tables and Temporal, and name every difference; --resume restarts workflows
  export CASE… --out FILE [--against CHECKPOINT] [--without-words] [--data DIR]
                                             cases and sittings with all that proves them
  verify FILE [--key KEY] [--checkpoint FILE] [--json]
                                             an export or a receipt, offline: exit code 0 whole, 1 changed (and where), 2 unreadable
  check FILE… [--jurisdiction CN-TJ] [--lang en] [--json] [--script DIR]
                                             what stands in the way of publishing a template, an overlay or a procedure of the catalogue: exit code
                                             0 clean, 1 findings, 2 unreadable; --script DIR writes each counter-example for simulate
  simulate TEMPLATE --script FILE [--jurisdiction CN-TJ] [--lang en] [--json] [--without-rules]
                                             play a scenario on a procedure, day by day: exit code 0 as expected, 1 otherwise, 2 unreadable;
                                             --without-rules lets through what the rules of the texts would refuse
  coverage [--jurisdiction CN-TJ] [--lang en] [--json]
                                             which sentence of which text is carried by which step, and why the others are not
  erase --person ID --reason TEXT [--yes] [--data DIR]
                                             destroy somebody's words for ever; also --organisation ID, --value COMMITMENT
  calendar VERSION [--yes] [--data DIR]      what a new list of days off does to running time limits; --yes tells the open cases
  migrate [--demo]                           bring the database of DATABASE_URL to this release (see docker-compose.yml)
  worker-health                              for a container: does a worker fetch work from TEMPORAL_ADDRESS?
  compose-env                                write .env with random secrets for docker compose

The data folder is .guicheng in the clone. DATABASE_URL and TEMPORAL_ADDRESS name servers to use instead of those that come along.`;

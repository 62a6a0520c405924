/**
 * Where the product leaves PostgreSQL and comes back to it: every source that reaches another store, another program or another house. Each
 * call that a process may die at has its place in `every-crossing.test.ts` or another test; `architecture/crossings.test.ts` finds sources that
 * stand nowhere here, and calls of the ports that nobody kills.
 */
import type { Crossing } from './dying';

/** Calls of the ports between which and the store a process is killed, before and after. */
export const CALLS: { port: Crossing['port']; method: string; test: string }[] = [
  { port: 'record', method: 'append', test: 'crash-points.test.ts, closing.test.ts, every-crossing.test.ts' },
  { port: 'record', method: 'load', test: 'every-crossing.test.ts' },
  { port: 'record', method: 'suspend', test: 'every-crossing.test.ts' },
  { port: 'record', method: 'release', test: 'every-crossing.test.ts' },
  { port: 'engine', method: 'submit', test: 'every-crossing.test.ts' },
  { port: 'engine', method: 'submitAgain', test: 'every-crossing.test.ts' },
  { port: 'engine', method: 'deliver', test: 'every-crossing.test.ts' },
  { port: 'engine', method: 'sync', test: 'every-crossing.test.ts' },
];

/** Methods of the engine at which nothing is between two stores. */
export const ONLY_READ: Record<string, string> = {
  lazily: 'makes the connection',
  close: 'ends the connection',
  position: 'asks where a workflow stands',
  answersInHistory: 'reads a history',
  restartFailing:
    'ends a workflow that cannot go on: whoever dies behind it leaves it to the next click, to its overdue clock, or to the start (`integration/stuck-workflow.test.ts`)',
};

/** Sources that reach outside, and why a process may die there. */
export const SOURCES: Record<string, string> = {
  'libs/engine/client.ts': 'the engine: CALLS',
  'libs/engine/failing.ts': 'reads the history of a run',
  'libs/engine/traced.ts': 'wraps the calls of the client',
  'libs/persistence/sql.ts': 'PostgreSQL itself: one transaction, or none of it',
  'libs/persistence/relay/relay.ts': 'a connection that listens; what it misses is polled',
  'libs/persistence/secret-ballots/ballot-keys.ts':
    'the key lies on the disk before its vote is stored, and goes after its count is: both are swept (`integration/secret-votes.test.ts`)',
  'libs/files/folder-store.ts': 'a file is whole under its hash before its row is stored; without one it is nobody’s',
  'libs/files/s3-store.ts': 'the same in another store',
  'libs/files/scanner.ts': 'asks about a file that is not stored yet',
  'libs/files/structure.ts': 'reads a file that is not stored yet',
  'libs/notices/channels/mail.ts':
    'an entry is claimed before it is sent and noted after: who dies between sends it twice (`integration/messages.test.ts`)',
  'libs/notices/channels/webhook.ts': 'the same; its receiver knows a delivery by its id',
  'libs/notices/channels/public-address.ts': 'asks for an address',
  'libs/sign-in/oidc.ts': 'asks another house who somebody is; nothing is stored before',
  'libs/record/report/report.ts': 'reads the words of the report',
  'libs/operation/operation-server.ts': 'answers whoever runs the house',
  'apps/api/database.ts': 'PostgreSQL itself: statements that read',
  'apps/api/env.ts': 'reads the settings',
  'apps/api/env.files.ts': 'reads the settings',
  'apps/api/env.proxies.ts': 'reads the settings',
  'apps/api/static.ts': 'reads the pages',
  'apps/api/live/live.service.ts': 'a connection that listens; who missed something asks again',
  'apps/api/files/incoming-file.interceptor.ts': 'what comes in lies apart until it is whole',
  'apps/api/files/files.service.ts': 'what comes in lies apart until it is whole',
  'apps/api/files/pages/pages.service.ts': 'pictures of pages, made again where they are missing',
  'apps/worker/env.channels.ts': 'reads the settings',
  'apps/worker/main.ts': 'the process itself',
  'apps/worker/worker.service.ts': 'the process itself',
  'apps/worker/worker.module.ts': 'the process itself',
  'apps/auditor/checkpoint-folder.ts': 'tiles are whole before the checkpoint that names them (`integration/record.test.ts`)',
  'apps/auditor/signing-key.ts': 'made once, at the first start',
};

import { join, resolve } from 'node:path';

/** Root of the clone: this file runs as dist/apps/cli/layout.js. */
export const ROOT = resolve(__dirname, '..', '..', '..');
export const DEFAULT_PORT = 7350;

/** Where a data folder keeps what. */
export interface Layout {
  folder: string;
  postgres: string;
  temporalFile: string;
  /** Uploaded files, by hash. */
  files: string;
  secrets: string;
  /** The auditor's own; no other process is told where it is. */
  signingKey: string;
  /** Keys of secret votes that are open. The worker's own: no backup takes them, no other process is told where they are. */
  ballotKeys: string;
  /** Signed checkpoints and the tree's tiles: to be copied off the machine. */
  checkpoints: string;
  logs: string;
  /** How to reach the running parts; there only while they run. */
  running: string;
}

export function layoutOf(folder: string): Layout {
  return {
    folder,
    postgres: join(folder, 'postgres'),
    temporalFile: join(folder, 'temporal', 'temporal.db'),
    files: join(folder, 'files'),
    secrets: join(folder, 'secrets.json'),
    signingKey: join(folder, 'auditor', 'signing.key'),
    ballotKeys: join(folder, 'worker', 'ballot-keys'),
    checkpoints: join(folder, 'checkpoints'),
    logs: join(folder, 'logs'),
    running: join(folder, 'running.json'),
  };
}

/** The folder that was meant: as typed, else `.guicheng` in the clone. */
export function dataFolder(typed: string | undefined, typedIn: string): string {
  return typed === undefined ? join(ROOT, '.guicheng') : resolve(typedIn, typed);
}

/** What is run: paths of the build. */
export const BUILT = {
  api: join(ROOT, 'dist', 'apps', 'api', 'main.js'),
  worker: join(ROOT, 'dist', 'apps', 'worker', 'main.js'),
  auditor: join(ROOT, 'dist', 'apps', 'auditor', 'main.js'),
  bundle: join(ROOT, 'dist', 'workflow-bundle.js'),
  web: join(ROOT, 'dist', 'web'),
};

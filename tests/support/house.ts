import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withClient } from '../../libs/runtime/database';
import { freePort } from '../../libs/runtime/ports';
import { startProcess, type ManagedProcess } from '../../libs/runtime/process';
import { until } from '../../libs/testing/http-client';

const ROOT = resolve(__dirname, '..', '..');
const READY_MS = 120_000;
const STOP_MS = 40_000;

/** The whole product as a user starts it: `guicheng dev` on a data folder of its own, with the demo. */
export interface House {
  base: string;
  folder: string;
  process: ManagedProcess;
  /** Everything that it said since it started. */
  said: string[];
  /** The store, as its owner. */
  databaseUrl(): string;
  /** A statement as the owner of the store: what another day, or a person outside, would bring about. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A new version of a parameter's value, as its owner would set it. */
  setParameter(organisation: string, parameter: string, value: unknown): Promise<void>;
  /** Ends it in order; the folder stays when it is to be started again. */
  stop(keepFolder?: boolean): Promise<void>;
}

export interface HouseChoice {
  /** Where it listens: another house must know the way back before it starts. */
  port?: number;
  /** Variables besides those of this process. */
  environment?: Record<string, string>;
  /** What is typed besides. */
  flags?: string[];
}

export async function startHouse(
  folder = mkdtempSync(join(tmpdir(), 'guicheng-house-')),
  choice: HouseChoice = {},
): Promise<House> {
  const port = choice.port ?? (await freePort());
  const said: string[] = [];
  const started = await startProcess(
    'guicheng',
    process.execPath,
    [
      join(ROOT, 'dist', 'apps', 'cli', 'main.js'),
      'dev',
      '--data',
      folder,
      '--port',
      String(port),
      '--headless',
      ...(choice.flags ?? []),
    ],
    { cwd: ROOT, env: { ...process.env, ...choice.environment } as Record<string, string>, onLine: (line) => said.push(line) },
  );
  await until('"Guicheng ready" or its end', READY_MS, () => Promise.resolve(!started.running() || isReady(said)));
  if (!isReady(said)) {
    // The port was free when it was chosen; many others choose theirs before the pages come to it.
    const isTaken = said.some((line) => line.includes('in use') && line.includes(String(port)));
    if (choice.port === undefined && isTaken) return startHouse(folder, choice);
    throw new Error(`guicheng dev ended:\n${said.join('\n')}`);
  }
  const databaseUrl = () =>
    (JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { databaseUrl: string }).databaseUrl;
  const owner = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(databaseUrl(), async (client) => (await client.query(text, values)).rows as Row[]);
  return {
    base: `http://127.0.0.1:${port}`,
    folder,
    process: started,
    said,
    databaseUrl,
    owner,
    async setParameter(organisation, parameter, value) {
      await owner(
        `insert into guicheng.parameter_value (organisation, parameter, version, value, set_at)
         select $1, $2, coalesce(max(version), 0) + 1, $3, guicheng.record_now() from guicheng.parameter_value
          where organisation = $1 and parameter = $2`,
        [organisation, parameter, JSON.stringify(value)],
      );
    },
    async stop(keepFolder = false) {
      await started.stop('SIGINT', STOP_MS);
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isReady(said: string[]): boolean {
  return said.some((line) => line.startsWith('Guicheng ready'));
}

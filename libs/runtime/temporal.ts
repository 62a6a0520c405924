import { Connection } from '@temporalio/client';
import type { ManagedProcess, Exit } from './process';
import { waitFor } from './process';
import { reasonOf } from './problem';

/** A running Temporal server on 127.0.0.1, the CLI's or the production one. */
export interface RunningTemporal {
  readonly address: string;
  /** Of the server, not of the CLI: `1.29.1`. */
  readonly version: string;
  readonly pid: number;
  readonly process: ManagedProcess;
  readonly uiPort: number | null;
  stop(): Promise<Exit>;
  kill(signal?: NodeJS.Signals): Promise<Exit>;
}

/** The server version of the binaries that the project is tested with. */
export const TEMPORAL_SERVER_VERSION = '1.29.1';

/**
 * For a few workers. By default a shard looks for what is to be begun twenty times a second at most, and whoever files just behind another
 * waits for it; and a queue lies in four parts, so that what is put into one at which no worker is asking just then waits two seconds.
 */
export const DYNAMIC_CONFIG: Readonly<Record<string, number>> = {
  'history.transferProcessorMaxPollRPS': 1_000,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

/** As the server reads it from a file. JSON is YAML. */
export const dynamicConfigFile = (): Record<string, { value: number }[]> =>
  Object.fromEntries(Object.entries(DYNAMIC_CONFIG).map(([key, value]) => [key, [{ value }]]));

/**
 * Waits until the server answers for the namespace. Gives the server's version, or what stood in the way. `failed` ends the wait early.
 */
export async function awaitTemporal(
  address: string,
  namespace: string,
  timeoutMs: number,
  failed: () => boolean = () => false,
): Promise<{ version: string } | { failure: string }> {
  let failure = `nothing answered on ${address}`;
  const answer = await waitFor(
    () =>
      askTemporal(address, namespace).catch((error: unknown) => {
        failure = reasonOf(error);
        return null;
      }),
    timeoutMs,
    failed,
    100,
  );
  return answer ?? { failure };
}

async function askTemporal(address: string, namespace: string): Promise<{ version: string }> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace }));
    const info = await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.getSystemInfo({}));
    return { version: info.serverVersion ?? 'unknown' };
  } finally {
    await connection.close();
  }
}

/**
 * Registers the namespace where it is missing, and waits until it can be used. Closed workflows stay readable for the days given.
 */
export async function ensureNamespace(address: string, namespace: string, retentionDays: number): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (retentionDays * 24 * 60 * 60) as unknown as Long },
    });
  } catch (error) {
    if (!/already (exists|registered)/i.test(reasonOf(error))) throw error;
  } finally {
    await connection.close();
  }
}

type Long = NonNullable<
  NonNullable<Parameters<Connection['workflowService']['registerNamespace']>[0]['workflowExecutionRetentionPeriod']>['seconds']
>;

/** The one place of this app that reads the environment; every problem is listed at once. */
import { parsePayloadKeys } from '../../libs/engine';
import { readOperation, readTraces, type OperationAddress } from '../../libs/operation';
import { readChannels, type ChannelSettings } from './env.channels';

export interface WorkerEnvironment {
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  payloadKeys: string;
  /** The bundle that the build made; without it the workflows are bundled at start. */
  workflowBundle: string | null;
  /** Where whoever runs the house asks how it is; null: nowhere. */
  operation: OperationAddress | null;
  /** The collector of traces; null: none. */
  traces: string | null;
  /** A folder of the worker's own for the keys of secret votes; without it none can be held. Never part of a backup. */
  ballotKeys: string | null;
  /** Where messages go that leave the house. */
  channels: ChannelSettings;
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): WorkerEnvironment {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = source[name];
    if (!value) problems.push(`${name} is not set.`);
    return value ?? '';
  };
  const environment: WorkerEnvironment = {
    databaseUrl: required('DATABASE_URL_WORKER'),
    temporalAddress: required('TEMPORAL_ADDRESS'),
    temporalNamespace: source['TEMPORAL_NAMESPACE'] ?? 'guicheng',
    payloadKeys: required('GUICHENG_PAYLOAD_KEYS'),
    workflowBundle: source['GUICHENG_WORKFLOW_BUNDLE'] ?? null,
    operation: readOperation(source, problems),
    traces: readTraces(source, problems),
    ballotKeys: source['GUICHENG_BALLOT_KEYS'] ?? null,
    channels: readChannels(source, problems),
  };
  if (environment.payloadKeys !== '') {
    try {
      parsePayloadKeys(environment.payloadKeys);
    } catch (error) {
      problems.push(`GUICHENG_PAYLOAD_KEYS: ${(error as Error).message}.`);
    }
  }
  if (problems.length > 0) throw new Error(`The worker cannot start:\n- ${problems.join('\n- ')}`);
  return environment;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readOperation, readTraces, type OperationAddress } from '../../libs/operation';
import { readTrustedProxies } from './env.proxies';
import { readFiles, type FileSettings } from './env.files';
import { REQUEST_LIMITS, type RequestLimits } from './request-limits';
import { readSignIn, type SignInSettings } from './env.sign-in';

/** The one place of this app that reads the environment; every problem is listed at once. */
export interface ApiEnvironment {
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  payloadKeys: string;
  host: string;
  port: number;
  /** Whose word about the caller's address and TLS is taken. */
  trustedProxies: string[];
  /** Where files come in and lie, and pages that were drawn of them. */
  filesFolder: string;
  files: FileSettings;
  webFolder: string | null;
  /** The description of the interface; null: run from the sources, where no build has made it. */
  openApiFile: string | null;
  /** Shows the demo accounts on the sign-in page. Never together with another address than loopback. */
  demo: boolean;
  /** Keys that wrap the keys of sealed words. */
  sealingKeys: string;
  signIn: SignInSettings;
  /** Every request gets a line in the log; without it only what somebody should look at. */
  logRequests: boolean;
  /** Null: tests ask more than people do. */
  requestLimits: RequestLimits | null;
  /** Where whoever runs the house asks how it is; null: nowhere. */
  operation: OperationAddress | null;
  /** The collector of traces; null: none. */
  traces: string | null;
  /** What a thread must load first: tests run from the sources. What is built needs nothing. */
  threadPreload?: string;
}

/** Beside the server's JavaScript. */
const OPENAPI = resolve(__dirname, '..', '..', 'openapi.json');
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): ApiEnvironment {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = source[name];
    if (!value) problems.push(`${name} is not set.`);
    return value ?? '';
  };
  const port = Number(source['PORT'] ?? '7350');
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push('PORT must be a number from 0 to 65535.');
  const environment: ApiEnvironment = {
    databaseUrl: required('DATABASE_URL_API'),
    temporalAddress: required('TEMPORAL_ADDRESS'),
    temporalNamespace: source['TEMPORAL_NAMESPACE'] ?? 'guicheng',
    payloadKeys: required('GUICHENG_PAYLOAD_KEYS'),
    host: source['HOST'] ?? '127.0.0.1',
    port,
    trustedProxies: readTrustedProxies(source, problems),
    filesFolder: required('GUICHENG_FILES'),
    files: readFiles(source, problems),
    webFolder: source['GUICHENG_WEB'] ?? null,
    openApiFile: existsSync(OPENAPI) ? OPENAPI : null,
    demo: source['GUICHENG_DEMO'] === '1',
    sealingKeys: required('GUICHENG_SEALING_KEYS'),
    signIn: readSignIn(source, problems),
    logRequests: true,
    requestLimits: REQUEST_LIMITS,
    operation: readOperation(source, problems),
    traces: readTraces(source, problems),
  };
  if (environment.demo && !LOOPBACK.includes(environment.host)) {
    problems.push('HOST must be 127.0.0.1 while demo accounts exist (GUICHENG_DEMO=1).');
  }
  if (problems.length > 0) throw new Error(`The API cannot start:\n- ${problems.join('\n- ')}`);
  return environment;
}

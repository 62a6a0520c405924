/** The API and a worker in this process on real PostgreSQL and Temporal, with the demo's people; the store is open to the test. */
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { join } from 'node:path';
import type { FileSettings } from '../../apps/api/env.files';
import type { SignInSettings } from '../../apps/api/env.sign-in';
import { createApi } from '../../apps/api/main';
import type { ChannelSettings } from '../../apps/worker/env.channels';
import { startWorker } from '../../apps/worker/main';
import type { OperationAddress } from '../../libs/operation';
import { randomSecrets } from '../../libs/runtime/secrets';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { holdToContract } from './contract';
import { seedChecked } from './seeded';

export interface RunningApi {
  base: string;
  environment: TestEnvironment;
  app: NestExpressApplication;
  /** What opens the sealed words. */
  sealingKeys: string;
  stop(): Promise<void>;
}

export interface ApiChoice {
  /** False: as a deployment, where administrators must have a second factor. */
  demo?: boolean;
  /** A house to practise in. */
  practice?: boolean;
  /** Where messages go that leave the house; otherwise nowhere. */
  channels?: Partial<ChannelSettings>;
  /** Where files lie and who looks at them; otherwise the folder, and nobody. */
  files?: Partial<FileSettings>;
  /** Who else signs people in. */
  signIn?: Partial<SignInSettings>;
  /** Where it listens: another house must know the way back before it starts. */
  port?: number;
  /** Where whoever runs the house asks how it is; port 0: any. Absent: nowhere. */
  operation?: OperationAddress;
  /** Single options of the Temporal worker: timers that run faster. */
  worker?: Parameters<typeof startWorker>[1];
}

export async function startApi({
  demo = true,
  practice = false,
  channels = {},
  signIn = {},
  port = 0,
  operation,
  files = {},
  worker: further = {},
}: ApiChoice = {}): Promise<RunningApi> {
  const environment = await startEnvironment();
  await seedChecked(environment.urls.owner, practice);
  const settings = environment.workerEnvironment();
  const { sealingKeys } = randomSecrets();
  const app: NestExpressApplication = await createApi({
    databaseUrl: environment.urls.api,
    temporalAddress: settings.temporalAddress,
    temporalNamespace: settings.temporalNamespace,
    payloadKeys: settings.payloadKeys,
    host: '127.0.0.1',
    port: 0,
    trustedProxies: ['loopback'],
    filesFolder: join(environment.folder, 'files'),
    files: { limitMb: 20, s3: null, clamd: null, ...files },
    webFolder: null,
    openApiFile: holdToContract(),
    demo,
    threadPreload: require.resolve('../../libs/testing/run-typescript.cjs'),
    sealingKeys,
    logRequests: false,
    requestLimits: null,
    operation: operation ?? null,
    traces: null,
    signIn: { ...NOBODY_ELSE, keys: randomSecrets().signInKeys, ...signIn },
  });
  const worker: INestApplicationContext = await startWorker(
    { ...settings, channels: { ...settings.channels, ...channels } },
    further,
  );
  await app.listen(port, '127.0.0.1');
  return {
    base: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`,
    environment,
    app,
    sealingKeys,
    stop: async () => {
      await app.close();
      await worker.close();
      await environment.stop();
    },
  };
}

const NOBODY_ELSE = { publicUrl: null, oidc: null, oidcLinksByPhone: false, wecom: null, dingtalk: null, sms: null };

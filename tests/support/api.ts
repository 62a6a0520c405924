/** The API and a worker in this process on real PostgreSQL and Temporal, with the demo's people; the store is open to the test. */
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { join } from 'node:path';
import { createApi } from '../../apps/api/main';
import { startWorker } from '../../apps/worker/main';
import { seedDemo } from '../../libs/demo';
import { withClient } from '../../libs/runtime/database';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';

export interface RunningApi {
  base: string;
  environment: TestEnvironment;
  stop(): Promise<void>;
}

export async function startApi(): Promise<RunningApi> {
  const environment = await startEnvironment();
  await withClient(environment.urls.owner, seedDemo);
  const settings = environment.workerEnvironment();
  const app: NestExpressApplication = await createApi({
    databaseUrl: environment.urls.api,
    temporalAddress: settings.temporalAddress,
    temporalNamespace: settings.temporalNamespace,
    payloadKeys: settings.payloadKeys,
    host: '127.0.0.1',
    port: 0,
    filesFolder: join(environment.folder, 'files'),
    webFolder: null,
    demo: true,
  });
  const worker: INestApplicationContext = await startWorker(settings);
  await app.listen(0, '127.0.0.1');
  return {
    base: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`,
    environment,
    stop: async () => {
      await app.close();
      await worker.close();
      await environment.stop();
    },
  };
}

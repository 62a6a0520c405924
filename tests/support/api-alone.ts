/** The API on real PostgreSQL with the demo's people, for what asks nothing of Temporal: no worker, no engine. Starts in seconds. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileSettings } from '../../apps/api/env.files';
import { createApi } from '../../apps/api/main';
import type { RequestLimits } from '../../apps/api/request-limits';
import { migrate } from '../../libs/persistence';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { freePort } from '../../libs/runtime/ports';
import { startPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';
import { holdToContract } from './contract';
import { seedChecked } from './seeded';

export interface ApiAlone {
  base: string;
  /** Of this house: files lie under `files`. */
  folder: string;
  urls: RoleUrls;
  /** As the schema's owner: for preparing, and for looking at what no route shows. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export interface AloneChoice {
  /** The built pages, where a browser shall look at them. */
  webFolder?: string | null;
  requestLimits?: RequestLimits | null;
  /** Where files lie and who looks at them. */
  files?: Partial<FileSettings>;
}

export async function startApiAlone({ webFolder = null, requestLimits = null, files = {} }: AloneChoice = {}): Promise<ApiAlone> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-api-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  const secrets = randomSecrets();
  const urls = await prepareDatabase(postgres.url(), secrets.passwords, DATABASE);
  await migrate(urls.owner);
  await seedChecked(urls.owner);
  const app: NestExpressApplication = await createApi({
    databaseUrl: urls.api,
    // Nobody listens there: these tests decide no case.
    temporalAddress: `127.0.0.1:${await freePort()}`,
    temporalNamespace: 'guicheng',
    payloadKeys: secrets.payloadKeys,
    sealingKeys: secrets.sealingKeys,
    host: '127.0.0.1',
    port: 0,
    trustedProxies: ['loopback'],
    filesFolder: join(folder, 'files'),
    files: { limitMb: 20, s3: null, clamd: null, ...files },
    webFolder,
    openApiFile: holdToContract(),
    demo: true,
    threadPreload: require.resolve('../../libs/testing/run-typescript.cjs'),
    logRequests: false,
    requestLimits,
    operation: null,
    traces: null,
    signIn: {
      keys: secrets.signInKeys,
      publicUrl: null,
      oidc: null,
      oidcLinksByPhone: false,
      wecom: null,
      dingtalk: null,
      sms: null,
    },
  });
  await app.listen(0, '127.0.0.1');
  return {
    base: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`,
    folder,
    urls,
    owner: (text, values) => withClient(urls.owner, async (client) => (await client.query(text, values)).rows as never[]),
    stop: async () => {
      await app.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

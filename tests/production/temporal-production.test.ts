import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { productionBinaries, startTemporalProduction } from '../../libs/runtime/temporal-production';
import { TEMPORAL_SERVER_VERSION, type RunningTemporal } from '../../libs/runtime/temporal';

describe('the production Temporal server on PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-production-'));
  let postgres: RunningPostgres;
  let temporal: RunningTemporal | null = null;

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  }, 60_000);
  afterAll(async () => {
    await temporal?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const start = async (): Promise<RunningTemporal> => {
    const address = new URL(postgres.url());
    return (temporal = await startTemporalProduction({
      binaries: await productionBinaries(),
      postgres: { host: '127.0.0.1', port: postgres.port, user: address.username, password: address.password },
      folder: join(folder, 'temporal'),
      namespace: 'guicheng',
      retentionDays: 30,
    }));
  };

  it('makes its schema, keeps closed workflows for 30 days, and starts again on what is there', async () => {
    const first = await start();
    expect(first.version).toBe(TEMPORAL_SERVER_VERSION);
    await first.stop();
    const second = await start();
    const connection = await Connection.connect({ address: second.address });
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'guicheng' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 60 * 60);
    await connection.close();
  }, 600_000);
});

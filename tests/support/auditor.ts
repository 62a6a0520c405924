/** The auditor beside a test's store: what signs the record, and the wait until it has taken everything. */
import { join } from 'node:path';
import { Auditor } from '../../apps/auditor/auditor';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';

export const checkpointsOf = ({ folder }: Pick<TestEnvironment, 'folder'>): string => join(folder, 'checkpoints');

/** `said`: what it tells whoever runs it. */
export function startAuditor(environment: Pick<TestEnvironment, 'folder' | 'urls'>, said: string[] = []): Promise<Auditor> {
  return Auditor.start(
    {
      databaseUrl: environment.urls.auditor,
      keyFile: join(environment.folder, 'auditor', 'signing.key'),
      folder: checkpointsOf(environment),
      intervalMs: 200,
    },
    (line) => said.push(line),
  );
}

/** Until nothing waits for the tree. */
export async function recordCovered(owner: TestEnvironment['owner']): Promise<void> {
  await until('everything to be in the tree', 30_000, async () => {
    const [row] = await owner<{ n: number }>('select count(*)::int as n from guicheng.record_pending');
    return row?.n === 0;
  });
}

/** Somebody's transaction that stands before a lock: only the server's administrator sees what another role waits for. */
import { withClient } from '../../libs/runtime/database';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';

/** Settles when a transaction of the role waits for another's lock. */
export const lockWait = (environment: TestEnvironment, what: string, role: string) =>
  until(what, 10_000, () =>
    withClient(environment.postgres.url(), async (admin) => {
      const { rowCount } = await admin.query(
        `select 1 from pg_stat_activity where usename = $1 and wait_event_type = 'Lock' and cardinality(pg_blocking_pids(pid)) > 0`,
        [role],
      );
      return (rowCount ?? 0) > 0;
    }),
  );

/** The record's own clock in tests: it can be put to an instant and can run faster. Production has PostgreSQL's clock. */
import type { TestEnvironment } from './environment';

/** For workers under such a clock. */
export const fastTimers = { interceptors: { workflowModules: [require.resolve('./fast-timers')] } };

/** From now on the record's clock goes on from `at`, `speed` times as fast as the real one (0: it stands). */
export async function setRecordClock(environment: Pick<TestEnvironment, 'owner'>, at: string, speed = 0): Promise<void> {
  if (Number.isNaN(Date.parse(at)) || !Number.isFinite(speed)) throw new Error('the clock needs an instant and a speed');
  await environment.owner(
    `do $do$ begin
       execute format($f$create or replace function guicheng.record_now() returns timestamptz language sql volatile as
         $b$ select date_trunc('milliseconds', %L::timestamptz + (clock_timestamp() - %L::timestamptz) * %s) $b$$f$,
         '${at}', clock_timestamp(), ${speed});
     end $do$`,
  );
}

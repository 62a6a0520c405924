/** The product's worker with activities that die where the plan says. Started as a process of its own; the plan is its argument. */
import 'reflect-metadata';
import { recordActivities } from '../../activities/record.activities';
import { readEnvironment } from '../../apps/worker/env';
import { startWorker } from '../../apps/worker/main';
import { append, createDataSource, loadStream, markFault, Worlds } from '../../libs/persistence';
import { withFailpoints, type Plan } from './failpoints';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const { plan } = JSON.parse(process.argv[2] ?? 'null') as { plan: Plan };
  const source = await createDataSource({ url: environment.databaseUrl }).initialize();
  const worlds = new Worlds();
  const activities = recordActivities({
    append: (request) => append(source, worlds, request),
    load: (stream) => loadStream(source, worlds, stream),
    markFault: (stream, fault) => markFault(source, stream, fault),
  });
  const die = () => process.kill(process.pid, 'SIGKILL');
  const app = await startWorker(environment, {
    activities: { ...activities, append: withFailpoints(activities.append, plan, die) },
  });
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  console.log('worker ready');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

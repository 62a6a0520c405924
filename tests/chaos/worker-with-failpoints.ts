/** The product's worker, which dies where the plan or the crossing says. Started as a process of its own; they are its argument. */
import 'reflect-metadata';
import { recordActivities } from '../../activities/record.activities';
import { readEnvironment } from '../../apps/worker/env';
import { startWorker } from '../../apps/worker/main';
import { Engine } from '../../libs/engine';
import { append, BallotKeys, createDataSource, loadStream, markFault, Worlds } from '../../libs/persistence';
import { dieAt, type Crossing } from './dying';
import { withFailpoints, type Plan } from './failpoints';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const { plan, crossing } = JSON.parse(process.argv[2] ?? 'null') as { plan: Plan; crossing?: Crossing };
  const source = await createDataSource({ url: environment.databaseUrl }).initialize();
  const worlds = new Worlds();
  const activities = recordActivities({
    append: (request) => append(source, worlds, request),
    load: (stream) => loadStream(source, worlds, stream),
    markFault: (stream, fault) => markFault(source, stream, fault),
  });
  const die = () => process.kill(process.pid, 'SIGKILL');
  if (crossing !== undefined)
    dieAt({ record: activities, engine: Engine.prototype, keys: BallotKeys.prototype }[crossing.port], crossing, die);
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

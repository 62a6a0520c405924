import { Inject, Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { RecordActivities } from '../../activities/record.activities';
import { TASK_QUEUE } from '../../libs/contracts/temporal';
import { dataConverterOf, tracedActivities } from '../../libs/engine';
import { Traces } from '../../libs/operation';
import type { WorkerEnvironment } from './env';
import { ACTIVITIES, ENVIRONMENT, WORKER_OPTIONS } from './tokens';

/** Workflows kept in memory: a storm of deadlines must not replay each history. About 60 KB each. */
const CACHED_WORKFLOWS = 2_000;
const STICKY_MS = 2_000;
/** In-flight activities may end before the process does; the default would cancel them at once. */
const SHUTDOWN_GRACE_MS = 5_000;
const REACH_MS = 1_000;

/** From the sources, as the built bundle is made: what is not there in a built worker is not asked for either. */
async function unbundled(): Promise<Pick<WorkerOptions, 'workflowsPath' | 'bundlerOptions'>> {
  const { workflowsPath, preloadModules } = (await import('../../workflows/sandbox.cjs')).sandbox;
  return { workflowsPath, bundlerOptions: { preloadModules } };
}

/** Runs the Temporal worker for as long as the application lives. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('worker');
  private connection: NativeConnection | null = null;
  private worker: Worker | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: WorkerEnvironment,
    @Inject(ACTIVITIES) private readonly activities: RecordActivities,
    @Inject(WORKER_OPTIONS) private readonly further: Partial<WorkerOptions>,
    @Inject(Traces) private readonly traces: Traces,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { temporalAddress, temporalNamespace, payloadKeys, workflowBundle } = this.environment;
    const { interceptors, ...further } = this.further;
    this.connection = await NativeConnection.connect({ address: temporalAddress });
    this.worker = await Worker.create({
      connection: this.connection,
      namespace: temporalNamespace,
      taskQueue: TASK_QUEUE,
      dataConverter: dataConverterOf(payloadKeys),
      activities: this.activities,
      ...(workflowBundle === null ? await unbundled() : { workflowBundle: { codePath: workflowBundle } }),
      interceptors: {
        activity: [tracedActivities(this.traces)],
        // A bundle has them in it.
        ...(workflowBundle === null
          ? { workflowModules: [require.resolve('../../workflows/trace-headers'), ...(interceptors?.workflowModules ?? [])] }
          : {}),
      },
      maxCachedWorkflows: CACHED_WORKFLOWS,
      stickyQueueScheduleToStartTimeout: STICKY_MS,
      shutdownGraceTime: SHUTDOWN_GRACE_MS,
      ...further,
    });
    this.running = this.worker.run().catch((error: unknown) => {
      // Without its worker the process does nothing: it ends, and whoever started it starts it again.
      this.logger.error(error);
      process.exit(1);
    });
  }

  isRunning(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  async reachesEngine(): Promise<boolean> {
    const { connection } = this;
    if (connection === null) return false;
    return connection
      .withDeadline(Date.now() + REACH_MS, () => connection.workflowService.getSystemInfo({}))
      .then(
        () => true,
        () => false,
      );
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.isRunning()) this.worker?.shutdown();
    await this.running;
    await this.connection?.close();
  }
}

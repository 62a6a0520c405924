/** Bare workflows on the servers of an environment, beside our own. */
import { WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { dataConverterOf } from '../../libs/engine';
import { NAMESPACE, type TestEnvironment } from '../../libs/testing/environment';

const BARE_QUEUE = 'bench';
export const BARE_WORKFLOWS = require.resolve('./bare');

export class BareWorkflows {
  private constructor(
    private readonly environment: TestEnvironment,
    private readonly connection: NativeConnection,
    private readonly worker: Worker,
    private readonly running: Promise<void>,
  ) {}

  static async start(environment: TestEnvironment): Promise<BareWorkflows> {
    const connection = await NativeConnection.connect({ address: environment.temporal.address });
    const worker = await Worker.create({
      connection,
      namespace: NAMESPACE,
      taskQueue: BARE_QUEUE,
      workflowsPath: BARE_WORKFLOWS,
      dataConverter: dataConverterOf(environment.payloadKeys),
    });
    return new BareWorkflows(environment, connection, worker, worker.run());
  }

  /** A new one with its first step of so many. */
  async begin(steps: number): Promise<string> {
    const workflowId = randomUUID();
    const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
      workflowId,
      taskQueue: BARE_QUEUE,
      args: [steps],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await this.client.executeUpdateWithStart('step', { args: [], startWorkflowOperation });
    return workflowId;
  }

  async step(workflowId: string): Promise<void> {
    await this.client.getHandle(workflowId).executeUpdate('step', { args: [] });
  }

  /** One that only sleeps. */
  async sleep(forMs: number): Promise<string> {
    const workflowId = randomUUID();
    await this.client.start('asleep', { workflowId, taskQueue: BARE_QUEUE, args: [forMs] });
    return workflowId;
  }

  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.connection.close();
  }

  private get client() {
    return this.environment.engine.client.workflow;
  }
}

import { ApplicationFailure } from '@temporalio/common';
import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
} from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import {
  DELIVER_UPDATE,
  NOT_AN_ID,
  POSITION_QUERY,
  STREAM_WORKFLOW,
  SUBMIT_UPDATE,
  SYNC_UPDATE,
  TASK_QUEUE,
  type Answer,
  type Position,
  type StreamInput,
  type StreamKind,
} from '../contracts/temporal';
import { answersOf } from './answers';
import { dataConverterOf } from './data-converter';
import { failingRun } from './failing';
import { tracedCalls, type Tracing } from './traced';

/** Of gRPC's codes. */
const NOT_FOUND = 5;

export interface EngineAddress {
  address: string;
  namespace: string;
  payloadKeys: string;
  /** Whoever measures what is asked; absent: nobody. */
  tracing?: Tracing;
}

/** An intent and the log that it is for. */
export interface IntentReference {
  intent: string;
  stream: string;
  kind: StreamKind;
  /** It opens the log: a workflow that runs need not be looked for first. */
  opens?: boolean;
}

export interface DeliveryReference {
  outbox: string;
  stream: string;
  kind: StreamKind;
}

/** Where a log's workflow is: `missing` also when it was terminated or has completed. */
export type WorkflowPosition = { workflow: 'running'; position: Position } | { workflow: 'missing' } | { workflow: 'silent' };

/** Which log is asked. */
type Asked = Pick<IntentReference, 'stream' | 'kind' | 'opens'>;
type StreamWorkflow = (input: StreamInput) => Promise<void>;

const SHORT_MS = 2_000;
const RETRY_MS = 100;
const WORKFLOW_TASK_TIMEOUT = '3 seconds';

/**
 * The client's side of Temporal. Every call starts the log's workflow when it is not running, and may be repeated at will: what counts
 * is decided by the log. `pending` means that nothing was heard in time; the answer will stand with the intent.
 */
export class Engine {
  private constructor(
    private readonly connection: Connection,
    readonly client: Client,
  ) {}

  /** Connects when it is first used, so that a process starts while Temporal is away. */
  static lazily({ address, namespace, payloadKeys, tracing }: EngineAddress): Engine {
    const connection = Connection.lazy({ address, connectTimeout: SHORT_MS });
    const interceptors = { workflow: tracing ? [tracedCalls(tracing)] : [] };
    return new Engine(
      connection,
      new Client({ connection, namespace, dataConverter: dataConverterOf(payloadKeys), interceptors }),
    );
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Asks the log to hear an intent. The update's id is the intent's, so that a repeated call joins the first. */
  submit(reference: IntentReference, timeoutMs = SHORT_MS, updateId = reference.intent): Promise<Answer | 'pending'> {
    return this.update<Answer>(reference, SUBMIT_UPDATE, { intent: reference.intent }, updateId, timeoutMs);
  }

  /** The same for an intent that was not answered: a new update, because the first may have ended with a case suspended. */
  submitAgain(reference: IntentReference, timeoutMs = SHORT_MS): Promise<Answer | 'pending'> {
    return this.submit(reference, timeoutMs, `${reference.intent}/${randomUUID()}`);
  }

  deliver(reference: DeliveryReference, timeoutMs = SHORT_MS): Promise<{ append: string } | 'pending'> {
    return this.update(reference, DELIVER_UPDATE, { outbox: reference.outbox }, `${reference.outbox}/${randomUUID()}`, timeoutMs);
  }

  /** Lets the workflow read the log again; clears a suspension. */
  sync(stream: string, kind: StreamKind, timeoutMs = 10_000): Promise<Position | 'pending'> {
    return this.update<Position>({ stream, kind }, SYNC_UPDATE, {}, `sync/${randomUUID()}`, timeoutMs);
  }

  async position(stream: string, timeoutMs = SHORT_MS): Promise<WorkflowPosition> {
    const handle = this.client.workflow.getHandle(stream);
    try {
      return await this.client.withDeadline(Date.now() + timeoutMs, async () => {
        const described = await handle.describe();
        if (described.status.name !== 'RUNNING') return { workflow: 'missing' };
        return { workflow: 'running', position: await handle.query<Position>(POSITION_QUERY) };
      });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { workflow: 'missing' };
      if (isUnheard(error)) return { workflow: 'silent' };
      throw error;
    }
  }

  /** Ends a workflow that fails at its task again and again, and starts it anew from the log; false: it was left alone. */
  async restartFailing(stream: string, kind: StreamKind, timeoutMs = SHORT_MS): Promise<boolean> {
    try {
      const runId = await this.client.withDeadline(Date.now() + timeoutMs, () => failingRun(this.client, stream));
      if (runId === null) return false;
      // That very run: another worker's relay may have started the next one already.
      await this.client.workflow
        .getHandle(stream, runId)
        .terminate('fails at its task again and again; starts anew from the log');
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isUnheard(error)) return false;
      throw error;
    }
    await this.sync(stream, kind, timeoutMs);
    return true;
  }

  /** The answers to people's intents that the history of the last run holds; null where Temporal has none (any more). */
  async answersInHistory(stream: string): Promise<{ intent: string; answer: Answer }[] | null> {
    try {
      const { events } = await this.client.workflow.getHandle(stream).fetchHistory();
      return await answersOf(events ?? [], this.client.options.loadedDataConverter);
    } catch (error) {
      // Histories are read page by page, past the client that would name the error.
      if (error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && (error.code as number) === NOT_FOUND))
        return null;
      throw error;
    }
  }

  /** Asks until something is heard or the time is over: an engine that is just starting refuses, or forgets, a first question. */
  private async update<Reply>(
    log: Asked,
    name: string,
    argument: object,
    updateId: string,
    timeoutMs: number,
  ): Promise<Reply | 'pending'> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      try {
        return await this.client.withDeadline(deadline, () => this.once<Reply>(log, name, argument, updateId));
      } catch (error) {
        if (!isUnheard(error)) throw error;
        if (Date.now() + RETRY_MS >= deadline) return 'pending';
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** A running workflow is asked directly, which costs the server less; one that is not is started with the question. */
  private async once<Reply>(log: Asked, name: string, argument: object, updateId: string): Promise<Reply> {
    if (log.opens === true) return this.startWith<Reply>(log, name, argument, updateId);
    try {
      return await this.client.workflow
        .getHandle(log.stream)
        .executeUpdate<Reply, [object]>(name, { args: [argument], updateId });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    return this.startWith<Reply>(log, name, argument, updateId);
  }

  private startWith<Reply>(log: Asked, name: string, argument: object, updateId: string): Promise<Reply> {
    const input: StreamInput = { stream: log.stream, kind: log.kind };
    const startWorkflowOperation = new WithStartWorkflowOperation<StreamWorkflow>(STREAM_WORKFLOW, {
      workflowId: log.stream,
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    });
    return this.client.workflow.executeUpdateWithStart<StreamWorkflow, Reply, [object]>(name, {
      args: [argument],
      updateId,
      startWorkflowOperation,
    });
  }
}

/** Asking again would not help. Any other failure is the workflow's end, or its renewal. */
function isMistake(cause: unknown): boolean {
  return cause instanceof ApplicationFailure && cause.type === NOT_AN_ID;
}

/** Nobody answered, the engine was away, or the workflow ended under the question: the relay asks again. */
function isUnheard(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof WorkflowNotFoundError ||
    (error instanceof WorkflowUpdateFailedError && !isMistake(error.cause)) ||
    isGrpcServiceError(error) ||
    (error instanceof Error && isGrpcServiceError(error.cause))
  );
}

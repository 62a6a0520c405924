/**
 * What somebody can do who reaches Temporal's port, which has no login: updates that nobody asked for, signals, a workflow that is ended,
 * cancelled or set back. None of it may decide anything, and none of it may stop anything for good.
 */
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DELIVER_UPDATE, SUBMIT_UPDATE } from '../../../libs/contracts/temporal';
import { dataConverterOf } from '../../../libs/engine';
import type { Dice } from '../../../libs/testing/dice';
import type { Deployment } from './deployment';
import type { People } from './people';

const SOON_MS = 4_000;

export class Forger {
  /** By name: how often the server took it. */
  readonly taken = new Map<string, number>();
  /** Log and intent of each decision that was forged: Temporal's history keeps what was asked there, and the log knows nothing of it. */
  readonly decisions = new Set<string>();

  constructor(
    private readonly deployment: Deployment,
    private readonly people: People,
  ) {}

  /** Does it to a workflow that was asked something lately. What the server refuses (it is away, the workflow is over) has done nothing. */
  async attempt(name: string, dice: Dice, act: (client: Client, stream: string) => Promise<unknown>): Promise<void> {
    const streams = this.people.log.slice(-60).flatMap(({ stream }) => (stream === null ? [] : [stream]));
    if (streams.length === 0) return;
    const { temporalAddress, namespace, payloadKeys } = this.deployment.engine();
    const connection = Connection.lazy({ address: temporalAddress, connectTimeout: 1_000 });
    const client = new Client({ connection, namespace, dataConverter: dataConverterOf(payloadKeys) });
    try {
      await client.withDeadline(Date.now() + SOON_MS, () => act(client, dice.pick(streams)));
      this.taken.set(name, (this.taken.get(name) ?? 0) + 1);
    } catch {
      // Not taken: nothing happened.
    } finally {
      await connection.close();
    }
  }

  /** Tells a workflow that there is a decision. */
  decide(name: string, dice: Dice, intent: string): Promise<void> {
    return this.attempt(name, dice, (client, stream) => {
      this.decisions.add(`${stream} ${intent}`);
      return client.workflow.getHandle(stream).executeUpdate(SUBMIT_UPDATE, { args: [{ intent }], updateId: randomUUID() });
    });
  }

  /** An intent of whatever case, most of them answered already. */
  someIntent(dice: Dice): string {
    const known = this.people.log.flatMap(({ intent }) => (intent === null ? [] : [intent]));
    return known.length === 0 ? randomUUID() : dice.pick(known);
  }
}

export interface Forgery {
  name: string;
  weight: number;
  run: (forger: Forger, dice: Dice) => Promise<void>;
}

export const forgeries: Forgery[] = [
  { name: 'forged decision', weight: 2, run: (forger, dice) => forger.decide('forged decision', dice, randomUUID()) },
  {
    name: 'decision of another case',
    weight: 2,
    run: (forger, dice) => forger.decide('decision of another case', dice, forger.someIntent(dice)),
  },
  {
    name: 'forged delivery',
    weight: 1,
    run: (forger, dice) =>
      forger.attempt('forged delivery', dice, (client, stream) =>
        client.workflow
          .getHandle(stream)
          .executeUpdate(DELIVER_UPDATE, { args: [{ outbox: `${randomUUID()}/item/1` }], updateId: randomUUID() }),
      ),
  },
  {
    name: 'signal',
    weight: 1,
    run: (forger, dice) =>
      forger.attempt('signal', dice, (client, stream) =>
        client.workflow.getHandle(stream).signal('approve', { outcome: 'agreed' }),
      ),
  },
  {
    name: 'terminate',
    weight: 2,
    run: (forger, dice) =>
      forger.attempt('terminate', dice, (client, stream) => client.workflow.getHandle(stream).terminate('storm')),
  },
  {
    name: 'cancel',
    weight: 1,
    run: (forger, dice) => forger.attempt('cancel', dice, (client, stream) => client.workflow.getHandle(stream).cancel()),
  },
  {
    name: 'reset',
    weight: 2,
    run: (forger, dice) =>
      forger.attempt('reset', dice, async (client, stream) => {
        const handle = client.workflow.getHandle(stream);
        const { runId } = await handle.describe();
        const { events = [] } = await handle.fetchHistory();
        // To where it stood when its first task was done: everything later is to be done again.
        const first = events?.find(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
        await client.workflowService.resetWorkflowExecution({
          namespace: client.options.namespace,
          workflowExecution: { workflowId: stream, runId },
          reason: 'storm',
          requestId: randomUUID(),
          workflowTaskFinishEventId: first?.eventId ?? null,
        });
      }),
  },
];

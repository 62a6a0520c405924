/** The loop that carries out of the record what the log has decided, and back what was asked and not heard. Runs in the worker. */
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { EnginePort } from '../engine.port';
import { UnansweredIntents } from './intents';
import { deliverOutbox } from './outbox';
import { wakeOverdue } from './overdue';
import { beginConfirmed, goRound } from '../starts/round';
import { sendReminders } from './reminders';
import type { BallotKeys } from '../secret-ballots/ballot-keys';
import { sweepBallotKeys } from '../secret-ballots/sweep';
import { StuckWorkflows } from './stuck';

export interface RelayOptions {
  source: DataSource;
  engine: EnginePort;
  /** Address for one connection that listens; when it is lost the polls go on. */
  listenUrl: string;
  pollMs?: number;
  /** How often clocks that took no effect are looked for. */
  overdueMs?: number;
  /** How often the day's round is made; once a day something comes of it. */
  roundMs?: number;
  /** Keys of secret votes: those of votes that are over are destroyed. */
  ballotKeys?: BallotKeys;
  /** How often workflows that cannot go on are looked for among those that do not answer. */
  stuckMs?: number;
  /** One was ended and started anew from its log, so many times in a row. */
  onRestarted?: (stream: string, times: number) => void;
  onError?: (job: string, error: unknown) => void;
}

const POLL_MS = 1_000;
const OVERDUE_MS = 30_000;
const STUCK_MS = 15_000;
const ROUND_MS = 600_000;
const RECONNECT_MS = 2_000;

interface Job {
  name: string;
  everyMs: number;
  run: () => Promise<number>;
  notBefore: number;
}

export class Relay {
  private readonly jobs: Job[];
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private listening: Promise<void> = Promise.resolve();
  private client: Client | null = null;
  /** Ends the pause of the loop, and of the one that listens. */
  private readonly wakers = new Set<() => void>();

  constructor(private readonly options: RelayOptions) {
    const { source, engine, pollMs = POLL_MS, overdueMs = OVERDUE_MS, stuckMs = STUCK_MS, roundMs = ROUND_MS } = options;
    const intents = new UnansweredIntents(source, engine);
    const stuck = new StuckWorkflows(source, engine, options.onRestarted);
    const job = (name: string, everyMs: number, run: Job['run']): Job => ({ name, everyMs, run, notBefore: 0 });
    this.jobs = [
      job('outbox', pollMs, () => deliverOutbox(source, engine)),
      job('intents', pollMs, () => intents.send()),
      job('reminders', pollMs, () => sendReminders(source)),
      job('overdue', overdueMs, () => wakeOverdue(source, engine)),
      job('stuck', stuckMs, () => stuck.restart()),
      job('confirmed starts', pollMs, () => beginConfirmed(source)),
      job('daily round', roundMs, async () => (await goRound(source)).made),
    ];
    const { ballotKeys } = options;
    if (ballotKeys !== undefined) this.jobs.push(job('ballot keys', pollMs, () => sweepBallotKeys(source, ballotKeys)));
  }

  start(): void {
    this.loop = this.work();
    this.listening = this.listen();
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const wake of this.wakers) wake();
    await this.client?.end().catch(() => undefined);
    await Promise.all([this.loop, this.listening]);
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const [outbox, ...others] = this.jobs as [Job, ...Job[]];
      // What logs tell each other goes at once, whenever something wakes the loop; the rest at its own pace.
      await this.run(outbox);
      for (const job of others) if (Date.now() >= job.notBefore) await this.run(job);
      await this.pause(this.options.pollMs ?? POLL_MS);
    }
  }

  private async run(job: Job): Promise<void> {
    if (this.stopped) return;
    job.notBefore = Date.now() + job.everyMs;
    try {
      await job.run();
    } catch (error) {
      if (!this.stopped) this.options.onError?.(job.name, error);
    }
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      const client = new Client({ connectionString: this.options.listenUrl, connectionTimeoutMillis: 5_000 });
      const lost = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()));
      client.on('notification', () => this.wake());
      try {
        await client.connect();
        this.client = client;
        await client.query('listen guicheng_outbox');
        await lost;
      } catch {
        // The polls go on; listening is tried again.
      }
      await client.end().catch(() => undefined);
      await this.pause(RECONNECT_MS);
    }
  }

  private wake(): void {
    for (const wake of this.wakers) wake();
  }

  private pause(milliseconds: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wakers.add(done);
    });
  }
}

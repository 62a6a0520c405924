/** The loop that thinks of messages and sends them: apart from the relay, so that a slow mail server never holds what logs tell each other. */
import type { DataSource } from 'typeorm';
import { planEvents, channelOf } from './plan-events';
import { planMessages } from './plan';
import { deliverMessages, type Senders } from './deliver';
import { listChannels } from './queue';

export interface SenderOptions extends Senders {
  source: DataSource;
  pollMs?: number;
  /** How often messages are thought of. */
  planMs?: number;
  onError?: (job: string, error: unknown) => void;
}

const POLL_MS = 1_000;
const PLAN_MS = 10_000;

export class Sender {
  private stopped = false;
  private working: Promise<void> = Promise.resolve();
  private wake: (() => void) | null = null;
  private planNotBefore = 0;
  private isListed = false;

  constructor(private readonly options: SenderOptions) {}

  start(): void {
    this.working = this.work();
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.working;
    for (const channel of this.options.channels) channel.close?.();
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const busy = (await this.attempt('list', () => this.list())) && (await this.turn());
      if (!busy) await this.pause();
    }
  }

  /** Whether there may be more at once. */
  private async turn(): Promise<boolean> {
    const { source, channels, events, planMs = PLAN_MS } = this.options;
    if (Date.now() >= this.planNotBefore) {
      this.planNotBefore = Date.now() + planMs;
      await this.attempt('plan', () => planMessages(source, channels));
      await this.attempt('events', () => planEvents(source, events));
    }
    let claimed = 0;
    const isDone = await this.attempt('deliver', async () => (claimed = await deliverMessages(source, this.options)));
    return isDone && claimed > 0;
  }

  private async list(): Promise<void> {
    if (this.isListed) return;
    const { source, channels, events } = this.options;
    await listChannels(source, [...channels.map(({ id }) => id), ...events.map(channelOf)]);
    this.isListed = true;
  }

  private async attempt(job: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!this.stopped) this.options.onError?.(job, error);
      return false;
    }
  }

  private pause(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs ?? POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

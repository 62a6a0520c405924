/**
 * Load whose instants are fixed before it begins, whatever the server does: a server that is slow gets no mercy by being asked less. Times
 * count from the instant at which something was meant to happen, so that what waits for what was late is late too.
 */
import { randomOf } from '../../libs/testing/dice';
import { percentiles, type Percentiles } from '../support/percentiles';

export class OpenLoop {
  private readonly taken = new Map<string, number[]>();
  private readonly failures = new Map<string, number>();
  private began = 0;

  constructor(
    private readonly visitors: number,
    private readonly withinMs: number,
    private readonly seed: number,
  ) {}

  /** Lets everybody come at his own instant, each at random within the time; ends when the last one has. */
  async run(walk: (visitor: number, step: Step) => Promise<void>): Promise<{ tookMs: number; failures: Map<string, number> }> {
    const random = randomOf(this.seed);
    const arrivals = Array.from({ length: this.visitors }, () => random() * this.withinMs);
    this.began = performance.now();
    await Promise.all(
      arrivals.map((arrival, visitor) =>
        walk(visitor, (name, afterMs, act) => this.at(name, arrival + afterMs, act)).catch((error: unknown) => {
          const what = error instanceof Error ? error.message : String(error);
          this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
        }),
      ),
    );
    return { tookMs: performance.now() - this.began, failures: this.failures };
  }

  percentiles(): Map<string, Percentiles> {
    return new Map([...this.taken].map(([name, times]) => [name, percentiles(times)]));
  }

  private async at<Result>(name: string, dueMs: number, act: () => Promise<Result>): Promise<Result> {
    const wait = this.began + dueMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const result = await act();
    const times = this.taken.get(name) ?? [];
    times.push(performance.now() - this.began - dueMs);
    this.taken.set(name, times);
    return result;
  }
}

/** One thing that a visitor does, so long after his arrival. */
export type Step = <Result>(name: string, afterMs: number, act: () => Promise<Result>) => Promise<Result>;

import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../../../libs/runtime/problem';
import type { Log, ManagedProcess } from '../../../libs/runtime/process';

/** One part of what runs: how to start it, again if need be. */
export interface Part {
  name: string;
  start(): Promise<ManagedProcess>;
  /** The wish to end, and how long it may take. */
  signal: NodeJS.Signals;
  graceMs: number;
  /** What must follow when it had to be started again. */
  afterRestart?(): Promise<void>;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A part that ran this long was well; the next failure starts from the shortest delay again. */
const WELL_AFTER_MS = 60_000;
const START_GRACE_MS = 5_000;

/** Keeps the parts running and ends them in order. A part that dies is started again, later each time, and it is said. */
export class Supervisor {
  private readonly kept: { part: Part; process: ManagedProcess }[] = [];
  private readonly starts: Promise<void>[] = [];
  private readonly watches: Promise<void>[] = [];
  private readonly ending = new AbortController();

  constructor(private readonly say: Log) {}

  get stopping(): boolean {
    return this.ending.signal.aborted;
  }

  /** Starts the part; rejects if it cannot. From then on it is kept. */
  async keep(part: Part): Promise<void> {
    if (this.stopping) throw new Error('Stopped before everything was started.');
    const started = part.start().then((process) => {
      const slot = { part, process };
      this.kept.push(slot);
      this.watches.push(this.watch(slot));
    });
    this.starts.push(started);
    await started;
  }

  /** Ends the parts, the last started first, each when the one before has ended. */
  async stop(): Promise<void> {
    this.ending.abort();
    // What is just being started ends as well; what does not come up in time is ended by its watcher when we exit.
    await Promise.race([Promise.allSettled(this.starts), pause(START_GRACE_MS, null, { ref: false })]);
    await this.endKept();
    await Promise.race([Promise.all(this.watches), pause(START_GRACE_MS, null, { ref: false })]);
    await this.endKept();
  }

  private async endKept(): Promise<void> {
    for (const { part, process } of [...this.kept].reverse()) await process.stop(part.signal, part.graceMs);
  }

  private async watch(slot: { part: Part; process: ManagedProcess }): Promise<void> {
    let delayMs = FIRST_DELAY_MS;
    while (!this.stopping) {
      const since = process.hrtime.bigint();
      const { code, signal } = await slot.process.exited;
      if (this.stopping) return;
      if (Number(process.hrtime.bigint() - since) / 1e6 > WELL_AFTER_MS) delayMs = FIRST_DELAY_MS;
      this.say(
        `${slot.part.name} ended by itself (${signal ?? `exit code ${String(code)}`}); starting it again in ${delayMs / 1000} s (its last words are in logs/)`,
      );
      delayMs = await this.startAgain(slot, delayMs);
    }
  }

  /** Tries until it runs. Gives the delay for its next failure. */
  private async startAgain(slot: { part: Part; process: ManagedProcess }, firstDelayMs: number): Promise<number> {
    let delayMs = firstDelayMs;
    for (;;) {
      await pause(delayMs, null, { signal: this.ending.signal }).catch(() => null);
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
      if (this.stopping) return delayMs;
      try {
        slot.process = await slot.part.start();
        this.say(`${slot.part.name} runs again`);
        await slot.part.afterRestart?.();
        return delayMs;
      } catch (error) {
        this.say(`${slot.part.name} could not start again: ${reasonOf(error)}; next try in ${delayMs / 1000} s`);
      }
    }
  }
}

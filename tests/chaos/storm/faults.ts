/**
 * What breaks, and when: kinds by weight from a seed, each at a moment when somebody waits for an answer. What a fault needs to be over is
 * part of it; several may overlap, but never two on one part or line.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../../libs/testing/dice';
import { LINKS, type Deployment, type LinkName, type Part } from './deployment';
import { forgeries, type Forger } from './forgeries';
import type { People } from './people';

export interface Landed {
  name: string;
  /** Since the storm began. */
  atMs: number;
  tookMs: number;
  /** Requests that waited for an answer, and intents that the log had not answered, when it came. */
  waiting: number;
  unanswered: number;
}

interface Fault {
  name: string;
  weight: number;
  /** What it occupies; nothing: it may come beside any other. */
  place: Part | LinkName | null;
  run(dice: Dice): Promise<void>;
}

/** How long the workflow's task may take (libs/engine): a pause beyond it lets the server give the task to somebody else. */
const TASK_MS = 3_000;
const MOMENT_MS = 1_500;

export class Faults {
  readonly landed: Landed[] = [];
  private readonly busy = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly all: Fault[];
  private readonly began = Date.now();

  constructor(
    private readonly deployment: Deployment,
    private readonly people: People,
    private readonly dice: Dice,
    forger: Forger,
  ) {
    this.all = [...kills(deployment), ...pauses(deployment), ...weathers(deployment), ...forged(forger)];
  }

  /** One fault after the other until the time is over; settles when all are over and everything runs again. */
  async rage(forMs: number, everyMs: number): Promise<void> {
    const until = Date.now() + forMs;
    while (Date.now() < until) {
      const fault = this.choose();
      if (fault !== null) {
        const work = this.land(fault).finally(() => this.running.delete(work));
        this.running.add(work);
      }
      await pause(everyMs / 2 + this.dice.roll(everyMs));
    }
    await Promise.all(this.running);
  }

  private choose(): Fault | null {
    const free = this.all.filter(({ place }) => place === null || !this.busy.has(place));
    let left = this.dice.roll(
      Math.max(
        1,
        free.reduce((sum, { weight }) => sum + weight, 0),
      ),
    );
    for (const fault of free) {
      left -= fault.weight;
      if (left < 0) return fault;
    }
    return null;
  }

  private async land(fault: Fault): Promise<void> {
    if (fault.place !== null) this.busy.add(fault.place);
    try {
      // A fault that meets nobody proves nothing: wait for a moment in which somebody waits.
      const patience = Date.now() + MOMENT_MS;
      while (this.people.inFlight === 0 && Date.now() < patience) await pause(5);
      const waiting = this.people.inFlight;
      const unanswered = await this.unanswered();
      const at = Date.now();
      await fault.run(this.dice);
      this.landed.push({ name: fault.name, atMs: at - this.began, tookMs: Date.now() - at, waiting, unanswered });
    } finally {
      if (fault.place !== null) this.busy.delete(fault.place);
    }
  }

  private async unanswered(): Promise<number> {
    if (this.busy.has('store')) return 0;
    try {
      const [row] = await this.deployment.owner<{ n: number }>(
        'select count(*)::int as n from guicheng.intent where answered_at is null',
      );
      return row?.n ?? 0;
    } catch {
      return 0;
    }
  }
}

function kills(deployment: Deployment): Fault[] {
  const weights: [Part, number][] = [
    ['worker-1', 5],
    ['worker-2', 5],
    ['api-1', 4],
    ['api-2', 4],
    ['temporal', 4],
    ['store', 4],
    ['temporal-store', 2],
    ['auditor', 1],
  ];
  return weights.map(([part, weight]) => ({
    name: `kill ${part}`,
    weight,
    place: part,
    run: (dice) => deployment.kill(part, dice.roll(1_000)),
  }));
}

/** Stopped and let go on: whoever was taken for dead comes back and believes that nothing has happened. */
function pauses(deployment: Deployment): Fault[] {
  const stopped: [Part, number][] = [
    ['worker-1', 4],
    ['worker-2', 4],
    ['api-1', 2],
    ['temporal', 2],
  ];
  return stopped.map(([part, weight]) => ({
    name: `pause ${part}`,
    weight,
    place: part,
    async run(dice) {
      const living = deployment.process(part);
      if (living === null) return;
      const isLong = part.startsWith('worker') || dice.once(2);
      process.kill(living.pid, 'SIGSTOP');
      try {
        await pause(isLong ? TASK_MS + 500 + dice.roll(3_000) : 300 + dice.roll(1_000));
      } finally {
        process.kill(living.pid, 'SIGCONT');
      }
    },
  }));
}

function weathers(deployment: Deployment): Fault[] {
  const lasting = { cut: 2_000, held: 5_000, slow: 6_000 } as const;
  return LINKS.flatMap((place) =>
    (['cut', 'held', 'slow'] as const).map((weather) => ({
      name: `${weather} ${place}`,
      weight: weather === 'slow' ? 1 : 2,
      place,
      async run(dice: Dice) {
        deployment.links[place].set(weather);
        try {
          await pause(200 + dice.roll(lasting[weather]));
        } finally {
          deployment.links[place].set('clear');
        }
      },
    })),
  );
}

function forged(forger: Forger): Fault[] {
  return forgeries.map(({ name, weight, run }) => ({ name, weight, place: null, run: (dice) => run(forger, dice) }));
}

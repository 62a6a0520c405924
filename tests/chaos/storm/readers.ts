/**
 * A slot is decided once, and then it is decided for everybody: a reader who asks after somebody was told so, or saw it, sees it too, whichever
 * API he asks, and everybody sees the same instant. That is what linearizable means of something that is written once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { TaskView } from '../../../libs/contracts';
import type { Dice } from '../../../libs/testing/dice';
import type { Login, People } from './people';

const READERS: Login[] = ['secretary', 'clerk', 'president'];
const EVERY_MS = 150;

export class Readers {
  /** Readings that somebody answered, and those that contradict an earlier one. */
  answered = 0;
  readonly contradictions: string[] = [];
  /** Since when somebody knows that a task is closed, and the instant that he was shown. */
  private readonly closed = new Map<string, { since: number; at: string | null }>();

  constructor(
    private readonly people: People,
    private readonly dice: Dice,
  ) {}

  /** Reads tasks of which something was asked lately, until it is told to end. */
  async read(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await Promise.all([this.look(), this.look()]);
      await pause(EVERY_MS);
    }
  }

  private async look(): Promise<void> {
    const lately = this.people.log.slice(-40).filter(({ kind, stream }) => kind === 'act' && stream !== null);
    if (lately.length === 0) return;
    const asked = this.dice.pick(lately);
    const task = `${asked.stream}~${asked.slot}`;
    // Whoever was told that it is decided knows it from then on.
    if (asked.told.some(({ said }) => said === 'accepted')) this.know(task, asked.lastAt, null);
    const began = Date.now();
    const reply = await this.people.look(this.dice.pick(READERS), `/tasks/${encodeURIComponent(task)}`);
    if (reply?.status !== 200) return;
    this.answered += 1;
    const { status, closedBy } = reply.body as TaskView;
    const known = this.closed.get(task);
    if (status === 'open') {
      if (known !== undefined && known.since < began) this.contradictions.push(`${task} was closed, and is shown open`);
      return;
    }
    const at = closedBy?.at ?? null;
    if (known?.at && at !== null && known.at !== at)
      this.contradictions.push(`${task} was closed at ${known.at}, and is shown as closed at ${at}`);
    this.know(task, Date.now(), at);
  }

  private know(task: string, since: number, at: string | null): void {
    const known = this.closed.get(task);
    this.closed.set(task, { since: Math.min(known?.since ?? since, since), at: known?.at ?? at });
  }
}

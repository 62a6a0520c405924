/**
 * What a log's workflow knows and does between two events: it folds stored events with the pure core, and proposes. It decides nothing;
 * append does, and only what append has stored moves the state here, with the stored instants.
 */
import { isCancellation, log, uuid4 } from '@temporalio/workflow';
import type { AppendAnswer, LoadedStream, Proposal, StreamFault } from '../libs/contracts/append';
import type { Answer, Position, StreamInput } from '../libs/contracts/temporal';
import { canonicalJson } from '../libs/procedure/plain';
import { Fault, isRejection } from '../libs/procedure/kernel';
import { applyEvent, changesWorld, machines, type StreamState, type StreamWorld } from '../libs/procedure/streams';
import { Queue } from './queue';
import { faultCode, record } from './record';
import { sha256 } from './sha256';

interface Folded {
  seq: number;
  state: StreamState;
  world: StreamWorld;
}

export interface ClockToCome {
  clock: string;
  dueAt: string;
}

export class StreamShell {
  private readonly queue = new Queue();
  private folded: Folded | null = null;
  /** Set by an unexpected error: nothing is proposed until an administrator lets the log go on. */
  private fault: StreamFault | null = null;
  private heard = false;
  /** The record's clock when append last answered; the workflow has no clock of its own. */
  now = '';

  constructor(private readonly input: StreamInput) {}

  submit(intent: string): Promise<Answer> {
    return this.inTurn(async () => {
      const reply = await this.propose({ by: 'intent', intent });
      if (reply.append === 'already' && reply.answer !== null) return reply.answer;
      if (reply.append === 'appended' && reply.answer !== null) return reply.answer;
      const { code, details } = reply.append === 'refused' ? reply : { code: 'FAULT', details: {} };
      return { answered: 'refused', code, details, at: reply.now };
    }, this.suspendedAnswer());
  }

  deliver(outbox: string): Promise<{ append: string }> {
    return this.inTurn(
      async () => ({ append: (await this.propose({ by: 'outbox', outbox })).append }),
      () => ({ append: 'suspended' }),
    );
  }

  /** Proposes that a clock has come. Gives how long it must wait still, by the record's clock; null when that is settled. */
  strike(clock: string): Promise<number | null> {
    return this.inTurn(
      async () => {
        const reply = await this.propose({ by: 'clock', clock });
        if (reply.append === 'refused' && !this.isSuspended) await this.reload();
        // It would be proposed again at once, and for ever.
        if (reply.append === 'refused' && this.nextClock()?.clock === clock)
          throw new Fault('CLOCK_REFUSED', { code: reply.code });
        return reply.append === 'early' ? reply.waitMs : null;
      },
      () => null,
    );
  }

  /** Reads the log again and lets a suspended one go on. */
  sync(): Promise<Position> {
    this.heard = true;
    return this.queue.inTurn(async () => {
      await this.reload();
      if (this.fault !== null && (await record.release(this.input.stream))) this.fault = null;
      return this.guarded(
        async () => {
          await this.settle();
          return this.position();
        },
        () => this.position(),
      );
    });
  }

  position(): Position {
    return { seq: this.folded?.seq ?? 0, stateHash: this.folded === null ? null : sha256(canonicalJson(this.folded.state)) };
  }

  nextClock(): ClockToCome | null {
    if (this.folded === null || this.fault !== null) return null;
    return machines[this.input.kind].nextClock(this.folded.state);
  }

  get isSuspended(): boolean {
    return this.fault !== null;
  }

  get isIdle(): boolean {
    return this.queue.isIdle;
  }

  /** Nothing is left to do: the log is closed, or there never was one. */
  get isOver(): boolean {
    if (!this.heard || !this.isIdle || this.fault !== null) return false;
    return this.folded === null || machines[this.input.kind].isClosed(this.folded.state);
  }

  private inTurn<Result>(work: () => Promise<Result>, otherwise: () => Result): Promise<Result> {
    this.heard = true;
    return this.queue.inTurn(() => this.guarded(work, otherwise));
  }

  /** An unexpected error suspends the log; it never fails the workflow's task, which would be tried again for ever. */
  private async guarded<Result>(work: () => Promise<Result>, otherwise: () => Result): Promise<Result> {
    if (this.fault !== null) return otherwise();
    try {
      return await work();
    } catch (error) {
      if (isCancellation(error)) throw error;
      const fault = { code: codeOf(error), reference: uuid4() };
      log.error('the log is suspended', { ...fault });
      if (await record.suspend(this.input.stream, fault)) this.fault = fault;
      return otherwise();
    }
  }

  private async propose(proposal: Proposal): Promise<AppendAnswer> {
    const reply = await this.ask(proposal);
    await this.settle();
    return reply;
  }

  private async ask(proposal: Proposal): Promise<AppendAnswer> {
    for (;;) {
      const { stream, kind } = this.input;
      const reply = await record.append({ stream, kind, expectedSeq: this.folded?.seq ?? 0, proposal });
      this.now = reply.now;
      if (reply.append === 'refused' && reply.code === 'CASE_SUSPENDED') {
        this.fault = { code: reply.code, reference: String(reply.details['reference']) };
      }
      await this.fold(reply);
      if (reply.append !== 'behind') return reply;
    }
  }

  /** Look-ups and register entries: the log stands until append has answered what the state asks. */
  private async settle(): Promise<void> {
    for (let pending = this.pending(); pending !== null; pending = this.pending()) {
      const reply = await this.ask({ by: 'pending', block: pending.block, round: pending.round });
      if (reply.append === 'refused' && !this.isSuspended) throw new Fault('PENDING_REFUSED', { code: reply.code });
    }
  }

  private pending() {
    if (this.folded === null || this.fault !== null) return null;
    return machines[this.input.kind].pending(this.folded.state);
  }

  private async fold(reply: AppendAnswer): Promise<void> {
    if (this.folded === null && reply.append === 'appended' && reply.world !== undefined) {
      const [first] = reply.events;
      if (first !== undefined)
        this.folded = { seq: first.seq, world: reply.world, state: this.apply(reply.world, null, first.event) };
      return;
    }
    for (const { seq, event } of reply.events) {
      // A new calendar or template stands from here on, and the store has both the state and what it rests on.
      if (this.folded === null || seq !== this.folded.seq + 1 || changesWorld(event)) break;
      const { world, state } = this.folded;
      this.folded = { seq, world, state: this.apply(world, state, event) };
    }
    // Nothing folded yet, another world, or a log that was restored from an older backup: what is stored is where it stands.
    if ((this.folded?.seq ?? 0) !== reply.seq) await this.reload();
  }

  private apply(world: StreamWorld, state: StreamState | null, event: Parameters<typeof applyEvent>[3]): StreamState {
    const step = applyEvent(this.input.kind, world, state, event);
    if (isRejection(step)) throw new Fault('STORED_EVENT_REFUSED', { code: step.rejected });
    return step.state;
  }

  private async reload(): Promise<void> {
    const loaded: LoadedStream | null = await record.load(this.input.stream);
    this.folded = loaded;
    if (loaded === null) return;
    this.now = loaded.now;
    if (loaded.suspendedBy !== null) this.fault = { code: 'CASE_SUSPENDED', reference: loaded.suspendedBy };
  }

  private suspendedAnswer(): () => Answer {
    return () => ({
      answered: 'refused',
      code: 'CASE_SUSPENDED',
      details: { reference: this.fault?.reference ?? null },
      at: this.now,
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Fault ? error.code : (faultCode(error) ?? 'UNEXPECTED');
}

import type { Answer, Position, StreamKind } from '../contracts/temporal';

/** What the store needs of Temporal; `libs/engine` is it. Every call may be repeated at will. */
export interface EnginePort {
  submitAgain(reference: { intent: string; stream: string; kind: StreamKind }, timeoutMs?: number): Promise<Answer | 'pending'>;
  deliver(
    reference: { outbox: string; stream: string; kind: StreamKind },
    timeoutMs?: number,
  ): Promise<{ append: string } | 'pending'>;
  sync(stream: string, kind: StreamKind, timeoutMs?: number): Promise<Position | 'pending'>;
  /** What people were told, as far as the workflow's last run still tells it; null: there is no history. */
  answersInHistory(stream: string): Promise<{ intent: string; answer: Answer }[] | null>;
  position(stream: string): Promise<{ workflow: 'running'; position: Position } | { workflow: 'missing' | 'silent' }>;
  /** Ends a log's workflow that cannot go on, and starts it anew from the log; false: nothing is wrong with it, and it was left alone. */
  restartFailing(stream: string, kind: StreamKind): Promise<boolean>;
}

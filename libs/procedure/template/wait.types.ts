/** Waiting for time, or for something to happen. */
import type { Text } from '../kernel';
import type { Assignee, Basis, BlockCommon, OutcomeDeclaration, Period, Act } from './template.types';

/** Something that somebody says has happened; the outcome of the same id follows. */
export interface AwaitedEvent {
  event: string;
  title: Text;
  by: Assignee;
  basis: Basis[];
}

/** Until a period is over, or a named event. Its end by time is the outcome `over`; it decides nothing. */
export interface WaitBlock extends BlockCommon {
  kind: 'wait';
  act: Act;
  /** Absent: only an event ends it. */
  until?: { within: Period; from?: string };
  events?: AwaitedEvent[];
  outcomes: Record<string, OutcomeDeclaration>;
}

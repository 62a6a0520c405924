/**
 * What an event makes the shell write, in the transaction that stores the event. Each kind has one writer in persistence;
 * folding a log's effects over empty tables gives the tables (the rebuild test).
 */
import type { RegisterPlan } from './register-plan';
import type { CivilDate, Instant } from '../kernel';
import type { Clock, Holder, Slot } from './state.types';
import type { CaseEvent } from './event.types';
import type { Roll, SittingEvent, SittingItem } from '../sitting/sitting.types';
import type { Audience, CallInput } from '../template/template.types';

/** An event for another log, without the instant, which its own append gives. `occurs` once: the id is derived. */
export type Delivery =
  { to: 'case'; stream: string; event: Unstamped<CaseEvent> } | { to: 'sitting'; stream: string; event: Unstamped<SittingEvent> };

/** Distributes over the union, so that each kind keeps its own fields. */
export type Unstamped<E> = E extends { at: Instant } ? Omit<E, 'at'> : never;

export type Effect =
  | {
      kind: 'case-saved';
      society: string;
      applicant: string;
      status: 'open' | 'closed';
      outcome: string | null;
      filedAt: Instant;
      closedAt: Instant | null;
      waitingOn: string[];
      /** Of a case that the association keeps about the society: the association, and since when the society knows. */
      keeper?: string;
      disclosedAt?: Instant | null;
    }
  | { kind: 'task-opened'; slot: Slot; audience: Audience; dueAt: Instant | null }
  | { kind: 'task-changed'; slot: string; holders: Holder[]; dueAt: Instant | null }
  | {
      kind: 'task-closed';
      slot: string;
      outcome: string | null;
      actor: string | null;
      reason: 'acted' | 'cancelled' | 'withdrawn';
    }
  | { kind: 'clock-set'; clock: Clock }
  | { kind: 'clock-cleared'; clock: string }
  /** A row with a due time; the relay sends it if its slot or agenda request is still open. `key` is unique in the log. */
  | {
      kind: 'reminder-set';
      key: string;
      slot: string | null;
      block: string;
      to: Holder[];
      dueAt: Instant;
      message: ReminderMessage;
    }
  /** The clock stands or has moved: what was still to be sent of its reminders is not. */
  | { kind: 'reminders-dropped'; clock: string }
  | { kind: 'agenda-requested'; block: string; round: number; organ: string; listBy: Instant }
  | { kind: 'agenda-closed'; block: string; round: number; state: 'listed' | 'decided' | 'withdrawn' }
  /** `plan` is absent where the entry is made of the form's fields alone, by their concepts. */
  | { kind: 'register-entered'; register: string; block: string; contentHash: string; plan?: RegisterPlan }
  /** Another procedure begins as a case of its own, under an id derived from this case, block and round. */
  | {
      kind: 'case-called';
      block: string;
      round: number;
      procedure: string;
      society: string;
      item: string | null;
      input: CallInput;
    }
  /** The step was left without an answer: the case that it called hears so. */
  | { kind: 'call-left'; block: string; round: number }
  /** Something begins that nothing here waits for: at once, or dated in the society's calendar until it is done. */
  | {
      kind: 'opened';
      block: string;
      round: number;
      start: 'at-once' | 'by-society';
      procedure: string | null;
      society: string;
      item: string | null;
      input: CallInput;
      dueAt: Instant | null;
    }
  | { kind: 'notice'; to: Holder[]; message: NoticeMessage }
  | { kind: 'deliver'; delivery: Delivery }
  /** A member's reply to an item of a ballot by circulation; what it says stands in the intent and never in the log. */
  | { kind: 'ballot-kept'; item: string; member: string; revision: number }
  | {
      kind: 'sitting-saved';
      organ: string;
      on: CivilDate;
      phase: 'convened' | 'closed' | 'signed';
      items: SittingItem[];
      roll: Roll;
    };

export type ReminderMessage = 'task-due-soon' | 'task-turned' | 'please-list' | 'supplement-due';
export type NoticeMessage =
  'task-waiting' | 'copied' | 'supplement-asked' | 'case-refused' | 'case-completed' | 'case-withdrawn' | 'result-announced';

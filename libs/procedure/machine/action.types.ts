/**
 * Actions on a running case besides deciding: events of its log like all others. Which of them means what where is the table in
 * `actions/README.md`; each cell that is built is a test, every other is refused as `NOT_MEANINGFUL_HERE`. Words of reasons stay with the intent.
 */
import type { StopReason } from '../clock/vocabulary';
import type { Role } from '../template/template.types';
import type { EventCommon, Objected, PersonsEvent, Raised } from './event.types';

/**
 * 转办: the slot is that person's from now on. `role`: the post of the same organisation in which he takes it, here and below; absent: the
 * slot's own.
 */
export type Transferred = PersonsEvent & { kind: 'transferred'; slot: string; to: string; role?: Role };
/** 委派: that person works on it and gives it back with his opinion; the decision stays with whoever asked him. */
export type Delegated = PersonsEvent & { kind: 'delegated'; slot: string; to: string; role?: Role };
/** The answer of whoever was asked. */
export type GivenBack = PersonsEvent & { kind: 'given-back'; slot: string; hasReason: boolean };
/** 加签: one more signs, before whoever asks for it or after him. In a step of several he gets a seat, and the denominator grows. */
export type SignerAdded = PersonsEvent & {
  kind: 'signer-added';
  slot: string;
  to: string;
  role?: Role;
  when: 'before' | 'after';
};
/** 减签: somebody who was added, and has not acted, is not needed any more. */
export type SignerRemoved = PersonsEvent & { kind: 'signer-removed'; slot: string };
/** 领办: taken from the pool; and put back. */
export type Taken = PersonsEvent & { kind: 'taken'; slot: string };
export type PutBack = PersonsEvent & { kind: 'put-back'; slot: string };
/** 回避: declared by the person himself, or found on request by whoever may. Of one step, or of the whole case (`step` null). */
export type Recused = PersonsEvent & { kind: 'recused'; person: string; step: string | null };
/** 离职交接: everything of this case that was one person's own is another's. Votes and party matters never. */
export type HandedOver = PersonsEvent & { kind: 'handed-over'; from: string; to: string };
/** 变更经办: the applicant is somebody else of the same society from now on; what was issued keeps the old name. */
export type ApplicantChanged = PersonsEvent & { kind: 'applicant-changed'; to: string; role: Role };
/** 中止、恢复、延长: of one clock, by hand. */
export type ClockSuspended = PersonsEvent & { kind: 'clock-suspended'; clock: string; reason: StopReason };
export type ClockResumed = PersonsEvent & { kind: 'clock-resumed'; clock: string };
export type ClockExtended = PersonsEvent & { kind: 'clock-extended'; clock: string; period: string; role: Role };
/** A new calendar stands: open clocks are derived again, and those that were struck keep their effect. The world has it from here on. */
export type CalendarChanged = EventCommon & { kind: 'calendar-changed'; calendar: string };
/** 撤回: whoever acted takes it back, as long as nobody has acted on it. `slot`: the closed one. */
export type TakenBack = PersonsEvent & { kind: 'taken-back'; slot: string };
/** Within a minute, as if it had not been: `event` is the id of the act. Both stay on the record. */
export type Undone = PersonsEvent & { kind: 'undone'; event: string };
/** A closed case goes on from a step; entries in registers stay and are superseded. */
export type Reopened = PersonsEvent & { kind: 'reopened'; block: string };
/**
 * 特殊处理: an administrator's own verb. It cancels, assigns anew, opens a step again or ends a case without a decision; it never makes
 * an organ's decision or a party body's opinion (R42).
 */
export type Overridden = PersonsEvent & { kind: 'overridden'; does: Override };
export type Override =
  | { what: 'assign'; slot: string; role: Role; organisation: string; person: string | null }
  | { what: 'open-again'; block: string }
  | { what: 'cancel' };

export type ActionEvent =
  | Transferred
  | Delegated
  | GivenBack
  | SignerAdded
  | SignerRemoved
  | Taken
  | PutBack
  | Recused
  | HandedOver
  | ApplicantChanged
  | ClockSuspended
  | ClockResumed
  | ClockExtended
  | CalendarChanged
  | TakenBack
  | Undone
  | Reopened
  | Overridden;

export type ActionKind = ActionEvent['kind'];

type Asked<E> = E extends PersonsEvent ? Omit<E, keyof PersonsEvent | 'hasReason'> : never;

/** An action as somebody asks for it: who, when and under which id is the log's to say; the words of his reason stand beside it. */
export type ActionAsked = Asked<ActionEvent | Raised | Objected>;

/** A clock of a case that has changed: its row, the reminders that follow from it, and the date on the task. */
import { derive } from '../clock/deadline';
import { reminderAt } from '../clock/reminders';
import type { Instant } from '../kernel';
import type { OfficerClock } from '../template/template.types';
import { LISTING_REMINDERS, remindersOf, SUPPLEMENT_REMINDERS } from './clocks';
import type { ReminderMessage } from './effect.types';
import { findStep } from './program';
import type { Run } from './run';
import type { CaseState, Clock, Holder, Slot } from './state.types';

/** The clock that the template writes for a slot; null where none may be changed by hand (the applicant's own, somebody added). */
export function ruleOfSlot(run: Pick<Run, 'program'>, slot: Slot): OfficerClock | null {
  const step = findStep(run.program, slot.block);
  if (step === null) return null;
  if (slot.purpose === 'decide') return 'clock' in step ? step.clock : null;
  if (step.kind !== 'notice') return null;
  if (slot.purpose === 'object') return step.objections.clock;
  return slot.purpose === 'close' ? (step.closing?.clock ?? null) : null;
}

/** Keeps a clock as it now is. Reminders that were set for its old days are dropped, those that still lie ahead are set anew. */
export function changeClock(run: Run, clock: Clock): void {
  run.state.clocks[clock.id] = clock;
  run.effects.push({ kind: 'clock-set', clock }, { kind: 'reminders-dropped', clock: clock.id });
  if (clock.stoppedAt === null && clock.struckAt === null) remindAnew(run, clock);
}

/** A task is due when the period of its slot ends; while that stands it is due on no day. A rung of the ladder comes at its own instant. */
export function taskDueAt({ clocks }: CaseState, slot: string): Instant | null {
  const whole = Object.values(clocks).find(({ slot: of, rung }) => of === slot && rung === undefined);
  return whole === undefined || whole.stoppedAt !== null ? null : whole.dueAt;
}

export function redateTask(run: Run, slot: Slot): void {
  const dueAt = taskDueAt(run.state, slot.id);
  run.effects.push({ kind: 'task-changed', slot: slot.id, holders: slot.holders, dueAt });
}

interface Reminding {
  shares: string[];
  to: Holder[];
  message: ReminderMessage;
}

/** Under keys that were never used: the store leaves a key that it knows as it is. */
function remindAnew(run: Run, clock: Clock): void {
  const { shares, to, message } = remindingOf(run, clock);
  if (shares.length === 0) return;
  const due = derive(clock, run.calendar);
  const seen = new Set<Instant>();
  for (const share of shares) {
    const dueAt = reminderAt(share, due, run.calendar);
    if (seen.has(dueAt) || dueAt <= run.at) continue;
    seen.add(dueAt);
    const key = `${clock.id}.${share}.${run.at}`;
    run.effects.push({ kind: 'reminder-set', key, slot: clock.slot, block: clock.block, to, dueAt, message });
  }
}

function remindingOf(run: Run, clock: Clock): Reminding {
  const none: Reminding = { shares: [], to: [], message: 'task-due-soon' };
  if (clock.rung !== undefined) return none;
  const { effect, slot: id } = clock;
  if (effect.kind === 'list') {
    const to: Holder = { role: 'society-secretariat', organisation: run.state.society, nobody: 'president', turned: false };
    return { shares: LISTING_REMINDERS, to: [to], message: 'please-list' };
  }
  const slot = run.state.slots[id ?? ''];
  if (slot === undefined) return none;
  if (effect.kind === 'supplement') return { shares: SUPPLEMENT_REMINDERS, to: slot.holders, message: 'supplement-due' };
  const rule = ruleOfSlot(run, slot);
  return rule === null ? none : { shares: remindersOf(rule), to: slot.holders, message: 'task-due-soon' };
}

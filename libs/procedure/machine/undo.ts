/**
 * Within a minute an act can be undone as if it had not been (users.md 33), in cases with behaviour flag 1. While it can, what it changed
 * stands in the state, and whatever would leave the house waits; a timer ends the wait, but only where something waits.
 */
import { instantOfMilliseconds, millisecondsOf } from '../clock/civil';
import { isOfficer } from '../steps/officer';
import { stepKind } from '../steps/registry';
import { disclose } from './disclosure';
import { differenceOf, withBefore } from './difference';
import type { Effect } from './effect.types';
import type { CaseEvent } from './event.types';
import { findStep } from './program';
import { clearClock, type Run } from './run';
import type { CaseState, Clock } from './state.types';

/** Cases that were started without it know neither undo nor taking back. */
export const RECALL_FLAG = 1;
const MINUTE_MS = 60_000;
const SETTLE = '.settle';

/** Effects that cannot be called back: somebody outside the case, or a register, has them. */
const LEAVES: Record<Effect['kind'], boolean> = {
  'case-saved': false,
  'task-opened': false,
  'task-changed': false,
  'task-closed': false,
  'clock-set': false,
  'clock-cleared': false,
  'reminder-set': false,
  'reminders-dropped': false,
  'agenda-requested': false,
  'agenda-closed': true,
  'register-entered': true,
  'case-called': true,
  'call-left': true,
  opened: true,
  // Notices of an act are sent when its minute is over.
  notice: false,
  deliver: true,
  'ballot-kept': true,
  'sitting-saved': true,
};

/** Whether acts of this case can be recalled at all. */
export function canRecall({ flags }: CaseState): boolean {
  return flags.includes(RECALL_FLAG);
}

/** Before an event is heard: it ends the minute of the act before it, unless it is the undoing itself or only the store's answer to it. */
export function beginMinute(run: Run, event: CaseEvent): void {
  const { undo } = run.state;
  if (undo !== undefined) {
    const goesOn = event.kind === 'looked-up' && run.at < undo.until;
    const isItsEnd = event.kind === 'clock-struck' && run.state.clocks[event.clock]?.effect.kind === 'settle';
    const waits = event.kind === 'migrated' && run.at < undo.until;
    if (!goesOn && !isItsEnd && !waits && event.kind !== 'undone') endMinute(run);
  }
  run.settling = run.state.undo !== undefined || isUndoable(run, event);
}

/** After the walk: what the act changed is kept. True when it has left the house all the same, so that nothing has to wait for it. */
export function keepMinute(run: Run, before: CaseState, event: CaseEvent): boolean {
  const { state } = run;
  if (!run.settling) return false;
  if (state.undo !== undefined) {
    // The store has answered a question that the act made: the state before the act is the same as it was.
    state.undo = { ...state.undo, before: differenceOf(withBefore(before, state.undo.before), state) };
  } else if (event.kind === 'acted') {
    if (hasLeft(run, before)) {
      run.settling = false;
      return run.held;
    }
    const until = instantOfMilliseconds(millisecondsOf(run.at) + MINUTE_MS);
    const step = before.slots[event.slot]?.block ?? '';
    state.undo = { event: event.id, step, by: event.actor, until, before: differenceOf(withoutMinute(before), state) };
  }
  if (run.held && state.status === 'open') setTimer(run);
  return false;
}

/** The minute is over, or something else has happened: what waited goes on. */
export function endMinute(run: Run): void {
  delete run.state.undo;
  run.settling = false;
  disclose(run);
  for (const { id, effect } of Object.values(run.state.clocks)) if (effect.kind === 'settle') clearClock(run, id);
}

function isUndoable(run: Run, event: CaseEvent): boolean {
  if (event.kind !== 'acted' || !canRecall(run.state)) return false;
  const slot = run.state.slots[event.slot];
  const step = slot?.purpose === 'decide' ? findStep(run.program, slot.block) : null;
  return step !== null && isOfficer(step);
}

/**
 * What was sent out is out. A step that counts its own things by its round cannot be put back into one that it has left; and a called case
 * that nobody waits for any more may have ended unheard.
 */
function hasLeft(run: Run, before: CaseState): boolean {
  if (run.effects.some(({ kind }) => LEAVES[kind])) return true;
  return Object.entries(before.blocks).some(([place, { status, round }]) => {
    const step = status === 'open' ? findStep(run.program, place) : null;
    if (step === null || isOfficer(step)) return false;
    const now = run.state.blocks[place];
    return now?.round !== round || (now.status !== 'open' && stepKind(step).beginsElsewhere === true);
  });
}

/** The same state when the minute of an earlier act is over. */
function withoutMinute(state: CaseState): CaseState {
  const { undo: _undo, ...rest } = state;
  const clocks = Object.entries(state.clocks).filter(([, { effect }]) => effect.kind !== 'settle');
  return { ...rest, clocks: Object.fromEntries(clocks) };
}

/** Whether a clock is the one that ends the minute of an act. */
export function endsMinute(clock: string): boolean {
  return clock.endsWith(SETTLE);
}

/** Under the event's own id, so that the same slot's next act has another. */
function setTimer(run: Run): void {
  const { undo, clocks } = run.state;
  if (undo === undefined || Object.values(clocks).some(({ effect }) => effect.kind === 'settle')) return;
  const clock: Clock = {
    id: `${undo.event}${SETTLE}`,
    block: undo.step,
    slot: null,
    effect: { kind: 'settle' },
    rule: '1 minute',
    calendar: run.calendar.version,
    startedAt: instantOfMilliseconds(millisecondsOf(undo.until) - MINUTE_MS),
    dueAt: undo.until,
    stoppedAt: null,
    remaining: null,
    struckAt: null,
    provisional: false,
  };
  clocks[clock.id] = clock;
  run.effects.push({ kind: 'clock-set', clock });
}

/**
 * What is remembered of acts so that they can be taken back (撤回), in cases with behaviour flag 1: who acted in a slot, and what stood on it.
 * It is forgotten as soon as somebody has acted on what followed, so that being there is the right to take it back. Beside it the two
 * dates of an act (pitfalls 1.9): what happened on an earlier day than it was recorded was in time by that day.
 */
import { civilDateOf } from '../clock/civil';
import { derive } from '../clock/deadline';
import { isOfficer } from '../steps/officer';
import { stepKind } from '../steps/registry';
import type { CaseEvent } from './event.types';
import type { Place } from './places';
import { findStep, placedStepsOf } from './program';
import { laterItems, placesBehind } from './rounds';
import type { Run } from './run';
import type { ActKept, BlockState, CaseState, Slot } from './state.types';
import { canRecall } from './undo';

/** The day of an act, where that is not the day of its record; and whether it was in time although its clock has struck. */
export function keepDays(run: Run, before: CaseState, event: CaseEvent): void {
  if (event.kind !== 'acted' || event.occurredOn >= civilDateOf(run.at)) return;
  const slot = before.slots[event.slot];
  const block = run.state.blocks[slot?.block ?? ''];
  if (slot?.purpose !== 'decide' || block?.status !== 'done' || block.closedAt !== run.at) return;
  block.happenedOn = event.occurredOn;
  if (wasInTime(run, before, slot, event.occurredOn)) block.inTime = true;
}

function wasInTime({ calendar }: Run, before: CaseState, slot: Slot, on: string): boolean {
  return Object.values(before.clocks).some(
    (clock) =>
      clock.slot === slot.id &&
      clock.rung === undefined &&
      clock.struckAt !== null &&
      clock.stoppedAt === null &&
      on <= derive(clock, calendar).lastDay,
  );
}

/** Keeps what an act closed, and forgets what others have now acted on. */
export function keepActs(run: Run, before: CaseState, event: CaseEvent): void {
  if (!canRecall(run.state)) return;
  if (run.state.status === 'closed') {
    for (const block of Object.values(run.state.blocks)) delete block.acts;
    return;
  }
  forget(run, before, event);
  if (event.kind !== 'acted') return;
  const slot = before.slots[event.slot];
  const step = slot?.purpose === 'decide' ? findStep(run.program, slot.block) : null;
  if (slot === undefined || step === null || !isOfficer(step) || run.state.slots[slot.id] !== undefined) return;
  const block = run.state.blocks[slot.block];
  if (block === undefined || block.status === 'ahead' || block.round !== slot.round) return;
  block.acts = [
    ...keptOf(before, block, slot),
    actOf(run, before, slot, event.actor, event.outcome),
    ...unneeded(run, before, slot),
  ];
}

/** Earlier seats of the same round; of a single slot there is none. */
function keptOf(before: CaseState, block: BlockState, slot: Slot): ActKept[] {
  const kept = before.blocks[slot.block]?.round === block.round ? (block.acts ?? []) : [];
  return kept.filter((act) => act.slot.id !== slot.id);
}

/** Seats that the act made unnecessary. */
function unneeded(run: Run, before: CaseState, slot: Slot): ActKept[] {
  return Object.values(before.slots)
    .filter((other) => other.block === slot.block && other.id !== slot.id && other.purpose === 'decide')
    .filter((other) => run.state.slots[other.id] === undefined)
    .sort(byId)
    .map((other) => actOf(run, before, other, null, null));
}

/** Lists keep their order; the keys of an object lose theirs in the store. */
function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1;
}

function actOf(run: Run, before: CaseState, slot: Slot, actor: string | null, outcome: string | null): ActKept {
  const clocks = Object.values(before.clocks).filter((clock) => clock.slot === slot.id);
  clocks.sort(byId);
  return { slot, actor, outcome, at: run.at, clocks };
}

function forget(run: Run, before: CaseState, event: CaseEvent): void {
  const remembered = Object.entries(run.state.blocks).filter(([, { acts }]) => acts !== undefined);
  // A step that was cancelled has been left by what somebody else did: there is nothing to come back to.
  for (const [, block] of remembered) if (block.status !== 'open' && block.status !== 'done') delete block.acts;
  const kept = remembered.filter(([, { acts }]) => acts !== undefined);
  if (kept.length === 0) return;
  const touched = touchedBy(run, before, event);
  for (const [place, block] of kept) {
    const behind = [...placesBehind(run, place), ...laterItems(run, place)];
    if (behind.some((other) => touched.has(other))) delete block.acts;
  }
}

/** The store's answer, and an agenda on which the item stands: nobody has decided anything yet. */
const MOVES_NOBODY: readonly CaseEvent['kind'][] = ['looked-up', 'agenda-listed'];

/** Where somebody acted, or something left the house. Checks and copies inside it come and go by themselves. */
function touchedBy(run: Run, before: CaseState, event: CaseEvent): Set<Place> {
  const touched = new Set<Place>();
  if (event.kind === 'acted') touched.add(before.slots[event.slot]?.block ?? '');
  else if (!MOVES_NOBODY.includes(event.kind) && 'block' in event) touched.add(event.block);
  for (const step of placedStepsOf(run.program, run.state)) {
    const block = run.state.blocks[step.id];
    const isNew = block?.status === 'done' && block.closedAt === run.at && before.blocks[step.id]?.closedAt !== run.at;
    if (isNew && stepKind(step).leavesTheHouse(step)) touched.add(step.id);
  }
  return touched;
}

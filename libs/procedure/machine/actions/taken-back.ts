/**
 * 撤回: whoever acted takes it back, as long as nobody has acted on what followed (`machine/recall.ts` remembers exactly these acts). His
 * step opens again in a new round; of several, his seat opens again and what the others did stays. The clock counts on from where it
 * began: taking an act back wins nobody any time.
 */
import { Fault, reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import { isOfficer } from '../../steps/officer';
import { stepKind } from '../../steps/registry';
import { outcomeOfSeveral } from '../../steps/several';
import { queueAgain } from '../../steps/seats';
import type { ProgramStep } from '../../template/program.types';
import type { SeveralRule } from '../../template/several.types';
import type { TakenBack } from '../action.types';
import { changeClock, taskDueAt } from '../clock-changes';
import { postOf } from '../holders';
import { barred } from '../persons';
import { findStep, stepOf } from '../program';
import { bringBack, cancelledAround } from '../reopening';
import { placesBehind, reset, resetBehind } from '../rounds';
import { blockOf, closeSlot, notify, openRound, type Run } from '../run';
import type { ActKept, Slot } from '../state.types';
import { canRecall } from '../undo';
import { putInPlace } from './own-tasks';

/** Cases that were started without it lose whoever was added to 依次 and had his turn when the act before his is taken back. */
export const ADDED_STAY_FLAG = 2;
/** Cases that were started without it give a task that opens again to whoever had it, though he has to keep out since. */
export const KEPT_OUT_STAY_FLAG = 3;

export function takeBackAct(run: Run, event: TakenBack): Heard {
  if (!canRecall(run.state)) return reject('NOT_MEANINGFUL_HERE', { slot: event.slot });
  const place = Object.keys(run.state.blocks).find((id) => run.state.blocks[id]?.acts?.some((act) => isHis(act, event.slot)));
  const act = place === undefined ? undefined : blockOf(run, place).acts?.find((one) => isHis(one, event.slot));
  if (place === undefined || act === undefined) return tooLate(run, event.slot);
  if (act.actor !== event.actor) return reject('NOT_THE_HOLDER', { slot: event.slot });
  const step = stepOf(run.program, place);
  const several = 'several' in step ? step.several : undefined;
  return several === undefined ? openAgain(run, step, act) : seatAgain(run, step, several, act);
}

function isHis({ slot, actor }: ActKept, asked: string): boolean {
  return slot.id === asked && actor !== null;
}

/** It is open still, it never was, it is nothing of an officer's, or somebody has acted on it. */
function tooLate(run: Run, slot: string): Heard {
  const [, place = '', seat] = /^(.+?)\.[1-9]\d*(?:\.([a-z0-9]+))?$/.exec(slot) ?? [];
  const step = findStep(run.program, place);
  if (step === null) return reject('SLOT_UNKNOWN', { slot });
  const isSeat = seat === undefined || ('several' in step && step.several !== undefined && seat !== 'supplement');
  if (run.state.slots[slot] !== undefined || !isOfficer(step) || !isSeat) return reject('NOT_MEANINGFUL_HERE', { slot });
  const hasLeft = placesBehind(run, place).some((other) => {
    const behind = findStep(run.program, other);
    return behind !== null && run.state.blocks[other]?.status === 'done' && stepKind(behind).leavesTheHouse(behind);
  });
  return reject(hasLeft ? 'LEFT_THE_HOUSE' : 'ACTED_ON_SINCE', { slot });
}

/** One post's step: in a new round, with the holders and the clock that it had. */
function openAgain(run: Run, step: ProgramStep, act: ActKept): Heard {
  const wasReturned = step.outcomes[act.outcome ?? '']?.to === 'return';
  goBackBehind(run, step, act);
  const { supplements = 0 } = blockOf(run, step.id);
  reset(run, [step.id]);
  const block = openRound(run, step.id);
  delete block.remaining;
  if (wasReturned && supplements > 1) block.supplements = supplements - 1;
  else if (wasReturned) delete block.supplements;
  seat(run, step, act, `${step.id}.${block.round}`);
  return null;
}

/** One of several: the others' acts stay, unless they decide the step without him, and then there is nothing for him to take back. */
function seatAgain(run: Run, step: ProgramStep, rule: SeveralRule, act: ActKept): Heard {
  const block = blockOf(run, step.id);
  const { several } = block;
  if (step.outcomes[act.outcome ?? '']?.to === 'return') return reject('NOT_MEANINGFUL_HERE', { slot: act.slot.id });
  if (several === undefined) throw new Fault('SEATS_MISSING', { step: step.id });
  // Another seat has returned it: the round of all seats is over, and the next one begins with all of them.
  const isReturned = Object.values(run.state.slots).some(({ block: of, purpose }) => of === step.id && purpose === 'supplement');
  if (isReturned) return reject('ACTED_ON_SINCE', { slot: act.slot.id });
  const others = several.acts.filter(({ slot }) => slot !== act.slot.id);
  const isLast = several.acts.at(-1)?.slot === act.slot.id;
  if (rule.way === 'in-turn' && !isLast) return reject('ACTED_ON_SINCE', { slot: act.slot.id });
  if (outcomeOfSeveral(rule, others, several.total) !== null) return reject('ACTED_ON_SINCE', { slot: act.slot.id });
  const wasOver = block.status !== 'open';
  goBackBehind(run, step, act);
  Object.assign(block, { status: 'open', closedAt: null, outcome: null });
  several.acts = others;
  forgetActor(run, step, act);
  const unneeded = wasOver ? (block.acts ?? []).filter(({ actor }) => actor === null) : [];
  block.acts = (block.acts ?? []).filter((one) => one !== act && !unneeded.includes(one));
  if (block.acts.length === 0) delete block.acts;
  if (rule.way === 'in-turn') {
    // The next seat had a clock of its own, which may have struck: it is asked again under another number.
    const closed = closeNext(run, step);
    block.round += 1;
    const again = `${step.id}.${block.round}.${act.slot.id.split('.').at(-1)}`;
    seat(run, step, act, again);
    if (run.state.flags.includes(ADDED_STAY_FLAG)) queueAgain(several, closed, { was: act.slot.id, is: again });
  } else {
    for (const one of [act, ...unneeded]) seat(run, step, one, one.slot.id);
  }
  return null;
}

/** Everything that followed goes; what the act had ended in other branches comes back. */
function goBackBehind(run: Run, step: ProgramStep, act: ActKept): void {
  const cancelled = cancelledAround(run, step.id, act.at);
  resetBehind(run, step.id);
  bringBack(run, cancelled);
}

function forgetActor(run: Run, step: ProgramStep, { actor }: ActKept): void {
  const block = blockOf(run, step.id);
  const stays = block.several?.acts.some((one) => one.actor === actor) === true;
  if (block.actors === undefined || stays) return;
  block.actors = block.actors.filter((person) => person !== actor);
}

/** Gives what was open. */
function closeNext(run: Run, step: ProgramStep): Slot[] {
  const open = Object.values(run.state.slots).filter(({ block }) => block === step.id);
  for (const slot of open) closeSlot(run, slot, { outcome: null, actor: null, reason: 'cancelled' });
  return open;
}

/** A slot again, under its own id or that of a new round, with its clocks as they stood. */
function seat(run: Run, step: ProgramStep, act: ActKept, id: string): void {
  const { round } = blockOf(run, step.id);
  const slot: Slot = { ...act.slot, id, round, openedAt: run.at, contentHash: run.state.contentHash };
  run.state.slots[id] = slot;
  const clocks = act.clocks.map((clock) => ({ ...clock, id: `${id}${clock.id.slice(act.slot.id.length)}`, slot: id }));
  for (const clock of clocks) run.state.clocks[clock.id] = clock;
  run.effects.push({ kind: 'task-opened', slot, audience: step.audience, dueAt: taskDueAt(run.state, id) });
  for (const clock of clocks) changeClock(run, clock);
  if (run.state.flags.includes(KEPT_OUT_STAY_FLAG)) giveToPosts(run, step, slot);
  notify(run, slot.holders, 'task-waiting');
}

/** Whoever has had to keep out since the act does not come back with the task: his post has it, as when he said so while it was open. */
function giveToPosts(run: Run, step: ProgramStep, slot: Slot): void {
  const named = [...slot.holders, ...(slot.pool ?? []), ...(slot.delegated?.back ?? [])];
  const persons = new Set(named.flatMap(({ person }) => (person === undefined ? [] : [person])));
  for (const person of persons) if (barred(run, step, person, slot.id) !== null) putInPlace(run, slot, person, postOf);
}

/**
 * A simulation under way: one case and the sittings that have its items, told what happens. What only the store could answer is
 * answered from the script, and what logs send each other is delivered at once, in the order in which it was sent.
 */
import { civilDateOf } from '../clock/civil';
import { guaranteeHolds, guaranteeOf } from '../expressions/look-ups';
import { Fault, isRejection } from '../kernel';
import type { Instant, Rejection } from '../kernel';
import { caseMachine } from '../machine/case-machine';
import type { Delivery, ReminderMessage } from '../machine/effect.types';
import type { CaseEvent } from '../machine/event.types';
import { readPlace } from '../machine/places';
import type { CaseWorld } from '../machine/run';
import type { Caller, CaseState, Clock, Holder, LookUpValue, Pending } from '../machine/state.types';
import { sittingMachine } from '../sitting/sitting-machine';
import type { SittingEvent, SittingState } from '../sitting/sitting.types';
import type { Register, Template } from '../template/template.types';
import { absorb, sendReminders } from './receive';
import { answerFrom, written, type SimulatedRegisters } from './registers';
import type { SimulationScript } from './script.types';
import { readTime } from './times';
import type { Cause, Logged, Received } from './simulation.types';

/** What a simulation needs besides its script. */
export interface SimulatedWorld extends CaseWorld {
  template: Pick<Template, 'form'>;
  /** Declarations of registers: which states are in force, which entries are alike. */
  registers?: readonly Register[];
  /** Played as a case that another one called: it remembers who decided, and its end cannot be unheard. Absent: it is filed. */
  caller?: Caller;
  /** Hashes what was filed; absent: a fingerprint, which tells contents apart and proves nothing. */
  hash?: (text: string) => string;
}

export interface SittingPlayed {
  id: string;
  item: string;
  /** The step whose item it has. */
  step: string;
  state: SittingState;
}

export interface DueReminder {
  key: string;
  slot: string | null;
  block: string;
  to: Holder[];
  dueAt: Instant;
  message: ReminderMessage;
}

export interface Playing {
  world: SimulatedWorld;
  script: SimulationScript;
  now: Instant;
  state: CaseState | null;
  /** As it was filed, with everything that was completed since. */
  form: Record<string, unknown>;
  log: Logged[];
  received: Received[];
  reminders: DueReminder[];
  clocks: { clock: Clock; clearedAt: Instant | null }[];
  /** Holders of every task that there was, by its slot. */
  tasks: Record<string, Holder[]>;
  sittings: SittingPlayed[];
  outbox: Delivery[];
  registers: SimulatedRegisters;
}

/** A case of more events than this turns in circles by its own deadlines; time goes no further. */
export const MOST_EVENTS = 2_000;

/** The state of a case that was filed. */
export function stateOf(playing: Playing): CaseState {
  if (playing.state === null) throw new Fault('NOT_A_START', { kind: 'simulation' });
  return playing.state;
}

/** Tells the case, and goes on with everything that follows at the same instant; a refusal leaves all as it was. */
export function tellCase(playing: Playing, event: CaseEvent, by: Cause): Rejection | null {
  const refused = takeCase(playing, event, by);
  if (refused === null) deliverAll(playing);
  return refused;
}

/** The same of a sitting; the first event convenes it. */
export function tellSitting(
  playing: Playing,
  of: Omit<SittingPlayed, 'state'>,
  event: SittingEvent,
  by: Cause,
): Rejection | null {
  const refused = takeSitting(playing, of, event, by);
  if (refused === null) deliverAll(playing);
  return refused;
}

function takeCase(playing: Playing, event: CaseEvent, by: Cause): Rejection | null {
  const { world, state } = playing;
  const step = state === null ? caseMachine.start(world, event) : caseMachine.transition(world, state, event);
  if (isRejection(step)) return step;
  if (state !== null && event.kind === 'registered' && event.result === 'entered') {
    playing.registers = writtenBy(playing, state, event) ?? playing.registers;
  }
  playing.state = step.state;
  playing.log.push({ by, stream: 'case', event });
  for (const effect of step.effects) absorb(playing, effect);
  sendReminders(playing);
  const { pending } = step.state;
  return pending === null ? null : takeCase(playing, answerTo(playing, step.state, pending), 'store');
}

function takeSitting(playing: Playing, of: Omit<SittingPlayed, 'state'>, event: SittingEvent, by: Cause): Rejection | null {
  const known = playing.sittings.find(({ id }) => id === of.id);
  const step = known === undefined ? sittingMachine.start(null, event) : sittingMachine.transition(null, known.state, event);
  if (isRejection(step)) return step;
  if (known === undefined) playing.sittings.push({ ...of, state: step.state });
  else known.state = step.state;
  playing.log.push({ by, stream: 'sitting', sitting: of.id, event });
  for (const effect of step.effects) absorb(playing, effect);
  return null;
}

/** What is refused on arrival is settled: the logs stay as they are. */
function deliverAll(playing: Playing): void {
  for (let next = playing.outbox.shift(); next !== undefined; next = playing.outbox.shift()) {
    if (next.to === 'case') {
      if (next.stream === playing.state?.id) takeCase(playing, { ...next.event, at: playing.now }, 'delivery');
      continue;
    }
    const { stream, event } = next;
    const sitting = playing.sittings.find(({ id }) => id === stream);
    if (sitting !== undefined) takeSitting(playing, sitting, { ...event, at: playing.now }, 'delivery');
  }
}

/** What the store would answer: what the script says, and where it says nothing what its registers hold. */
function answerTo(playing: Playing, state: CaseState, pending: Pending): CaseEvent {
  const { block, round } = pending;
  const common = { id: `${state.id}/${pending.kind}/${block}/${round}`, at: playing.now, block, round };
  const { program } = playing.world;
  if (pending.kind === 'look-up') return { ...common, kind: 'looked-up', values: valuesOf(playing, state, pending.lookUps) };
  const guarantee = guaranteeOf(program, block);
  const values = guarantee === null ? null : valuesOf(playing, state, guarantee.lookUps);
  const isKept = guarantee === null || values === null || guaranteeHolds(program, state, guarantee, values);
  const conflicts = playing.script.conflicts ?? [];
  const isSaid = conflicts.includes(block) || conflicts.includes(readPlace(block).id);
  const isFree = !isSaid && writtenBy(playing, state, common) !== null;
  return {
    ...common,
    kind: 'registered',
    result: isKept && isFree ? 'entered' : 'conflict',
    ...(values === null ? {} : { values }),
  };
}

function writtenBy(
  { world, registers, form }: Playing,
  state: CaseState,
  { block, round, at }: { block: string; round: number; at: Instant },
): SimulatedRegisters | null {
  return written({ world, registers, state, form, place: { block, round }, at });
}

function valuesOf(playing: Playing, state: CaseState, ids: string[]): Record<string, LookUpValue> {
  return Object.fromEntries(ids.map((id) => [id, saidOf(playing, id) ?? foundFor(playing, state, id)]));
}

function saidOf({ script, now }: Playing, id: string): LookUpValue | undefined {
  const said = script.lookUps?.[id];
  const list = Array.isArray(said) ? (said as unknown[]) : [];
  const timed = list.every((one) => typeof one === 'object') ? (list as { from: string; value: LookUpValue }[]) : [];
  if (said !== undefined && timed.length === 0) return said as LookUpValue;
  return timed.filter(({ from }) => (readTime(from) ?? '') <= now).at(-1)?.value;
}

function foundFor({ world, registers, now }: Playing, { facts, parameters }: CaseState, id: string): LookUpValue {
  const lookUp = world.program.lookUps.find((declared) => declared.id === id);
  if (lookUp === undefined) return emptyAnswer(undefined);
  const declared = world.registers?.find((register) => register.id === lookUp.register);
  return answerFrom(registers, declared, lookUp, { facts, parameters, on: civilDateOf(now) });
}

/** What a look-up finds in an empty register. */
export function emptyAnswer(measure: string | undefined): LookUpValue {
  if (measure === 'list') return [];
  return measure === 'exists' ? false : 0;
}

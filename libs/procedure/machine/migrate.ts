/**
 * 流程迁移 (pitfalls 2.13): a running case goes on by another version of its template. It is an event like all others; whoever folds a log
 * switches programs at it (`worldAfter`). `migrate` shows beforehand what it would do.
 */
import { dueOf } from '../clock/changes';
import { isRejection, reject } from '../kernel';
import type { Instant, Rejection } from '../kernel';
import { canonicalJson } from '../plain';
import type { Heard } from '../steps/step-kind';
import type { Program } from '../template/program.types';
import { ahead } from './ahead';
import { advance } from './blocks';
import { changeClock, redateTask } from './clock-changes';
import type { CaseEvent, Migrated } from './event.types';
import { cancelOpen } from './inside';
import { landingOf, type Landed } from './landing';
import { isStructure, placeFor, type Place } from './places';
import { blockIds, find, findStep } from './program';
import { reachedSteps } from './reached';
import { reset } from './rounds';
import type { CaseWorld, Run } from './run';
import type { BlockState, CaseState, Clock } from './state.types';

/** Hears the event: the blocks land, what is not carried on ends, and the walk goes on in the new version. */
export function hearMigrated(run: Run, event: Migrated): Heard {
  const { state } = run;
  const to = run.successors[event.program];
  if (to === undefined) return reject('PROGRAM_UNKNOWN', { program: event.program });
  if (state.pending !== null || state.undo !== undefined) return reject('NOT_AT_REST');
  const landed = landingOf(run.program, to, state, event.landing);
  if ('rejected' in landed) return landed;
  addContent(state, event);
  const missing = missingIn(to, state);
  if (missing.facts.length + missing.parameters.length > 0) return reject('FACTS_MISSING', { ...missing });
  const clocks = land(run, to, landed);
  advance(run);
  // A case that the new version would simply end has found no place in it.
  if (run.ending !== null || !goesOn(run.state)) return reject('NO_LANDING', { program: event.program });
  const reached = reachedSteps(to.blocks, run.state);
  for (const [place, block] of Object.entries(run.state.blocks)) {
    // The new version asks for something else first: its turn comes again.
    if (block.status === 'open' && findStep(to, place) !== null && !reached.has(place)) reset(run, [place]);
  }
  keepStarts(run, clocks);
  return null;
}

/** The world of everything that comes after an event. */
export function worldAfter<W extends CaseWorld>(world: W, event: CaseEvent): W {
  const program = event.kind === 'migrated' ? world.successors?.[event.program] : undefined;
  return program === undefined ? world : { ...world, program };
}

/** What the new version reads, and neither the form nor the parameters have. */
export function missingIn(program: Program, { facts, parameters }: CaseState): { facts: string[]; parameters: string[] } {
  return {
    facts: program.facts
      .filter(({ field, optional }) => optional !== true && facts[field] === undefined)
      .map(({ field }) => field),
    parameters: program.parameters
      .filter(({ id, optional, default: fallback }) => !optional && (parameters[id]?.value ?? fallback ?? null) === null)
      .map(({ id }) => id),
  };
}

function addContent(state: CaseState, { added = {} }: Migrated): void {
  Object.assign(state.facts, added.facts ?? {});
  Object.assign(state.given, added.given ?? {});
  Object.assign(state.parameters, added.parameters ?? {});
}

/** Puts the case into the new program; gives the clocks of tasks that will be opened again. */
function land(run: Run, to: Program, landed: Landed[]): Clock[] {
  const { state } = run;
  const from = run.program;
  const clocks: Clock[] = [];
  for (const { from: place, to: target, fate } of landed) {
    if (fate === 'stays') continue;
    const own = Object.values(state.clocks).filter((clock) => clock.block === place && isTurn(clock, place, state));
    own.sort((left, right) => (left.id < right.id ? -1 : 1));
    if (fate === 'again' && target !== null) clocks.push(...own.map((clock) => ({ ...clock, block: target })));
    cancelOpen(run, place);
  }
  const before = state.blocks;
  state.blocks = Object.fromEntries(blockIds(to.blocks).map((id) => [id, ahead(0)]));
  for (const { from: place, to: target, fate } of landed) {
    const block = before[place];
    if (target === null || block === undefined) continue;
    delete block.acts;
    state.blocks[target] = fate === 'stays' ? block : { ...ahead(block.round), ...keptAcross(block) };
  }
  run.program = to;
  fillItems(to, state);
  rename(state, landed);
  for (const { id, default: fallback } of to.parameters) state.parameters[id] ??= { value: fallback ?? null };
  for (const { id } of to.lookUps) {
    const one = (program: Program): unknown => program.lookUps.find((lookUp) => lookUp.id === id) ?? null;
    if (canonicalJson(one(from)) !== canonicalJson(one(to))) delete state.lookUps[id];
  }
  return clocks;
}

/** The clock of a step's own task: one seat's stands for all. */
function isTurn({ slot, rung }: Clock, place: Place, state: CaseState): boolean {
  const open = state.slots[slot ?? ''];
  return rung === undefined && open?.block === place && open.purpose === 'decide';
}

function keptAcross({ supplements, extended }: BlockState): Partial<BlockState> {
  return { ...(supplements === undefined ? {} : { supplements }), ...(extended === undefined ? {} : { extended }) };
}

/** Items that had begun have a state of every block that the new version goes through for them. */
function fillItems(to: Program, state: CaseState): void {
  for (const [place, { items = [] }] of Object.entries(state.blocks)) {
    const block = find(to, place)?.block;
    if (block === undefined || !isStructure(block) || block.kind !== 'each') continue;
    for (const { key, status } of items) {
      if (status !== 'ahead') for (const id of blockIds(block.blocks)) state.blocks[placeFor(id, key)] ??= ahead(0);
    }
  }
}

/** Where steps are remembered by their names. */
function rename(state: CaseState, landed: Landed[]): void {
  const nameOf = (place: string): string => landed.find(({ from }) => from === place)?.to ?? place;
  if (state.registeredBy !== null) state.registeredBy = nameOf(state.registeredBy);
  if (state.recusals !== undefined) {
    state.recusals = state.recusals.map(({ person, step }) => ({ person, step: step === null ? null : nameOf(step) }));
  }
}

/** A task that is opened again by the new version's words counts from where it counted, with the time in which it stood. */
function keepStarts(run: Run, clocks: Clock[]): void {
  for (const slot of Object.values(run.state.slots)) {
    const old = clocks.find(({ block }) => block === slot.block);
    const now = Object.values(run.state.clocks).find(({ slot: of, rung }) => of === slot.id && rung === undefined);
    if (old === undefined || now === undefined || slot.purpose !== 'decide' || now.startedAt !== run.at) continue;
    const stops = (old.stops ?? []).map((stop) => ({ ...stop, to: stop.to ?? run.at }));
    const { startedAt, extension } = old;
    const again: Clock = {
      ...now,
      startedAt,
      ...(stops.length === 0 ? {} : { stops }),
      ...(extension === undefined ? {} : { extension }),
    };
    const { due, dueAt } = dueOf(again, run.calendar);
    changeClock(run, { ...again, dueAt, provisional: due.provisional });
    redateTask(run, slot);
  }
}

function goesOn({ slots, clocks, pending, blocks }: CaseState): boolean {
  const waits = Object.values(blocks).some(({ status }) => status === 'open');
  return Object.keys(slots).length > 0 || Object.keys(clocks).length > 0 || pending !== null || waits;
}

/** What a migration would do, to be shown before somebody orders it. */
export interface Migration {
  state: CaseState;
  /** Every block that was open, done or begun, and where it goes. */
  landed: Landed[];
  /** Steps that open though they were not open before. */
  opens: Place[];
  /** Dates that move; null: none before, or none after. */
  clocks: { block: Place; from: Instant | null; to: Instant | null }[];
}

type Transition = (world: CaseWorld, state: CaseState, event: CaseEvent) => { state: CaseState } | Rejection;

/** Tries the event on the state as it is. The machine is handed in, because it hears this event itself. */
export function migrate(transition: Transition, world: CaseWorld, state: CaseState, event: Migrated): Migration | Rejection {
  const to = world.successors?.[event.program];
  if (to === undefined) return reject('PROGRAM_UNKNOWN', { program: event.program });
  const step = transition(world, state, event);
  if (isRejection(step)) return step;
  const landed = landingOf(world.program, to, state, event.landing);
  if ('rejected' in landed) return landed;
  const targetOf = (place: Place): Place | null => landed.find(({ from }) => from === place)?.to ?? null;
  const wasOpen = new Set(landed.filter(({ from }) => state.blocks[from]?.status === 'open').map(({ to: target }) => target));
  const isOpen = Object.keys(step.state.blocks).filter((place) => step.state.blocks[place]?.status === 'open');
  const before = new Map(Object.values(state.clocks).map((clock) => [targetOf(clock.block) ?? clock.block, clock.dueAt]));
  const after = new Map(Object.values(step.state.clocks).map((clock) => [clock.block, clock.dueAt]));
  const moved = [...new Set([...before.keys(), ...after.keys()])].filter((block) => before.get(block) !== after.get(block));
  return {
    state: step.state,
    landed: landed.filter(({ from }) => state.blocks[from]?.status !== 'ahead'),
    opens: isOpen.filter((place) => !wasOpen.has(place)),
    clocks: moved.map((block) => ({ block, from: before.get(block) ?? null, to: after.get(block) ?? null })),
  };
}

/** The machine of a case: events of its log in, state and effects out. Pure, synchronous, plain JSON. */
import { Fault, isRejection, reject } from '../kernel';
import type { Instant, Rejection, RejectionCode, Step } from '../kernel';
import { stepKind } from '../steps/registry';
import type { Heard, StepKindObject } from '../steps/step-kind';
import type { Program, ProgramStep } from '../template/program.types';
import { takeBack } from './agenda';
import { ahead } from './ahead';
import { admit } from './admit';
import { advance } from './blocks';
import type { Acted, AgendaListed, CaseEvent, Filed, LookedUp, Raised, Withdrawn } from './event.types';
import type { Machine } from './machine';
import { actions } from './actions/actions';
import type { Reopened } from './action.types';
import { hearCallerLeft, noteDeciders } from './called';
import { hearItems } from './items';
import { leaveStep } from './leaving';
import { disclose } from './disclosure';
import { asksParty } from './party';
import { keepOut, personsOf } from './persons';
import { hearMigrated, worldAfter } from './migrate';
import { brokenRule } from './monitors';
import { isStructure } from './places';
import { blockIds, find, findStep, stepsOf } from './program';
import { begin, end, type CaseWorld, type Run } from './run';
import { sign } from './signing';
import { keepActs, keepDays } from './recall';
import { isTimer, strike } from './strike';
import { interrupt } from './turns';
import { beginMinute, keepMinute } from './undo';
import type { BlockState, CaseState, ParameterValue } from './state.types';

type Handlers = { [K in CaseEvent['kind']]: (run: Run, event: Extract<CaseEvent, { kind: K }>) => Heard };

const handlers: Handlers = {
  filed: () => reject('ALREADY_STARTED'),
  acted: hearAct,
  withdrawn: withdraw,
  raised: hearRaised,
  objected: (run, event) => ask(run, event, 'objected', 'NOTHING_TO_OBJECT'),
  'call-ended': (run, event) => ask(run, event, 'callEnded', 'NOTHING_CALLED'),
  'caller-left': hearCallerLeft,
  'clock-struck': strike,
  'looked-up': hearLookUp,
  registered: (run, event) => ask(run, event, 'registered', 'NOTHING_PENDING'),
  'agenda-listed': (run, event) => ask(run, event, 'agendaListed', 'AGENDA_ITEM_UNKNOWN'),
  'item-resulted': (run, event) => ask(run, event, 'itemResulted', 'AGENDA_ITEM_UNKNOWN'),
  migrated: hearMigrated,
  ...actions,
};

/** A case: `start` takes `filed`, `transition` everything after it. */
export const caseMachine: Machine<CaseWorld, CaseState, CaseEvent> = {
  start(world, event) {
    if (event.kind !== 'filed') throw new Fault('NOT_A_START', { kind: event.kind });
    const parameters = parametersOf(world.program, event);
    const missing = world.program.parameters
      .filter(({ id, optional }) => !optional && (parameters[id]?.value ?? null) === null)
      .map(({ id }) => id);
    if (missing.length > 0) return reject('PARAMETER_MISSING', { parameter: missing[0] ?? null, parameters: missing });
    if (asksParty(world.program) && typeof event.party !== 'string') return reject('PARTY_ORGANISATION_MISSING');
    const unfit = stepsOf(world.program).flatMap((step) => stepKind(step).unfitParameters?.(step, parameters) ?? []);
    if (unfit.length > 0) return reject('PARAMETER_UNFIT', { parameter: unfit[0] ?? null, parameters: unfit });
    const run = begin(world, firstState(world, event, parameters), event.at, leaveStep);
    if (event.onPaper?.outcome === 'refused') run.ending = { outcome: 'refused', refusedBy: null };
    advance(run);
    disclose(run);
    return watched(run, null, event);
  },

  transition(world, state, event) {
    if (state.status === 'closed' && event.kind === 'agenda-listed' && event.sitting !== null)
      return giveBack(world, state, event);
    const closed = refuseWhenClosed(world.program, state, event);
    if (closed !== null) return closed;
    const run = begin(world, state, event.at, leaveStep);
    beginMinute(run, event);
    const refused = handle(run, event);
    if (refused !== null) return refused;
    advance(run);
    disclose(run);
    keepOut(run);
    keepDays(run, state, event);
    keepActs(run, state, event);
    if (keepMinute(run, state, event) && run.state.status === 'open') {
      advance(run);
      disclose(run);
      keepOut(run);
    }
    return watched(run, state, event);
  },

  nextClock(state) {
    let next: { clock: string; dueAt: Instant } | null = null;
    for (const clock of Object.values(state.clocks)) {
      if (!isTimer(clock)) continue;
      const { id, dueAt } = clock;
      if (next === null || dueAt < next.dueAt || (dueAt === next.dueAt && id < next.clock)) next = { clock: id, dueAt };
    }
    return next;
  },

  pending: (state) => state.pending,
  isClosed: (state) => state.status === 'closed',
};

/** The state after a whole log, or the first refusal: what every driver of the machine does with stored events. */
export function foldCase(world: CaseWorld, events: CaseEvent[]): Step<CaseState> | Rejection {
  const [first, ...rest] = events;
  if (first === undefined) throw new Fault('LOG_EMPTY');
  let now = world;
  let step = caseMachine.start(now, first);
  for (const event of rest) {
    if (isRejection(step)) return step;
    step = caseMachine.transition(now, step.state, event);
    now = worldAfter(now, event);
  }
  return step;
}

/** No event breaks a rule of the texts, whoever asks for it. */
function watched(run: Run, before: CaseState | null, event: CaseEvent): Step<CaseState> | Rejection {
  // What was done on paper was done elsewhere; nothing of it is judged as if it had been done here.
  const broken = run.state.onPaper === undefined ? brokenRule(run.program, before, run.state, event.kind) : null;
  return broken === null ? end(run) : reject('RULE_BROKEN', { rule: broken.rule, step: broken.step });
}

function handle<K extends CaseEvent['kind']>(run: Run, event: Extract<CaseEvent, { kind: K }>): Heard {
  return handlers[event.kind](run, event);
}

type StepEvent = Exclude<Extract<CaseEvent, { block: string }>, Reopened>;
type StepHook = 'lookedUp' | 'registered' | 'agendaListed' | 'itemResulted' | 'callEnded' | 'objected' | 'raised';

/** Hands an event to its step; a step that does not exist, or does not understand it, refuses. */
function ask<H extends StepHook>(run: Run, event: StepEvent, hook: H, otherwise: RejectionCode): Heard {
  const step = findStep(run.program, event.block);
  const hear = step === null ? undefined : (stepKind(step)[hook] as StepKindObject<ProgramStep>['lookedUp']);
  if (step === null || hear === undefined) return reject(otherwise, { block: event.block });
  return hear(run, step, event as Parameters<NonNullable<typeof hear>>[2]);
}

/** A named event: it ends the sequence that declares it, or the step that waits for it, if that is open. */
function hearRaised(run: Run, event: Raised): Heard {
  const found = find(run.program, event.block);
  if (found !== null && !isStructure(found.block)) return ask(run, event, 'raised', 'NOTHING_TO_INTERRUPT');
  const interrupts = found?.block.kind === 'sequence' ? (found.block.on ?? []) : [];
  const declared = interrupts.find((candidate) => candidate.event === event.event);
  if (declared === undefined || run.state.blocks[event.block]?.status !== 'open') {
    return reject('NOTHING_TO_INTERRUPT', { block: event.block, event: event.event });
  }
  interrupt(run, event.block, declared.event, declared);
  return null;
}

/** What the store answered: to a check, or to an `each` that asked for its items. */
function hearLookUp(run: Run, event: LookedUp): Heard {
  const block = find(run.program, event.block)?.block;
  return block?.kind === 'each' ? hearItems(run, block, event) : ask(run, event, 'lookedUp', 'NOTHING_PENDING');
}

function parametersOf(program: Program, event: Filed): Record<string, ParameterValue> {
  const parameters: Record<string, ParameterValue> = {};
  for (const { id, default: fallback } of program.parameters) {
    const set = event.parameters[id];
    parameters[id] = set !== undefined && set.value !== null ? set : { value: fallback ?? null };
  }
  return parameters;
}

function firstState(world: CaseWorld, event: Filed, parameters: Record<string, ParameterValue>): CaseState {
  return {
    kind: 'case',
    id: event.case,
    flags: event.flags ?? world.flags ?? [],
    society: event.society,
    association: event.association,
    ...(asksParty(world.program) && typeof event.party === 'string' ? { party: event.party } : {}),
    ...(event.caller === undefined ? {} : { caller: event.caller }),
    applicant: event.actor,
    applicantRole: event.capacity ?? world.program.filedBy[0] ?? 'society-secretariat',
    status: 'open',
    outcome: null,
    refusedBy: null,
    registeredBy: null,
    facts: event.facts,
    given: event.given,
    ...(event.onPaper === undefined ? {} : { onPaper: event.onPaper }),
    parameters,
    lookUps: {},
    contentHash: event.contentHash,
    formRevision: 1,
    filedAt: event.at,
    closedAt: null,
    blocks: Object.fromEntries(blockIds(world.program.blocks).map((id) => [id, ahead()])),
    slots: {},
    clocks: {},
    pending: null,
    at: event.at,
  };
}

/** The case ended while a sitting was listing it: that sitting hears that nobody waits for the item, and strikes it. */
function giveBack(world: CaseWorld, state: CaseState, event: AgendaListed): Step<CaseState> {
  const run = begin(world, state, event.at, leaveStep);
  if (event.sitting !== null) takeBack(run, event.block, event.round, event.sitting, event.item);
  return end(run);
}

/** Somebody who was quicker may also have closed the case: whoever acts on a slot that existed hears of the slot. */
function refuseWhenClosed(program: Program, state: CaseState, event: CaseEvent): Rejection | null {
  if (state.status === 'open' || event.kind === 'reopened') return null;
  // The act that ended it may still be undone.
  if (event.kind === 'undone' && state.undo !== undefined) return null;
  if (event.kind === 'acted' && existed(program, state, event.slot)) return reject('SLOT_CLOSED', { slot: event.slot });
  return reject('CASE_CLOSED');
}

function hearAct(run: Run, event: Acted): Heard {
  const slot = run.state.slots[event.slot];
  if (slot === undefined) {
    return reject(existed(run.program, run.state, event.slot) ? 'SLOT_CLOSED' : 'SLOT_UNKNOWN', { slot: event.slot });
  }
  if (event.contentHash !== slot.contentHash) return reject('CONTENT_CHANGED', { slot: slot.id });
  if (!slot.outcomes.includes(event.outcome)) return reject('OUTCOME_UNKNOWN', { slot: slot.id, outcome: event.outcome });
  const step = findStep(run.program, slot.block);
  const hear = step === null ? undefined : slot.purpose === 'sign' ? sign : stepKind(step).acted;
  if (step === null || hear === undefined) throw new Fault('SLOT_WITHOUT_STEP', { slot: slot.id });
  const refused = admit(run, step, slot, event) ?? hear(run, step, slot, event);
  if (refused === null && (slot.purpose === 'decide' || slot.purpose === 'sign')) noteDeciders(run, personsOf(event));
  return refused;
}

/** Slots leave the state when they close; their ids are numbered, so that a past one is still told from an invented one. */
function existed(program: Program, state: CaseState, slot: string): boolean {
  const match = /^(.+?)\.([1-9]\d*)(?:\.(supplement|close)|\.([1-9]\d*)|\.sign-([1-9]\d*))?$/.exec(slot);
  if (match === null) return false;
  const [, id = '', round, named, seat, signature] = match;
  const step = findStep(program, id);
  const block = state.blocks[id];
  if (step === null || block === undefined || stepKind(step).acted === undefined) return false;
  if (seat !== undefined && Number(seat) > seatsOf(step, block, Number(round))) return false;
  if (signature !== undefined && Number(signature) > signaturesOf(block, Number(round))) return false;
  if (named === 'close' && (!('closing' in step) || (Number(round) === block.round && block.notice?.isOver !== true)))
    return false;
  return Number(round) <= block.round && (named !== 'supplement' || (block.supplements ?? 0) > 0);
}

function seatsOf(step: ProgramStep, state: BlockState, round: number): number {
  const { seats } = stepKind(step);
  if (seats !== undefined) return seats(step, state, round);
  if (!('several' in step) || step.several === undefined) return 0;
  // Of an earlier round nobody knows any more how many were chosen or added.
  if (state.several === undefined || round < state.round) return Infinity;
  return state.several.seats ?? state.several.total;
}

function signaturesOf({ signers, round: now }: BlockState, round: number): number {
  return round < now ? Infinity : (signers?.added ?? 0);
}

function withdraw(run: Run, event: Withdrawn): Heard {
  const { applicant, registeredBy } = run.state;
  if (event.actor !== applicant) return reject('NOT_APPLICANT');
  if (registeredBy !== null) return reject('ALREADY_REGISTERED', { step: registeredBy });
  run.ending = { outcome: 'withdrawn', refusedBy: null };
  return null;
}

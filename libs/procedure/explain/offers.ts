/**
 * What a reader may do with a case besides answering his task, as things stand: each is tried on the machine, on a copy, so that a page
 * offers nothing that would be refused. By whose posts it may be done is asked again where it is recorded (`persistence/log/action-offices`).
 */
import { civilDateOf } from '../clock/civil';
import { derive } from '../clock/deadline';
import type { StopReason } from '../clock/vocabulary';
import { isRejection, type CivilDate, type Instant } from '../kernel';
import type { ActionAsked } from '../machine/action.types';
import { caseMachine } from '../machine/case-machine';
import { ruleOfSlot } from '../machine/clock-changes';
import { houseOf, isAssociations } from '../machine/disclosure';
import type { Place } from '../machine/places';
import { mayEnter } from '../machine/recording';
import { find, findStep, placedStepsOf } from '../machine/program';
import { holderOf, slotId, type CaseWorld } from '../machine/run';
import type { CaseState, Clock, Holder, Slot } from '../machine/state.types';
import type { Assignee, RecordForm } from '../template/assignee.types';
import type { ProgramBlock } from '../template/program.types';
import type { Role } from '../template/roles';
import { isOwn, organisationOf } from './items';

export type CaseOffer =
  | { kind: 'taken-back'; slot: string; block: Place; outcome: string | null; at: Instant }
  | { kind: 'signer-removed'; slot: string; block: Place; holder: Holder }
  | { kind: 'clock-suspended'; clock: string; block: Place; reasons: StopReason[] }
  | { kind: 'clock-resumed'; clock: string; block: Place }
  | { kind: 'clock-extended'; clock: string; block: Place; role: Role; within: string }
  /** `until`: the last day of what a wait is held open for; null where it ends a stretch of steps, or no day was set. */
  | { kind: 'raised'; block: Place; event: string; until: CivilDate | null }
  /** In time until the end of `until`; one that is entered bears a day since `from`. `isOver`: only such a one can come now. */
  | { kind: 'objected'; block: Place; from: CivilDate; until: CivilDate; isOver: boolean }
  /** To somebody of the applicant’s own house, in which he holds `role`. */
  | { kind: 'applicant-changed'; organisation: string; role: Role }
  | { kind: 'recorded'; slot: string; block: Place; forms: RecordForm[]; back: string; holders: Holder[]; outcomes: string[] }
  | { kind: 'reopened'; blocks: Place[] }
  | { kind: 'overridden'; assign: { slot: string; block: Place; holder: Holder }[]; again: Place[]; cancel: boolean };

/** Who asks: himself, by the posts that he holds today. */
export interface OfferReader {
  person: string;
  posts: { role: Role; organisation: string }[];
}

interface Asking {
  world: CaseWorld;
  state: CaseState;
  reader: OfferReader;
  at: Instant;
}

export function caseOffers(world: CaseWorld, state: CaseState, reader: OfferReader, now: Instant): CaseOffer[] {
  const asking: Asking = { world, state, reader, at: now < state.at ? state.at : now };
  return [
    ...takeBacks(asking),
    ...signers(asking),
    ...clocks(asking),
    ...recordings(asking),
    ...events(asking),
    ...objections(asking),
    ...applicant(asking),
    ...reopening(asking),
    ...overriding(asking),
  ];
}

/** Whether the machine would take it. */
function would({ world, state, reader, at }: Asking, does: ActionAsked, on = civilDateOf(at)): boolean {
  const asked = { ...does, id: 'what-if', at, occurredOn: on, actor: reader.person, hasReason: true };
  return !isRejection(caseMachine.transition(world, state, asked));
}

const holds = ({ reader }: Asking, role: Role, organisation: string): boolean =>
  reader.posts.some((post) => post.role === role && post.organisation === organisation);

const isHis = ({ reader }: Asking, slot: Slot): boolean => slot.holders.some((holder) => isOwn(holder, reader));

function takeBacks(asking: Asking): CaseOffer[] {
  return Object.entries(asking.state.blocks).flatMap(([block, { acts = [] }]) =>
    acts
      .filter(({ slot, actor }) => actor === asking.reader.person && would(asking, { kind: 'taken-back', slot: slot.id }))
      .map(({ slot, outcome, at }): CaseOffer => ({ kind: 'taken-back', slot: slot.id, block, outcome, at })),
  );
}

/** Whoever was added and has not acted: his open task, or his place among those whose turn comes later. */
function signers(asking: Asking): CaseOffer[] {
  const { state } = asking;
  const open = Object.values(state.slots).flatMap((slot) => {
    const [holder] = slot.holders;
    return slot.beside === undefined || holder === undefined ? [] : [{ slot: slot.id, block: slot.block, holder }];
  });
  const later = Object.entries(state.blocks).flatMap(([block, { round, several, signers: beside }]) => [
    ...(several?.next ?? []).map(({ number, holder }) => ({ slot: slotId(block, round, 'decide', number), block, holder })),
    ...(beside?.after ?? []).map(({ number, holder }) => ({ slot: slotId(block, round, 'sign', number), block, holder })),
  ]);
  const known = new Set(open.map(({ slot }) => slot));
  return [...open, ...later.filter(({ slot }) => !known.has(slot))]
    .filter(({ slot, block }) => mayRemove(asking, block, slot) && would(asking, { kind: 'signer-removed', slot }))
    .map((added): CaseOffer => ({ kind: 'signer-removed', ...added }));
}

/** The store asks for a post of the task beside which he was added; the machine then knows who may. */
function mayRemove(asking: Asking, block: Place, slot: string): boolean {
  const beside = asking.state.slots[slot]?.beside?.slot;
  const main = beside === undefined ? undefined : asking.state.slots[beside];
  if (main !== undefined) return isHis(asking, main);
  return Object.values(asking.state.slots).some((other) => other.block === block && isHis(asking, other));
}

function clocks(asking: Asking): CaseOffer[] {
  const { state, world } = asking;
  return Object.values(state.clocks).flatMap((clock): CaseOffer[] => {
    const slot = clock.slot === null || clock.rung !== undefined ? undefined : state.slots[clock.slot];
    const rule = slot === undefined ? null : ruleOfSlot({ program: world.program }, slot);
    return slot === undefined || rule === null ? [] : ofClock(asking, clock, slot, rule);
  });
}

function ofClock(
  asking: Asking,
  clock: Clock,
  slot: Slot,
  { suspendable = [], extension }: NonNullable<ReturnType<typeof ruleOfSlot>>,
): CaseOffer[] {
  const { block } = slot;
  const offers: CaseOffer[] = [];
  if (isHis(asking, slot)) {
    // What stops a clock by itself is not stopped by hand as well.
    const reasons = suspendable.filter((reason) => would(asking, { kind: 'clock-suspended', clock: clock.id, reason }));
    if (reasons.length > 0) offers.push({ kind: 'clock-suspended', clock: clock.id, block, reasons });
    if (would(asking, { kind: 'clock-resumed', clock: clock.id })) offers.push({ kind: 'clock-resumed', clock: clock.id, block });
  }
  const organisation = slot.holders[0]?.organisation ?? asking.state.society;
  const role = extension?.by.find((one) => holds(asking, one, organisation));
  if (extension === undefined || role === undefined) return offers;
  const { within } = extension;
  if (would(asking, { kind: 'clock-extended', clock: clock.id, period: within, role }))
    offers.push({ kind: 'clock-extended', clock: clock.id, block, role, within });
  return offers;
}

/** Another's act on paper, by whom the step lets enter it. Whether the day is right is asked with the act. */
function recordings(asking: Asking): CaseOffer[] {
  const { state, world } = asking;
  return Object.values(state.slots).flatMap((slot): CaseOffer[] => {
    const step = findStep(world.program, slot.block);
    const rule = step !== null && 'actions' in step ? step.actions?.recording : undefined;
    if (slot.purpose !== 'decide' || !step || !rule || !holds(asking, rule.by.role, organisationOf(state, rule.by.of))) return [];
    const { forms, back } = rule;
    const { block, holders } = slot;
    const outcomes = slot.outcomes.filter((outcome) => mayEnter(state, step, outcome, asking.reader.person));
    if (outcomes.length === 0) return [];
    return [{ kind: 'recorded', slot: slot.id, block, forms, back, holders, outcomes }];
  });
}

/** What somebody may say has happened: it ends a stretch of steps, or a wait. One that nobody is named for is the house's own machine's. */
function events(asking: Asking): CaseOffer[] {
  const { state, world } = asking;
  return openPlaces(state).flatMap((block) =>
    declaredIn(find(world.program, block)?.block)
      .filter(({ by }) => by !== undefined && isOwn(holderOf(state, by), asking.reader))
      .filter(({ event }) => would(asking, { kind: 'raised', block, event }))
      .map(({ event }): CaseOffer => ({ kind: 'raised', block, event, until: lastDayOf(asking, block) })),
  );
}

function lastDayOf({ world, state }: Asking, block: Place): CivilDate | null {
  const clock = state.clocks[`${block}.${state.blocks[block]?.round}.over`];
  return clock === undefined ? null : derive(clock, world.calendar).lastDay;
}

function declaredIn(block: ProgramBlock | undefined): { event: string; by?: Assignee }[] {
  if (block?.kind === 'sequence') return block.on ?? [];
  return block?.kind === 'wait' ? (block.events ?? []) : [];
}

/**
 * A notice is there to be objected to: by whoever sees it, as long as it stands; and what came by letter until its last day can be entered
 * as long as the step is open.
 */
function objections(asking: Asking): CaseOffer[] {
  const { state, world } = asking;
  return openPlaces(state).flatMap((block): CaseOffer[] => {
    const clock = state.clocks[`${block}.${state.blocks[block]?.round}.days`];
    const from = state.blocks[block]?.notice?.postedOn ?? null;
    if (clock === undefined || from === null) return [];
    const until = derive(clock, world.calendar).lastDay;
    const today = civilDateOf(asking.at);
    const isOver = today > until;
    if (!would(asking, { kind: 'objected', block }, isOver ? until : today)) return [];
    return [{ kind: 'objected', block, from, until, isOver }];
  });
}

const openPlaces = ({ blocks }: CaseState): Place[] => Object.keys(blocks).filter((block) => blocks[block]?.status === 'open');

function applicant(asking: Asking): CaseOffer[] {
  const { state, reader } = asking;
  const organisation = houseOf(state);
  const keeper = isAssociations(state.applicantRole) ? 'association-head' : 'society-secretariat';
  const may = state.applicant === reader.person || holds(asking, keeper, organisation);
  return state.status === 'open' && may ? [{ kind: 'applicant-changed', organisation, role: state.applicantRole }] : [];
}

function reached({ world, state }: Asking): Place[] {
  return placedStepsOf(world.program, state).map(({ id }) => id);
}

function reopening(asking: Asking): CaseOffer[] {
  if (asking.state.status === 'open' || !holds(asking, 'administrator', asking.state.association)) return [];
  const blocks = reached(asking).filter((block) => would(asking, { kind: 'reopened', block }));
  return blocks.length === 0 ? [] : [{ kind: 'reopened', blocks }];
}

function overriding(asking: Asking): CaseOffer[] {
  const { state } = asking;
  if (state.status === 'closed' || !holds(asking, 'administrator', state.association)) return [];
  const assign = Object.values(state.slots).flatMap(({ id, block, purpose, holders }) => {
    const [holder] = holders;
    return holder === undefined || purpose === 'supplement' ? [] : [{ slot: id, block, holder }];
  });
  const again = reached(asking).filter((block) => would(asking, { kind: 'overridden', does: { what: 'open-again', block } }));
  const cancel = would(asking, { kind: 'overridden', does: { what: 'cancel' } });
  return assign.length === 0 && again.length === 0 && !cancel ? [] : [{ kind: 'overridden', assign, again, cancel }];
}

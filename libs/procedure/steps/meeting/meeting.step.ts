/**
 * A meeting step holds no meeting: it asks for an item on the agenda of a sitting and waits. A result is announced when the sitting
 * closes, and moves the case inside the house; it is final when the minutes are signed. Until then a higher version corrects it, and
 * everything behind the meeting is taken back. Repeated and outdated deliveries are refused, which leaves the log as it is.
 */
import { Fault, reject } from '../../kernel';
import { clearListing, takeBack, withdrawAgenda } from '../../machine/agenda';
import { LISTING_REMINDERS } from '../../machine/clocks';
import type { AgendaListed, ItemResulted } from '../../machine/event.types';
import { bringBack, cancelledAround } from '../../machine/reopening';
import { resetBehind } from '../../machine/rounds';
import { applicantOf, blockOf, conclude, finish, makeClock, notify, openRound, setClock, type Run } from '../../machine/run';
import type { AgendaState, BlockState, Holder } from '../../machine/state.types';
import type { Target } from '../../template/template.types';
import type { Heard, StepKindObject, StepOf } from '../step-kind';

type MeetingStep = StepOf<'meeting'>;

export const meetingStep: StepKindObject<MeetingStep> = {
  leavesTheHouse: () => false,
  enter: ask,
  agendaListed: hearListing,
  itemResulted: hearResult,
};

/** Asks for an item, in a new round. The clock says until when it should be listed; when it passes, the secretariat is asked again. */
function ask(run: Run, step: MeetingStep): void {
  const block = openRound(run, step.id);
  const { round } = block;
  const organ = run.state.parameters[step.organ.parameter]?.value;
  if (typeof organ !== 'string') throw new Fault('PARAMETER_MISSING', { parameter: step.organ.parameter });
  block.agenda = { status: 'waiting', round, sitting: null, item: null, on: null, result: null, version: 0 };
  const clock = makeClock(run, {
    id: `${step.id}.${round}.listed`,
    block: step.id,
    slot: null,
    effect: { kind: 'list' },
    rule: step.listedWithin,
  });
  run.effects.push({ kind: 'agenda-requested', block: step.id, round, organ, listBy: clock.dueAt });
  const secretariat: Holder = {
    role: 'society-secretariat',
    organisation: run.state.society,
    nobody: 'president',
    turned: false,
  };
  setClock(run, clock, LISTING_REMINDERS, 'please-list', [secretariat]);
}

function hearListing(run: Run, step: MeetingStep, event: AgendaListed): Heard {
  const { agenda } = blockOf(run, step.id);
  const current =
    agenda !== undefined && agenda.round === event.round && (agenda.status === 'waiting' || agenda.status === 'listed');
  if (event.sitting === null) {
    if (!current || (agenda.item !== null && event.item !== null && agenda.item !== event.item)) return stale(step, event);
    // Taken off the agenda: asked for again, so that a late message about the old item finds nothing to move.
    run.effects.push({ kind: 'agenda-closed', block: step.id, round: agenda.round, state: 'withdrawn' });
    clearListing(run, step.id, agenda);
    ask(run, step);
    return null;
  }
  if (agenda !== undefined && agenda.sitting === event.sitting && agenda.item === event.item) return stale(step, event);
  if (!current || agenda.status === 'listed') {
    // Another sitting has it, or nobody should decide it: the one that listed it hears so.
    takeBack(run, step.id, event.round, event.sitting);
    return null;
  }
  run.state.blocks[step.id] = {
    ...blockOf(run, step.id),
    agenda: { ...agenda, status: 'listed', sitting: event.sitting, item: event.item, on: event.on },
  };
  run.effects.push({ kind: 'agenda-closed', block: step.id, round: event.round, state: 'listed' });
  clearListing(run, step.id, agenda);
  return null;
}

function stale(step: MeetingStep, event: AgendaListed | ItemResulted): Heard {
  return reject('AGENDA_ITEM_UNKNOWN', { block: step.id, round: event.round, item: event.item });
}

function hearResult(run: Run, step: MeetingStep, event: ItemResulted): Heard {
  const block = blockOf(run, step.id);
  const agenda = [block.agenda, block.previousAgenda].find((candidate) => candidate !== undefined && isOf(candidate, event));
  if (agenda === undefined) return stale(step, event);
  // Once the organ has decided a postponed item again, that later decision stands.
  const superseded = agenda !== block.agenda && event.version > agenda.version && (block.agenda?.version ?? 0) > 0;
  if (agenda.status === 'final' || superseded) return reject('ALREADY_FINAL', { block: step.id, item: event.item });
  if (event.version < Math.max(1, agenda.version)) return stale(step, event);
  if (event.version === agenda.version && event.stage === 'announced') return stale(step, event);
  if (event.version > agenda.version) {
    if (step.outcomes[event.result.outcome] === undefined) return reject('OUTCOME_UNKNOWN', { outcome: event.result.outcome });
    announce(run, step, agenda, event);
  }
  if (event.stage === 'final' || step.effectiveWhen === 'closing') settle(run, step, event);
  return null;
}

/** Whether a result answers a request: the item that was listed, or, when the listing is still on its way, the open round. */
function isOf(agenda: AgendaState, event: ItemResulted): boolean {
  if (agenda.item !== null) return agenda.item === event.item && agenda.sitting === event.sitting;
  return agenda.status === 'waiting' && agenda.round === event.round;
}

/** A first result, or a correction: then whatever followed from the old one is taken back. */
function announce(run: Run, step: MeetingStep, agenda: AgendaState, event: ItemResulted): void {
  const { sitting, item, version, result } = event;
  if (agenda.version === 0) {
    run.effects.push({ kind: 'agenda-closed', block: step.id, round: agenda.round, state: 'decided' });
    clearListing(run, step.id, agenda);
  } else {
    goBackBehind(run, step.id);
    // After a postponement the item was asked for again: that request falls with the result that made it.
    if (blockOf(run, step.id).agenda !== agenda) withdrawAgenda(run, step.id);
  }
  const block = blockOf(run, step.id);
  const announced: AgendaState = { ...agenda, status: 'announced', sitting, item, version, result };
  run.state.blocks[step.id] = { ...block, agenda: announced };
  if (agenda === block.previousAgenda) delete blockOf(run, step.id).previousAgenda;
  notify(run, [applicantOf(run.state)], 'result-announced');
  apply(run, step, announced);
}

/**
 * Everything that followed goes; what the old result had ended beside it, in other branches of what it left, comes back: nobody has decided
 * that. No procedure that was published before this had a structure that a meeting could leave.
 */
function goBackBehind(run: Run, id: string): void {
  const { closedAt } = blockOf(run, id);
  const cancelled = closedAt === null ? [] : cancelledAround(run, id, closedAt);
  resetBehind(run, id);
  bringBack(run, cancelled);
}

/** What an announced result does inside the house. What would close the case for good waits for the minutes. */
function apply(run: Run, step: MeetingStep, agenda: AgendaState): void {
  const outcome = agenda.result?.outcome ?? 'withdrawn';
  const to = step.outcomes[outcome]?.to;
  if (to === 'wait') {
    ask(run, step);
    remember(run, step.id, { previousAgenda: agenda });
    return;
  }
  if (to !== undefined && closesTheCase(to)) {
    finish(run, step.id, outcome);
    blockOf(run, step.id).status = 'open';
    blockOf(run, step.id).closedAt = null;
    return;
  }
  conclude(run, step, outcome);
}

function closesTheCase(to: Target): boolean {
  return to === 'refuse' || to.startsWith('end:');
}

/** The minutes are signed: what waited for them goes on. */
function settle(run: Run, step: MeetingStep, event: ItemResulted): void {
  const { agenda, previousAgenda } = blockOf(run, step.id);
  if (previousAgenda !== undefined && previousAgenda.item === event.item && agenda?.item !== event.item) {
    remember(run, step.id, { previousAgenda: { ...previousAgenda, status: 'final' } });
    return;
  }
  if (agenda === undefined) throw new Fault('AGENDA_MISSING', { step: step.id });
  remember(run, step.id, { agenda: { ...agenda, status: 'final' } });
  const outcome = agenda.result?.outcome ?? event.result.outcome;
  if (closesTheCase(step.outcomes[outcome]?.to ?? 'next')) conclude(run, step, outcome);
}

function remember(run: Run, id: string, changed: Pick<BlockState, 'agenda' | 'previousAgenda'>): void {
  run.state.blocks[id] = { ...blockOf(run, id), ...changed };
}

/** What moves an open step although it is nobody's task: a sitting, a called case, an event that is awaited. */
import { civilDateOf, instantOf } from '../clock/civil';
import type { Instant } from '../kernel';
import type { Unstamped } from '../machine/effect.types';
import type { CaseEvent } from '../machine/event.types';
import { placedStepsOf } from '../machine/program';
import { unsigned } from '../machine/run';
import type { AgendaState } from '../machine/state.types';
import type { StepOf } from '../steps/step-kind';
import type { ProgramStep } from '../template/program.types';
import type { StepKind } from '../template/template.types';
import { consentingOutcome, leadsOn } from './consent';
import type { Way } from './ends';
import type { Passed, Unbounded } from './ends.types';
import { later } from './times';

export interface OutsideMove {
  at: Instant;
  because: Unbounded | null;
  step: string;
  by: Passed['by'];
  outcome: string | null;
  /** Without id and instant. */
  events: Unstamped<CaseEvent>[];
}

/** Null: its tasks and clocks are all that moves it. Exhaustive by kind. */
const movers: { [K in StepKind]: ((way: Way, step: StepOf<K>) => OutsideMove | null) | null } = {
  check: null,
  intake: null,
  review: null,
  meeting,
  register: null,
  work: null,
  authority: null,
  document: null,
  copy: null,
  call: (way, step) => {
    const outcome = consentingOutcome(step, Object.keys(step.outcomes));
    const ended: Unstamped<CaseEvent> = {
      kind: 'call-ended',
      id: '',
      block: step.id,
      round: way.state.blocks[step.id]?.round ?? 0,
      case: `${step.id}/called`,
      outcome: outcome === 'refused' || outcome === 'withdrawn' ? outcome : 'completed',
      result: ['completed', 'refused', 'withdrawn'].includes(outcome) ? null : outcome,
      deciders: [],
    };
    return { ...soon(way, step, 'called-case'), by: 'answer', outcome, events: [ended] };
  },
  open: null,
  wait: (way, step) => {
    const all = (step.events ?? []).map(({ event }) => event);
    const onwards = all.filter((event) => leadsOn(step.outcomes[event]?.to ?? 'return'));
    // A wait that has an end of its own is bounded by it: at the latest nothing else happens, and nobody raises what leads back.
    const events = step.until === undefined ? (onwards.length > 0 ? onwards : all) : way.policy === 'latest' ? [] : onwards;
    if (events.length === 0) return null;
    const event = consentingOutcome(step, events);
    const occurredOn = civilDateOf(way.now);
    const raised = { kind: 'raised' as const, id: '', actor: 'someone', occurredOn, block: step.id, event };
    return { ...soon(way, step, 'awaited-event'), by: 'answer', outcome: event, events: [raised] };
  },
  notice: null,
  score: null,
};

/** Everything outside that can happen now. */
export function outsideMoves(way: Way): OutsideMove[] {
  const { state, world, stuck } = way;
  const announced = unsigned(world.program, state);
  const open = placedStepsOf(world.program, state).filter(
    ({ id }) => !stuck.includes(id) && (state.blocks[id]?.status === 'open' || announced.includes(id)),
  );
  return open.flatMap((step) => moveOf(way, step) ?? []);
}

function moveOf<K extends StepKind>(way: Way, step: StepOf<K>): OutsideMove | null {
  return movers[step.kind]?.(way, step) ?? null;
}

/** It takes no time that anybody knows: at the earliest none, at the latest nobody can say. */
function soon({ now, policy }: Way, { id: step }: ProgramStep, because: Unbounded) {
  return { at: now, step, because: policy === 'latest' ? because : null };
}

/** Listed by its clock, decided on its day, final when the minutes are signed: one after the other, so that each is seen. */
function meeting(way: Way, step: StepOf<'meeting'>): OutsideMove | null {
  const agenda = way.state.blocks[step.id]?.agenda;
  if (agenda === undefined || agenda.status === 'final') return null;
  const { round } = agenda;
  if (agenda.status === 'waiting') {
    const clock = way.state.clocks[`${step.id}.${round}.listed`];
    const at = way.policy === 'earliest' || clock === undefined ? way.now : later(way.now, clock.dueAt);
    const listed = { kind: 'agenda-listed' as const, id: '', block: step.id, round, ...PROJECTED, on: null };
    const because = way.policy === 'latest' && clock !== undefined && clock.dueAt <= way.from ? ('overdue' as const) : null;
    return { at, because, step: step.id, by: 'sitting', outcome: null, events: [listed] };
  }
  const outcome = consentingOutcome(step, ORGANS);
  const resulted = resultOf(step, agenda, outcome);
  if (agenda.status === 'announced') {
    return {
      ...soon(way, step, 'minutes'),
      by: 'minutes',
      outcome: agenda.result?.outcome ?? outcome,
      events: [resulted('final')],
    };
  }
  if (agenda.on === null) return { ...soon(way, step, 'sitting'), by: 'sitting', outcome, events: [resulted('announced')] };
  const at = later(way.now, instantOf(agenda.on, way.policy === 'earliest' ? 0 : 24));
  return { at, because: null, step: step.id, by: 'sitting', outcome, events: [resulted('announced')] };
}

const PROJECTED = { sitting: 'projected', item: 'projected' };
const ORGANS: ('passed' | 'passed-in-principle')[] = ['passed', 'passed-in-principle'];

function resultOf(step: StepOf<'meeting'>, agenda: AgendaState, outcome: (typeof ORGANS)[number]) {
  return (stage: 'announced' | 'final'): Unstamped<CaseEvent> => ({
    kind: 'item-resulted',
    id: '',
    block: step.id,
    round: agenda.round,
    sitting: agenda.sitting ?? PROJECTED.sitting,
    item: agenda.item ?? PROJECTED.item,
    version: stage === 'final' ? agenda.version : agenda.version + 1,
    stage,
    result: agenda.status === 'announced' && agenda.result !== null ? agenda.result : { outcome, arithmetic: null },
  });
}

/**
 * Everything that may happen next to a case, as events of its log: every outcome of every open task with every form that the applicant
 * could hand in, every answer of registers, sittings and called cases, the next clock, withdrawal and whatever interrupts. What only an
 * administrator does is not among it: the monitors refuse that where it would break a rule.
 */
import { caseMachine, civilDateOf } from '../../procedure';
import type { CaseEvent, CaseState, FiledContent, LookUpValue, Program, ProgramBlock, Slot, Unstamped } from '../../procedure';
import type { Acted } from '../../procedure/machine/event.types';
import { findStep, placedStepsOf } from '../../procedure/machine/program';
import type { Marks } from '../../procedure/steps/score/marks';
import type { StepOf } from '../../procedure/steps/step-kind';

/** What may be filled in and answered. The sets are small, and for the conditions that are asked they are complete. */
export interface Domain {
  contents: FiledContent[];
  lookUps: Record<string, LookUpValue[]>;
}

/** Events that belong together: a sitting lists an item and decides it. */
export type Move = Unstamped<CaseEvent>[];

/** Moves from a state; none when the case is closed. `at`: when the state was reached, in milliseconds. */
export function possibleMoves(program: Program, state: CaseState, domain: Domain, at: number): Move[] {
  if (state.status === 'closed') return [];
  const on = civilDateOf(new Date(at).toISOString());
  // What the machine stands still for is answered before anything else is heard.
  if (state.pending !== null) return answers(state, domain);
  const steps = placedStepsOf(program, state).flatMap((step): Move[] => {
    if (step.kind === 'meeting') return sittings(step, state, on);
    if (step.kind === 'call') return callEnds(step, state);
    if (step.kind === 'wait') return awaited(step, state, on);
    if (step.kind === 'notice') return objections(step, state, on);
    return [];
  });
  const tasks = Object.values(state.slots).flatMap((slot) => acts(program, slot, state, domain, on));
  const withdrawal: Move = [{ kind: 'withdrawn', id: '', actor: state.applicant, occurredOn: on }];
  return [...tasks, ...steps, ...clockMoves(state), ...interrupts(program.blocks, state, on), withdrawal];
}

function acts(program: Program, slot: Slot, state: CaseState, { contents }: Domain, on: string): Move[] {
  const { id, contentHash, purpose } = slot;
  const common = { kind: 'acted', id: '', slot: id, occurredOn: on, contentHash, hasReason: true } as const;
  if (purpose === 'supplement')
    return contents.map((content): Move => [{ ...common, outcome: slot.outcomes[0] ?? '', actor: state.applicant, content }]);
  // Of several each acts in one seat.
  const actor = `who-does-${seatless(id)}`;
  const sheets = sheetsFor(program, slot, state);
  return slot.outcomes.flatMap((outcome) =>
    sheets.map((marks): Move => [{ ...common, outcome, actor, content: null, submissionHash: 'handed-in', ...marks }]),
  );
}

/** Of a step that judges: for each item everything, nothing, or no points at all, as somebody gives who keeps out of it. */
function sheetsFor(program: Program, { block }: Slot, { blocks }: CaseState): Pick<Acted, 'marks'>[] {
  const step = findStep(program, block);
  if (step?.kind !== 'score') return [{}];
  const points = [step.criteria.map(({ most }) => most), step.criteria.map(() => 0), null];
  const items = blocks[block]?.score?.items ?? [];
  return items
    .reduce<Marks[]>(
      (sheets, { key }) => sheets.flatMap((marks) => points.map((one) => [...marks, { item: key, points: one }])),
      [[]],
    )
    .map((marks) => ({ marks }));
}

/** A slot's id without its round, so that a round later the same person acts. */
function seatless(slot: string): string {
  return slot.replace(/\.\d+/, '');
}

/** Answers to what the machine stands still for. */
function answers({ pending }: CaseState, { lookUps }: Domain): Move[] {
  if (pending === null) return [];
  const { block, round } = pending;
  if (pending.kind === 'register')
    return (['entered', 'conflict'] as const).map((result): Move => [{ kind: 'registered', id: '', block, round, result }]);
  let all: Record<string, LookUpValue>[] = [{}];
  for (const id of pending.lookUps)
    all = all.flatMap((values) => (lookUps[id] ?? []).map((value) => ({ ...values, [id]: value })));
  return all.map((values): Move => [{ kind: 'looked-up', id: '', block, round, values }]);
}

/** A sitting lists the item and decides it; its minutes are signed as they are, or corrected first. */
function sittings({ id: block, outcomes }: StepOf<'meeting'>, { blocks }: CaseState, on: string): Move[] {
  const { agenda } = blocks[block] ?? {};
  if (agenda === undefined || agenda.status === 'final') return [];
  const { round } = agenda;
  const sitting = agenda.sitting ?? `sitting-${round}`;
  const item = agenda.item ?? `item-${round}`;
  const ends = Object.keys(outcomes) as ('passed' | 'not-passed')[];
  const resulted = (outcome: (typeof ends)[number], version: number, stage: 'announced' | 'final'): Unstamped<CaseEvent> => {
    const result = { outcome, arithmetic: null };
    return { kind: 'item-resulted', id: '', block, round, sitting, item, version, stage, result };
  };
  if (agenda.status !== 'announced') {
    if (blocks[block]?.status !== 'open') return [];
    const listed: Move = agenda.sitting === null ? [{ kind: 'agenda-listed', id: '', block, round, sitting, item, on }] : [];
    return ends.map((outcome) => [...listed, resulted(outcome, agenda.version + 1, 'announced')]);
  }
  const announced = agenda.result?.outcome as (typeof ends)[number];
  const signed: Move = [resulted(announced, agenda.version, 'final')];
  const others = ends.filter((outcome) => outcome !== announced);
  return [signed, ...others.map((outcome): Move => [resulted(outcome, agenda.version + 1, 'announced')])];
}

function callEnds({ id: block, outcomes }: StepOf<'call'>, { blocks }: CaseState): Move[] {
  const own = blocks[block];
  if (own?.status !== 'open') return [];
  const plain: readonly string[] = ['completed', 'refused', 'withdrawn'];
  return Object.keys(outcomes).map((end): Move => {
    const isPlain = plain.includes(end);
    const outcome = (isPlain ? end : 'completed') as 'completed';
    const round = own.round;
    return [
      { kind: 'call-ended', id: '', block, round, case: `${block}-called`, outcome, result: isPlain ? null : end, deciders: [] },
    ];
  });
}

function awaited({ id: block, events = [] }: StepOf<'wait'>, { blocks }: CaseState, occurredOn: string): Move[] {
  if (blocks[block]?.status !== 'open') return [];
  return events.map(({ event }): Move => [{ kind: 'raised', id: '', actor: 'who-tells', occurredOn, block, event }]);
}

/** One objection is enough to see what an upheld one does. */
function objections({ id: block }: StepOf<'notice'>, { blocks }: CaseState, occurredOn: string): Move[] {
  const { status, notice } = blocks[block] ?? {};
  if (status !== 'open' || notice === undefined || notice.postedOn === null || notice.isOver) return [];
  if (notice.objections.length > 0) return [];
  return [[{ kind: 'objected', id: '', actor: 'who-objects', occurredOn, block }]];
}

function clockMoves(state: CaseState): Move[] {
  const clock = caseMachine.nextClock(state);
  return clock === null ? [] : [[{ kind: 'clock-struck', id: '', clock: clock.clock, dueAt: clock.dueAt }]];
}

/** What may interrupt the sequences that are open. */
function interrupts(blocks: ProgramBlock[], state: CaseState, occurredOn: string): Move[] {
  return sequencesIn(blocks).flatMap(({ id, on = [] }): Move[] => {
    const places = Object.keys(state.blocks).filter((place) => place === id || place.startsWith(`${id}@`));
    const open = places.filter((place) => state.blocks[place]?.status === 'open');
    return open.flatMap((block) =>
      on.map(({ event }): Move => [{ kind: 'raised', id: '', actor: 'who-tells', occurredOn, block, event }]),
    );
  });
}

function sequencesIn(value: unknown): Extract<ProgramBlock, { kind: 'sequence' }>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(sequencesIn);
  const block = value as Extract<ProgramBlock, { kind: 'sequence' }>;
  return block.kind === 'sequence' ? [block, ...inner] : inner;
}

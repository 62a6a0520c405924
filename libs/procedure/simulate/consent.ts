/** How somebody consents: the outcome that leads on and asks for no reason, because whoever agrees gives none. */
import { civilDateOf } from '../clock/civil';
import type { Instant } from '../kernel';
import type { Acted } from '../machine/event.types';
import { findStep } from '../machine/program';
import type { CaseState, Slot } from '../machine/state.types';
import { RESUBMITTED } from '../steps/officer';
import type { Program, ProgramOutcome, ProgramStep } from '../template/program.types';
import type { Target } from '../template/template.types';

/**
 * The act by which the task is done: by the person whose it is, or by nobody who did anything before, so that no separation stands in
 * the way. The second is what is left where that person may not.
 */
export function consentsTo(state: CaseState, program: Program, slot: Slot, stamp: { at: Instant; id: string }): Acted[] {
  const own = slot.delegated?.by ?? slot.holders.find(({ person }) => person !== undefined)?.person;
  return [...(own === undefined ? [] : [own]), `someone/${stamp.id}`].map((actor) =>
    consentOf(state, program, slot, stamp, actor),
  );
}

function consentOf(state: CaseState, program: Program, slot: Slot, stamp: { at: Instant; id: string }, actor: string): Acted {
  const { facts, given } = state;
  const isSupplement = slot.purpose === 'supplement';
  const step = findStep(program, slot.block);
  const outcome = isSupplement ? RESUBMITTED : consentingOutcome(step, slot.outcomes, slot.purpose);
  const marks = step === null ? null : marksFor(step, state);
  return {
    ...stamp,
    kind: 'acted',
    actor,
    occurredOn: civilDateOf(stamp.at),
    slot: slot.id,
    outcome,
    contentHash: slot.contentHash,
    hasReason: true,
    content: isSupplement ? { facts, given, contentHash: `${state.contentHash}/${stamp.id}` } : null,
    submissionHash: 'projected',
    ...(marks === null ? {} : { marks }),
    ...(slot.purpose === 'decide' && step !== null && choosesAt(step, outcome) ? { chosen: [`chosen/${stamp.id}`] } : {}),
  };
}

/** Of several that would do, the first by name: the store keeps no order of outcomes. */
export function consentingOutcome<Outcome extends string>(
  step: ProgramStep | null,
  outcomes: Outcome[],
  purpose: Slot['purpose'] = 'decide',
): Outcome {
  const sorted = [...outcomes].sort();
  const [first = '' as Outcome] = sorted;
  if (step === null) return first;
  if (purpose === 'object' && step.kind === 'notice') {
    return sorted.find((outcome) => step.objections.outcomes[outcome]?.upholds !== true) ?? first;
  }
  const consent = 'several' in step ? sorted.find((outcome) => step.several?.consent.includes(outcome)) : undefined;
  if (consent !== undefined) return consent;
  const declared = (outcome: string): ProgramOutcome | undefined => step.outcomes[outcome];
  const rules: ((of: ProgramOutcome) => boolean)[] = [
    ({ to, reason }) => to === 'next' && !reason,
    ({ to }) => to === 'next' || to === 'warn',
    ({ to }) => leadsOn(to),
    ({ to }) => to !== 'wait' && to !== 'return' && to !== 'refuse',
  ];
  for (const rule of rules) {
    const found = sorted.find((outcome) => {
      const of = declared(outcome);
      return of !== undefined && rule(of);
    });
    if (found !== undefined) return found;
  }
  return first;
}

/** Whether an outcome brings the case nearer to its end. */
export function leadsOn(to: Target): boolean {
  return to === 'next' || to === 'warn' || to.startsWith('leave:') || to.startsWith('end:');
}

/** Whom it chooses for a later step, where the case goes on with that. */
function choosesAt(step: ProgramStep, outcome: string): boolean {
  const to = step.outcomes[outcome]?.to ?? '';
  return 'chooses' in step && step.chooses !== undefined && (to === 'next' || to.startsWith('leave:'));
}

/** A sheet on which no two items are equal, so that no tie has to be decided. */
function marksFor(step: ProgramStep, state: CaseState): Acted['marks'] | null {
  if (step.kind !== 'score') return null;
  const items = state.blocks[step.id]?.score?.items ?? [];
  return items.map(({ key }, place) => ({
    item: key,
    points: step.criteria.map(({ most }) => (place < most ? most - place : 0)),
  }));
}

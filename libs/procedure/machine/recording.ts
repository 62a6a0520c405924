/**
 * 代录: an act that happened on paper, at a meeting, by letter, and is entered by somebody else. Who decided is the actor; who entered it
 * stands beside him. The day of the act counts for clocks and rules, so it is bounded on both sides.
 */
import { civilDateOf, instantOf, isCivilDate } from '../clock/civil';
import { derive } from '../clock/deadline';
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { ProgramStep } from '../template/program.types';
import type { RecordForm, RecordingRule, Target } from '../template/template.types';
import { refusedHere } from './actions/table';
import { isAssociations } from './disclosure';
import type { Acted } from './event.types';
import { barred } from './persons';
import type { Run } from './run';
import type { CaseState, Slot } from './state.types';

/** Why an act cannot be entered for somebody else, or null. */
export function refuseRecording(run: Run, step: ProgramStep, slot: Slot, event: Acted): Rejection | null {
  const { recorded, actor } = event;
  if (recorded === undefined) return null;
  const refused = refusedHere('recorded', step, slot);
  if (refused !== null) return refused;
  const rule = 'actions' in step ? step.actions?.recording : undefined;
  // Two who were not there are one too many: whoever acts for another enters it himself.
  if (rule === undefined || !rule.forms.includes(recorded.form) || recorded.by === actor || event.for !== undefined) {
    return reject('RECORDING_NOT_ALLOWED', { slot: slot.id, form: recorded.form });
  }
  if (barred(run, step, recorded.by)?.rejected === 'RECUSED') return reject('RECUSED', { step: step.id });
  if (!mayEnter(run.state, step, event.outcome, recorded.by)) {
    return reject('RECORDED_BY_THE_FAVOURED', { slot: slot.id });
  }
  return isInRange(run, slot, event, rule, recorded.form)
    ? null
    : reject('RECORDED_TOO_LATE', { slot: slot.id, occurredOn: event.occurredOn });
}

/** Cases that were started without it treat an officer who opened a matter about a society as if it were decided in his favour. */
export const HOUSE_UNFAVOURED_FLAG = 4;

/** Not by the person whom the act favours; what the association opens by its office favours none of its officers. */
export function mayEnter(state: CaseState, step: ProgramStep, outcome: string, by: string): boolean {
  const { applicant, formerApplicants = [], applicantRole, flags } = state;
  if (![applicant, ...formerApplicants].includes(by) || !favours(step.outcomes[outcome]?.to)) return true;
  return flags.includes(HOUSE_UNFAVOURED_FLAG) && isAssociations(applicantRole);
}

/** An outcome with which the case goes on favours whoever filed it. */
function favours(to: Target | undefined): boolean {
  return to !== 'refuse' && to !== 'return' && to !== 'wait' && to?.startsWith('back-to:') !== true;
}

/**
 * Not in the future, not longer ago than the step allows, and not before the step was open: what nobody had been asked yet, nobody has
 * answered. A letter alone bears its own earlier date.
 */
function isInRange(run: Run, slot: Slot, { occurredOn }: Acted, { back }: RecordingRule, form: RecordForm): boolean {
  const today = civilDateOf(run.at);
  if (!isCivilDate(occurredOn) || occurredOn > today) return false;
  if (form !== 'letter' && occurredOn < civilDateOf(slot.openedAt)) return false;
  return derive({ rule: back, startedAt: instantOf(occurredOn, 0) }, run.calendar).lastDay >= today;
}

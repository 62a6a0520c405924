/**
 * What one task offers, in words: the outcomes of its step, except where a step has tasks that answer something else (an objection, the
 * proof that a notice stood, a sheet of marks). And which fields are handed in with it.
 */
import type { Text } from '../kernel';
import type { Slot } from '../machine/state.types';
import { NOT_SIGNED, SIGNED } from '../machine/signing';
import { POSTED, PROVED } from '../steps/notice/notice.step';
import { RESUBMITTED } from '../steps/officer';
import { SCORED } from '../steps/score/score.step';
import type { Field, OutcomeDeclaration, StepBlock } from './template.types';

export interface Answer {
  id: string;
  label: Text;
  /** A reason must be given. */
  reason: boolean;
}

/** Answers that no template declares, because they mean the same everywhere. */
const FIXED: Record<string, Text> = {
  [RESUBMITTED]: { zh: '补充后重新提交', en: 'Submit again' },
  [POSTED]: { zh: '已公示', en: 'It has been posted' },
  [PROVED]: { zh: '提交公示情况', en: 'Hand in the proof' },
  [SCORED]: { zh: '提交评分', en: 'Hand in the sheet' },
  [SIGNED]: { zh: '同意', en: 'Agree' },
  [NOT_SIGNED]: { zh: '不同意', en: 'Disagree' },
};

const fixed = (...ids: string[]): Answer[] =>
  ids.map((id) => ({ id, label: FIXED[id] ?? { zh: id, en: id }, reason: id === NOT_SIGNED }));

/** What may be answered to a task of a step. */
export function answersOf(block: StepBlock, purpose: Slot['purpose']): Answer[] {
  if (purpose === 'supplement') return fixed(RESUBMITTED);
  if (purpose === 'sign') return fixed(SIGNED, NOT_SIGNED);
  if (block.kind === 'score') return fixed(SCORED);
  if (block.kind !== 'notice') return declared(block.outcomes);
  if (purpose === 'object') return declared(block.objections.outcomes);
  return fixed(purpose === 'close' ? PROVED : POSTED);
}

/** Fields that are handed in with the answer; none where the step asks for nothing. */
export function submittedWith(block: StepBlock, purpose: Slot['purpose']): Field[] {
  if (block.kind === 'notice' && purpose === 'close') return block.closing?.submits.fields ?? [];
  return purpose === 'decide' && 'submits' in block ? (block.submits?.fields ?? []) : [];
}

/** Checks have no labels: their findings are sentences of their own. */
function declared(outcomes: object): Answer[] {
  return Object.entries(outcomes as Record<string, string | Pick<OutcomeDeclaration, 'label' | 'reason'>>).flatMap(
    ([id, outcome]) => (typeof outcome === 'string' ? [] : [{ id, label: outcome.label, reason: outcome.reason === true }]),
  );
}

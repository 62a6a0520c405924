/** A sitting's result can be corrected until its minutes are signed: what is written down or leaves the house before that rests on sand. */
import type { StepKind } from '../../template/template.types';
import { finding, type Check } from '../checked';

/** Written down for good, or felt outside the house. */
const FOR_GOOD: readonly StepKind[] = ['register', 'document', 'notice', 'authority'];
/** Whose word it is not to wait: the charter's or a rule's, never our own. */
const OWN_WORDS: readonly string[] = ['law', 'charter', 'rule'];

export const minutes: Check = ({ steps }) =>
  steps.flatMap(({ block, path }, index) => {
    if (block.kind !== 'meeting' || block.effectiveWhen !== 'closing') return [];
    if (block.basis.some(({ kind }) => OWN_WORDS.includes(kind))) return [];
    const after = steps.slice(index + 1).find((later) => FOR_GOOD.includes(later.block.kind));
    if (after === undefined) return [];
    return [
      finding(
        'MINUTES_NOT_AWAITED',
        'warning',
        `${path}/effectiveWhen`,
        `会议纪要签字前结果仍可更正，“${after.block.title.zh}”却不等纪要就办理；请改为纪要签字后生效，或写明章程、制度的条款。`,
        `Until the minutes are signed the result may be corrected, and "${after.block.title.en}" does not wait for them. Let it wait, or cite the article that says otherwise.`,
      ),
    ];
  });

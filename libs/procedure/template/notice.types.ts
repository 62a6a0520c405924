/** 公示: a text that everybody may object to for so many days. */
import type {
  Act,
  Assignee,
  BlockCommon,
  Field,
  Identification,
  OfficerClock,
  OutcomeDeclaration,
  Period,
} from './template.types';

/** Who handles an objection, by when, and what he may find. `upholds`: the notice ends with `upheld`. */
export interface ObjectionRule {
  by: Assignee;
  clock: OfficerClock;
  outcomes: Record<string, Pick<OutcomeDeclaration, 'label' | 'reason'> & { upholds?: true }>;
}

/**
 * Posted by somebody (places, screenshots; what the act is bound to), open for its days, closed with the proof that it stood. It ends
 * only when its days are over and every objection has been handled: `clear`, or `upheld`.
 */
export interface NoticeBlock extends BlockCommon {
  kind: 'notice';
  act: Act;
  by: Assignee;
  /** By when it is to be posted. */
  clock: OfficerClock;
  identification?: Identification;
  submits?: { fields: Field[] };
  /** Its days, counted from the day after posting: a period, or the parameter that gives their number. */
  days: Period | { parameter: string; unit: 'days' | 'working days' };
  objections: ObjectionRule;
  /** What is handed in at the end: screenshots, 公示无异议说明. Absent: it ends by itself. */
  closing?: { clock: OfficerClock; submits: { fields: Field[] } };
  outcomes: { clear: OutcomeDeclaration; upheld: OutcomeDeclaration };
}

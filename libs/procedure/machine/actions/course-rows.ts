/** Rows of the table of actions that concern time and course: where they are not built, and with which code they are refused. */
import type { RejectionCode } from '../../kernel';
import type { ActionKind } from '../action.types';
import type { Column } from './table';

export type CourseAction = Extract<
  ActionKind,
  | 'clock-suspended'
  | 'clock-resumed'
  | 'clock-extended'
  | 'calendar-changed'
  | 'taken-back'
  | 'undone'
  | 'reopened'
  | 'overridden'
>;

const NO: RejectionCode = 'NOT_MEANINGFUL_HERE';
const CLOSED = { closed: 'CASE_CLOSED' } as const;
/** Only what an officer has decided keeps its minute; of everything else there is nothing left to go back to. */
const LATE: RejectionCode = 'TOO_LATE_TO_UNDO';
const OPEN: RejectionCode = 'CASE_OPEN';

export const COURSE_ROWS: Record<CourseAction, Partial<Record<Column, RejectionCode>>> = {
  'clock-suspended': { signer: NO, supplement: NO, meeting: NO, ...CLOSED },
  'clock-resumed': { signer: NO, supplement: NO, meeting: NO, ...CLOSED },
  'clock-extended': { signer: NO, supplement: NO, meeting: NO, ...CLOSED },
  'calendar-changed': CLOSED,
  'taken-back': { signer: NO, supplement: NO, notice: NO, score: NO, meeting: NO, ...CLOSED },
  undone: { signer: LATE, supplement: LATE, notice: LATE, score: LATE, meeting: LATE },
  reopened: {
    ...{ single: OPEN, all: OPEN, any: OPEN, 'in-turn': OPEN, votes: OPEN, signer: OPEN, supplement: OPEN },
    ...{ notice: OPEN, score: OPEN, party: OPEN, parallel: OPEN, each: OPEN, meeting: OPEN },
  },
  overridden: CLOSED,
};

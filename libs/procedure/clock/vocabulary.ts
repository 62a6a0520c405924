/** Closed vocabulary of what a clock's time is not counted for. Grows with the catalogue. */
export const STOP_REASONS = [
  /** 补正: the applicant completes his materials. */
  'supplement',
  /** 听证 */
  'hearing',
  /** 专家评审 */
  'expert-review',
  /** 公示 */
  'publicity',
  /** Another body was asked and has not answered. */
  'outside-answer',
  /** 不可抗力 */
  'force-majeure',
] as const;

/** Why a clock stands: what its time is not counted for. */
export type StopReason = (typeof STOP_REASONS)[number];

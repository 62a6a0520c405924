/**
 * Whom a step may not be done by, whatever post he holds. Separation is for single-officer slots; sitting in two organs, or having drafted
 * what one's organ votes on, is no conflict (users.md 14).
 */
export interface PersonsRule {
  /** Whoever acted in one of these steps does not act here. */
  separateFrom?: string[];
  /** Whoever filed does not decide here. */
  notApplicant?: true;
  /**
   * `refuse`: a wall, where a text has it or money is paid. `mark`: a society may be too small; it is done, marked 身份重合, and
   * somebody takes a second look.
   */
  overlap: 'refuse' | 'mark';
}

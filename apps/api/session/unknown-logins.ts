const MOST = 10_000;

/**
 * Wrong tries of accounts that do not exist. They are counted and locked like those of real ones, or the lock itself would tell
 * which accounts exist. In memory and bounded: what is forgotten was nobody's.
 */
export class UnknownLogins {
  private readonly tries = new Map<string, { failures: number; lockedUntil: number }>();

  constructor(
    private readonly most: number,
    private readonly lockMs: number,
  ) {}

  /** For how many milliseconds it is locked still; 0: it is not. */
  lockedMs(login: string): number {
    return Math.max(0, (this.tries.get(login)?.lockedUntil ?? 0) - Date.now());
  }

  fail(login: string): void {
    const failures = (this.tries.get(login)?.failures ?? 0) + 1;
    const isLast = failures >= this.most;
    // The newest are kept: deleting first puts this one at the end.
    this.tries.delete(login);
    this.tries.set(login, { failures: isLast ? 0 : failures, lockedUntil: isLast ? Date.now() + this.lockMs : 0 });
    const oldest = this.tries.keys().next();
    if (this.tries.size > MOST && !oldest.done) this.tries.delete(oldest.value);
  }
}

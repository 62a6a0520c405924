/**
 * One thing at a time, in the order in which it came. A promise chain, because `condition(() => !locked)` is no lock: three events of one
 * activation would all pass it at once.
 */
export class Queue {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Does the work when everything before it is done, whether that succeeded or not. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waiting += 1;
    const done = this.tail.then(work);
    this.tail = done.then(
      () => this.leave(),
      () => this.leave(),
    );
    return done;
  }

  get isIdle(): boolean {
    return this.waiting === 0;
  }

  private leave(): void {
    this.waiting -= 1;
  }
}

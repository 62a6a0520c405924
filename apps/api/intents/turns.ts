/**
 * One question at a time to one log. Whoever comes while one is under way waits for its end: append answers everybody who waits beside
 * whoever asked, so most of them find their answer stored and ask nothing. Temporal would refuse an eleventh question in any case.
 */
export class Turns {
  private readonly asking = new Map<string, Promise<void>>();

  /** `patienceMs`: how long to wait for others; what is still unanswered then is the relay's to ask. */
  constructor(private readonly patienceMs: number) {}

  async ask(log: string, isAnswered: () => Promise<boolean>, question: () => Promise<void>): Promise<void> {
    const deadline = Date.now() + this.patienceMs;
    for (let before = this.asking.get(log); before !== undefined; before = this.asking.get(log)) {
      await before;
      if ((await isAnswered()) || Date.now() > deadline) return;
    }
    const asked = question().finally(() => this.asking.delete(log));
    this.asking.set(
      log,
      asked.catch(() => undefined),
    );
    await asked;
  }
}

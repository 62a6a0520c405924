import { Turns } from './turns';

/** A log that answers, with each question, everybody who is waiting then. */
class Log {
  readonly answered = new Set<number>();
  readonly waiting = new Set<number>();
  questions = 0;
  private letGo: () => void = () => undefined;

  ask(turns: Turns, n: number): Promise<void> {
    this.waiting.add(n);
    return turns.ask(
      'log',
      () => Promise.resolve(this.answered.has(n)),
      async () => {
        this.questions += 1;
        const heard = [...this.waiting];
        await new Promise<void>((resolve) => (this.letGo = resolve));
        for (const one of heard) this.answered.add(one);
      },
    );
  }

  async answer(): Promise<void> {
    this.letGo();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('questions to one log', () => {
  it('are one at a time, and whoever waited beside one that was answered asks nothing', async () => {
    const [log, turns] = [new Log(), new Turns(60_000)];
    const first = log.ask(turns, 0);
    const others = Array.from({ length: 50 }, (_, n) => log.ask(turns, n + 1));
    expect(log.questions).toBe(1);
    await log.answer();
    expect(log.questions).toBe(2);
    await log.answer();
    await Promise.all([first, ...others]);
    expect({ questions: log.questions, answered: log.answered.size }).toEqual({ questions: 2, answered: 51 });
  });

  it('are not waited for longer than patience lasts', async () => {
    const [log, turns] = [new Log(), new Turns(-1)];
    const first = log.ask(turns, 0);
    const second = log.ask(turns, 1);
    await log.answer();
    await Promise.all([first, second]);
    expect({ questions: log.questions, answered: [...log.answered] }).toEqual({ questions: 1, answered: [0] });
  });

  it('of which one fails let the next one ask, and one log does not wait for another', async () => {
    const turns = new Turns(60_000);
    const no = () => Promise.resolve(false);
    const failing = turns.ask('log', no, () => Promise.reject(new Error('away')));
    const next = turns.ask('log', no, () => Promise.resolve());
    await expect(failing).rejects.toThrow('away');
    await next;
    void turns.ask('other', no, () => new Promise(() => undefined));
    await turns.ask('log', no, () => Promise.resolve());
  });
});

import { randomUUID } from 'node:crypto';

/** Topics that changed, under the id by which a stream goes on behind it. */
export interface Change {
  id: string;
  topics: string[];
}

const KEPT = 1000;

/** The last changes that this process heard of. Whoever comes back with the id of one of them hears what he missed; anybody else reads everything again. */
export class RecentChanges {
  private readonly process = randomUUID().slice(0, 8);
  private readonly kept: string[][] = [];
  private count = 0;

  add(topics: string[]): Change {
    this.kept.push(topics);
    if (this.kept.length > KEPT) this.kept.shift();
    this.count += 1;
    return { id: this.last(), topics };
  }

  since(id: string): Change {
    const [process, number] = id.split('.');
    const missed = this.count - Number(number);
    const isKnown = process === this.process && Number.isInteger(missed) && missed >= 0 && missed <= this.kept.length;
    const topics = isKnown ? [...new Set(this.kept.slice(this.kept.length - missed).flat())] : ['*'];
    return { id: this.last(), topics };
  }

  /** Of what was heard last; with it a stream begins. */
  last(): string {
    return `${this.process}.${this.count}`;
  }
}

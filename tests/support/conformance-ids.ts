/** What a simulation calls things by, and what they are called on real servers. */
import { randomUUID } from 'node:crypto';

export class Ids {
  private readonly real = new Map<string, string>();

  of(simulated: string): string {
    const known = this.real.get(simulated);
    if (known !== undefined) return known;
    const made = randomUUID();
    this.real.set(simulated, made);
    return made;
  }

  /** What is made elsewhere: an intent's id is the id of its event. Of two that hold each other the longer one is said first. */
  is(simulated: string, real: string): void {
    this.real.set(simulated, real);
  }

  /** What it is called on real servers; the same where it is called nothing else. */
  known(simulated: string): string {
    return this.real.get(simulated) ?? simulated;
  }

  /** Of another case in the same house: these are known there by the same ids, and everything else by its own. */
  sharing(names: Iterable<string>): Ids {
    const shared = new Ids();
    for (const name of names) shared.is(name, this.of(name));
    return shared;
  }

  /** A stored value with the ids of the simulation in it. */
  simulated<T>(value: T): T {
    let text = JSON.stringify(value);
    for (const [simulated, real] of this.real) text = text.replaceAll(real, simulated);
    return JSON.parse(text) as T;
  }
}

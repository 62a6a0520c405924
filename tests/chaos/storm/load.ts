/** The load: cases that begin at instants fixed beforehand, each with its own course, whatever the house does meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { dice, randomOf } from '../../../libs/testing/dice';
import type { People } from './people';

export interface Load {
  /** Cases that begin in a second, on average. */
  casesASecond: number;
  forMs: number;
  seed: number;
  /** Which courses they take; all of them otherwise. */
  courses?: readonly Course[];
}

/** How many of a hundred cases take which course. */
const COURSES = ['plain', 'plain', 'plain', 'race', 'race', 'clicks', 'clicks', 'other-content', 'withdrawn', 'left'] as const;
type Course = (typeof COURSES)[number];

/** Settles when the last case has come to the end of its course. Errors are the harness's own. */
export async function bear(people: People, { casesASecond, forMs, seed, courses = COURSES }: Load): Promise<{ cases: number }> {
  const random = randomOf(seed);
  const chance = dice(seed);
  const arrivals = Array.from({ length: Math.round((casesASecond * forMs) / 1000) }, () => random() * forMs);
  await Promise.all(
    arrivals.map(async (at) => {
      const course = chance.pick(courses);
      const thinks = () => pause(random() * 1_500);
      await pause(at);
      await walk(people, course, thinks);
    }),
  );
  return { cases: arrivals.length };
}

async function walk(people: People, course: Course, thinks: () => Promise<void>): Promise<void> {
  const stream = await people.file();
  // Refused: the verdict says so; there is nothing to decide.
  if (stream === null) return;
  // Nobody decides: its clock comes, and turns it to the president as well.
  if (course === 'left') return;
  await thinks();
  if (course === 'withdrawn') await Promise.all([people.withdraw(stream), people.act('secretary', stream, 'first.1')]);
  else if (course === 'race')
    await Promise.all([people.act('secretary', stream, 'first.1'), people.act('clerk', stream, 'first.1')]);
  else if (course === 'clicks') await people.act('secretary', stream, 'first.1', { copies: 3 });
  else await people.act('clerk', stream, 'first.1', { otherContent: course === 'other-content' });
  await thinks();
  await people.act('president', stream, 'second.1', { copies: course === 'clicks' ? 2 : 1 });
}

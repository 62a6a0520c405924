import fc from 'fast-check';
import { countBallots, seatsOf } from './election';

describe('the arithmetic of an election', () => {
  const candidates = ['c1', 'c2', 'c3', 'c4', 'c5'];
  const ballots = fc.array(fc.array(fc.constantFrom(...candidates, 'stranger'), { maxLength: 6 }), { maxLength: 40 });

  it('knows invalid, blank and valid ballots', () => {
    const { votes, ...papers } = countBallots(
      [['c1', 'c2'], ['c1', 'c2', 'c3'], [], ['c1', 'c1'], ['stranger'], ['c2']],
      candidates,
      2,
    );
    expect(papers).toEqual({ returned: 6, invalid: 3, blank: 1 });
    expect(votes).toEqual({ c1: 1, c2: 2, c3: 0, c4: 0, c5: 0 });
  });

  it('is not changed by the order of the ballots, nor of the names on one', () => {
    fc.assert(
      fc.property(
        ballots.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.boolean())),
        fc.integer({ min: 1, max: 5 }),
        ([list, shuffled, turned], seats) => {
          const other = turned ? shuffled.map((names) => [...names].reverse()) : shuffled;
          expect(countBallots(other, candidates, seats)).toEqual(countBallots(list, candidates, seats));
        },
      ),
    );
  });

  it('counts every ballot once, against one that counts by hand', () => {
    fc.assert(
      fc.property(ballots, fc.integer({ min: 1, max: 5 }), (list, seats) => {
        const counted = countBallots(list, candidates, seats);
        const isGood = (names: string[]) =>
          names.length <= seats && names.every((name, n) => candidates.includes(name) && !names.slice(0, n).includes(name));
        const good = list.filter(isGood);
        expect(counted.invalid).toBe(list.length - good.length);
        expect(counted.returned - counted.invalid - counted.blank).toBe(good.filter(({ length }) => length > 0).length);
        for (const name of candidates) expect(counted.votes[name]).toBe(good.filter((names) => names.includes(name)).length);
      }),
    );
  });

  it('gives a seat to nobody who has fewer votes than somebody without one, and none by the order of names', () => {
    const votesArb = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(votesArb, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 }), (votes, seats, needed) => {
        const positions = votes.map((_, n) => n);
        const { elected, tied } = seatsOf({ seats, candidates: positions }, votes, (count) => count >= needed);
        const reached = positions.filter((n) => votes[n]! > 0 && votes[n]! >= needed);
        // By hand: in, whoever fewer than `seats` others equal or beat; tied, who is neither in nor surely out.
        const equalOrBetter = (n: number) => reached.filter((other) => other !== n && votes[other]! >= votes[n]!).length;
        const better = (n: number) => reached.filter((other) => votes[other]! > votes[n]!).length;
        expect(new Set(elected)).toEqual(new Set(reached.filter((n) => equalOrBetter(n) < seats)));
        expect(new Set(tied)).toEqual(new Set(reached.filter((n) => better(n) < seats && equalOrBetter(n) >= seats)));
        expect(elected.length).toBeLessThanOrEqual(seats);
        if (tied.length > 0) expect(tied.length).toBeGreaterThan(seats - elected.length);
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { countItem, isFraction, meets, neededOf, quorumOf } from './arithmetic';
import type { Majority, OrganRules, Roll } from './sitting.types';

const twoThirds = { numerator: 2, denominator: 3 };
const half = { numerator: 1, denominator: 2 };
const majorities = fc
  .record({
    operator: fc.constantFrom<Majority['operator']>('more-than', 'at-least'),
    numerator: fc.integer({ min: 1, max: 9 }),
    extra: fc.integer({ min: 0, max: 9 }),
    base: fc.constantFrom<Majority['base']>('members', 'present'),
  })
  .map(({ operator, numerator, extra, base }): Majority => ({
    operator,
    of: { numerator, denominator: numerator + extra },
    base,
  }));

const rules = (quorum: Majority, threshold: Majority): OrganRules => ({
  organ: 'organ',
  version: 3,
  quorum: { ...quorum, base: 'members' },
  threshold,
  article: '第二十三条',
  forms: ['on-site'],
  noticeDays: 7,
});
const roll = (present: number, away: number): Roll => [
  ...Array.from({ length: present }, (_, n) => ({ member: `p${n}`, presence: 'present' as const })),
  ...Array.from({ length: away }, (_, n) => ({
    member: `a${n}`,
    presence: n % 2 === 0 ? ('leave' as const) : ('absent' as const),
  })),
];

describe('the arithmetic of a sitting', () => {
  it('tells 过半数, which excludes the half, from 二分之一以上 and 三分之二以上, which include it', () => {
    expect(meets(10, { operator: 'more-than', of: half, base: 'present' }, 20)).toBe(false);
    expect(meets(10, { operator: 'at-least', of: half, base: 'present' }, 20)).toBe(true);
    expect(meets(6, { operator: 'at-least', of: twoThirds, base: 'present' }, 9)).toBe(true);
    expect(meets(12, { operator: 'at-least', of: twoThirds, base: 'present' }, 20)).toBe(false);
  });

  it('needs exactly the least number that is enough', () => {
    fc.assert(
      fc.property(majorities, fc.integer({ min: 0, max: 500 }), (majority, total) => {
        const needed = neededOf(majority, total);
        expect(meets(needed, majority, total)).toBe(true);
        expect(meets(needed - 1, majority, total)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts quorum over all members, leave and absence alike, and recusals for their item alone', () => {
    const charter = rules(
      { operator: 'at-least', of: twoThirds, base: 'members' },
      { operator: 'at-least', of: twoThirds, base: 'present' },
    );
    expect(quorumOf(charter, roll(6, 3))).toEqual({
      members: 9,
      present: 6,
      quorumNeeded: 6,
      quorumMet: true,
      article: '第二十三条',
    });
    expect(quorumOf(charter, roll(5, 4)).quorumMet).toBe(false);
    expect(countItem(charter, roll(7, 2), ['p0'], { for: 4, against: 1, abstained: 1 })).toEqual({
      members: 9,
      present: 7,
      recused: 1,
      entitled: 6,
      for: 4,
      against: 1,
      abstained: 1,
      quorumNeeded: 6,
      quorumMet: true,
      votesNeeded: 4,
      thresholdMet: true,
      article: '第二十三条',
      rulesVersion: 3,
    });
  });

  it('counts a threshold over all members where the charter says so', () => {
    const charter = rules(
      { operator: 'at-least', of: twoThirds, base: 'members' },
      { operator: 'more-than', of: half, base: 'members' },
    );
    expect(countItem(charter, roll(6, 3), [], { for: 5, against: 1, abstained: 0 })).toMatchObject({
      votesNeeded: 5,
      thresholdMet: true,
    });
    expect(countItem(charter, roll(6, 3), [], { for: 4, against: 0, abstained: 2 })).toMatchObject({
      votesNeeded: 5,
      thresholdMet: false,
    });
  });

  it('lets nothing pass by nobody', () => {
    const charter = rules(
      { operator: 'at-least', of: half, base: 'members' },
      { operator: 'at-least', of: half, base: 'present' },
    );
    expect(countItem(charter, roll(1, 0), ['p0'], { for: 0, against: 0, abstained: 0 })).toMatchObject({
      entitled: 0,
      votesNeeded: 1,
      thresholdMet: false,
    });
  });

  it('never loses a result by one vote more', () => {
    fc.assert(
      fc.property(
        majorities,
        majorities,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (quorum, threshold, present, away) => {
          const charter = rules(quorum, threshold);
          const met = Array.from(
            { length: present + 1 },
            (_, votes) =>
              countItem(charter, roll(present, away), [], { for: votes, against: present - votes, abstained: 0 }).thresholdMet,
          );
          expect(met).toEqual([...met].sort((left, right) => Number(left) - Number(right)));
        },
      ),
    );
  });

  it('takes no share of nothing or of more than all', () => {
    expect(isFraction(twoThirds)).toBe(true);
    for (const [numerator, denominator] of [
      [0, 3],
      [4, 3],
      [1, 0],
      [1.5, 3],
      [-1, 3],
    ] as const) {
      expect(isFraction({ numerator, denominator })).toBe(false);
    }
  });
});

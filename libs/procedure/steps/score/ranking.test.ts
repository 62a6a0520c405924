import fc from 'fast-check';
import { hundredthsOf, MOST_EXACT, MOST_SHEETS, pointsOf, scaleOf, wholes } from './arithmetic';
import { added, unfitMarks, type Marks } from './marks';
import { outcomeOf, ranked, taken, type Taking } from './ranking';
import type { ScoredItem } from '../../machine/state.types';

const NO_RULE: Taking = { most: null, ratio: null, atLeast: null };
const blank = (key: string): ScoredItem => ({ key, sum: 0, sheets: 0, rank: null, taken: null });
const at = (sums: (number | null)[]): ScoredItem[] =>
  sums.map((sum, index) => ({ ...blank(`i${index}`), sum: sum ?? 0, sheets: sum === null ? 0 : 1 }));
const shown = (items: ScoredItem[]) => items.map(({ key, sum, rank }) => `${key}:${sum}:${rank ?? '-'}`).sort();

/** A panel: criteria, and the sheets of some scorers for some items. */
interface Panel {
  criteria: { id: string; most: number; weight: number }[];
  keys: string[];
  sheets: (number[] | null)[][];
}

const panel: fc.Arbitrary<Panel> = fc
  .record({
    criteria: fc.array(fc.record({ most: fc.constantFrom(5, 10, 20, 25, 30, 100), weight: fc.integer({ min: 1, max: 60 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    items: fc.integer({ min: 1, max: 6 }),
    scorers: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ criteria, items, scorers }) =>
    fc.record({
      criteria: fc.constant(criteria.map((criterion, index) => ({ id: `c${index}`, ...criterion }))),
      keys: fc.constant(Array.from({ length: items }, (_, index) => `i${index}`)),
      sheets: fc.array(
        fc.array(fc.option(fc.tuple(...criteria.map(({ most }) => fc.integer({ min: 0, max: most }))), { freq: 6 }), {
          minLength: items,
          maxLength: items,
        }),
        { minLength: scorers, maxLength: scorers },
      ),
    }),
  );

function judge({ criteria, keys, sheets }: Panel): ScoredItem[] {
  const scale = scaleOf(criteria);
  if (scale === null) throw new Error('criteria too fine');
  const sums = sheets.reduce(
    (items, sheet) =>
      added(
        items,
        keys.map((item, index): Marks[number] => ({ item, points: sheet[index] ?? null })),
        scale,
        true,
      ),
    keys.map(blank),
  );
  return ranked(sums, scale);
}

/** The same in fractions of whole numbers without bound, one item at a time, and ranks by comparing each with each. */
function oracle({ criteria, keys, sheets }: Panel): string[] {
  const weights = criteria.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const unit = criteria.reduce((product, { most }) => product * BigInt(most), 1n);
  const sums = keys.map((_, index) => {
    const given = sheets.flatMap((sheet) => (sheet[index] === null || sheet[index] === undefined ? [] : [sheet[index]]));
    if (given.length === 0) return null;
    const exact = given.reduce(
      (sum, points) =>
        sum +
        criteria.reduce(
          (part, { most, weight }, c) => part + (BigInt(weight) * BigInt(points[c] ?? 0) * unit) / BigInt(most),
          0n,
        ),
      0n,
    );
    const below = weights * unit * BigInt(given.length);
    return Number((2n * 10_000n * exact + below) / (2n * below));
  });
  return keys
    .map((key, index) => {
      const sum = sums[index] ?? null;
      const rank = sum === null ? '-' : 1 + sums.filter((other) => other !== null && other > sum).length;
      return `${key}:${sum ?? 0}:${rank}`;
    })
    .sort();
}

describe('the arithmetic of sheets', () => {
  it('is that of fractions, rounded once and half up', () => {
    fc.assert(
      fc.property(panel, (given) => expect(shown(judge(given))).toEqual(oracle(given))),
      { numRuns: 1_000 },
    );
  });

  it('rounds a half up: 0.005 of a point is 0.01', () => {
    const scale = scaleOf([{ most: 200, weight: 1 }]);
    expect(scale).toEqual({ factors: [1], full: 200 });
    expect(hundredthsOf({ factors: [1], full: 20_000 }, 1, 1)).toBe(1);
    expect(hundredthsOf({ factors: [1], full: 20_001 }, 1, 1)).toBe(0);
    expect(hundredthsOf({ factors: [1], full: 3 }, 2, 1)).toBe(6_667);
  });

  it('is the same whoever hands in first, and in whatever order the items stand', () => {
    fc.assert(
      fc.property(panel, fc.infiniteStream(fc.nat()), (given, luck) => {
        const shuffle = <T>(list: T[]): T[] =>
          list
            .map((value) => ({ value, by: luck.next().value ?? 0 }))
            .sort((one, other) => one.by - other.by)
            .map(({ value }) => value);
        const order = shuffle(given.keys.map((_, index) => index));
        const mixed: Panel = {
          ...given,
          keys: order.map((index) => given.keys[index] ?? ''),
          sheets: shuffle(given.sheets).map((sheet) => order.map((index) => sheet[index] ?? null)),
        };
        expect(shown(judge(mixed))).toEqual(shown(judge(given)));
      }),
    );
  });

  it('asks only for shares: weights that are all so many times as big change nothing, down to the state', () => {
    fc.assert(
      fc.property(panel, fc.integer({ min: 2, max: 12 }), (given, times) => {
        const scaled = { ...given, criteria: given.criteria.map((one) => ({ ...one, weight: one.weight * times })) };
        expect(scaleOf(scaled.criteria)).toEqual(scaleOf(given.criteria));
        expect(judge(scaled)).toEqual(judge(given));
      }),
    );
  });

  it('stays within whole numbers that are exact, or says beforehand that it cannot', () => {
    const criteria = fc.array(
      fc.record({ most: fc.integer({ min: 1, max: 1_000 }), weight: fc.integer({ min: 1, max: 1_000 }) }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    let refused = 0;
    fc.assert(
      fc.property(criteria, (given) => {
        const scale = scaleOf(given);
        if (scale === null) {
          refused += 1;
          return;
        }
        const full = pointsOf(
          scale,
          given.map(({ most }) => most),
        );
        expect(full).toBe(scale.full);
        expect(hundredthsOf(scale, full * MOST_SHEETS, MOST_SHEETS)).toBe(10_000);
      }),
    );
    expect(refused).toBeGreaterThan(0);
    expect(2 * 10_000 * MOST_EXACT * MOST_SHEETS + MOST_SHEETS * MOST_EXACT).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});

describe('who is taken', () => {
  const rule = (more: Partial<Taking>): Taking => ({ ...NO_RULE, ...more });
  const takes = (sums: (number | null)[], more: Partial<Taking> = {}) =>
    taken(at(sums), rule(more))
      .map((item) => (item.taken === null ? '?' : item.taken ? 'y' : 'n'))
      .join('');

  it.each([
    ['everybody who was judged, without a rule', [90, 80, 70], {}, 'yyy'],
    ['so many of the best', [70, 90, 80], { most: 2 }, 'nyy'],
    ['nobody, where none may be', [70, 90], { most: 0 }, 'nn'],
    ['all, where there are fewer', [70, 90], { most: 5 }, 'yy'],
    ['a share of all items, rounded down', [90, 80, 70, 60, 50], { ratio: { part: 1, whole: 2 } }, 'yynnn'],
    ['a share that is too small for one', [90, 80], { ratio: { part: 1, whole: 3 } }, 'nn'],
    ['whoever has enough', [6_000, 5_999], { atLeast: 6_000 }, 'yn'],
    ['what holds of all at once', [90, 80, 70, 60], { most: 3, ratio: { part: 1, whole: 2 }, atLeast: 85 }, 'ynnn'],
    ['nobody at a border that two share', [90, 80, 80, 70], { most: 2 }, 'y??n'],
    ['nobody where all share it', [80, 80, 80], { most: 1 }, '???'],
    ['both, where both have a place', [80, 80, 70], { most: 2 }, 'yyn'],
    ['no border below what is enough', [90, 80, 80], { most: 2, atLeast: 85 }, 'ynn'],
    ['not yet one whom nobody could judge', [90, null, 80], { most: 2 }, 'y?y'],
  ])('%s', (_what, sums, more, expected) => {
    expect(takes(sums, more)).toBe(expected);
  });

  it('is as many as trying every set would find, and never by the order of the items', () => {
    const sums = fc.array(fc.constantFrom(5_000, 6_000, 7_000, 8_000), { minLength: 1, maxLength: 7 });
    const ratio = fc.option(fc.record({ part: fc.integer({ min: 0, max: 7 }), whole: fc.integer({ min: 1, max: 7 }) }));
    const most = fc.option(fc.integer({ min: 0, max: 8 }));
    const atLeast = fc.option(fc.constantFrom(5_500, 6_000, 9_000));
    fc.assert(
      fc.property(sums, ratio, most, atLeast, (given, share, number, enough) => {
        const places = Math.min(
          number ?? given.length,
          share === null ? given.length : Number((BigInt(share.part) * BigInt(given.length)) / BigInt(share.whole)),
        );
        const able = given.filter((sum) => sum >= (enough ?? 0));
        const items = taken(at(given), { ratio: share, most: number, atLeast: enough });
        for (const { sum, taken: is } of items) {
          const before = able.filter((other) => other > sum).length;
          const beside = able.filter((other) => other === sum).length;
          const isAble = sum >= (enough ?? 0);
          // In for certain: all who are at least as good have places. Out for certain: those who are better have taken all.
          const expected = !isAble || before >= places ? false : before + beside <= places ? true : null;
          expect(is).toBe(expected);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('rounds a share down exactly', () => {
    expect([wholes(1 * 200, 3), wholes(999_999_999 * 200, 1_000_000_000), wholes(0, 7)]).toEqual([66, 199, 0]);
  });
});

describe('what a score comes to', () => {
  const all = () => true;
  const without = (outcome: string) => (asked: string) => asked !== outcome;
  const spread = (least: number, most: number): ScoredItem => ({
    ...blank('a'),
    sum: 70,
    sheets: 2,
    least,
    most,
    rank: 1,
    taken: true,
  });

  it('is spread before tied before none before ranked', () => {
    expect(outcomeOf([spread(10, 60), { ...blank('b'), taken: null }], 40, all)).toBe('spread');
    expect(outcomeOf([spread(10, 50), { ...blank('b'), taken: null }], 40, all)).toBe('tied');
    expect(outcomeOf([{ ...spread(10, 50), taken: false }], 40, all)).toBe('none');
    expect(outcomeOf([spread(10, 50)], 40, all)).toBe('ranked');
    expect(outcomeOf([], null, all)).toBe('none');
  });

  it('leaves aside what the template does not declare', () => {
    expect(outcomeOf([spread(10, 60)], 40, without('spread'))).toBe('ranked');
    expect(outcomeOf([{ ...spread(10, 50), taken: false }], null, without('none'))).toBe('ranked');
  });
});

describe('a sheet', () => {
  const criteria = [{ most: 10 }, { most: 20 }];
  const items = [blank('a'), blank('b')];
  const whole: Marks = [
    { item: 'b', points: null },
    { item: 'a', points: [10, 0] },
  ];

  it('has every item once, with whole points within their range or none at all', () => {
    expect(unfitMarks(whole, items, criteria, 'slot')).toBeNull();
  });

  it.each<[string, unknown, string | null]>([
    ['is missing', undefined, null],
    ['lacks an item', whole.slice(1), null],
    ['has an item twice', [whole[1], whole[1]], 'b'],
    ['has an item that is none', [whole[1], { item: 'c', points: null }], 'b'],
    ['has too few points', [whole[0], { item: 'a', points: [10] }], 'a'],
    ['has too many points', [whole[0], { item: 'a', points: [10, 20, 0] }], 'a'],
    ['has more than there is', [whole[0], { item: 'a', points: [11, 0] }], 'a'],
    ['has less than nothing', [whole[0], { item: 'a', points: [0, -1] }], 'a'],
    ['has half points', [whole[0], { item: 'a', points: [0.5, 1] }], 'a'],
    ['has no numbers', [whole[0], { item: 'a', points: [null, 1] }], 'a'],
  ])('that %s is refused', (_what, marks, item) => {
    expect(unfitMarks(marks as Marks, items, criteria, 'slot')).toEqual({
      rejected: 'MARKS_UNFIT',
      details: { slot: 'slot', item },
    });
  });
});

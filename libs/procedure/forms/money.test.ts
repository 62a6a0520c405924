import fc from 'fast-check';
import { capitals, readMoney, spokenMoney, yuan } from './money';
import { MOST_FEN } from './values';

describe('amounts', () => {
  it.each([
    ['12.5万元', 12_500_000],
    ['12.5万', 12_500_000],
    ['1,250.00', 125_000],
    ['¥300', 30_000],
    ['３００元整', 30_000],
    ['0.01', 1],
    ['3亿', 30_000_000_000],
    ['1.23456789亿元', 12_345_678_900],
    ['-5', -500],
    ['2百万', 200_000_000],
    ['0', 0],
  ])('%s is understood', (typed, fen) => expect(readMoney(typed)).toBe(fen));

  it.each(['', '元', '1.234', '1,25', '12万5', 'abc', '1e5', '99999999999999999', '1'.repeat(1_000_000), 'NaN', '--5'])(
    '%.20s is not',
    (typed) => expect(readMoney(typed)).toBeNull(),
  );

  it.each([
    [12_500_000, '壹拾贰万伍仟元整', '12.5万元'],
    [0, '零元整', '0元'],
    [1, '壹分', '0.01元'],
    [10, '壹角整', '0.10元'],
    [105, '壹元零伍分', '1.05元'],
    [100_500, '壹仟零伍元整', '1,005元'],
    [10_000_000_100, '壹亿零壹元整', '100,000,001元'],
    [1_000_050_000, '壹仟万零伍佰元整', '1000.05万元'],
    [-30_050, '负叁佰元伍角整', '-300.50元'],
    [1_001_000_000, '壹仟零壹万元整', '1001万元'],
    [100_000_000_000_000, '壹万亿元整', '10000亿元'],
    [123_456_789_012_345, '壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分', '1,234,567,890,123.45元'],
  ])('%d fen reads %s', (fen, written, spoken) => {
    expect(capitals(fen)).toBe(written);
    expect(spokenMoney(fen)).toBe(spoken);
  });

  it('are read back as they were written, both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MOST_FEN, max: MOST_FEN }), (fen) => {
        expect(readMoney(yuan(fen))).toBe(fen === 0 ? 0 : fen);
        expect(readMoney(spokenMoney(fen))).toBe(fen === 0 ? 0 : fen);
      }),
      { numRuns: 2_000 },
    );
  });

  it('have capitals that name every amount differently', () => {
    fc.assert(
      fc.property(fc.nat(MOST_FEN), fc.nat(MOST_FEN), (one, other) => {
        expect(capitals(one) === capitals(other)).toBe(one === other);
      }),
      { numRuns: 2_000 },
    );
  });
});

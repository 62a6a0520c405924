import type { ScoreSheetView } from '../../../../libs/contracts/deciding';
import { marksOf, pointsTyped } from './marks';

const text = (words: string) => ({ zh: words, en: words });
const sheet: ScoreSheetView = {
  items: [
    { key: 'a', label: '甲' },
    { key: 'b', label: null },
  ],
  criteria: [
    { id: 'new', label: text('新'), most: 10, weight: 40 },
    { id: 'useful', label: text('用'), most: 20, weight: 60 },
  ],
  total: 3,
  handedIn: 0,
};

it.each([
  ['7', 7],
  ['０', 0],
  [' 10 ', 10],
  ['11', null],
  ['-1', null],
  ['9.5', null],
  ['1e1', null],
  ['', null],
  [undefined, null],
])('reads %p as %p points of ten', (typed, points) => {
  expect(pointsTyped(typed, 10)).toBe(points);
});

it('is sent whole or not at all, with nothing for an item that its scorer keeps out of', () => {
  const own = { out: false, points: ['10', '20'] };
  expect(marksOf(sheet, {})).toBeNull();
  expect(marksOf(sheet, { a: own })).toBeNull();
  expect(marksOf(sheet, { a: own, b: { out: false, points: ['10'] } })).toBeNull();
  expect(marksOf(sheet, { a: own, b: { out: true, points: ['10', '99'] } })).toEqual([
    { item: 'a', points: [10, 20] },
    { item: 'b', points: null },
  ]);
});

import { isWhole, pageWithin, placeIn, turnedRight, WHOLE, withCorner, type Corners } from './corners';

const PAGE: Corners = [
  { x: 0.1, y: 0.2 },
  { x: 0.8, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.2, y: 0.7 },
];
const round = (value: number) => Math.round(value * 1e6) / 1e6;

describe('the page in a photo', () => {
  it('has its four corners where they were set, and straight lines stay straight', () => {
    const place = placeIn(PAGE);
    const at = (u: number, v: number) => {
      const { x, y } = place(u, v);
      return { x: round(x), y: round(y) };
    };
    expect([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]).toEqual(PAGE);
    // The diagonals cross in the middle of the page, whatever the camera's angle was.
    const middle = at(0.5, 0.5);
    const lies = (from: number, to: number) => {
      const [one, other] = [PAGE[from] as { x: number; y: number }, PAGE[to] as { x: number; y: number }];
      return round((middle.x - one.x) * (other.y - one.y) - (middle.y - one.y) * (other.x - one.x));
    };
    expect([lies(0, 2), lies(1, 3)]).toEqual([0, 0].map((zero) => expect.closeTo(zero, 5) as number));
  });

  it('is the photo itself where nothing was set', () => {
    expect(placeIn(WHOLE)(0.3, 0.6)).toEqual({ x: 0.3, y: 0.6 });
    expect(pageWithin(WHOLE, { width: 600, height: 800 })).toEqual({ width: 600, height: 800 });
    expect(isWhole(WHOLE)).toBe(true);
    expect(isWhole(PAGE)).toBe(false);
  });

  it('turns with the photo, and is the same after four quarters', () => {
    expect(turnedRight(WHOLE)).toEqual(WHOLE);
    expect(turnedRight(PAGE)[1]).toEqual({ x: 0.8, y: 0.1 });
    const again = turnedRight(turnedRight(turnedRight(turnedRight(PAGE))));
    expect(again.map(({ x, y }) => [round(x), round(y)])).toEqual(PAGE.map(({ x, y }) => [x, y]));
  });

  it('keeps its corners within the photo and never crosses itself', () => {
    expect(withCorner(PAGE, 0, { x: -1, y: 0 })[0]).toEqual({ x: 0, y: 0 });
    expect(withCorner(PAGE, 0, { x: 0.95, y: 0.95 })).toBe(PAGE);
    expect(withCorner(PAGE, 1, { x: 0.1, y: 0.65 })).toBe(PAGE);
  });
});

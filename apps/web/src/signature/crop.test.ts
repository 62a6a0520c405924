import { boxOf, NOTHING_CUT, scaledTo } from './crop';

describe('what stays of an image', () => {
  it('is all of it where nothing is cut', () => {
    expect(boxOf(800, 600, NOTHING_CUT)).toEqual({ x: 0, y: 0, width: 800, height: 600 });
  });

  it('loses what is cut on the side where it is cut', () => {
    expect(boxOf(800, 600, { left: 10, right: 20, top: 25, bottom: 0 })).toEqual({ x: 80, y: 150, width: 560, height: 450 });
  });

  it('is made small enough and never larger', () => {
    expect(scaledTo({ width: 4000, height: 1000 }, { width: 800, height: 400 })).toEqual({ width: 800, height: 200 });
    expect(scaledTo({ width: 120, height: 40 }, { width: 800, height: 400 })).toEqual({ width: 120, height: 40 });
  });
});

/** Geometry of a page in a photo: pure, in shares of the photo as it stands turned (0 to 1 from its left upper corner). */
export interface Point {
  x: number;
  y: number;
}
/** Left upper, right upper, right lower, left lower. */
export type Corners = readonly [Point, Point, Point, Point];

export const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

export const isWhole = (corners: Corners): boolean => corners.every(({ x, y }, at) => x === WHOLE[at]?.x && y === WHOLE[at]?.y);

/** The same corners after a quarter turn to the right. */
export function turnedRight(corners: Corners): Corners {
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: 1 - y, y: x })) as [Point, Point, Point, Point];
  return [d, a, b, c];
}

/** Less than this is no page any more. */
const SMALLEST = 0.02;

/** With one corner elsewhere; unchanged where the four would no longer be the corners of a page. */
export function withCorner(corners: Corners, at: number, to: Point): Corners {
  const kept = { x: Math.min(1, Math.max(0, to.x)), y: Math.min(1, Math.max(0, to.y)) };
  const moved = corners.map((corner, index) => (index === at ? kept : corner)) as unknown as Corners;
  return isPage(moved) ? moved : corners;
}

/** Every corner turns the same way, and none is flat. */
function isPage(corners: Corners): boolean {
  return corners.every((corner, at) => {
    const [next, after] = [corners[(at + 1) % 4] as Point, corners[(at + 2) % 4] as Point];
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x) > SMALLEST;
  });
}

/**
 * Where in the photo each place of the straightened page lies: the projection of the unit square onto four corners (Heckbert 1989).
 * `u` and `v` are shares of the page.
 */
export function placeIn(corners: Corners): (u: number, v: number) => Point {
  const [p, q, r, s] = corners;
  const [sumX, sumY] = [p.x - q.x + r.x - s.x, p.y - q.y + r.y - s.y];
  const [qx, qy, sx, sy] = [q.x - r.x, q.y - r.y, s.x - r.x, s.y - r.y];
  const area = qx * sy - sx * qy;
  const g = (sumX * sy - sx * sumY) / area;
  const h = (qx * sumY - sumX * qy) / area;
  const [a, b] = [q.x - p.x + g * q.x, s.x - p.x + h * s.x];
  const [d, e] = [q.y - p.y + g * q.y, s.y - p.y + h * s.y];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (a * u + b * v + p.x) / w, y: (d * u + e * v + p.y) / w };
  };
}

export interface Size {
  width: number;
  height: number;
}

/** How large the page is within a photo of this size: by its longer edges, so that nothing is made coarser. In pixels. */
export function pageWithin(corners: Corners, { width, height }: Size): Size {
  const edge = (from: Point, to: Point) => Math.hypot((to.x - from.x) * width, (to.y - from.y) * height);
  const [a, b, c, d] = corners;
  return {
    width: Math.max(1, Math.round(Math.max(edge(a, b), edge(d, c)))),
    height: Math.max(1, Math.round(Math.max(edge(a, d), edge(b, c)))),
  };
}

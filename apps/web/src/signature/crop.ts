/** Percent that are cut from each side of an image. */
export interface Cut {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export const NOTHING_CUT: Cut = { left: 0, right: 0, top: 0, bottom: 0 };
/** Of one side, so that something always stays. */
export const MOST_CUT = 45;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What stays of an image of this size, in whole pixels. */
export function boxOf(width: number, height: number, cut: Cut): Box {
  const x = Math.round((width * cut.left) / 100);
  const y = Math.round((height * cut.top) / 100);
  return {
    x,
    y,
    width: Math.max(1, Math.round((width * (100 - cut.right)) / 100) - x),
    height: Math.max(1, Math.round((height * (100 - cut.bottom)) / 100) - y),
  };
}

/** How large it is drawn: no larger than a signature needs to be, and never enlarged. */
export function scaledTo({ width, height }: Pick<Box, 'width' | 'height'>, most: { width: number; height: number }) {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

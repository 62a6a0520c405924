import { useEffect, useRef } from 'react';

/** A canvas in the place of a picture, drawn again when `of` is another. */
export function Shown({ label, draw, of }: { label: string; draw: () => HTMLCanvasElement; of: string }) {
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawn = draw();
    const canvas = place.current;
    if (canvas === null) return;
    Object.assign(canvas, { width: drawn.width, height: drawn.height });
    canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  }, [of]);
  return <canvas ref={place} role="img" aria-label={label} />;
}

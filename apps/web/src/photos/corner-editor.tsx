import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { isWhole, WHOLE, withCorner, type Corners, type Point } from './corners';
import { drawTurned, type Photo } from './photo';
import { Shown } from './shown';

const STEP = 0.01;
const MOVES: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};
const SHOWN = { width: 700, height: 990 };

interface CornerEditorProps {
  photo: Photo;
  onChange: (corners: Corners) => void;
  onDone: () => void;
}

/** 拉正: the four corners of the page are put where they are in the photo, by finger, mouse or arrow keys. */
export function CornerEditor({ photo, onChange, onDone }: CornerEditorProps) {
  const { words } = useSpeech();
  const said = words.photos;
  const frame = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const { corners } = photo;
  useEffect(() => first.current?.focus(), []);

  const drag = (at: number) => (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (held !== at || box === undefined) return;
    onChange(withCorner(corners, at, { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }));
  };
  const press = (at: number) => (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const corner = corners[at];
    if (move === undefined || corner === undefined) return;
    event.preventDefault();
    onChange(withCorner(corners, at, { x: corner.x + move.x, y: corner.y + move.y }));
  };
  const { a, b, c, d } = said.corners;
  const names = [a, b, c, d];
  const percent = (share: number) => Math.round(share * 100);
  return (
    <div className="stack">
      <p className="soft">{said.cornersHint}</p>
      <div className="photo-corners">
        <div ref={frame} className="photo-frame">
          <Shown label={said.photo} draw={() => drawTurned(photo, SHOWN)} of={`${photo.id} ${photo.turns}`} />
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
          </svg>
          {corners.map(({ x, y }, at) => (
            <button
              key={names[at]}
              ref={at === 0 ? first : undefined}
              type="button"
              className="photo-corner"
              style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
              aria-label={fill(said.cornerAt, { corner: names[at] ?? '', x: percent(x), y: percent(y) })}
              onKeyDown={press(at)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(at);
              }}
              onPointerMove={drag(at)}
              onPointerUp={() => setHeld(null)}
              onPointerCancel={() => setHeld(null)}
            />
          ))}
        </div>
      </div>
      <p className="row-actions">
        <Button onClick={onDone}>{said.cornersDone}</Button>
        <Button type="text" disabled={isWhole(corners)} onClick={() => onChange(WHOLE)}>
          {said.cornersReset}
        </Button>
      </p>
    </div>
  );
}

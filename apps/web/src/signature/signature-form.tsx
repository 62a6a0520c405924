import { Button, Slider } from 'antd';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { boxOf, MOST_CUT, NOTHING_CUT, scaledTo, type Cut } from './crop';
import { signatureApi } from './signature-api';

/** Large enough for paper, small enough to go over any line. */
const DRAWN = { width: 800, height: 400 };
const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** An image is chosen, cut down to the signature on the device itself, looked at, and only then sent. */
export function SignatureForm({ label }: { label: string }) {
  const { words } = useSpeech();
  const said = words.societyRecord.signature;
  const input = useRef<HTMLInputElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const [cut, setCut] = useState<Cut>(NOTHING_CUT);
  const { isBusy, failure, run } = useWork();

  useEffect(() => {
    if (chosen !== null && canvas.current !== null) draw(canvas.current, chosen, cut);
  }, [chosen, cut]);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    setUnreadable(false);
    setCut(NOTHING_CUT);
    createImageBitmap(file).then(setChosen, () => {
      setChosen(null);
      setUnreadable(true);
    });
  };
  const keep = () =>
    run(async () => {
      if (canvas.current === null) return;
      await signatureApi.keep(await fileOf(canvas.current));
      setChosen(null);
    });
  return (
    <div className="stack">
      <input ref={input} type="file" accept="image/png,image/jpeg" hidden aria-label={label} onChange={choose} />
      <p className="row-actions">
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          {label}
        </Button>
        <span className="soft">{said.hint}</span>
      </p>
      {isUnreadable && (
        <p role="alert" className="field-problem">
          {said.unreadable}
        </p>
      )}
      {chosen !== null && (
        <>
          <fieldset className="field">
            <legend className="field-label">{said.crop}</legend>
            {SIDES.map((side) => (
              <div key={side} className="crop-side">
                <span aria-hidden="true">{said.edges[side]}</span>
                <Slider
                  min={0}
                  max={MOST_CUT}
                  value={cut[side]}
                  ariaLabelForHandle={said.edges[side]}
                  onChange={(value) => setCut({ ...cut, [side]: value })}
                />
              </div>
            ))}
          </fieldset>
          <figure className="signature-preview">
            <figcaption className="soft">{said.preview}</figcaption>
            <canvas ref={canvas} role="img" aria-label={said.preview} />
          </figure>
          <FailureNote failure={failure} />
          <p className="row-actions">
            <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={() => void keep()}>
              {said.keep}
            </Button>
            <Button disabled={isBusy} onClick={() => setChosen(null)}>
              {words.app.cancel}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, cut: Cut): void {
  const box = boxOf(image.width, image.height, cut);
  const size = scaledTo(box, DRAWN);
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(image, box.x, box.y, box.width, box.height, 0, 0, size.width, size.height);
}

function fileOf(canvas: HTMLCanvasElement): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((drawn) => {
      if (drawn === null) reject(new Error('the image could not be drawn'));
      else resolve(new File([drawn], 'signature.png', { type: 'image/png' }));
    }, 'image/png');
  });
}

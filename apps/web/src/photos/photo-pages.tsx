import { Button } from 'antd';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { CornerEditor } from './corner-editor';
import { closePhoto, drawPage, openPhoto, turned, type Photo } from './photo';
import { joinedPdf } from './photo-pdf';
import { Shown } from './shown';
import './photos.css';

const THUMB = { width: 150, height: 212 };

interface PhotoPagesProps {
  /** Of the field. */
  label: string;
  disabled: boolean;
  /** Whether it has arrived; what has not stays here. */
  onPdf: (file: File) => Promise<boolean>;
  onClose: () => void;
}

/** 拍照合成 PDF: photos of signed or sealed pages are put in order, turned and straightened on the device itself, and leave it as one PDF. */
export function PhotoPages({ label, disabled, onPdf, onClose }: PhotoPagesProps) {
  const { words } = useSpeech();
  const said = words.photos;
  const input = useRef<HTMLInputElement>(null);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [unreadable, setUnreadable] = useState<string[]>([]);
  const [straightening, setStraightening] = useState<string | null>(null);
  const [joining, setJoining] = useState<number | null>(null);
  const [isFailed, setFailed] = useState(false);
  const opened = useRef(photos);
  opened.current = photos;
  useEffect(() => () => opened.current.forEach(closePhoto), []);

  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = Array.from(event.target.files ?? []);
    event.target.value = '';
    const refused: string[] = [];
    for (const file of chosen) {
      try {
        const photo = await openPhoto(file);
        setPhotos((before) => [...before, photo]);
      } catch {
        refused.push(file.name);
      }
    }
    setUnreadable(refused);
  };
  const change = (id: string, how: (photo: Photo) => Photo) =>
    setPhotos((before) => before.map((photo) => (photo.id === id ? how(photo) : photo)));
  const remove = (photo: Photo) => {
    closePhoto(photo);
    setPhotos((before) => before.filter(({ id }) => id !== photo.id));
  };
  const earlier = (at: number) =>
    setPhotos((before) => before.map((photo, index) => before[index === at ? at - 1 : index === at - 1 ? at : index] ?? photo));
  const join = async () => {
    setFailed(false);
    try {
      const file = await joinedPdf(photos, fill(said.fileName, { n: photos.length }), setJoining);
      if (await onPdf(file)) onClose();
    } catch {
      setFailed(true);
    } finally {
      setJoining(null);
    }
  };
  const isBusy = disabled || joining !== null;
  return (
    <div role="group" aria-label={`${said.open}${words.app.colon}${label}`} className="stack photo-pages">
      <p className="soft">{said.hint}</p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={said.choose}
        onChange={(event) => void add(event)}
      />
      {photos.length > 0 && (
        <ol className="plain-list photo-list">
          {photos.map((photo, at) => {
            const n = at + 1;
            const named = (what: string) => fill(said.ofPage, { what, n });
            return (
              <li key={photo.id}>
                <Shown
                  label={fill(said.page, { n })}
                  draw={() => drawPage(photo, THUMB)}
                  of={`${photo.id} ${photo.turns} ${JSON.stringify(photo.corners)}`}
                />
                <div className="photo-facts">
                  <p>{fill(said.pageOf, { n, of: photos.length })}</p>
                  <p className="soft photo-name">{photo.name}</p>
                  <p className="row-actions">
                    <Button disabled={isBusy} aria-label={named(said.turn)} onClick={() => change(photo.id, turned)}>
                      {said.turn}
                    </Button>
                    <Button
                      disabled={isBusy}
                      aria-label={named(said.straighten)}
                      aria-expanded={straightening === photo.id}
                      onClick={() => setStraightening(straightening === photo.id ? null : photo.id)}
                    >
                      {said.straighten}
                    </Button>
                    <Button disabled={isBusy || at === 0} aria-label={named(said.earlier)} onClick={() => earlier(at)}>
                      {said.earlier}
                    </Button>
                    <Button disabled={isBusy || n === photos.length} aria-label={named(said.later)} onClick={() => earlier(n)}>
                      {said.later}
                    </Button>
                    <Button type="text" disabled={isBusy} aria-label={named(said.remove)} onClick={() => remove(photo)}>
                      {said.remove}
                    </Button>
                  </p>
                </div>
                {straightening === photo.id && (
                  <CornerEditor
                    photo={photo}
                    onChange={(corners) => change(photo.id, (before) => ({ ...before, corners }))}
                    onDone={() => setStraightening(null)}
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
      {unreadable.map((name) => (
        <p key={name} role="alert" className="field-problem">
          {fill(said.unreadable, { name })}
        </p>
      ))}
      {isFailed && (
        <p role="alert" className="field-problem">
          {said.failed}
        </p>
      )}
      {joining !== null && (
        <p role="status" className="soft">
          {fill(said.joining, { n: joining, of: photos.length })}
        </p>
      )}
      <p className="row-actions">
        <Button disabled={isBusy} type={photos.length === 0 ? 'primary' : 'default'} onClick={() => input.current?.click()}>
          {photos.length === 0 ? said.choose : said.more}
        </Button>
        {photos.length > 0 && (
          <Button type="primary" disabled={isBusy} aria-busy={joining !== null} onClick={() => void join()}>
            {fill(said.join, { n: photos.length })}
          </Button>
        )}
        <Button type="text" disabled={isBusy} onClick={onClose}>
          {words.app.cancel}
        </Button>
      </p>
    </div>
  );
}

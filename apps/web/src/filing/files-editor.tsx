import { Button, Progress } from 'antd';
import { Suspense, useRef, useState, type ChangeEvent } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { fileAddress, uploadFile } from '../shared/api';
import { useFailureWords } from '../shared/failure-words';
import { sizeOf } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { lazily } from '../shared/lazily';
import { FromPapers } from '../society-record/from-papers';

const PhotoPages = lazily(() => import('../photos/photo-pages').then((m) => ({ default: m.PhotoPages })));

interface FilesEditorProps {
  label: string;
  ids: string[];
  /** What is known of the files; a draft keeps ids only. */
  files: FileView[];
  society: string;
  disabled: boolean;
  single?: boolean;
  /** What the society keeps as 本会资料 may be taken from there. */
  fromRecord?: boolean;
  /** Endings that are taken. */
  accept?: string[];
  onChange: (ids: string[], files: FileView[]) => void;
}

interface ChosenFilesProps extends Omit<FilesEditorProps, 'ids' | 'onChange'> {
  onFiles: (files: FileView[]) => void;
}

/** Files of which everything is known where they are chosen: no form of a procedure holds their ids. */
export function ChosenFiles({ onFiles, ...props }: ChosenFilesProps) {
  return (
    <FilesEditor
      {...props}
      ids={props.files.map(({ id }) => id)}
      onChange={(ids, files) => onFiles(files.filter(({ id }) => ids.includes(id)))}
    />
  );
}

/** Uploads one after the other, shows how far each is, that it is looked at once it is there, and what is wrong with one that was refused. */
export function FilesEditor({
  label,
  ids,
  files,
  society,
  disabled,
  single = false,
  fromRecord = false,
  accept,
  onChange,
}: FilesEditorProps) {
  const { words } = useSpeech();
  const wordsOf = useFailureWords();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<{ name: string; percent: number } | null>(null);
  const [problems, setProblems] = useState<string[]>([]);
  const [isJoining, setJoining] = useState(false);

  const take = (file: FileView) =>
    onChange(single ? [file.id] : [...ids.filter((id) => id !== file.id), file.id], [
      ...files.filter((known) => known.id !== file.id),
      file,
    ]);
  /** Whether all of them are kept. */
  const upload = async (chosen: File[]): Promise<boolean> => {
    let [nowIds, nowFiles] = [ids, files];
    const found: string[] = [];
    for (const file of chosen) {
      setUploading({ name: file.name, percent: 0 });
      try {
        const kept = await uploadFile(file, society, (percent) => setUploading({ name: file.name, percent }));
        nowIds = single ? [kept.id] : [...nowIds.filter((id) => id !== kept.id), kept.id];
        nowFiles = [...nowFiles.filter((known) => known.id !== kept.id), kept];
        onChange(nowIds, nowFiles);
      } catch (failure) {
        found.push(`${file.name}${words.app.colon}${wordsOf(failure)}`);
      }
    }
    setProblems(found);
    setUploading(null);
    return found.length === 0;
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = Array.from(event.target.files ?? []);
    event.target.value = '';
    void upload(chosen);
  };

  return (
    <div>
      <ul className="plain-list files">
        {ids.map((id, index) => {
          const file = files.find((known) => known.id === id);
          const name = file?.name ?? fill(words.form.file, { n: index + 1 });
          return (
            <li key={id}>
              <a href={fileAddress(id)} download={name}>
                {name}
              </a>
              {file && <span className="soft"> {sizeOf(file.bytes)}</span>}
              <Button
                type="text"
                size="small"
                disabled={disabled}
                aria-label={fill(words.form.removeFile, { name })}
                onClick={() =>
                  onChange(
                    ids.filter((other) => other !== id),
                    files,
                  )
                }
              >
                ×
              </Button>
            </li>
          );
        })}
      </ul>
      {uploading && (
        <div role="status">
          <p className="soft">{fill(uploading.percent < 100 ? words.form.uploading : words.form.checking, uploading)}</p>
          <Progress percent={uploading.percent} showInfo={false} size="small" aria-label={uploading.name} />
        </div>
      )}
      {problems.map((problem) => (
        <p key={problem} role="alert" className="field-problem">
          {problem}
        </p>
      ))}
      <input
        ref={input}
        type="file"
        multiple={!single}
        accept={accept?.map((ending) => `.${ending}`).join(',')}
        hidden
        aria-label={label}
        onChange={choose}
      />
      <Button
        disabled={disabled || uploading !== null}
        aria-label={`${words.form.chooseFiles}${words.app.colon}${label}`}
        onClick={() => input.current?.click()}
      >
        {words.form.chooseFiles}
      </Button>
      {!isJoining && (accept === undefined || accept.includes('pdf')) && (
        <Button
          type="text"
          disabled={disabled || uploading !== null}
          aria-label={`${words.photos.open}${words.app.colon}${label}`}
          onClick={() => setJoining(true)}
        >
          {words.photos.open}
        </Button>
      )}
      {isJoining && (
        <Suspense fallback={null}>
          <PhotoPages
            label={label}
            disabled={disabled || uploading !== null}
            onPdf={(file) => upload([file])}
            onClose={() => setJoining(false)}
          />
        </Suspense>
      )}
      {fromRecord && (
        <FromPapers
          label={label}
          society={society}
          disabled={disabled || uploading !== null}
          taken={ids}
          accept={accept}
          onTake={(file) => take(file)}
        />
      )}
      <p className="field-help">
        {words.app.secrecy}{' '}
        {accept ? fill(words.widgets.acceptHint, { kinds: accept.join(words.app.comma) }) : words.form.fileHint}
      </p>
    </div>
  );
}

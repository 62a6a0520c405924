import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { ImportView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { formatInstant } from '../shared/dates';
import { tabStore } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { uuid } from '../shared/uuid';
import { forgetImported, importsApi } from './imports.api';

/** Applying, what came of it, and taking it back. */
export function Settle({ view }: { view: ImportView }) {
  const { words } = useSpeech();
  const isWorking = view.working !== null;
  const was = useRef(isWorking);
  useEffect(() => {
    if (was.current && !isWorking) forgetImported();
    was.current = isWorking;
  }, [isWorking]);
  const title = view.status === 'ready' ? words.imports.apply.title : words.imports.done.title;
  return (
    <Sheet title={title}>
      <div className="stack" aria-live="polite">
        {view.working ? (
          <Working working={view.working} />
        ) : view.status === 'ready' ? (
          <Apply view={view} />
        ) : (
          <Done view={view} />
        )}
      </div>
    </Sheet>
  );
}

function Working({ working }: { working: NonNullable<ImportView['working']> }) {
  const { words } = useSpeech();
  const say = words.imports.apply;
  const sentence = working.what === 'undoing' ? say.undoing : say.applying;
  const said = working.total === 0 ? say.preparing : fill(sentence, { done: working.done, total: working.total });
  return (
    <div role="status">
      <p>{said}</p>
      <Progress percent={working.total === 0 ? 0 : Math.round((working.done / working.total) * 100)} aria-label={said} />
      <p className="soft">{say.leave}</p>
    </div>
  );
}

function Apply({ view }: { view: ImportView }) {
  const { words } = useSpeech();
  const say = words.imports.apply;
  const { counts } = view;
  if (counts.new + counts.change === 0) return <p>{say.nothing}</p>;
  return (
    <>
      <p className="lead">{fill(say.will, { added: counts.new, changed: counts.change })}</p>
      {counts.doubtful + counts.error > 0 && (
        <Note tone="care">{fill(say.wont, { doubtful: counts.doubtful, wrong: counts.error })}</Note>
      )}
      <Confirmed view={view} what="apply" label={say.apply} confirm={say.confirm} />
    </>
  );
}

function Done({ view }: { view: ImportView }) {
  const { words, text, language } = useSpeech();
  const say = words.imports.done;
  const { counts } = view;
  // Administrators bring ledgers in and do not read registers.
  const readsRegisters = useMay('read-registers');
  const register = readsRegisters ? /^register:(.+)$/.exec(view.target)?.[1] : undefined;
  if (view.status === 'undone')
    return (
      <>
        <Note tone="good">{say.undone}</Note>
        {(view.keptLines ?? 0) > 0 && <Note tone="care">{fill(say.kept, { n: view.keptLines ?? 0 })}</Note>}
      </>
    );
  return (
    <>
      <Note tone="good">{fill(say.applied, { added: counts.new, changed: counts.change })}</Note>
      {register && <Link to={`/registers/${register}`}>{fill(say.see, { what: text(view.title) })}</Link>}
      <p className="soft">
        {view.undoUntil ? fill(say.undoUntil, { time: formatInstant(view.undoUntil, language, true) }) : say.undoOver}{' '}
        {say.rowsKept}
      </p>
      {view.undoUntil && <Confirmed view={view} what="undo" label={say.undo} confirm={say.confirmUndo} />}
    </>
  );
}

/**
 * Two presses, because it changes many things at once. The key lives in the tab until the server has answered: a lost reply or a reload
 * repeats the same request.
 */
function Confirmed({ view, what, label, confirm }: { view: ImportView; what: 'apply' | 'undo'; label: string; confirm: string }) {
  const { words } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const { isBusy, failure, run } = useWork();
  const name = `import.${what}.${view.id}`;
  const settle = () => {
    const key = (tabStore.read(name) as string | undefined) ?? uuid();
    tabStore.write(name, key);
    return run(() => importsApi.settle(view.id, what, key)).then((isDone) => {
      if (isDone) {
        tabStore.write(name, undefined);
        forgetImported();
      } else setAsked(false);
    });
  };
  return (
    <>
      <FailureNote tone="care" failure={failure ?? view.failure} />
      <div className="row-actions">
        {isAsked ? (
          <>
            <Button type="primary" danger={what === 'undo'} loading={isBusy} onClick={() => void settle()}>
              {confirm}
            </Button>
            <Button disabled={isBusy} onClick={() => setAsked(false)}>
              {words.app.cancel}
            </Button>
          </>
        ) : (
          <Button type={what === 'apply' ? 'primary' : 'default'} onClick={() => setAsked(true)}>
            {label}
          </Button>
        )}
      </div>
    </>
  );
}

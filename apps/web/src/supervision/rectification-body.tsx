import { Button } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import type { RectificationView } from '../../../../libs/contracts/supervision-work';
import { rectificationStatus } from '../../../../libs/contracts/supervision-words';
import { ChosenFiles } from '../filing/files-editor';
import { fill } from '../messages';
import { DayField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatDay, formatInstant } from '../shared/dates';
import { FieldGroup } from '../shared/field';
import { FileLinks } from '../shared/file-links';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Tag } from '../shared/page';
import { WordsField } from './words-field';
import { readWorkAgain, rectificationFile, workApi } from './work-api';

const TONE = { open: 'care', answered: 'ink', closed: 'good' } as const;

/** What was asked for and everything that was said since; below it what the reader can do. */
export function RectificationBody({ item }: { item: RectificationView }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.rectification;
  const [message, setMessage] = useState<string | null>(null);
  const done = (sentence: string) => async () => {
    await readWorkAgain();
    setMessage(sentence);
  };
  const files = (list: FileView[]) => list.length > 0 && <FileLinks files={list} address={rectificationFile(item.id)} />;
  return (
    <div className="stack">
      <p>
        <Tag tone={TONE[item.status]}>{text(rectificationStatus[item.status])}</Tag>{' '}
        {item.status !== 'closed' && <strong>{fill(said.due, { day: formatDay(item.due, language, true) })}</strong>}
      </p>
      <p className="soft">
        {said.asked} · {fill(said.by, { name: item.by, at: formatInstant(item.at, language, true) })}
      </p>
      <p className="opinion pre">{item.words}</p>
      {files(item.files)}
      {item.entries.map((entry) => (
        <div key={entry.number}>
          <p className="soft">
            {said.what[entry.what]} · {entry.by} · {formatInstant(entry.at, language, true)}
            {entry.due && ` · ${fill(said.dueAgain, { day: formatDay(entry.due, language, true) })}`}
          </p>
          <p className="opinion pre">{entry.words}</p>
          {files(entry.files)}
        </div>
      ))}
      <div role="status">{message && <Note tone="good">{message}</Note>}</div>
      {item.mayAnswer && item.status === 'open' && <Answer key={item.entries.length} item={item} onDone={done(said.answered)} />}
      {item.mayJudge && <Judge key={item.entries.length} item={item} done={done} />}
    </div>
  );
}

const NO_ANSWER = { answer: '', files: [] as FileView[] };

function Answer({ item, onDone }: { item: RectificationView; onDone: () => Promise<void> }) {
  const { words } = useSpeech();
  const said = words.supervisionWork.rectification;
  const [{ answer, files }, setDraft, forget] = useKept(`rectification.${item.id}.${item.entries.length}`, NO_ANSWER);
  return (
    <ChangeForm
      label={said.answer}
      submit={said.send}
      send={() =>
        answer.trim() === ''
          ? null
          : workApi.answer(item.id, { words: answer.trim(), files: files.map(({ id }) => id) }).then(async () => {
              forget();
              await onDone();
            })
      }
    >
      {(problemOf, tried) => (
        <>
          <WordsField
            label={said.answerWords}
            value={answer}
            onChange={(typed) => setDraft((before) => ({ ...before, answer: typed }))}
            problem={tried && answer.trim() === '' ? said.answerMissing : problemOf('words')}
          />
          <FieldGroup label={said.answerFiles} problem={problemOf('files')}>
            <ChosenFiles
              label={said.answerFiles}
              files={files}
              society={item.society.id}
              disabled={false}
              onFiles={(known) => setDraft((before) => ({ ...before, files: known }))}
            />
          </FieldGroup>
        </>
      )}
    </ChangeForm>
  );
}

const NO_JUDGEMENT = { remark: '', due: '', isAgain: false };

function Judge({ item, done }: { item: RectificationView; done: (sentence: string) => () => Promise<void> }) {
  const { words } = useSpeech();
  const said = words.supervisionWork.rectification;
  const [{ remark, due, isAgain }, setDraft, forget] = useKept(`judgement.${item.id}.${item.entries.length}`, NO_JUDGEMENT);
  const set = (change: Partial<typeof NO_JUDGEMENT>) => setDraft((before) => ({ ...before, ...change }));
  const finish = (sentence: string) => async () => {
    forget();
    await done(sentence)();
  };
  const send = () => {
    if (remark.trim() === '' || (isAgain && due === '')) return null;
    return isAgain
      ? workApi.judge(item.id, { what: 'asked-again', words: remark.trim(), due }).then(finish(said.askedAgain))
      : workApi.judge(item.id, { what: 'closed', words: remark.trim() }).then(finish(said.closed));
  };
  return (
    <ChangeForm label={said.judge} submit={isAgain ? said.again : said.close} send={send}>
      {(problemOf, tried) => (
        <>
          <WordsField
            label={said.judgeWords}
            value={remark}
            onChange={(typed) => set({ remark: typed })}
            problem={tried && remark.trim() === '' ? said.judgeMissing : problemOf('words')}
          />
          {isAgain && (
            <DayField
              label={words.supervisionWork.finding.due}
              required
              value={due}
              onChange={(day) => set({ due: day })}
              problem={tried && due === '' ? words.supervisionWork.finding.dueMissing : problemOf('due')}
            />
          )}
          <div>
            <Button type="link" onClick={() => set({ isAgain: !isAgain })}>
              {isAgain ? said.close : said.again}
            </Button>
          </div>
        </>
      )}
    </ChangeForm>
  );
}

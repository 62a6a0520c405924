import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CalendarEntryView } from '../../../../libs/contracts/starts';
import { newDraftAddress } from '../filing/draft-address';
import { fill } from '../messages';
import { DayField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { DueTag } from '../shared/clock-arithmetic';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { calendarApi, readCalendarAgain } from './calendar-api';
import { isDone } from './months';

/** A civil day ends at 24:00 in Shanghai, as a time limit does. */
const endOf = (day: string) => `${day}T16:00:00.000Z`;

export function CalendarRow({ entry, showSociety }: { entry: CalendarEntryView; showSociety: boolean }) {
  const { words, text } = useSpeech();
  const said = words.society.calendar;
  const [isTicking, setTicking] = useState(false);
  const title = text(entry.title);
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{title}</span>
        <span className="row-actions">
          {entry.from === 'assignment' && (
            <Link
              to={`/assignments/${entry.id.slice(0, entry.id.indexOf('/'))}`}
              aria-label={`${words.assignments.letter.text}${words.app.colon}${title}`}
            >
              {words.assignments.letter.text}
            </Link>
          )}
          {entry.from === 'paper' && (
            <Link
              to={`/society-record/${entry.society.id}`}
              aria-label={`${words.societyRecord.toRecord}${words.app.colon}${title}`}
            >
              {words.societyRecord.toRecord}
            </Link>
          )}
          <Tag>{said.from[entry.from]}</Tag>
          {!isDone(entry) && <DueTag dueAt={entry.dueOn === null ? null : endOf(entry.dueOn)} />}
        </span>
      </p>
      {showSociety && <p className="soft">{text(entry.society.name)}</p>}
      {isDone(entry) ? (
        <DoneLine entry={entry} />
      ) : (
        <div className="row-actions">
          {entry.mayBegin && entry.procedure !== null && (
            <Link
              className="button-link"
              to={newDraftAddress(entry.procedure, entry.society.id, entry.id)}
              aria-label={`${said.begin}${words.app.colon}${title}`}
            >
              {said.begin}
            </Link>
          )}
          {entry.mayTick && !isTicking && (
            <Button aria-label={`${said.tick}${words.app.colon}${title}`} onClick={() => setTicking(true)}>
              {said.tick}
            </Button>
          )}
          {!entry.mayBegin && !entry.mayTick && entry.from !== 'paper' && <span className="soft">{said.waits}</span>}
        </div>
      )}
      {isTicking && <TickForm entry={entry} title={title} onClose={() => setTicking(false)} />}
    </li>
  );
}

function TickForm({ entry, title, onClose }: { entry: CalendarEntryView; title: string; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.society.calendar;
  const [on, setOn] = useState(civilDateOf(Date.now()));
  return (
    <ChangeForm
      label={`${said.tick}${words.app.colon}${title}`}
      submit={said.tickSave}
      onCancel={onClose}
      send={() => (on === '' ? null : calendarApi.done({ entry: entry.id, on }).then(readCalendarAgain))}
      onDone={onClose}
    >
      {(problemOf, tried) => (
        <DayField
          label={said.tickOn}
          help={said.tickHelp}
          value={on}
          onChange={setOn}
          required
          problem={tried && on === '' ? said.dayRequired : problemOf('on')}
        />
      )}
    </ChangeForm>
  );
}

function DoneLine({ entry }: { entry: CalendarEntryView }) {
  const { words, text, language } = useSpeech();
  const said = words.society.calendar;
  const { isBusy, failure, run } = useWork();
  if (entry.done !== null) {
    return (
      <p>
        <Link to={`/cases/${entry.done.case}`}>{fill(said.doneCase, { number: entry.done.number })}</Link>
      </p>
    );
  }
  const day = formatDay(entry.ticked?.on ?? '', language, true);
  return (
    <>
      <p className="row-actions">
        <span className="soft">{fill(said.doneBy, { day, name: entry.ticked?.by ?? '' })}</span>
        {entry.mayTick && (
          <Button
            type="text"
            size="small"
            disabled={isBusy}
            aria-busy={isBusy}
            aria-label={`${said.untick}${words.app.colon}${text(entry.title)}`}
            onClick={() => void run(() => calendarApi.undone(entry.id).then(readCalendarAgain))}
          >
            {said.untick}
          </Button>
        )}
      </p>
      <FailureNote failure={failure} />
    </>
  );
}

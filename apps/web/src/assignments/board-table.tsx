import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ASSIGNMENT_STATES, type AssignedSociety, type AssignmentBoardView } from '../../../../libs/contracts/assignments';
import { fill } from '../messages';
import { ChangeForm } from '../shared/change-form';
import { formatDay, formatInstant } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { usePartShown } from '../shared/part-shown';
import { Tag } from '../shared/page';
import { assignmentsApi, readAssignmentsAgain } from './assignments-api';

const TONES = {
  unread: 'care',
  read: 'care',
  filling: 'plain',
  submitted: 'ink',
  returned: 'care',
  passed: 'good',
  exempt: 'plain',
} as const;

interface Props {
  board: AssignmentBoardView;
  rows: AssignedSociety[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** One line a society; on a phone each becomes a card. */
export function BoardTable({ board, rows, chosen, onChoose }: Props) {
  const { words } = useSpeech();
  const order = [...rows].sort((a, b) => ASSIGNMENT_STATES.indexOf(a.state) - ASSIGNMENT_STATES.indexOf(b.state));
  const [shown, more] = usePartShown(order, board.id);
  return (
    <div className="sheet">
      <p className="soft">{words.assignments.board.order}</p>
      <ul className="assignment-rows">
        {shown.map((row) => (
          <Row
            key={row.society.id}
            board={board.id}
            row={row}
            isChosen={row.task !== null && chosen.has(row.task)}
            onChoose={(isChosen) => {
              if (row.task === null) return;
              const next = new Set(chosen);
              if (isChosen) next.add(row.task);
              else next.delete(row.task);
              onChoose(next);
            }}
          />
        ))}
      </ul>
      {more}
    </div>
  );
}

interface RowProps {
  board: string;
  row: AssignedSociety;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Row({ board, row, isChosen, onChoose }: RowProps) {
  const { words, text, language } = useSpeech();
  const said = words.assignments.board;
  const [calling, setCalling] = useState(false);
  const name = text(row.society.name);
  const isOwing = row.state !== 'passed' && row.state !== 'exempt' && row.state !== 'submitted';
  return (
    <li>
      <div className="assignment-row">
        {row.task === null ? (
          <span />
        ) : (
          <Checkbox
            aria-label={fill(words.assignments.bulk.choose, { society: name })}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
        <span className="assignment-name">{name}</span>
        <span>
          <Tag tone={TONES[row.state]}>{words.assignments.states[row.state]}</Tag>
        </span>
        <span className="soft">{contactOf(row) ?? said.noContact}</span>
        <span className="row-actions">
          {row.case !== null && <Link to={`/cases/${row.case.id}`}>{fill(said.case, { number: row.case.number })}</Link>}
          {row.task !== null && (
            <Link to={`/tasks/${encodeURIComponent(row.task)}`} aria-label={`${said.open}${words.app.colon}${name}`}>
              {said.open}
            </Link>
          )}
          {isOwing && !calling && (
            <Button aria-label={fill(said.callOf, { society: name })} onClick={() => setCalling(true)}>
              {said.call}
            </Button>
          )}
        </span>
      </div>
      {row.excepted !== null && <p className="soft">{fill(said.because, { reason: row.excepted })}</p>}
      {row.reminders.lastOn !== null && (
        <p className="soft">
          {fill(said.reminded, { n: row.reminders.times, day: formatDay(row.reminders.lastOn, language, true) })}
        </p>
      )}
      {row.calls.map(({ at, by, outcome, note }) => (
        <p key={at} className="soft">
          {fill(said.called, {
            at: formatInstant(at, language, true),
            by,
            outcome: outcome === 'reached' ? said.reached : said.notReached,
          })}
          {note !== null && ` · ${note}`}
        </p>
      ))}
      {calling && <CallForm board={board} society={row.society.id} name={name} onClose={() => setCalling(false)} />}
    </li>
  );
}

function contactOf({ contact, society }: AssignedSociety): string | null {
  const said = [contact?.name, contact?.phone ?? society.phone].filter(Boolean).join(' ');
  return said === '' ? null : said;
}

function CallForm({ board, society, name, onClose }: { board: string; society: string; name: string; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.assignments.board;
  const [outcome, setOutcome] = useState<'reached' | 'not-reached' | null>(null);
  const [note, setNote] = useState('');
  const send = () =>
    outcome === null
      ? null
      : assignmentsApi
          .call(board, { society, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) })
          .then(readAssignmentsAgain);
  return (
    <ChangeForm
      label={fill(said.callOf, { society: name })}
      submit={said.callSave}
      send={send}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          <FieldGroup
            label={said.callOutcome}
            required
            problem={tried && outcome === null ? said.callChoose : problemOf('outcome')}
          >
            <Radio.Group
              className="choices"
              value={outcome}
              options={[
                { value: 'reached', label: said.reached },
                { value: 'not-reached', label: said.notReached },
              ]}
              onChange={(event) => setOutcome(event.target.value as 'reached' | 'not-reached')}
            />
          </FieldGroup>
          <Field label={said.callNote} problem={problemOf('note')}>
            {(props) => <Input {...props} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

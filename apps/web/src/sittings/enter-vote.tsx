import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import type { FileView, SittingView } from '../../../../libs/contracts/api';
import type { BallotBoard, VoteChoice } from '../../../../libs/contracts/ballots';
import { RECORD_FORMS, type RecordForm } from '../../../../libs/procedure';
import { ChosenFiles } from '../filing/files-editor';
import { api } from '../shared/api';
import { civilDateOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { invalidateTopics } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { uuid } from '../shared/uuid';
import { ballotPaths } from './ballot-api';
import { DayInput } from '../shared/day-input';

const CHOICES: VoteChoice[] = ['for', 'against', 'abstained', 'recused'];

interface EnterVoteProps {
  sitting: SittingView;
  board: BallotBoard;
  people: BallotBoard['people'];
  onSaved: (message: string) => void;
}

/** 代录: a reply that came otherwise, with the day, how it came, and what shows it. */
export function EnterVote({ sitting, board, people, onSaved }: EnterVoteProps) {
  const { words } = useSpeech();
  const said = words.ballots.board;
  const [person, setPerson] = useState<string | null>(null);
  const [choices, setChoices] = useState<Record<string, VoteChoice>>({});
  const [on, setOn] = useState(civilDateOf(Date.now()));
  const [form, setForm] = useState<RecordForm>('telephone');
  const [files, setFiles] = useState<FileView[]>([]);
  const [tried, setTried] = useState(false);
  // One key for each item of this entry: pressing again after a lost line is the same entry.
  const [keys, setKeys] = useState<Record<string, string>>({});
  const { isBusy, failure, run } = useWork();
  const evidence = files[0]?.id;
  const isComplete = person !== null && evidence !== undefined && board.items.every(({ id }) => choices[id] !== undefined);
  const send = async () => {
    setTried(true);
    if (!isComplete) return;
    const used = Object.fromEntries(board.items.map(({ id }) => [id, keys[id] ?? uuid()]));
    setKeys(used);
    const isDone = await run(async () => {
      for (const { id, textHash } of board.items) {
        const body = { person, item: id, choice: choices[id], textHash, on, form, evidence };
        await api.decide(ballotPaths.reply(sitting.id), body, used[id] ?? uuid());
      }
      await invalidateTopics(['sitting']);
    });
    if (!isDone) return;
    setPerson(null);
    setChoices({});
    setFiles([]);
    setKeys({});
    setTried(false);
    onSaved(said.entered);
  };
  return (
    <div className="stack">
      <p className="soft">{said.enterHint}</p>
      <Field label={said.person} required>
        {(props) => (
          <Select
            {...props}
            className="full"
            showSearch={{ optionFilterProp: 'label' }}
            disabled={isBusy}
            value={person ?? undefined}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(chosen) => {
              setPerson(chosen);
              setKeys({});
            }}
          />
        )}
      </Field>
      {board.items.map(({ id, position, subject }) => (
        <FieldGroup key={id} label={`${position}. ${subject}`} required>
          <Radio.Group
            disabled={isBusy}
            value={choices[id]}
            options={CHOICES.map((value) => ({ value, label: words.ballots.choices[value] }))}
            onChange={(event) => setChoices({ ...choices, [id]: event.target.value as VoteChoice })}
          />
        </FieldGroup>
      ))}
      <Field label={said.on} required>
        {(props) => <DayInput {...props} value={on} onChange={setOn} />}
      </Field>
      <FieldGroup label={said.form} required>
        <Radio.Group
          disabled={isBusy}
          value={form}
          options={RECORD_FORMS.map((value) => ({ value, label: said.forms[value] }))}
          onChange={(event) => setForm(event.target.value as RecordForm)}
        />
      </FieldGroup>
      <FieldGroup label={said.evidence} required problem={tried && !isComplete ? said.incomplete : undefined}>
        <ChosenFiles
          label={said.evidence}
          files={files}
          society={sitting.society.id}
          disabled={isBusy}
          single
          onFiles={setFiles}
        />
      </FieldGroup>
      <FailureNote failure={failure} />
      <div>
        <Button disabled={isBusy} aria-busy={isBusy} onClick={() => void send()}>
          {said.enterSend}
        </Button>
      </div>
    </div>
  );
}

import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { SittingView } from '../../../../libs/contracts/api';
import type { OpenSecretVote, SecretVotesView, SecretVoteView } from '../../../../libs/contracts/secret-votes';
import type { ElectionKind } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { secretPaths } from './ballot-api';

interface OpenSecretProps {
  sitting: SittingView;
  votes: SecretVotesView;
  vote: SecretVoteView;
  onSaved: (message: string) => void;
}

/** What is asked, who stands, who takes no part. From the opening on none of it changes. */
export function OpenSecret({ sitting, votes, vote, onSaved }: OpenSecretProps) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const [question, setQuestion] = useState(vote.subject);
  const [isElection, setElection] = useState(false);
  const [names, setNames] = useState('');
  const [seats, setSeats] = useState('');
  const [kind, setKind] = useState<ElectionKind | null>(null);
  const [recused, setRecused] = useState<string[]>([]);
  const [outOfRoom, setOutOfRoom] = useState<string[]>([]);
  const [plain, setPlain] = useState(false);
  const [knowsFew, setKnowsFew] = useState(false);
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(`open-secret.${sitting.id}.${vote.item}.${vote.turn ?? 0}`, () =>
    onSaved(said.opened),
  );
  const present = sitting.roll.filter(({ presence }) => presence === 'present');
  const aside = new Set([...recused, ...outOfRoom]);
  const isFew = present.filter(({ id }) => !aside.has(id)).length < votes.few;
  const candidates = names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const election =
    kind !== null && candidates.length > 0 && /^[1-9]\d{0,2}$/.test(seats) ? { seats: Number(seats), kind, candidates } : null;
  const send = () => {
    setTried(true);
    if (question.trim() === '' || (isElection && election === null) || (isFew && !knowsFew)) return;
    const request: OpenSecretVote = {
      item: vote.item,
      question: question.trim(),
      ...(isElection && election !== null ? { election } : {}),
      ...{ recused, outOfRoom: outOfRoom.filter((id) => !recused.includes(id)), plain, knowsFew: isFew && knowsFew },
    };
    submit(secretPaths.open(sitting.id), request);
  };
  const people = present.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="stack">
      <Field label={said.question} required problem={tried && question.trim() === '' ? said.questionRequired : undefined}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Field>
      {votes.mayElect && !vote.isNextRound && (
        <Checkbox checked={isElection} onChange={(event) => setElection(event.target.checked)}>
          {said.isElection}
        </Checkbox>
      )}
      {isElection && (
        <>
          <Field label={said.candidates} required problem={tried && election === null ? said.electionRequired : undefined}>
            {(props) => (
              <Input.TextArea
                {...props}
                autoSize={{ minRows: 3 }}
                value={names}
                onChange={(event) => setNames(event.target.value)}
              />
            )}
          </Field>
          <Field label={said.seats} required>
            {(props) => (
              <Input
                {...props}
                className="short"
                inputMode="numeric"
                value={seats}
                onChange={(event) => setSeats(event.target.value)}
              />
            )}
          </Field>
          <FieldGroup label={said.kind} required>
            <Radio.Group
              value={kind}
              options={(['equal', 'contested'] as const).map((value) => ({ value, label: said.kinds[value] }))}
              onChange={(event) => setKind(event.target.value as ElectionKind)}
            />
          </FieldGroup>
        </>
      )}
      <FieldGroup label={said.recused}>
        <Checkbox.Group value={recused} options={people} onChange={setRecused} />
      </FieldGroup>
      <FieldGroup label={said.outOfRoom}>
        <Checkbox.Group value={outOfRoom} options={people} onChange={setOutOfRoom} />
      </FieldGroup>
      <Checkbox checked={plain} onChange={(event) => setPlain(event.target.checked)}>
        {said.plain}
      </Checkbox>
      {isFew && (
        <FieldGroup label="" problem={tried && !knowsFew ? words.organs.confirmRequired : undefined}>
          <Checkbox checked={knowsFew} onChange={(event) => setKnowsFew(event.target.checked)}>
            {fill(said.few, { few: votes.few })}
          </Checkbox>
        </FieldGroup>
      )}
      <SubmissionNote submission={submission} />
      <div>
        <Button type="primary" disabled={busy} aria-busy={busy} onClick={send}>
          {said.open}
        </Button>
      </div>
    </div>
  );
}

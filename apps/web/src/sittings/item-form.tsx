import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ItemResultRequest, SittingItemView, SittingView } from '../../../../libs/contracts/api';
import { isSaid } from '../record/erased';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { countVotes, emptyVotes, LiveCount, votesOf, VotesFields, type TypedVotes } from './votes';
import { Recusals } from './recusals';

export type Outcome = ItemResultRequest['outcome'];

const OUTCOMES: Outcome[] = ['passed', 'passed-in-principle', 'postponed', 'not-passed', 'struck'];
const NEEDS_VOTES: Outcome[] = ['passed', 'passed-in-principle', 'not-passed'];

interface Record {
  recused: string[];
  votes: TypedVotes;
  outcome: Outcome | null;
  wording: string;
  reason: string;
}

interface ItemFormProps {
  sitting: SittingView;
  item: SittingItemView;
  onSaved: () => void;
  onCancel?: () => void;
}

/** Recusals, the votes and what the chair declared. Nothing is filled in beforehand but what is being corrected. */
export function ItemForm({ sitting, item, onSaved, onCancel }: ItemFormProps) {
  const { words } = useSpeech();
  const form = `item.${sitting.id}.${item.id}.${item.version}`;
  const [record, setRecord, forget] = useKept<Record>(form, {
    recused: item.recused,
    votes: emptyVotes,
    outcome: null,
    wording: item.wording !== null && isSaid(item.wording) ? item.wording : '',
    reason: '',
  });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, () => {
    forget();
    onSaved();
  });
  const change = (part: Partial<Record>) => setRecord({ ...record, ...part });
  const needsReason = sitting.phase === 'closed';
  const needsVotes = record.outcome !== null && NEEDS_VOTES.includes(record.outcome);
  const count = countVotes(sitting, record.recused, record.votes);
  const votes = votesOf(record.votes, count?.entitled ?? 0);
  const wrong = {
    outcome: record.outcome === null ? words.sitting.chooseOutcome : undefined,
    votes: needsVotes && !votes ? words.sitting.giveVotes : undefined,
    reason: needsReason && record.reason.trim() === '' ? words.sitting.reasonRequired : undefined,
  };
  const send = () => {
    setTried(true);
    if (!record.outcome || wrong.votes || wrong.reason) return;
    const request: ItemResultRequest = {
      item: item.id,
      recused: record.recused,
      votes: needsVotes ? votes : null,
      outcome: record.outcome,
    };
    if (record.wording.trim()) request.wording = record.wording.trim();
    if (record.reason.trim()) request.reason = record.reason.trim();
    submit(decisions.sitting(sitting.id, 'results'), request);
  };
  return (
    <div className="stack item-form">
      <Recusals sitting={sitting} recused={record.recused} disabled={busy} onChange={(recused) => change({ recused })} />
      <VotesFields
        position={item.position}
        votes={record.votes}
        entitled={count?.entitled ?? 0}
        disabled={busy}
        problem={tried ? wrong.votes : undefined}
        onChange={(next) => change({ votes: next })}
      />
      {count && <LiveCount count={count} votes={votes} />}
      <FieldGroup label={words.sitting.outcome} required problem={tried ? wrong.outcome : undefined}>
        <Radio.Group
          value={record.outcome}
          disabled={busy}
          className="outcomes outcomes-row"
          onChange={(event) => change({ outcome: event.target.value as Outcome })}
        >
          {OUTCOMES.map((outcome) => (
            <Radio key={outcome} value={outcome} aria-label={words.sitting.outcomes[outcome]} className="outcome">
              <span className="outcome-label">{words.sitting.outcomes[outcome]}</span>
              <span className="soft">{words.sitting.outcomeHint[outcome]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </FieldGroup>
      <Field label={words.sitting.wording}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
            disabled={busy}
            value={record.wording}
            onChange={(event) => change({ wording: event.target.value })}
          />
        )}
      </Field>
      {needsReason && (
        <Field label={words.sitting.reason} required problem={tried ? wrong.reason : undefined}>
          {(props) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 2 }}
              maxLength={500}
              disabled={busy}
              value={record.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      <SubmissionNote submission={submission} />
      <div className="row-actions">
        <Button
          type="primary"
          disabled={busy}
          aria-busy={busy}
          aria-label={`${words.sitting.saveItem}：${item.subject}`}
          onClick={send}
        >
          {words.sitting.saveItem}
        </Button>
        {onCancel && (
          <Button disabled={busy} onClick={onCancel}>
            {words.app.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

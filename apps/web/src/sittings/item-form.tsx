import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { FollowUpRequest } from '../../../../libs/contracts/sittings';
import type { FileView, ItemResultRequest, SittingItemView, SittingView } from '../../../../libs/contracts/api';
import { countPapers, type BallotForm } from '../../../../libs/procedure';
import { ChosenFiles } from '../filing/files-editor';
import { isSaid } from '../record/erased';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { countVotes, emptyVotes, LiveCount, votesOf, VotesFields, type TypedVotes } from './votes';
import { FollowUpFields, isComplete } from './follow-up-fields';
import { outcomeWords } from './outcome-words';
import { emptyPapers, papersIn, PaperVote, type TypedPapers } from './paper-vote';
import { PeopleAway } from './people-away';

export type Outcome = ItemResultRequest['outcome'];

const OUTCOMES: Outcome[] = ['passed', 'passed-in-principle', 'postponed', 'not-passed', 'struck'];
const NEEDS_VOTES: Outcome[] = ['passed', 'passed-in-principle', 'not-passed'];

interface Record {
  recused: string[];
  votes: TypedVotes;
  outcome: Outcome | null;
  wording: string;
  /** Of a party body: its written opinion. */
  papers?: FileView[];
  reason: string;
  followUps: FollowUpRequest[];
  /** Absent in drafts of an earlier release, as the two below. */
  outOfRoom?: string[];
  ballot?: BallotForm;
  sheets?: TypedPapers;
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
  const { outcomes, outcomeHint } = outcomeWords(sitting, words);
  const form = `item.${sitting.id}.${item.id}.${item.version}`;
  const [record, setRecord, forget] = useKept<Record>(form, {
    recused: item.recused,
    votes: emptyVotes,
    outcome: null,
    wording: item.wording !== null && isSaid(item.wording) ? item.wording : '',
    papers: item.paper ? [item.paper] : [],
    reason: '',
    followUps: [],
  });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, () => {
    forget();
    onSaved();
  });
  const change = (part: Partial<Record>) => setRecord({ ...record, ...part });
  const needsReason = sitting.phase === 'closed';
  // A party body whose rules name no majority records its conclusion alone.
  const isCounted = sitting.rules?.threshold !== null;
  const { recused, outOfRoom = item.outOfRoom, ballot = item.ballot, sheets = emptyPapers } = record;
  const count = isCounted ? countVotes(sitting, item, { recused, outOfRoom }, record.votes) : null;
  const entitled = count?.entitled ?? 0;
  const papers = ballot === 'open' ? null : papersIn(sheets);
  const valid = papers === null ? entitled : Math.max(0, papers.returned - papers.invalid);
  const votes = votesOf(record.votes, valid);
  const cast = votes === null ? null : votes.for + votes.against + votes.abstained;
  const addsUp = ballot === 'open' ? cast === entitled : papers !== null && countPapers(papers, entitled, cast ?? 0) !== null;
  // What the typed numbers come to by the charter. It is offered, never chosen beforehand, and stands in words on the button.
  const byCount =
    count === null || cast === null || !addsUp || !count.quorumMet ? null : count.thresholdMet ? 'passed' : 'not-passed';
  const outcome = record.outcome ?? byCount;
  // The replies to a ballot by circulation were counted; the chair declares what they came to.
  const isBallot = sitting.form === 'by-circulation';
  const needsVotes = !isBallot && isCounted && outcome !== null && NEEDS_VOTES.includes(outcome);
  const wrong = {
    outcome: outcome === null ? words.sitting.chooseOutcome : undefined,
    votes: needsVotes && !votes ? words.sitting.giveVotes : undefined,
    papers: needsVotes && ballot !== 'open' && !addsUp ? words.kit.paper.unfit : undefined,
    reason: needsReason && record.reason.trim() === '' ? words.sitting.reasonRequired : undefined,
    followUps: record.followUps.every(isComplete) ? undefined : words.kit.followUps.incomplete,
  };
  const send = () => {
    setTried(true);
    if (!outcome || wrong.votes || wrong.papers || wrong.reason || wrong.followUps) return;
    const request: ItemResultRequest = {
      item: item.id,
      recused: isBallot ? [] : recused,
      votes: needsVotes ? votes : null,
      outcome,
    };
    if (!isBallot && outOfRoom.length > 0) request.outOfRoom = outOfRoom;
    if (needsVotes && ballot !== item.ballot) request.ballot = ballot;
    if (needsVotes && papers !== null) request.papers = papers;
    if (record.wording.trim()) request.wording = record.wording.trim();
    const paper = record.papers?.[0];
    if (paper) request.paper = paper.id;
    if (record.followUps.length > 0) request.followUps = record.followUps;
    if (record.reason.trim()) request.reason = record.reason.trim();
    submit(decisions.sitting(sitting.id, 'results'), request);
  };
  const saveWords =
    record.outcome === null && byCount !== null
      ? fill(words.kit.record.saveAs, { outcome: outcomes[byCount] })
      : words.sitting.saveItem;
  return (
    <div className="stack item-form">
      {!isBallot && (
        <>
          <PeopleAway
            sitting={sitting}
            kind="recused"
            chosen={recused}
            others={outOfRoom}
            disabled={busy}
            onChange={(chosen) => change({ recused: chosen })}
          />
          <PeopleAway
            sitting={sitting}
            kind="outOfRoom"
            chosen={outOfRoom}
            others={recused}
            disabled={busy}
            onChange={(chosen) => change({ outOfRoom: chosen })}
          />
          {!isCounted && <p className="soft">{words.acts.party.noCount}</p>}
          {isCounted && (
            <PaperVote
              sitting={sitting}
              item={item}
              ballot={ballot}
              papers={sheets}
              disabled={busy}
              problem={tried ? wrong.papers : undefined}
              onBallot={(next) => change({ ballot: next })}
              onPapers={(next) => change({ sheets: next })}
            />
          )}
          {isCounted && (
            <VotesFields
              position={item.position}
              votes={record.votes}
              entitled={valid}
              disabled={busy}
              problem={tried ? wrong.votes : undefined}
              onChange={(next) => change({ votes: next })}
              onEnter={send}
            />
          )}
          {count && <LiveCount count={count} valid={valid} votes={votes} />}
        </>
      )}
      {record.outcome === null && byCount !== null && (
        <p className="soft">{fill(words.kit.record.byCount, { outcome: outcomes[byCount] })}</p>
      )}
      <FieldGroup label={words.sitting.outcome} required problem={tried ? wrong.outcome : undefined}>
        <Radio.Group
          value={record.outcome}
          disabled={busy}
          className="outcomes outcomes-row"
          onChange={(event) => change({ outcome: event.target.value as Outcome })}
        >
          {OUTCOMES.map((outcome) => (
            <Radio key={outcome} value={outcome} aria-label={outcomes[outcome]} className="outcome">
              <span className="outcome-label">{outcomes[outcome]}</span>
              <span className="soft">{outcomeHint[outcome]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </FieldGroup>
      <Field label={sitting.isParty ? words.acts.party.opinion : words.sitting.wording}>
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
      {sitting.isParty && (
        <FieldGroup label={words.acts.party.paper}>
          <ChosenFiles
            label={`${words.acts.party.paperTitle}${words.app.colon}${item.subject}`}
            files={record.papers ?? []}
            society={sitting.filesOf}
            disabled={busy}
            single
            onFiles={(papers) => change({ papers })}
          />
        </FieldGroup>
      )}
      <FollowUpFields
        sitting={sitting}
        position={item.position}
        list={record.followUps}
        disabled={busy}
        problem={tried ? wrong.followUps : undefined}
        onChange={(followUps) => change({ followUps })}
      />
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
          aria-label={`${saveWords}${words.app.colon}${item.subject}`}
          onClick={send}
        >
          {saveWords}
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

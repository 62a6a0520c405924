import { Button, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { ActRequest, IntentView, TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { IdentificationWords } from '../session/identification-words';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note, SubmissionNote } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { MissingList } from './missing-list';

interface Decision {
  outcome: string | null;
  opinion: string;
  missing: Record<string, string>;
  /** What was on the screen when it was filled in. */
  contentHash: string;
}

export interface TaskFormProps {
  task: TaskView;
  /** For whom he acts who stands in. */
  principal?: string;
  onSending: (isSending: boolean) => void;
  onAccepted: (act: IntentView) => void;
}

/** Nothing is chosen beforehand; a reason is asked for only where the outcome needs one. */
export function DecisionForm({ task, principal, onSending, onAccepted }: TaskFormProps) {
  const { words, text } = useSpeech();
  const form = `decide.${task.id}`;
  const [decision, setDecision, forget] = useKept<Decision>(form, {
    outcome: null,
    opinion: '',
    missing: {},
    contentHash: task.contentHash,
  });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, (answer) => {
    forget();
    onAccepted(answer);
  });
  useEffect(() => onSending(busy), [busy, onSending]);
  // The plain consent first: it is the commonest and needs no words.
  const outcomes = [...task.outcomes].sort((a, b) => Number(a.reasonRequired) - Number(b.reasonRequired));
  const outcome = outcomes.find((candidate) => candidate.id === decision.outcome);
  const asksForList = outcome !== undefined && task.missing.length > 0 && outcome.reasonRequired;
  const hasList = Object.keys(decision.missing).length > 0;
  const isChanged = decision.contentHash !== task.contentHash;
  const problem = problemOf(task, decision, asksForList);
  const change = (part: Partial<Decision>) => setDecision({ ...decision, ...part });

  const send = () => {
    setTried(true);
    if (!outcome || problem || isChanged) {
      document.querySelector('.decision-act')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const request: ActRequest = { outcome: outcome.id, contentHash: decision.contentHash };
    if (principal !== undefined) request.for = principal;
    if (decision.opinion.trim() !== '') request.opinion = decision.opinion.trim();
    if (asksForList && hasList)
      request.missing = Object.entries(decision.missing).map(([field, note]) =>
        note.trim() ? { field, note: note.trim() } : { field },
      );
    submit(decisions.act(task.id), request);
  };

  return (
    <Sheet title={words.task.decide} className="decision decision-act">
      <div className="stack">
        <FieldGroup label={words.task.choose} problem={tried && problem === 'outcome' ? words.task.choose : undefined}>
          <Radio.Group
            value={decision.outcome}
            disabled={busy}
            onChange={(event) => change({ outcome: String(event.target.value) })}
            className="outcomes"
          >
            {outcomes.map((candidate, index) => (
              <div
                key={candidate.id}
                data-first-outcome={index === 0 ? '' : undefined}
                data-with-reason={candidate.reasonRequired ? '' : undefined}
              >
                <Radio value={candidate.id} aria-label={text(candidate.label)} className="outcome">
                  <span className="outcome-label">{text(candidate.label)}</span>
                  <span className="soft">{fill(words.task.then, { then: text(candidate.then) })}</span>
                </Radio>
              </div>
            ))}
          </Radio.Group>
        </FieldGroup>
        {asksForList && (
          <MissingList
            fields={task.missing}
            ticked={decision.missing}
            disabled={busy}
            onChange={(missing) => change({ missing })}
          />
        )}
        {outcome && (
          <Field
            label={outcome.reasonRequired && !hasList ? words.task.opinion : words.task.opinionOptional}
            required={outcome.reasonRequired && !hasList}
            problem={
              tried && problem === 'opinion' ? (asksForList ? words.task.missingRequired : words.task.opinionRequired) : undefined
            }
          >
            {(props) => (
              <Input.TextArea
                {...props}
                disabled={busy}
                autoSize={{ minRows: 2 }}
                maxLength={2000}
                value={decision.opinion}
                onChange={(event) => change({ opinion: event.target.value })}
              />
            )}
          </Field>
        )}
        {isChanged && (
          <Note tone="care" live>
            <p>{words.task.changed}</p>
            <Button onClick={() => change({ contentHash: task.contentHash })}>{words.task.changedSeen}</Button>
          </Note>
        )}
        <IdentificationWords asked={task.identification} />
        <SubmissionNote submission={submission} accepted={words.task.accepted} />
        <div className="act-bar">
          <Button type="primary" size="large" data-submit="" disabled={busy} aria-busy={busy} onClick={send}>
            {words.task.submit}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function problemOf(task: TaskView, decision: Decision, asksForList: boolean): 'outcome' | 'opinion' | null {
  const outcome = task.outcomes.find((candidate) => candidate.id === decision.outcome);
  if (!outcome) return 'outcome';
  const hasReason = decision.opinion.trim() !== '' || (asksForList && Object.keys(decision.missing).length > 0);
  return outcome.reasonRequired && !hasReason ? 'opinion' : null;
}

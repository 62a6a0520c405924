import { Button, Input, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { AssignedSociety } from '../../../../libs/contracts/assignments';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { invalidateTopics } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { readAssignmentsAgain } from './assignments-api';
import { differences, isAllGreen, lookAt, passingOutcome, returningOutcome, sendAll, type Looked, type Sent } from './bulk';

export type Bulk = 'pass' | 'return';

interface Props {
  bulk: Bulk;
  rows: AssignedSociety[];
  onClose: () => void;
}

/** What was chosen is looked at first: only where every check holds is it passed with others, and what changed since last time is shown. */
export function BulkPanel({ bulk, rows, onClose }: Props) {
  const { words, text } = useSpeech();
  const said = words.assignments.bulk;
  const [looked, setLooked] = useState<Looked[] | null>(null);
  const [step, setStep] = useState(0);
  const [sent, setSent] = useState<Sent[] | null>(null);
  const [opinion, setOpinion] = useState('');
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  // What was chosen when the panel opened; it is closed and opened again for another choice.
  const [chosen] = useState(rows);
  useEffect(() => {
    void run(async () => setLooked(await lookAt(chosen, setStep)));
  }, [chosen, run]);
  const fits = (one: Looked) =>
    bulk === 'pass' ? isAllGreen(one) && passingOutcome(one) !== null : returningOutcome(one) !== null;
  const ready = (looked ?? []).filter(fits);
  const left = (looked ?? []).filter((one) => !fits(one));
  const send = () => {
    setTried(true);
    if (bulk === 'return' && opinion.trim() === '') return;
    setStep(0);
    void run(async () => {
      const answers = await sendAll(
        ready,
        (one) => {
          const outcome = bulk === 'pass' ? passingOutcome(one) : returningOutcome(one);
          return outcome === null ? null : { outcome, ...(bulk === 'return' ? { opinion: opinion.trim() } : {}) };
        },
        setStep,
      );
      setSent(answers);
      await Promise.all([readAssignmentsAgain(), invalidateTopics(['inbox'])]);
    });
  };
  return (
    <Sheet title={bulk === 'pass' ? said.passTitle : said.returnTitle}>
      <div className="stack">
        {isBusy && (
          <>
            <Progress
              percent={Math.round((step / Math.max(1, looked === null ? chosen.length : ready.length)) * 100)}
              aria-label={said.passTitle}
            />
            <p aria-live="polite">
              {looked === null
                ? fill(said.reading, { done: step, all: chosen.length })
                : fill(said.sending, { done: step, all: ready.length })}
            </p>
          </>
        )}
        {left.length > 0 && sent === null && (
          <Note tone="care">
            {fill(said.notGreen, { societies: left.map(({ row }) => text(row.society.name)).join(words.app.comma) })}
          </Note>
        )}
        {looked !== null && sent === null && ready.length === 0 && <Empty title={said.nothing} hint={said.nothingHint} />}
        {ready.length > 0 && sent === null && (
          <>
            {bulk === 'pass' ? (
              <>
                <p>{fill(said.ready, { n: ready.length })}</p>
                <Differences ready={ready} />
              </>
            ) : (
              <Field
                label={said.opinion}
                help={said.opinionHelp}
                required
                problem={tried && opinion.trim() === '' ? said.opinionRequired : undefined}
              >
                {(props) => (
                  <Input.TextArea
                    {...props}
                    value={opinion}
                    maxLength={2000}
                    autoSize={{ minRows: 3 }}
                    onChange={(event) => setOpinion(event.target.value)}
                  />
                )}
              </Field>
            )}
          </>
        )}
        {sent !== null && <Answers sent={sent} />}
        <FailureNote failure={failure} />
        <div className="row-actions">
          {ready.length > 0 && sent === null && (
            <Button type="primary" disabled={isBusy} onClick={send}>
              {fill(bulk === 'pass' ? said.confirm : said.confirmReturn, { n: ready.length })}
            </Button>
          )}
          <Button disabled={isBusy} onClick={onClose}>
            {words.app.close}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function Differences({ ready }: { ready: Looked[] }) {
  const { words, text } = useSpeech();
  const said = words.assignments.bulk;
  return (
    <dl className="assignment-differences" aria-label={said.differences}>
      {ready.map((one) => {
        const changed = differences(one);
        const label = (field: string) => {
          const declared = one.task.case.fields.find(({ id }) => id === field);
          return declared ? text(declared.label) : field;
        };
        const lines = changed.map(({ field, now, before }) => `${label(field)} ${fill(said.was, { now, before })}`);
        return (
          <div key={one.task.id}>
            <dt>{text(one.row.society.name)}</dt>
            <dd>{one.previous === null ? said.noPrevious : lines.length === 0 ? said.same : lines.join(words.app.semicolon)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Answers({ sent }: { sent: Sent[] }) {
  const { words, text } = useSpeech();
  const said = words.assignments.bulk;
  const failed = sent.filter(({ problem }) => problem !== null);
  return (
    <>
      <Note tone="good" live>
        {fill(said.done, { n: sent.length - failed.length })}
      </Note>
      {failed.map(({ row, problem }) => (
        <Note key={row.society.id} tone="stop">
          {fill(said.failed, {
            society: text(row.society.name),
            reason: problem === null || problem === 'unreachable' ? said.unreachable : text(problem.message),
          })}
        </Note>
      ))}
    </>
  );
}

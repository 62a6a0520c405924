import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FileView, SittingView } from '../../../../libs/contracts/api';
import type { OpenBallotRequest } from '../../../../libs/contracts/ballots';
import { ChosenFiles } from '../filing/files-editor';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { ballotPaths } from './ballot-api';

interface Draft {
  closesAt: string;
  papers: Record<string, { summary: string; files: FileView[] }>;
}

/** Of every item a few lines and its documents, and until when: from then on nothing of it changes. */
export function OpenBallot({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words, language } = useSpeech();
  const said = words.ballots.board;
  const items = sitting.agenda.filter(({ status }) => status === 'listed');
  const [draft, setDraft, forget] = useKept<Draft>(`ballot.${sitting.id}`, { closesAt: '17:00', papers: {} });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(`open-ballot.${sitting.id}`, () => {
    forget();
    onSaved(said.opened);
  });
  // What the case was filed with is offered; what is not for all members is taken out.
  const paperOf = (item: (typeof items)[number]) => draft.papers[item.id] ?? { summary: '', files: item.case?.files ?? [] };
  const change = (item: string, paper: Draft['papers'][string]) =>
    setDraft({ ...draft, papers: { ...draft.papers, [item]: paper } });
  const send = () => {
    setTried(true);
    if (draft.closesAt === '' || items.some((item) => paperOf(item).summary.trim() === '')) return;
    const request: OpenBallotRequest = {
      closesAt: draft.closesAt,
      papers: items.map((item) => ({
        item: item.id,
        summary: paperOf(item).summary.trim(),
        files: paperOf(item).files.map(({ id }) => id),
      })),
    };
    submit(ballotPaths.open(sitting.id), request);
  };
  return (
    <div className="stack">
      <p className="soft">{said.hint}</p>
      {items.map((item) => (
        <div key={item.id} className="stack" role="group" aria-label={item.subject}>
          <p className="row-title">
            {item.position}. {item.subject}
          </p>
          <Field
            label={said.summary}
            required
            problem={tried && paperOf(item).summary.trim() === '' ? said.summaryRequired : undefined}
          >
            {(props) => (
              <Input.TextArea
                {...props}
                aria-label={`${said.summary}${words.app.colon}${item.subject}`}
                autoSize={{ minRows: 3 }}
                maxLength={1000}
                disabled={busy}
                value={paperOf(item).summary}
                onChange={(event) => change(item.id, { ...paperOf(item), summary: event.target.value })}
              />
            )}
          </Field>
          <FieldGroup label={said.files}>
            <ChosenFiles
              label={`${said.files}${words.app.colon}${item.subject}`}
              files={paperOf(item).files}
              society={sitting.society.id}
              disabled={busy}
              onFiles={(known) => change(item.id, { ...paperOf(item), files: known })}
            />
          </FieldGroup>
        </div>
      ))}
      <Field label={fill(said.closesAt, { day: formatDay(sitting.on, language) })} required>
        {(props) => (
          <Input
            {...props}
            type="time"
            className="short"
            disabled={busy}
            value={draft.closesAt}
            onChange={(event) => setDraft({ ...draft, closesAt: event.target.value })}
          />
        )}
      </Field>
      <SubmissionNote submission={submission} />
      <div>
        <Button type="primary" disabled={busy} aria-busy={busy} onClick={send}>
          {said.open}
        </Button>
      </div>
    </div>
  );
}

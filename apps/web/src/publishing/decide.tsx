import { Button } from 'antd';
import { useState } from 'react';
import type { PublicationSummary } from '../../../../libs/contracts/publications';
import { fill } from '../messages';
import { ReasonField, DayField, LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { publishingApi, readPublicationsAgain } from './publishing-api';

type What = 'confirm' | 'decline' | 'extend' | 'withdraw';
const DONE = { confirm: 'confirmed', decline: 'declined', extend: 'extended', withdraw: 'withdrawn' } as const;

/** What may be done about a publication: each opens below its button, and is said when it is done. */
export function Decide({ summary }: { summary: PublicationSummary }) {
  const { words } = useSpeech();
  const said = words.publishing;
  const [open, setOpen] = useState<What | null>(null);
  const [done, setDone] = useState<What | null>(null);
  const { may } = summary;
  const labels: Record<What, string> = {
    confirm: said.confirm,
    decline: may.confirm ? said.decline : said.takeBack,
    extend: said.extend,
    withdraw: said.withdraw,
  };
  const offered = (['confirm', 'decline', 'extend', 'withdraw'] as const).filter((what) => may[what]);
  return (
    <>
      <div role="status">{done !== null && <Note tone="good">{said.done[DONE[done]]}</Note>}</div>
      {open === null ? (
        <div className="row-actions">
          {offered.map((what) => (
            <Button key={what} type={what === 'confirm' ? 'primary' : 'default'} onClick={() => setOpen(what)}>
              {labels[what]}
            </Button>
          ))}
        </div>
      ) : (
        <DecideForm
          key={open}
          what={open}
          submit={labels[open]}
          summary={summary}
          onCancel={() => setOpen(null)}
          onDone={() => {
            setDone(open);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

interface FormProps {
  what: What;
  submit: string;
  summary: PublicationSummary;
  onDone: () => void;
  onCancel: () => void;
}

function DecideForm({ what, submit, summary, onDone, onCancel }: FormProps) {
  const { words, text } = useSpeech();
  const said = words.publishing;
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(civilDateOf(Date.now()));
  const needsReason = what === 'decline' || what === 'withdraw';
  const titles = {
    confirm: said.confirmTitle,
    decline: said.declineTitle,
    extend: said.extendTitle,
    withdraw: said.withdrawTitle,
  };
  const send = () => {
    if (needsReason && reason.trim() === '') return null;
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    const body = what === 'extend' ? { from, ...given } : given;
    return publishingApi.decide(summary.id, what, body).then(readPublicationsAgain);
  };
  return (
    <section className="sheet">
      <ChangeForm
        label={fill(titles[what], { title: text(summary.title) })}
        submit={submit}
        send={send}
        onDone={onDone}
        onCancel={onCancel}
      >
        {(problemOf, tried) => (
          <>
            <h2>{fill(titles[what], { title: text(summary.title) })}</h2>
            {what === 'extend' && (
              <DayField label={said.extendFrom} value={from} onChange={setFrom} required problem={problemOf('from')} />
            )}
            {what === 'withdraw' && <p>{said.withdrawHint}</p>}
            {needsReason ? (
              <ReasonField
                label={said.declineReason}
                help={what === 'decline' ? said.declineHint : undefined}
                value={reason}
                onChange={setReason}
                tried={tried}
                problem={problemOf('reason')}
              />
            ) : (
              <LineField
                label={said.confirmReason}
                value={reason}
                onChange={setReason}
                maxLength={500}
                problem={problemOf('reason')}
              />
            )}
          </>
        )}
      </ChangeForm>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseOfferView } from '../../../../libs/contracts/deciding';
import type { OrganisationView } from '../../../../libs/contracts/api';
import { readPeriod } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { Dialog } from '../shared/dialog';
import { decisions, request } from '../shared/api';
import { formatDay } from '../shared/dates';
import { givenUp } from '../shared/change-form';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note, SubmissionNote } from '../shared/notes';
import { problemsIn, useSubmission } from '../shared/submission';
import { ActionFields } from './action-fields';
import { EMPTY, lacking, requestOf, type ActionDraft } from './action-request';

/**
 * What may be done with the case besides answering a task: one button each, what it means before it is done, and nothing that would be
 * refused. Under `case`, so that whatever changes the case reads them again.
 */
export function CaseActions({ id, society }: { id: string; society: OrganisationView }) {
  const speech = useSpeech();
  const { words } = speech;
  const { data = [] } = useQuery({
    queryKey: ['case', id, 'offers'],
    queryFn: () => request<CaseOfferView[]>('GET', `/cases/${encodeURIComponent(id)}/offers`),
  });
  const [open, setOpen] = useState<CaseOfferView | null>(null);
  const [did, setDid] = useState<string | null>(null);
  return (
    <>
      {did && (
        <Note tone="good" live>
          {did}
        </Note>
      )}
      {data.length > 0 && (
        <div className="other-actions" role="group" aria-label={words.cases.actions}>
          <span className="soft">{words.cases.actions}</span>
          {data.map((offer, index) => (
            <Button key={index} onClick={() => setOpen(offer)}>
              {nameOf(offer, speech)}
            </Button>
          ))}
        </div>
      )}
      {open && (
        <ActionDialog
          offer={open}
          id={id}
          society={society}
          onClose={() => setOpen(null)}
          onDone={() => setDid(saidOf(open, words).done)}
        />
      )}
    </>
  );
}

interface DialogProps {
  offer: CaseOfferView;
  id: string;
  society: OrganisationView;
  onClose: () => void;
  onDone: () => void;
}

function ActionDialog({ offer, id, society, onClose, onDone }: DialogProps) {
  const speech = useSpeech();
  const { words, text, language } = speech;
  const said = saidOf(offer, words);
  const name = nameOf(offer, speech);
  const [draft, setDraft, forget] = useKept<ActionDraft>(`action.${nameOfDraft(offer)}.${id}`, EMPTY);
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(`${offer.kind}.${id}`, () => {
    forget();
    onClose();
    onDone();
  });
  const missing = lacking(offer, draft);
  const send = () => {
    setTried(true);
    if (missing.length > 0) return;
    const asked = requestOf(offer, draft);
    if (asked === null) return;
    submit(asked.to === 'case' ? decisions.action(id) : decisions.act(asked.task), asked.body);
  };
  const values = {
    step: 'step' in offer ? text(offer.step) : '',
    who: 'who' in offer ? [text(offer.who), offer.name].filter(Boolean).join(' ') : '',
    event: 'event' in offer ? text(offer.title) : '',
    then: 'then' in offer ? text(offer.then) : '',
    until: 'until' in offer && offer.until !== null ? formatDay(offer.until, language, true) : '',
    within: 'within' in offer ? periodOf(offer.within, words) : '',
  };
  return (
    <Dialog
      open
      title={name}
      okText={name}
      okButtonProps={{ disabled: busy, danger: offer.kind === 'overridden' }}
      cancelText={words.app.cancel}
      onOk={send}
      onCancel={givenUp(forget, onClose)}
    >
      <div className="stack">
        <p>{fill(said.means, values)}</p>
        <ActionFields
          offer={offer}
          draft={draft}
          society={society}
          missing={tried ? missing : []}
          disabled={busy}
          problems={submission.phase === 'refused' ? problemsIn(submission.error, text) : {}}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        <SubmissionNote submission={submission} />
      </div>
    </Dialog>
  );
}

/** What it means and what is said afterwards; what a wait is held open for bears its last day. */
const saidOf = (offer: CaseOfferView, { deciding }: Words): { means: string; done: string } =>
  offer.kind === 'raised' && offer.until !== null ? deciding.inTime : deciding.kinds[offer.kind];

/** Tells the drafts of two offers of one kind apart: of two objections, by what they are about. */
const nameOfDraft = (offer: CaseOfferView): string =>
  [
    offer.kind,
    'event' in offer ? offer.event : '',
    'item' in offer ? (offer.item ?? '') : '',
    'slot' in offer ? offer.slot : '',
  ].join('.');

/** A named event by its own name; an objection says to which of several notices. */
function nameOf(offer: CaseOfferView, { words, text }: Pick<ReturnType<typeof useSpeech>, 'words' | 'text'>): string {
  if (offer.kind === 'raised') return text(offer.title);
  if (offer.kind === 'objected' && offer.item !== null) return fill(words.deciding.objectionItem, { n: offer.item });
  return words.deciding.kinds[offer.kind].name;
}

/** `5 working days` in the reader's language. */
function periodOf(written: string, words: Words): string {
  const period = readPeriod(written);
  return period?.kind === 'within' ? fill(words.period[period.unit], { n: period.count }) : written;
}

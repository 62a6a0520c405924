import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { FormContent, PreviewView, ProcedureGuide } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { decisions } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { isGiven } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Note, SubmissionNote } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { useDraft, type Saved } from './draft';
import { newDraftAddress } from './draft-address';
import { EarlierFilings } from './earlier';
import { askedOf, FormEditor, problemsOf } from './form-editor';
import { FromRecord } from './from-record';
import './guide.css';
import { OnPaper, paperOf, paperProblems } from './on-paper';
import { Preview, usePreview } from './preview';

interface FilingFormProps {
  guide: ProcedureGuide;
  draft: string;
  /** The entry of the society's calendar that asks for it. */
  fulfils?: string;
  aside: ReactNode;
}

/** The form, saved as it is typed; beside it what the checks say and which way it will go. */
export function FilingForm({ guide, draft, fulfils, aside }: FilingFormProps) {
  const { words, text } = useSpeech();
  const { person } = useSession();
  const navigate = useNavigate();
  const place = { procedure: guide.id, society: guide.society.id };
  const asks = fulfils === undefined ? {} : { fulfils };
  const { kept, saved, isRestored, change, forget } = useDraft(person.id, draft, { ...place, ...asks });
  const [tried, setTried] = useState(false);
  // A form that nobody has typed in begins with what the society's standards say.
  const form = kept === null || Object.keys(kept.form).length > 0 ? (kept?.form ?? {}) : guide.defaults;
  const asked = askedOf(guide.fields, form);
  const preview = usePreview({ ...place, form: asked }, kept !== null);
  const { submission, submit, busy } = useSubmission(`file.${draft}`, (answer, isHere) => {
    forget();
    if (isHere) void navigate(`/cases/${answer.stream}`, { replace: true, state: { filed: true } });
  });
  const problems = problemsOf(guide.fields, form, submission, words, text);
  const needed = new Set((preview.data?.problems ?? []).map((problem) => problem.field));
  const conditional = guide.fields.filter((field) => field.requiredWhen && needed.has(field.id) && !(field.id in form));
  const live = liveProblems(preview.data, form, text);
  const shown = tried
    ? {
        ...live,
        ...Object.fromEntries(conditional.map((field) => [field.id, fill(words.form.required, { label: text(field.label) })])),
        ...problems.shown,
      }
    : submission.phase === 'refused'
      ? { ...live, ...problems.shown }
      : live;
  const paper = kept?.paper ?? null;
  const onPaper = paper === null ? {} : paperProblems(paper, words);
  const wrong = { ...shown, ...(tried ? onPaper : {}) };
  const isComplete = problems.missing.size === 0 && conditional.length === 0 && Object.keys(onPaper).length === 0;

  const send = () => {
    setTried(true);
    if (isComplete) submit(decisions.file, { ...place, ...asks, ...(paper === null ? {} : paperOf(paper)), form: asked, draft });
    else requestAnimationFrame(() => document.querySelector('.field-wrong')?.scrollIntoView({ block: 'center' }));
  };
  return (
    <div className="with-aside">
      <Sheet className="decision">
        <FromRecord guide={guide} />
        <EarlierFilings
          guide={guide}
          form={form}
          disabled={busy || kept === null}
          onContent={(content) => change({ form: content })}
        />
        {isRestored && submission.phase === 'idle' && <Note tone="plain">{words.filing.restored}</Note>}
        <FormEditor
          fields={guide.fields}
          content={form}
          files={kept?.files ?? []}
          society={guide.society}
          disabled={busy || kept === null}
          problems={wrong}
          needed={needed}
          onContent={(content) => change({ form: content })}
          onFiles={(files) => change({ files })}
        />
        <OnPaper
          guide={guide}
          value={paper}
          problems={wrong}
          disabled={busy || kept === null}
          onChange={(chosen) => change({ paper: chosen })}
        />
        {tried && !isComplete && (
          <Note tone="care" live>
            {fill(words.form.problems, { n: Object.keys(wrong).length })}
          </Note>
        )}
        <SubmissionNote submission={submission} accepted={words.filing.submitted} />
        <div className="act-bar">
          <Button type="primary" size="large" data-submit="" disabled={busy} aria-busy={busy} onClick={send}>
            {paper === null ? words.filing.submit : words.guides.onPaper.submit}
          </Button>
          <SavedLine saved={saved} />
          {isRestored && (
            <Button type="text" disabled={busy} onClick={() => void navigate(newDraftAddress(place.procedure, place.society))}>
              {words.filing.draftNew}
            </Button>
          )}
        </div>
      </Sheet>
      <div>
        <Preview preview={preview.data} />
        {aside}
      </div>
    </div>
  );
}

/** What the server says of a field that is filled in already; what is still empty is nobody's mistake yet. */
function liveProblems(preview: PreviewView | undefined, form: FormContent, text: (text: Text) => string): Record<string, string> {
  const found = (preview?.problems ?? []).filter(({ field, code }) => code !== 'FIELD_REQUIRED' && isGiven(form[field]));
  return Object.fromEntries(found.map(({ field, message }) => [field, text(message)]));
}

function SavedLine({ saved }: { saved: Saved }) {
  const { words, language } = useSpeech();
  const line = {
    nothing: () => words.filing.unsaved,
    saving: () => words.filing.saving,
    saved: () => fill(words.filing.saved, { time: saved.state === 'saved' ? formatInstant(saved.at, language, true) : '' }),
    'on-device': () => words.filing.savedLocally,
  }[saved.state]();
  return (
    <span className="soft" role="status">
      {line}
    </span>
  );
}

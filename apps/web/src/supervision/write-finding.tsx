import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import type { SupervisedFileView } from '../../../../libs/contracts/supervision-work';
import { ChosenFiles } from '../filing/files-editor';
import { fill } from '../messages';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { whatOf } from '../shared/timeline';
import { WordsField } from './words-field';
import { readWorkAgain, useWorkView, workApi } from './work-api';

/** A finding on this case, with pages of its evidence and others that he has brought. */
export function WriteFinding({ view, grant }: { view: SupervisedFileView; grant: string }) {
  const { words } = useSpeech();
  const said = words.supervisionWork.finding;
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const work = useWorkView(grant);
  return (
    <div className="stack">
      <div role="status">{isSaved && <Note tone="good">{said.saved}</Note>}</div>
      {!isOpen && <Button onClick={() => setOpen(true)}>{said.write}</Button>}
      {isOpen && (
        <Sheet title={said.write}>
          <Loaded query={work}>
            {({ association }) => (
              <Form
                view={view}
                grant={grant}
                association={association.id}
                onCancel={() => setOpen(false)}
                onSaved={() => {
                  setOpen(false);
                  setSaved(true);
                }}
              />
            )}
          </Loaded>
        </Sheet>
      )}
    </div>
  );
}

interface FormProps {
  view: SupervisedFileView;
  grant: string;
  association: string;
  onCancel: () => void;
  onSaved: () => void;
}

function Form({ view, grant, association, onCancel, onSaved }: FormProps) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork.finding;
  const kept = `finding.${grant}.${view.case.id}`;
  const [written, setWritten, forget] = useKept(kept, '');
  const [seq, setSeq] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [brought, setBrought] = useState<FileView[]>([]);
  const [first] = view.chapters;
  const pages = filesOf(view);
  const about = [
    { value: 0, label: said.wholeCase },
    ...(first?.acts ?? []).map((act) => ({
      value: act.seq,
      label: `${fill(said.entry, { seq: act.seq })} · ${act.step ? text(act.step) : whatOf(act, words)}`,
    })),
  ];
  const send = () =>
    written.trim() === ''
      ? null
      : workApi
          .write(grant, {
            case: view.case.id,
            words: written.trim(),
            files: [...chosen, ...brought.map(({ id }) => id)],
            ...(seq === null ? {} : { seq }),
          })
          .then(async () => {
            await readWorkAgain();
            forget();
            onSaved();
          });
  return (
    <ChangeForm label={said.write} submit={said.save} send={send} onCancel={onCancel}>
      {(problemOf, tried) => (
        <>
          <Field label={said.about}>
            {(props) => (
              <Select
                {...props}
                className="full"
                value={seq ?? 0}
                options={about}
                onChange={(value: number) => setSeq(value === 0 ? null : value)}
              />
            )}
          </Field>
          <WordsField
            label={said.words}
            help={said.wordsHint}
            value={written}
            onChange={setWritten}
            problem={tried && written.trim() === '' ? said.wordsMissing : problemOf('words')}
          />
          {pages.length > 0 && (
            <FieldGroup label={said.pages} help={said.pagesHint}>
              <Checkbox.Group
                value={chosen}
                options={pages.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(ids) => setChosen(ids)}
              />
            </FieldGroup>
          )}
          <FieldGroup label={said.bring} problem={problemOf('files')}>
            <ChosenFiles label={said.bring} files={brought} society={association} disabled={false} onFiles={setBrought} />
          </FieldGroup>
        </>
      )}
    </ChangeForm>
  );
}

/** The evidence of the case itself, each file once. */
function filesOf({ chapters: [first] }: SupervisedFileView): FileView[] {
  if (first === undefined) return [];
  const minutes = first.sittings.flatMap((sitting) => sitting.minutes ?? []);
  const all = [...first.files, ...first.acts.flatMap(({ evidence }) => evidence), ...minutes];
  return [...new Map(all.map((file) => [file.id, file])).values()];
}

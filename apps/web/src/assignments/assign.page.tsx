import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AssignmentChoicesView, AssignRequest } from '../../../../libs/contracts/assignments';
import { fill } from '../messages';
import { uploadFile } from '../shared/api';
import { DayField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { uuid } from '../shared/uuid';
import { assignmentsApi, readAssignmentsAgain, useAssignmentChoices } from './assignments-api';
import { ChooseSocieties, type Chosen } from './choose-societies';
import './assignments.css';

/** One act for many societies: what, until when, with which letter and sample, and who. */
export function AssignPage() {
  const { words } = useSpeech();
  const said = words.assignments;
  const choices = useAssignmentChoices();
  return (
    <Page title={said.create} intro={said.intro}>
      <Loaded query={choices}>
        {(view) =>
          view.procedures.length === 0 ? (
            <Empty title={said.form.noProcedure} hint={said.form.noProcedureHint} />
          ) : (
            <AssignForm choices={view} />
          )
        }
      </Loaded>
    </Page>
  );
}

function AssignForm({ choices }: { choices: AssignmentChoicesView }) {
  const { words, text } = useSpeech();
  const said = words.assignments.form;
  const navigate = useNavigate();
  const [first] = choices.procedures;
  const [procedure, setProcedure] = useState(first?.id ?? '');
  const [dueOn, setDueOn] = useState(first?.dueOn ?? '');
  const [letter, setLetter, clearLetter] = useKept('assignment.letter', '');
  const [sample, setSample] = useState<{ id: string; name: string } | null>(null);
  const everybody = choices.societies.map(({ society }): [string, string | null] => [society.id, null]);
  const [kept, setKept, clearChosen] = useKept('assignment.societies', everybody);
  const chosen: Chosen = new Map(kept);
  // Sent once more after a lost line it is the same act; with another content another one.
  const sent = useRef<{ body: string; key: string } | null>(null);
  const reasons = [...chosen].flatMap(([society, reason]) => (reason === null ? [] : [{ society, reason: reason.trim() }]));
  const nobodyLeft = chosen.size === reasons.length;
  const send = () => {
    if (procedure === '' || dueOn === '' || nobodyLeft || reasons.some(({ reason }) => reason === '')) return null;
    const body: AssignRequest = {
      procedure,
      dueOn,
      societies: [...chosen.keys()],
      exceptions: reasons,
      ...(letter.trim() === '' ? {} : { letter: letter.trim() }),
      ...(sample === null ? {} : { sample: sample.id }),
    };
    const content = JSON.stringify(body);
    if (sent.current?.body !== content) sent.current = { body: content, key: uuid() };
    return assignmentsApi.assign(body, sent.current.key).then(async ({ id }) => {
      clearLetter();
      clearChosen();
      await readAssignmentsAgain();
      await navigate(`/assignments/${id}`);
    });
  };
  return (
    <Sheet>
      <ChangeForm label={words.assignments.create} submit={said.submit} send={send}>
        {(problemOf, tried) => (
          <>
            <Field label={said.procedure} required problem={problemOf('procedure')}>
              {(props) => (
                <Select
                  {...props}
                  value={procedure}
                  options={choices.procedures.map(({ id, title }) => ({ value: id, label: text(title) }))}
                  onChange={(id: string) => {
                    setProcedure(id);
                    setDueOn(choices.procedures.find((one) => one.id === id)?.dueOn ?? '');
                  }}
                />
              )}
            </Field>
            <DayField
              label={said.dueOn}
              help={said.dueHelp}
              value={dueOn}
              onChange={setDueOn}
              required
              problem={tried && dueOn === '' ? said.dueRequired : problemOf('dueOn')}
            />
            <Field label={said.letter} help={said.letterHelp} problem={problemOf('letter')}>
              {(props) => (
                <Input.TextArea
                  {...props}
                  value={letter}
                  maxLength={4000}
                  autoSize={{ minRows: 4, maxRows: 12 }}
                  onChange={(event) => setLetter(event.target.value)}
                />
              )}
            </Field>
            <SampleField association={choices.association} sample={sample} onChange={setSample} />
            <ChooseSocieties
              societies={choices.societies}
              chosen={chosen}
              onChange={(next) => setKept([...next])}
              tried={tried}
            />
            {tried && nobodyLeft && <Note tone="stop">{said.nobody}</Note>}
          </>
        )}
      </ChangeForm>
    </Sheet>
  );
}

interface SampleProps {
  association: string;
  sample: { id: string; name: string } | null;
  onChange: (sample: { id: string; name: string }) => void;
}

function SampleField({ association, sample, onChange }: SampleProps) {
  const { words } = useSpeech();
  const said = words.assignments.form;
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<string | null>(null);
  const { failure, run } = useWork();
  const upload = async (file: File) => {
    setUploading(file.name);
    await run(async () => onChange(await uploadFile(file, association, () => undefined)));
    setUploading(null);
  };
  return (
    <Field label={said.sample} help={`${said.sampleHelp} ${words.app.secrecy}`}>
      {(props) => (
        <>
          <input
            ref={input}
            type="file"
            hidden
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void upload(file);
            }}
          />
          <Button {...props} disabled={uploading !== null} onClick={() => input.current?.click()}>
            {said.sample}
          </Button>
          <span aria-live="polite" className="soft">
            {uploading !== null
              ? fill(said.sampleUploading, { name: uploading })
              : sample !== null && fill(said.sampleChosen, { name: sample.name })}
          </span>
          <FailureNote failure={failure} />
        </>
      )}
    </Field>
  );
}

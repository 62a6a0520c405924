import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionFinding } from '../../../../libs/contracts/supervision-work';
import { fill } from '../messages';
import { DayField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { FieldGroup } from '../shared/field';
import { FileLinks } from '../shared/file-links';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { isPeriod, PeriodFields, supervisedAddress, usePeriod } from './period';
import { RectificationBody } from './rectification-body';
import { WordsField } from './words-field';
import { evidenceAddress, paperAddress, readWorkAgain, useFindings, workApi } from './work-api';

/** 发现与整改, and the working paper that holds all of it. */
export function FindingsPart({ grant }: { grant: string }) {
  const { words } = useSpeech();
  const said = words.supervisionWork.finding;
  const [period, setPeriod] = usePeriod(grant);
  const findings = useFindings(grant);
  return (
    <div className="stack">
      <Sheet title={said.paper}>
        <p className="soft">{said.paperHint}</p>
        <PeriodFields period={period} onChange={setPeriod} />
        {isPeriod(period) && (
          <a className="button-link" href={paperAddress(grant, period)} download>
            {said.paper}
          </a>
        )}
      </Sheet>
      <Loaded query={findings}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <>
              {list.map((finding) => (
                <FindingSheet key={finding.id} finding={finding} grant={grant} />
              ))}
              <ShortListEnd list="findings" came={list.length} first="newest" />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

export function FindingSheet({ finding, grant }: { finding: SupervisionFinding; grant: string }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.finding;
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const { case: file, seq, rectification } = finding;
  return (
    <Sheet title={text(finding.society.name)}>
      <p>
        <Link to={supervisedAddress(grant, file.id, seq)}>{file.subject}</Link>{' '}
        <span className="soft">
          {file.number} · {seq === null ? said.wholeCase : fill(said.entry, { seq })} ·{' '}
          {formatInstant(finding.at, language, true)}
        </span>
      </p>
      <p className="opinion pre">{finding.words}</p>
      {finding.files.length > 0 && <FileLinks files={finding.files} address={evidenceAddress(grant, file.id)} />}
      <div role="status">{message && <Note tone="good">{message}</Note>}</div>
      {rectification && <RectificationBody item={rectification} />}
      {!rectification && !isOpen && <Button onClick={() => setOpen(true)}>{said.send}</Button>}
      {!rectification && isOpen && (
        <Send
          finding={finding}
          grant={grant}
          onCancel={() => setOpen(false)}
          onSent={() => {
            setOpen(false);
            setMessage(said.sent);
          }}
        />
      )}
    </Sheet>
  );
}

interface SendProps {
  finding: SupervisionFinding;
  grant: string;
  onCancel: () => void;
  onSent: () => void;
}

function Send({ finding, grant, onCancel, onSent }: SendProps) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork.finding;
  const [ask, setAsk] = useState('');
  const [due, setDue] = useState('');
  const [files, setFiles] = useState<string[]>([]);
  const label = fill(said.sendTitle, { society: text(finding.society.name) });
  return (
    <ChangeForm
      label={label}
      submit={said.send}
      onCancel={onCancel}
      send={() =>
        ask.trim() === '' || due === ''
          ? null
          : workApi.send(grant, finding.id, { words: ask.trim(), due, files }).then(async () => {
              await readWorkAgain();
              onSent();
            })
      }
    >
      {(problemOf, tried) => (
        <>
          <p className="note-title">{label}</p>
          <WordsField
            label={said.ask}
            value={ask}
            onChange={setAsk}
            problem={tried && ask.trim() === '' ? said.askMissing : problemOf('words')}
          />
          <DayField
            label={said.due}
            required
            value={due}
            onChange={setDue}
            problem={tried && due === '' ? said.dueMissing : problemOf('due')}
          />
          {finding.files.length > 0 && (
            <FieldGroup label={said.give}>
              <Checkbox.Group
                value={files}
                options={finding.files.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(chosen) => setFiles(chosen)}
              />
            </FieldGroup>
          )}
        </>
      )}
    </ChangeForm>
  );
}

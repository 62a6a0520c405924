import { Button } from 'antd';
import { useState } from 'react';
import {
  paperKindTitle,
  type PaperVersionView,
  type PaperView,
  type SocietyRecordView,
} from '../../../../libs/contracts/society-record';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatDay, formatInstant } from '../shared/dates';
import { FileLinks } from '../shared/file-links';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { PaperForm } from './paper-form';
import { paperName, showSocietyRecord, societyRecordApi } from './society-record-api';

interface PapersProps {
  record: SocietyRecordView;
  onSaved: () => void;
}

/** 证照与常用文字: what ends first stands first; what was withdrawn, at the end. */
export function PapersSheet({ record, onSaved }: PapersProps) {
  const { words } = useSpeech();
  const said = words.societyRecord;
  const [isAdding, setAdding] = useState(false);
  const done = () => {
    setAdding(false);
    onSaved();
  };
  return (
    <Sheet
      title={said.papers}
      aside={record.mayChange && !isAdding && <Button onClick={() => setAdding(true)}>{said.add}</Button>}
    >
      {isAdding && <PaperForm record={record} onSaved={done} onClose={() => setAdding(false)} />}
      {record.papers.length === 0 && !isAdding && <Empty title={said.papersEmpty} hint={said.papersEmptyHint} />}
      {record.papers.length > 0 && (
        <ul className="rows">
          {record.papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} record={record} onSaved={onSaved} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

const TONES = { valid: 'good', ending: 'care', ended: 'care', withdrawn: 'plain' } as const;

function PaperRow({ paper, record, onSaved }: PapersProps & { paper: PaperView }) {
  const { words, text } = useSpeech();
  const said = words.societyRecord;
  const [open, setOpen] = useState<'replace' | 'withdraw' | null>(null);
  const standing = paper.withdrawn ? 'withdrawn' : paper.standing;
  const saved = () => {
    setOpen(null);
    onSaved();
  };
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{paperName(paper, words)}</span>
        <span className="row-actions">
          <Tag>{text(paperKindTitle[paper.kind])}</Tag>
          <Tag tone={TONES[standing]}>{said.standing[standing]}</Tag>
        </span>
      </p>
      <Version version={paper} />
      {record.mayChange && !paper.withdrawn && open === null && (
        <p className="row-actions">
          <Button aria-label={fill(said.replaceOf, { title: paper.title })} onClick={() => setOpen('replace')}>
            {said.replace}
          </Button>
          <Button type="text" aria-label={fill(said.withdrawOf, { title: paper.title })} onClick={() => setOpen('withdraw')}>
            {said.withdraw}
          </Button>
        </p>
      )}
      {open === 'replace' && <PaperForm record={record} paper={paper} onSaved={saved} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && (
        <WithdrawForm society={record.society.id} paper={paper} onSaved={saved} onClose={() => setOpen(null)} />
      )}
      {paper.earlier.length > 0 && (
        <Folded summary={fill(said.versions, { n: paper.earlier.length })}>
          <ul className="rows">
            {paper.earlier.map((version) => (
              <li key={version.version} className="row">
                <span>{paperName(version, words)}</span>
                <Version version={version} />
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </li>
  );
}

function Version({ version }: { version: PaperVersionView }) {
  const { words, language } = useSpeech();
  const said = words.societyRecord;
  const until = version.validUntil === null ? said.always : fill(said.until, { day: formatDay(version.validUntil, language) });
  const by = version.recordedBy === '' ? said.imported : version.recordedBy;
  return (
    <>
      {version.file && <FileLinks files={[version.file]} />}
      {version.words !== null && <p className="paper-words">{version.words}</p>}
      <p className="soft">
        {until} · {fill(said.recorded, { at: formatInstant(version.recordedAt, language, true), by })}
        {version.reason !== null && ` · ${said.withdrawReason}${words.app.colon}${version.reason}`}
      </p>
    </>
  );
}

function WithdrawForm({
  society,
  paper,
  onSaved,
  onClose,
}: {
  society: string;
  paper: PaperView;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { words } = useSpeech();
  const said = words.societyRecord;
  const [reason, setReason] = useState('');
  return (
    <ChangeForm
      label={fill(said.withdrawOf, { title: paper.title })}
      submit={said.withdraw}
      send={() =>
        reason.trim() === '' ? null : societyRecordApi.withdraw(society, paper.id, reason.trim()).then(showSocietyRecord)
      }
      onDone={onSaved}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.withdrawHint}</p>
          <ReasonField
            label={said.withdrawReason}
            value={reason}
            onChange={setReason}
            tried={tried}
            problem={problemOf('reason')}
          />
        </>
      )}
    </ChangeForm>
  );
}

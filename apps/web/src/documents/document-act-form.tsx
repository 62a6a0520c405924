import { InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import type { DocumentAct, DocumentActRequest, DocumentView } from '../../../../libs/contracts/case-documents';
import { FilesEditor } from '../filing/files-editor';
import { fill } from '../messages';
import { LineField, ReasonField } from '../shared/change-fields';
import { ChangeForm, type ProblemOf } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { FilePages } from '../shared/file-pages';
import { useSpeech } from '../shared/language';
import { documentsApi, readDocumentsAgain } from './documents-api';

/** What an act asks for besides that it is done. */
const ASKS: Record<DocumentAct, 'file' | 'number' | 'seal' | 'sealing' | 'reason' | 'nothing'> = {
  final: 'file',
  numbered: 'number',
  'number-voided': 'reason',
  'seal-asked': 'seal',
  'seal-approved': 'nothing',
  'seal-refused': 'reason',
  sealed: 'sealing',
  scanned: 'file',
  'scan-agreed': 'nothing',
  'scan-refused': 'reason',
  sent: 'nothing',
  read: 'nothing',
  withdrawn: 'reason',
};

interface Filled {
  file: FileView | null;
  written: string;
  seal: string;
  copies: number | null;
  takenOut: boolean;
  reason: string;
}

/** One act on a paper, with what has to be looked at before it. */
export function DocumentActForm({ document, what, onClose }: { document: DocumentView; what: DocumentAct; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.documents;
  const asked = [...document.entries].reverse().find((entry) => entry.what === 'seal-asked');
  const [filled, setFilled] = useState<Filled>({
    ...{ file: null, written: '', takenOut: false, reason: '' },
    seal: what === 'sealed' ? (asked?.seal ?? '') : '',
    copies: what === 'sealed' ? (asked?.copies ?? null) : 1,
  });
  const set = (change: Partial<Filled>) => setFilled((before) => ({ ...before, ...change }));
  return (
    <ChangeForm
      label={fill(said.actOf, { act: said.act[what], title: document.title })}
      submit={said.act[what]}
      danger={what === 'withdrawn'}
      send={() => {
        const request = requestOf(what, filled);
        return request === null ? null : documentsApi.act(document.id, request).then(readDocumentsAgain);
      }}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.hint[what]}</p>
          <LookedAt document={document} what={what} />
          <Asked ask={ASKS[what]} house={document.house.id} filled={filled} set={set} problemOf={problemOf} tried={tried} />
        </>
      )}
    </ChangeForm>
  );
}

/** The version that is approved, and beside it the scan that is checked against it. */
function LookedAt({ document, what }: { document: DocumentView; what: DocumentAct }) {
  const said = useSpeech().words.documents;
  const shown: Partial<Record<DocumentAct, (FileView | null)[]>> = {
    'seal-approved': [document.final],
    sealed: [document.final],
    'scan-agreed': [document.final, document.scan],
    'scan-refused': [document.final, document.scan],
    read: [document.scan],
  };
  const files = (shown[what] ?? []).filter((file) => file !== null);
  if (files.length === 0) return null;
  return (
    <div className="columns">
      {files.map((file) => (
        <div key={file.id}>
          <p className="soft">{file.id === document.final?.id ? said.finalFile : said.scanFile}</p>
          <FilePages files={[file]} />
        </div>
      ))}
    </div>
  );
}

interface AskedProps {
  ask: (typeof ASKS)[DocumentAct];
  house: string;
  filled: Filled;
  set: (change: Partial<Filled>) => void;
  problemOf: ProblemOf;
  tried: boolean;
}

function Asked({ ask, house, filled, set, problemOf, tried }: AskedProps) {
  const { words } = useSpeech();
  const said = words.documents;
  if (ask === 'file') {
    return (
      <FieldGroup label={said.file} required problem={tried && filled.file === null ? said.fileMissing : problemOf('file')}>
        <FilesEditor
          label={said.file}
          ids={filled.file === null ? [] : [filled.file.id]}
          files={filled.file === null ? [] : [filled.file]}
          society={house}
          disabled={false}
          single
          onChange={(ids, known) => set({ file: known.find(({ id }) => ids.includes(id)) ?? null })}
        />
      </FieldGroup>
    );
  }
  if (ask === 'number') {
    return (
      <LineField
        label={said.written}
        value={filled.written}
        onChange={(written) => set({ written })}
        maxLength={60}
        problem={problemOf('written')}
      />
    );
  }
  if (ask === 'reason') {
    return (
      <ReasonField
        label={said.reason}
        missing={said.reasonMissing}
        value={filled.reason}
        onChange={(reason) => set({ reason })}
        tried={tried}
        problem={problemOf('reason')}
      />
    );
  }
  if (ask === 'nothing') return null;
  return (
    <>
      <LineField
        label={said.seal}
        missing={said.sealMissing}
        value={filled.seal}
        onChange={(seal) => set({ seal })}
        tried={tried}
        maxLength={60}
        problem={problemOf('seal')}
      />
      <Field label={said.copies} required problem={tried && !filled.copies ? said.copiesMissing : problemOf('copies')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={1000}
            precision={0}
            value={filled.copies}
            onChange={(copies) => set({ copies })}
          />
        )}
      </Field>
      {ask === 'sealing' && (
        <FieldGroup label={said.where}>
          <Radio.Group
            value={filled.takenOut}
            onChange={(event) => set({ takenOut: event.target.value as boolean })}
            options={[
              { value: false, label: said.here },
              { value: true, label: said.takenOut },
            ]}
          />
        </FieldGroup>
      )}
    </>
  );
}

/** Null: something is missing, which its field says. */
function requestOf(what: DocumentAct, { file, written, seal, copies, takenOut, reason }: Filled): DocumentActRequest | null {
  const ask = ASKS[what];
  const [number, why, named] = [written.trim(), reason.trim(), seal.trim()];
  if (ask === 'file') return file === null ? null : { what, file: file.id };
  if (ask === 'number') return number === '' ? { what } : { what, written: number };
  if (ask === 'reason') return why === '' ? null : { what, reason: why };
  if (ask === 'nothing') return { what };
  if (named === '' || copies === null || copies < 1) return null;
  return ask === 'seal' ? { what, seal: named, copies } : { what, seal: named, copies, takenOut };
}

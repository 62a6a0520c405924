import { Button, Select } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import {
  CODE_LENGTH,
  DOCUMENT_KINDS,
  documentKindTitle,
  PLACEHOLDERS,
  type DocumentKind,
  type HouseView,
  type LetterheadView,
} from '../../../../libs/contracts/case-documents';
import { postTitle } from '../../../../libs/contracts/posts';
import type { Role } from '../../../../libs/procedure';
import { FilesEditor } from '../filing/files-editor';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { documentsApi, letterheadAddress, readDocumentsAgain } from './documents-api';

/** 文书设置: the code of the house's numbers, who approves its seal, and its own Word templates by kind. */
export function HouseForms({ house }: { house: HouseView }) {
  const { words } = useSpeech();
  const said = words.documents.forms;
  return (
    <>
      <Rules house={house} />
      <Sheet title={said.templates}>
        <p className="soft">{said.templatesHint}</p>
        <p>
          {said.names}
          {words.app.colon}
          <span lang="zh-CN">{PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}</span>
        </p>
        <ul className="rows">
          {DOCUMENT_KINDS.map((kind) => (
            <KindRow key={kind} house={house} kind={kind} letterhead={house.letterheads.find((one) => one.kind === kind)} />
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function Rules({ house }: { house: HouseView }) {
  const { words, text } = useSpeech();
  const said = words.documents.forms;
  const [isChanging, setChanging] = useState(false);
  const [code, setCode] = useState(house.code ?? '');
  const [approver, setApprover] = useState<Role>(house.sealApprover);
  return (
    <Sheet
      title={said.rules}
      aside={house.mayChange && !isChanging && <Button onClick={() => setChanging(true)}>{said.change}</Button>}
    >
      {isChanging ? (
        <ChangeForm
          label={said.rules}
          submit={said.save}
          send={() =>
            documentsApi
              .setRules(house.id, { sealApprover: approver, ...(code.trim() === '' ? {} : { code: code.trim() }) })
              .then(readDocumentsAgain)
          }
          onDone={() => setChanging(false)}
          onCancel={() => setChanging(false)}
        >
          {(problemOf) => (
            <>
              <LineField
                {...{ label: said.code, value: code, onChange: setCode, help: said.codeHint, maxLength: CODE_LENGTH }}
                problem={problemOf('code')}
              />
              <Field label={said.approver} required problem={problemOf('sealApprover')}>
                {(control) => (
                  <Select
                    {...control}
                    className="full"
                    value={approver}
                    options={house.approvers.map((value) => ({ value, label: text(postTitle[value]) }))}
                    onChange={setApprover}
                  />
                )}
              </Field>
            </>
          )}
        </ChangeForm>
      ) : (
        <>
          <p>
            {said.code}
            {words.app.colon}
            {house.code ?? said.noCode}
          </p>
          <p>
            {said.approver}
            {words.app.colon}
            {text(postTitle[house.sealApprover])} {house.isSealApproverDefault && <Tag>{said.proposed}</Tag>}
          </p>
        </>
      )}
    </Sheet>
  );
}

function KindRow({ house, kind, letterhead }: { house: HouseView; kind: DocumentKind; letterhead: LetterheadView | undefined }) {
  const { words, text, language } = useSpeech();
  const said = words.documents.forms;
  const title = text(documentKindTitle[kind]);
  const [isUploading, setUploading] = useState(false);
  const { isBusy, failure, run } = useWork();
  const stands = letterhead !== undefined && letterhead.name !== null ? letterhead : null;
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{title}</span>
        {stands === null ? <Tag>{said.none}</Tag> : <Tag tone="good">{stands.name}</Tag>}
      </p>
      {stands !== null && (
        <p className="soft">
          {fill(said.version, { n: stands.version, names: stands.placeholders.join(words.app.comma) })} ·{' '}
          {fill(said.by, { at: formatInstant(stands.uploadedAt, language, true), by: stands.uploadedBy })}
        </p>
      )}
      {!isUploading && (
        <p className="row-actions">
          {house.mayChange && (
            <Button aria-label={fill(said.uploadFor, { kind: title })} onClick={() => setUploading(true)}>
              {said.upload}
            </Button>
          )}
          {stands !== null && (
            <a
              href={letterheadAddress(house.id, kind, stands.version)}
              download
              aria-label={fill(said.downloadOf, { kind: title })}
            >
              {said.download}
            </a>
          )}
          {stands !== null && house.mayChange && (
            <Button
              type="text"
              aria-label={fill(said.stopOf, { kind: title })}
              disabled={isBusy}
              aria-busy={isBusy}
              onClick={() => void run(() => documentsApi.setLetterhead(house.id, { kind }).then(readDocumentsAgain))}
            >
              {said.stop}
            </Button>
          )}
        </p>
      )}
      <FailureNote failure={failure} />
      {isUploading && <UploadForm house={house.id} kind={kind} title={title} onClose={() => setUploading(false)} />}
    </li>
  );
}

function UploadForm({ house, kind, title, onClose }: { house: string; kind: DocumentKind; title: string; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.documents;
  const [file, setFile] = useState<FileView | null>(null);
  return (
    <ChangeForm
      label={fill(said.forms.uploadFor, { kind: title })}
      submit={said.forms.save}
      send={() => (file === null ? null : documentsApi.setLetterhead(house, { kind, file: file.id }).then(readDocumentsAgain))}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <FieldGroup label={said.file} required problem={tried && file === null ? said.fileMissing : problemOf('file')}>
          <FilesEditor
            label={said.file}
            ids={file === null ? [] : [file.id]}
            files={file === null ? [] : [file]}
            society={house}
            disabled={false}
            single
            accept={['docx']}
            onChange={(ids, known) => setFile(known.find(({ id }) => ids.includes(id)) ?? null)}
          />
        </FieldGroup>
      )}
    </ChangeForm>
  );
}

import { Input, Select } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import {
  PAPER_KINDS,
  PAPER_TITLE_LENGTH,
  paperKindTitle,
  STANDARD_TEXT_LENGTH,
  type PaperKind,
  type PaperView,
  type SocietyRecordView,
} from '../../../../libs/contracts/society-record';
import { ChosenFiles } from '../filing/files-editor';
import { fill } from '../messages';
import { DayField, LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { showSocietyRecord, societyRecordApi } from './society-record-api';

interface PaperFormProps {
  record: SocietyRecordView;
  /** The paper of which it is the next version. */
  paper?: PaperView;
  onSaved: () => void;
  onClose: () => void;
}

/** One paper or standard text: uploaded or written once, with the days for which it holds. */
export function PaperForm({ record, paper, onSaved, onClose }: PaperFormProps) {
  const { words, text, language } = useSpeech();
  const said = words.societyRecord;
  const [kind, setKind] = useState<PaperKind>(paper?.kind ?? 'charter');
  const [title, setTitle] = useState(paper?.title ?? '');
  const [files, setFiles] = useState<FileView[]>([]);
  const [written, setWritten] = useState(paper?.words ?? '');
  const [issuedOn, setIssuedOn] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const isText = kind === 'text';
  const isReversed = issuedOn !== '' && validUntil !== '' && validUntil < issuedOn;
  const file = files[0]?.id;
  const send = () => {
    const content = isText ? (written.trim() === '' ? null : { words: written }) : file === undefined ? null : { file };
    if (content === null || isReversed) return null;
    const days = { ...(issuedOn === '' ? {} : { issuedOn }), ...(validUntil === '' ? {} : { validUntil }) };
    const named = title.trim() === '' ? text(paperKindTitle[kind]) : title.trim();
    const own = paper === undefined ? {} : { paper: paper.id };
    return societyRecordApi
      .keepPaper(record.society.id, { ...own, kind, title: named, ...content, ...days })
      .then(showSocietyRecord);
  };
  return (
    <ChangeForm
      label={paper ? fill(said.replaceOf, { title: paper.title }) : said.add}
      submit={said.keep}
      send={send}
      onDone={onSaved}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          {!paper && (
            <Field label={said.kind} required problem={problemOf('kind')}>
              {(control) => (
                <Select
                  {...control}
                  className="full"
                  value={kind}
                  options={PAPER_KINDS.map((value) => ({ value, label: paperKindTitle[value][language] }))}
                  onChange={setKind}
                />
              )}
            </Field>
          )}
          <LineField
            label={said.name}
            help={said.nameHint}
            value={title}
            onChange={setTitle}
            maxLength={PAPER_TITLE_LENGTH}
            problem={problemOf('title')}
          />
          {isText ? (
            <Field label={said.words} required problem={tried && written.trim() === '' ? said.wordsMissing : problemOf('words')}>
              {(control) => (
                <Input.TextArea
                  {...control}
                  autoSize={{ minRows: 4 }}
                  maxLength={STANDARD_TEXT_LENGTH}
                  value={written}
                  onChange={(event) => setWritten(event.target.value)}
                />
              )}
            </Field>
          ) : (
            <FieldGroup label={said.file} required problem={tried && file === undefined ? said.fileMissing : problemOf('file')}>
              <ChosenFiles
                label={said.file}
                files={files}
                society={record.society.id}
                disabled={false}
                single
                onFiles={setFiles}
              />
            </FieldGroup>
          )}
          <DayField label={said.issuedOn} value={issuedOn} onChange={setIssuedOn} problem={problemOf('issuedOn')} />
          <DayField
            label={said.validUntil}
            help={said.validUntilHint}
            value={validUntil}
            onChange={setValidUntil}
            problem={isReversed ? said.datesReversed : problemOf('validUntil')}
          />
        </>
      )}
    </ChangeForm>
  );
}

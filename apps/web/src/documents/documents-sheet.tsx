import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import {
  DOCUMENT_KINDS,
  DOCUMENT_TITLE_LENGTH,
  documentKindTitle,
  type CaseDocumentsView,
  type DocumentKind,
} from '../../../../libs/contracts/case-documents';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { DocumentRow } from './document-row';
import { documentsApi, readDocumentsAgain, useCaseDocuments } from './documents-api';

/** 文书 of a case: nothing is shown to whom there is nothing to show. */
export function DocumentsSheet({ id }: { id: string }) {
  const { words } = useSpeech();
  const said = words.documents;
  const { data } = useCaseDocuments(id);
  const [isAdding, setAdding] = useState(false);
  if (data === undefined || (data.documents.length === 0 && data.houses.length === 0)) return null;
  const done = async () => {
    setAdding(false);
    await readDocumentsAgain();
  };
  return (
    <Sheet
      title={said.onCase}
      aside={data.houses.length > 0 && !isAdding && <Button onClick={() => setAdding(true)}>{said.add}</Button>}
    >
      {isAdding && <DraftForm id={id} houses={data.houses} onDone={done} onClose={() => setAdding(false)} />}
      {data.documents.length === 0 && !isAdding && <p className="soft">{said.onCaseHint}</p>}
      {data.documents.length > 0 && (
        <ul className="rows">
          {data.documents.map((document) => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

interface DraftFormProps {
  id: string;
  houses: CaseDocumentsView['houses'];
  onDone: () => Promise<void>;
  onClose: () => void;
}

function DraftForm({ id, houses, onDone, onClose }: DraftFormProps) {
  const { words, text, language } = useSpeech();
  const said = words.documents;
  const [house, setHouse] = useState(houses[0]?.id ?? '');
  const [kind, setKind] = useState<DocumentKind>('letter');
  const [title, setTitle] = useState('');
  const [addressedTo, setAddressedTo] = useState('');
  const to = addressedTo.trim();
  return (
    <ChangeForm
      label={said.add}
      submit={said.begin}
      send={() =>
        title.trim() === ''
          ? null
          : documentsApi.draft(id, { house, kind, title: title.trim(), ...(to === '' ? {} : { addressedTo: to }) }).then(onDone)
      }
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          {houses.length > 1 && (
            <Field label={said.house} required problem={problemOf('house')}>
              {(control) => (
                <Select
                  {...control}
                  className="full"
                  value={house}
                  options={houses.map(({ id: value, name }) => ({ value, label: text(name) }))}
                  onChange={setHouse}
                />
              )}
            </Field>
          )}
          <Field label={said.kind} required problem={problemOf('kind')}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={kind}
                options={DOCUMENT_KINDS.map((value) => ({ value, label: documentKindTitle[value][language] }))}
                onChange={setKind}
              />
            )}
          </Field>
          <Field label={said.name} required problem={tried && title.trim() === '' ? said.nameMissing : problemOf('title')}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize
                maxLength={DOCUMENT_TITLE_LENGTH}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <LineField
            label={said.addressedTo}
            value={addressedTo}
            onChange={setAddressedTo}
            maxLength={DOCUMENT_TITLE_LENGTH}
            problem={problemOf('addressedTo')}
          />
        </>
      )}
    </ChangeForm>
  );
}

import { InputNumber } from 'antd';
import { useState } from 'react';
import { DOCUMENT_TITLE_LENGTH, type DocumentRegisterPage } from '../../../../libs/contracts/case-documents';
import { DayField, LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { documentsApi } from './documents-api';

export type ToReceive = DocumentRegisterPage['toReceive'][number];

interface ReceiveFormProps {
  house: string;
  /** A case that was filed on paper, whose papers these are. */
  of: ToReceive | null;
  onDone: (number: string | null) => Promise<void>;
  onClose: () => void;
}

/** A paper that came in: from whom, what, and when. Its number is taken with it. */
export function ReceiveForm({ house, of, onDone, onClose }: ReceiveFormProps) {
  const { words, text } = useSpeech();
  const said = words.documents.received;
  const [from, setFrom] = useState(of === null ? '' : text(of.society));
  const [theirNumber, setTheirNumber] = useState('');
  const [title, setTitle] = useState(of?.subject ?? '');
  const [on, setOn] = useState<string>(of?.filedOn ?? '');
  const [pages, setPages] = useState<number | null>(null);
  const send = () => {
    if (from.trim() === '' || title.trim() === '' || on === '') return null;
    return documentsApi
      .receive({
        ...{ house, from: from.trim(), title: title.trim(), receivedOn: on },
        ...(of === null ? {} : { case: of.id }),
        ...(theirNumber.trim() === '' ? {} : { theirNumber: theirNumber.trim() }),
        ...(pages === null ? {} : { pages }),
      })
      .then(({ number }) => onDone(number));
  };
  return (
    <ChangeForm label={said.add} submit={said.save} send={send} onCancel={onClose}>
      {(problemOf, tried) => (
        <>
          <LineField
            {...{ label: said.from, value: from, onChange: setFrom, missing: said.fromMissing, tried }}
            maxLength={DOCUMENT_TITLE_LENGTH}
            problem={problemOf('from')}
          />
          <LineField
            {...{ label: said.theirNumber, value: theirNumber, onChange: setTheirNumber }}
            maxLength={60}
            problem={problemOf('theirNumber')}
          />
          <LineField
            {...{ label: said.title, value: title, onChange: setTitle, missing: said.titleMissing, tried }}
            maxLength={DOCUMENT_TITLE_LENGTH}
            problem={problemOf('title')}
          />
          <DayField
            {...{ label: said.on, value: on, onChange: setOn, required: true }}
            problem={tried && on === '' ? said.onMissing : problemOf('receivedOn')}
          />
          <Field label={said.pages} problem={problemOf('pages')}>
            {(control) => <InputNumber {...control} min={1} max={10_000} precision={0} value={pages} onChange={setPages} />}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

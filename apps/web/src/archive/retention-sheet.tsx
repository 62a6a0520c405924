import { Button, Select } from 'antd';
import { useState } from 'react';
import { RETENTIONS, retentionTitle, type ArchiveHouseView, type Retention } from '../../../../libs/contracts/archive';
import { fill } from '../messages';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Sheet, Tag } from '../shared/page';
import { archiveApi, readArchiveAgain } from './archive-api';

const ALL = '';

/** 保管期限 as the house has set it: for everything, and for single procedures. */
export function RetentionSheet({ view }: { view: ArchiveHouseView }) {
  const { words, text, language } = useSpeech();
  const said = words.documents.archive;
  const [isSetting, setSetting] = useState(false);
  const titleOf = (procedure: string | null) =>
    procedure === null
      ? said.all
      : text(view.procedures.find(({ id }) => id === procedure)?.title ?? { zh: procedure, en: procedure });
  return (
    <Sheet
      title={said.retention}
      aside={view.mayArchive && !isSetting && <Button onClick={() => setSetting(true)}>{said.set}</Button>}
    >
      <p className="soft">{said.retentionHint}</p>
      {view.retentions.length === 0 && <p>{said.retentionNone}</p>}
      <ul className="rows">
        {view.retentions.map(({ procedure, retention, setAt, setBy }) => (
          <li key={procedure ?? ALL} className="row">
            <p className="row-line">
              <span className="row-title">{titleOf(procedure)}</span>
              <span>
                {text(retentionTitle[retention])} <Tag>{said.ownDefault}</Tag>
              </span>
            </p>
            <p className="soft">{fill(said.by, { at: formatInstant(setAt, language, true), by: setBy })}</p>
          </li>
        ))}
      </ul>
      {isSetting && <RetentionForm view={view} onClose={() => setSetting(false)} />}
    </Sheet>
  );
}

function RetentionForm({ view, onClose }: { view: ArchiveHouseView; onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.documents.archive;
  const [procedure, setProcedure] = useState(ALL);
  const [retention, setRetention] = useState<Retention>('permanent');
  return (
    <ChangeForm
      label={said.set}
      submit={said.save}
      send={() =>
        archiveApi
          .setRetention({ house: view.house.id, retention, ...(procedure === ALL ? {} : { procedure }) })
          .then(readArchiveAgain)
      }
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf) => (
        <>
          <Field label={said.for} problem={problemOf('procedure')}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={procedure}
                options={[
                  { value: ALL, label: said.all },
                  ...view.procedures.map(({ id, title }) => ({ value: id, label: text(title) })),
                ]}
                onChange={setProcedure}
              />
            )}
          </Field>
          <Field label={said.retention} required problem={problemOf('retention')}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={retention}
                options={RETENTIONS.map((value) => ({ value, label: text(retentionTitle[value]) }))}
                onChange={setRetention}
              />
            )}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

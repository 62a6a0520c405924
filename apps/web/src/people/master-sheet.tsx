import { Button } from 'antd';
import { useState } from 'react';
import { MASTER_FIELDS, type MasterField, type MasterRecord } from '../../../../libs/contracts/master-record';
import type { MasterVersionView, OrganisationPage } from '../../../../libs/contracts/people';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf, formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { MasterForm } from './master-form';
import { peopleApi, readPeopleAgain } from './people-api';

/** 基本信息: the version that holds on the day, and those before and after it. */
export function MasterSheet({ page, onSaved }: { page: OrganisationPage; onSaved: (said: string) => void }) {
  const { words, language } = useSpeech();
  const said = words.people;
  const [isEditing, setEditing] = useState(false);
  const holding = page.master.find(({ inForce }) => inForce);
  const mayChange = page.may.changePeople && page.on === page.today;
  return (
    <Sheet
      title={said.master}
      aside={
        mayChange && !isEditing ? (
          <Button onClick={() => setEditing(true)}>{holding ? said.changeMaster : said.enterMaster}</Button>
        ) : undefined
      }
    >
      {!isEditing && !holding && <Note tone="care">{page.on === page.today ? said.noMaster : said.noMasterThen}</Note>}
      {!isEditing && holding && (
        <>
          <MasterView page={page} record={holding.record} />
          <p className="card-tags soft">
            {fill(said.validFrom, { day: formatDay(holding.validFrom, language) })}
            {holding.recordedLater && (
              <Tag tone="care">
                {fill(said.recordedLater, { day: formatDay(civilDateOf(holding.recordedAt), language, true) })}
              </Tag>
            )}
          </p>
        </>
      )}
      {isEditing && (
        <MasterForm
          page={page}
          record={holding?.record ?? {}}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onSaved(said.masterSaved);
          }}
        />
      )}
      {page.master.length > 1 && (
        <Folded summary={fill(said.versions, { n: page.master.length })}>
          <ul className="rows">
            {page.master.map((version) => (
              <Version key={version.version} page={page} version={version} />
            ))}
          </ul>
        </Folded>
      )}
    </Sheet>
  );
}

function Version({ page, version }: { page: OrganisationPage; version: MasterVersionView }) {
  const { words, language } = useSpeech();
  const said = words.people;
  const [isVoiding, setVoiding] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <li className="row">
      <div className="row-line">
        <span className="row-title">{fill(said.validFrom, { day: formatDay(version.validFrom, language) })}</span>
        <p className="card-tags">
          {version.inForce && <Tag tone="good">{said.inForce}</Tag>}
          {version.voidedAt && <Tag tone="care">{said.standing.voided}</Tag>}
        </p>
      </div>
      <p className="soft">
        {fill(said.recorded, { at: formatInstant(version.recordedAt, language), by: version.recordedBy ?? said.fromImport })}
      </p>
      {version.voidedAt && (
        <p className="soft">
          {fill(said.voided, { at: formatInstant(version.voidedAt, language), reason: version.voidReason ?? '' })}
        </p>
      )}
      <Folded summary={said.content}>
        <MasterView page={page} record={version.record} />
      </Folded>
      {page.may.changeAll && !version.voidedAt && !isVoiding && <Button onClick={() => setVoiding(true)}>{said.void}</Button>}
      {isVoiding && (
        <ChangeForm
          label={said.void}
          submit={said.voidConfirm}
          send={() =>
            reason.trim() === '' ? null : peopleApi.voidMaster(page.id, version.version, reason.trim()).then(readPeopleAgain)
          }
          onDone={() => setVoiding(false)}
          onCancel={() => setVoiding(false)}
        >
          {(problemOf, tried) => (
            <>
              <p className="soft">{said.voidHint}</p>
              <ReasonField value={reason} onChange={setReason} tried={tried} problem={problemOf('reason')} />
            </>
          )}
        </ChangeForm>
      )}
    </li>
  );
}

export function MasterView({ page, record }: { page: OrganisationPage; record: MasterRecord }) {
  const { words, text, language } = useSpeech();
  const shown = (field: MasterField): string => {
    const value = record[field.id];
    if (value === undefined) return '—';
    if (field.type === 'yes-no') return value ? words.people.yes : words.people.no;
    if (field.type === 'day') return formatDay(String(value), language);
    if (Array.isArray(value)) return value.join(words.app.comma);
    const choice = field.choices?.find((known) => known.value === value);
    if (choice) return text(choice.label);
    const name = page.names[String(value)];
    return name ? text(name) : String(value);
  };
  return (
    <dl className="form-view">
      {MASTER_FIELDS.filter((field) => !field.when || record[field.when.field] === field.when.is).map((field) => (
        <div key={field.id}>
          <dt>{text(field.label)}</dt>
          <dd>{shown(field)}</dd>
        </div>
      ))}
    </dl>
  );
}

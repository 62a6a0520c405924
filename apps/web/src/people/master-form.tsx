import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { isAsked, MASTER_FIELDS, type MasterField, type MasterRecord } from '../../../../libs/contracts/master-record';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { DayField, OptionalReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { peopleApi, readPeopleAgain } from './people-api';

type Draft = Record<string, unknown>;

/** Draws the declared fields; what the association keeps is shown to a society and not offered for change. */
export function MasterForm({
  page,
  record,
  onDone,
  onCancel,
}: {
  page: OrganisationPage;
  record: MasterRecord;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { words } = useSpeech();
  const said = words.people;
  const [draft, setDraft, clear] = useKept<Draft>(`master.${page.id}`, { ...record });
  const [validFrom, setValidFrom] = useState(civilDateOf(Date.now()));
  const [reason, setReason] = useState('');
  const leave = (go: () => void) => {
    clear();
    go();
  };
  const fields = MASTER_FIELDS.filter((field) => isAsked(field, draft));
  const send = () => {
    if (validFrom === '') return null;
    // A field that is no longer asked says nothing, and neither does a blank line.
    const kept = Object.fromEntries(
      fields.map(({ id }) => [id, withoutBlanks(draft[id])] as const).filter(([, value]) => value !== undefined && value !== ''),
    );
    return peopleApi
      .setMaster(page.id, { record: kept, validFrom, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })
      .then(readPeopleAgain);
  };
  return (
    <ChangeForm
      label={said.master}
      submit={said.saveMaster}
      send={send}
      onDone={() => leave(onDone)}
      onCancel={() => leave(onCancel)}
    >
      {(problemOf) => (
        <>
          {fields.map((field) => (
            <MasterEditor
              key={field.id}
              field={field}
              page={page}
              value={draft[field.id]}
              problem={problemOf(`record.${field.id}`)}
              locked={field.keptBy === 'association' && !page.may.changeAll}
              onChange={(value) => setDraft({ ...draft, [field.id]: value })}
            />
          ))}
          <DayField
            label={said.validFromLabel}
            required
            value={validFrom}
            onChange={setValidFrom}
            problem={problemOf('validFrom')}
            help={said.validFromHint}
          />
          <OptionalReasonField value={reason} onChange={setReason} />
        </>
      )}
    </ChangeForm>
  );
}

interface EditorProps {
  field: MasterField;
  page: OrganisationPage;
  value: unknown;
  problem?: string;
  locked: boolean;
  onChange: (value: unknown) => void;
}

function MasterEditor({ field, page, value, problem, locked, onChange }: EditorProps) {
  const { words, text } = useSpeech();
  const said = words.people;
  const help = locked ? said.keptByAssociation : field.hint && text(field.hint);
  const shared = { label: text(field.label), required: field.required, problem, help };
  if (field.type === 'yes-no' || field.type === 'choice') {
    const options =
      field.type === 'yes-no'
        ? [
            { value: true, label: said.yes },
            { value: false, label: said.no },
          ]
        : (field.choices ?? []).map((choice) => ({ value: choice.value, label: text(choice.label) }));
    return (
      <FieldGroup {...shared}>
        <Radio.Group
          className="choices"
          disabled={locked}
          value={value}
          options={options}
          onChange={(event) => onChange(event.target.value as unknown)}
        />
      </FieldGroup>
    );
  }
  return (
    <Field {...shared}>
      {(props) => {
        if (field.type === 'organisation' || field.type === 'person') {
          const options = field.type === 'organisation' ? page.partyOrganisations : peopleOptions(page);
          return (
            <Select
              {...props}
              className="full"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              disabled={locked}
              value={(value as string | undefined) ?? null}
              options={options.map(({ id, name }) => ({ value: id, label: typeof name === 'string' ? name : text(name) }))}
              onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
            />
          );
        }
        if (field.type === 'texts')
          return (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 2 }}
              disabled={locked}
              value={Array.isArray(value) ? value.join('\n') : ''}
              onChange={(event) => onChange(linesOf(event.target.value))}
            />
          );
        return (
          <Input
            {...props}
            className={field.type === 'day' ? 'short' : 'full'}
            type={field.type === 'day' ? 'date' : 'text'}
            inputMode={field.type === 'number' ? 'numeric' : undefined}
            disabled={locked}
            maxLength={field.maxLength}
            value={typeof value === 'string' || typeof value === 'number' ? value : ''}
            onChange={(event) => onChange(valueOf(field, event.target.value))}
          />
        );
      }}
    </Field>
  );
}

/** A contact is one of those who hold something here. */
function peopleOptions(page: OrganisationPage): { id: string; name: string }[] {
  const terms = [...page.posts, ...page.organs.flatMap(({ seats }) => seats)].filter(({ standing }) => standing === 'held');
  return [...new Map(terms.map(({ person }) => [person.id, person])).values()];
}

function linesOf(value: string): string[] {
  return value === '' ? [] : value.split('\n');
}

function withoutBlanks(value: unknown): unknown {
  return Array.isArray(value) ? value.map((line) => String(line).trim()).filter(Boolean) : value;
}

function valueOf(field: MasterField, written: string): unknown {
  if (written === '') return undefined;
  if (field.type === 'number') return /^\d+$/.test(written) ? Number(written) : written;
  return field.type === 'credit-code' ? written.toUpperCase().trim() : written;
}

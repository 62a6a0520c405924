import { Radio, Select } from 'antd';
import { useState } from 'react';
import type { OrganWithSeats, OrganisationPage } from '../../../../libs/contracts/people';
import type { Role } from '../../../../libs/procedure';
import { LineField, NameField, OptionalReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { newTerm, TermFields, termOf } from './fields';
import { peopleApi, readPeopleAgain } from './people-api';
import { choiceOf, PersonFields, usePersonDraft } from './person-choice';

/** 录入任职: who, which post, from which day. */
export function AddPost({
  page,
  onDone,
  onCancel,
}: {
  page: OrganisationPage;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { words, text } = useSpeech();
  const said = words.people;
  const person = usePersonDraft();
  const [role, setRole] = useState<Role | null>(null);
  const [department, setDepartment] = useState<string | undefined>();
  const [term, setTerm] = useState(newTerm);
  const [reason, setReason] = useState('');
  const send = () => {
    const choice = choiceOf(person.draft);
    if (!choice || !role || term.from === '') return null;
    return peopleApi
      .givePost(page.id, {
        person: choice,
        role,
        ...termOf(term),
        ...(department === undefined ? {} : { department }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
      .then(async (answer) => {
        await readPeopleAgain();
        onDone(answer.result === 'proposed' ? said.proposed : answer.warning ? said.postGivenWarning : said.postGiven);
      });
  };
  return (
    <ChangeForm label={said.addPost} submit={said.savePost} send={send} onCancel={onCancel} onRefused={person.onRefused}>
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person.draft} onChange={person.setDraft} problemOf={problemOf} tried={tried} />
          <FieldGroup label={said.post} required problem={tried && !role ? words.organs.choose : problemOf('role')}>
            <Radio.Group
              className="choices"
              value={role}
              options={page.roles.map((known) => ({ value: known.role, label: text(known.title) }))}
              onChange={(event) => setRole(event.target.value as Role)}
            />
          </FieldGroup>
          {page.departments.length > 0 && (
            <Field label={said.department} problem={problemOf('department')}>
              {(props) => (
                <Select
                  {...props}
                  className="medium"
                  allowClear
                  value={department}
                  options={page.departments.map(({ id, name }) => ({ value: id, label: text(name) }))}
                  onChange={(value: string | undefined) => setDepartment(value)}
                />
              )}
            </Field>
          )}
          <TermFields term={term} onChange={setTerm} problemOf={problemOf} />
          <OptionalReasonField value={reason} onChange={setReason} />
        </>
      )}
    </ChangeForm>
  );
}

/** 录入成员 of an organ, with a position where he has one. */
export function AddMember({ organ, onDone, onCancel }: { organ: OrganWithSeats; onDone: () => void; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const person = usePersonDraft();
  const [position, setPosition] = useState('');
  const [term, setTerm] = useState(newTerm);
  const send = () => {
    const choice = choiceOf(person.draft);
    if (!choice || term.from === '') return null;
    return peopleApi
      .addMember(organ.id, {
        person: choice,
        ...termOf(term),
        ...(position.trim() === '' ? {} : { position: { zh: position.trim(), en: position.trim() } }),
      })
      .then(readPeopleAgain);
  };
  return (
    <ChangeForm
      label={`${said.addMember}：${text(organ.name)}`}
      submit={said.saveMember}
      send={send}
      onDone={onDone}
      onCancel={onCancel}
      onRefused={person.onRefused}
    >
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person.draft} onChange={person.setDraft} problemOf={problemOf} tried={tried} />
          <LineField
            className="medium"
            label={said.position}
            help={said.positionHint}
            value={position}
            onChange={setPosition}
            problem={problemOf('position.zh')}
          />
          <TermFields term={term} onChange={setTerm} problemOf={problemOf} />
        </>
      )}
    </ChangeForm>
  );
}

const KINDS = ['council', 'standing-council', 'board-of-supervisors', 'assembly', 'party', 'other'] as const;

/** 增加会议机构. */
export function AddOrgan({ society, onDone, onCancel }: { society: string; onDone: () => void; onCancel: () => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [name, setName] = useState('');
  const send = () => {
    if (!kind || name.trim() === '') return null;
    return peopleApi.addOrgan(society, { kind, name: { zh: name.trim(), en: name.trim() } }).then(readPeopleAgain);
  };
  return (
    <ChangeForm label={said.addOrgan} submit={said.saveOrgan} send={send} onDone={onDone} onCancel={onCancel}>
      {(problemOf, tried) => (
        <>
          <FieldGroup label={said.organKind} required problem={tried && !kind ? words.organs.choose : undefined}>
            <Radio.Group
              className="choices"
              value={kind}
              options={KINDS.map((value) => ({ value, label: said.organKinds[value] }))}
              onChange={(event) => {
                const value = event.target.value as (typeof KINDS)[number];
                setKind(value);
                if (name === '' && value !== 'other') setName(said.organKinds[value]);
              }}
            />
          </FieldGroup>
          <NameField
            className="medium"
            label={said.organName}
            value={name}
            onChange={setName}
            tried={tried}
            problem={problemOf('name.zh')}
          />
        </>
      )}
    </ChangeForm>
  );
}

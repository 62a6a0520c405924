import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OrganWithSeats, OrganisationPage } from '../../../../libs/contracts/people';
import type { Role } from '../../../../libs/procedure';
import { civilDateOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ChangeForm, DayField } from './change-form';
import { peopleApi, readPeopleAgain } from './people-api';
import { askedWho, choiceOf, NOBODY, PersonFields } from './person-choice';

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
  const [person, setPerson] = useState(NOBODY);
  const [role, setRole] = useState<Role | null>(null);
  const [department, setDepartment] = useState<string | undefined>();
  const [from, setFrom] = useState(civilDateOf(Date.now()));
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const send = () => {
    const choice = choiceOf(person);
    if (!choice || !role || from === '') return null;
    return peopleApi
      .givePost(page.id, {
        person: choice,
        role,
        from,
        ...(to === '' ? {} : { to }),
        ...(department === undefined ? {} : { department }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
      .then(async (answer) => {
        await readPeopleAgain();
        onDone(answer.result === 'proposed' ? said.proposed : answer.warning ? said.postGivenWarning : said.postGiven);
      });
  };
  return (
    <ChangeForm
      label={said.addPost}
      submit={said.savePost}
      send={send}
      onCancel={onCancel}
      onRefused={(error) => {
        const asked = askedWho(error, person);
        if (asked) setPerson(asked);
        return asked !== null;
      }}
    >
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person} onChange={setPerson} problemOf={problemOf} tried={tried} />
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
          <DayField label={said.firstDay} required value={from} onChange={setFrom} problem={problemOf('from')} />
          <DayField label={said.lastDayIfKnown} value={to} onChange={setTo} problem={problemOf('to')} help={said.lastDayHint} />
          <Field label={said.reasonOptional}>
            {(props) => <Input {...props} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

/** 录入成员 of an organ, with a position where he has one. */
export function AddMember({ organ, onDone, onCancel }: { organ: OrganWithSeats; onDone: () => void; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const [person, setPerson] = useState(NOBODY);
  const [position, setPosition] = useState('');
  const [from, setFrom] = useState(civilDateOf(Date.now()));
  const [to, setTo] = useState('');
  const send = () => {
    const choice = choiceOf(person);
    if (!choice || from === '') return null;
    return peopleApi
      .addMember(organ.id, {
        person: choice,
        from,
        ...(to === '' ? {} : { to }),
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
      onRefused={(error) => {
        const asked = askedWho(error, person);
        if (asked) setPerson(asked);
        return asked !== null;
      }}
    >
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person} onChange={setPerson} problemOf={problemOf} tried={tried} />
          <Field label={said.position} help={said.positionHint} problem={problemOf('position.zh')}>
            {(props) => (
              <Input
                {...props}
                className="medium"
                maxLength={100}
                value={position}
                onChange={(event) => setPosition(event.target.value)}
              />
            )}
          </Field>
          <DayField label={said.firstDay} required value={from} onChange={setFrom} problem={problemOf('from')} />
          <DayField label={said.lastDayIfKnown} value={to} onChange={setTo} problem={problemOf('to')} help={said.lastDayHint} />
        </>
      )}
    </ChangeForm>
  );
}

const KINDS = ['council', 'standing-council', 'board-of-supervisors', 'assembly', 'other'] as const;

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
          <Field label={said.organName} required problem={tried && name.trim() === '' ? said.nameRequired : problemOf('name.zh')}>
            {(props) => (
              <Input
                {...props}
                className="medium"
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

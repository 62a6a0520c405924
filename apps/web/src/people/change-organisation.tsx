import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { civilDateOf } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { ChangeForm, DayField, ReasonField } from './change-form';
import { peopleApi, readPeopleAgain } from './people-api';

/** 更名、电话、注销: with the day from which it holds, and why. */
export function ChangeOrganisation({ page, onSaved }: { page: OrganisationPage; onSaved: (said: string) => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(page.name.zh);
  const [nameEn, setNameEn] = useState(page.name.en);
  const [phone, setPhone] = useState(page.phone ?? '');
  const [dissolvedOn, setDissolvedOn] = useState('');
  const [validFrom, setValidFrom] = useState(civilDateOf(Date.now()));
  const [reason, setReason] = useState('');
  const send = () => {
    if (name.trim() === '' || reason.trim() === '' || validFrom === '') return null;
    const renamed = name.trim() !== page.name.zh || nameEn.trim() !== page.name.en;
    return peopleApi
      .changeOrganisation(page.id, {
        ...(renamed ? { name: { zh: name.trim(), en: nameEn.trim() === '' ? name.trim() : nameEn.trim() } } : {}),
        ...(phone.trim() === '' || phone.trim() === page.phone ? {} : { phone: phone.trim() }),
        ...(dissolvedOn === '' ? {} : { dissolvedOn }),
        validFrom,
        reason: reason.trim(),
      })
      .then(readPeopleAgain);
  };
  if (!isOpen)
    return (
      <Sheet>
        <Button onClick={() => setOpen(true)}>{said.changeOrganisation}</Button>
      </Sheet>
    );
  return (
    <Sheet title={said.changeOrganisation}>
      <ChangeForm
        label={said.changeOrganisation}
        submit={said.saveOrganisation}
        send={send}
        onCancel={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          onSaved(said.organisationSaved);
        }}
      >
        {(problemOf, tried) => (
          <>
            <Field
              label={said.organisationName}
              required
              help={said.renameHint}
              problem={tried && name.trim() === '' ? said.nameRequired : problemOf('name.zh')}
            >
              {(props) => <Input {...props} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Field label={said.organisationNameEn} problem={problemOf('name.en')}>
              {(props) => <Input {...props} maxLength={100} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />}
            </Field>
            <Field label={said.officePhone} problem={problemOf('phone')}>
              {(props) => (
                <Input
                  {...props}
                  className="medium"
                  maxLength={50}
                  value={phone}
                  onChange={(event) => setPhone(event.target.value)}
                />
              )}
            </Field>
            <DayField
              label={said.dissolveOn}
              help={said.dissolveHint}
              value={dissolvedOn}
              onChange={setDissolvedOn}
              problem={problemOf('dissolvedOn')}
            />
            <DayField
              label={said.validFromLabel}
              required
              value={validFrom}
              onChange={setValidFrom}
              problem={problemOf('validFrom')}
            />
            <ReasonField
              value={reason}
              onChange={setReason}
              problem={tried && reason.trim() === '' ? said.reasonRequired : problemOf('reason')}
            />
          </>
        )}
      </ChangeForm>
    </Sheet>
  );
}

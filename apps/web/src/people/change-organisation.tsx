import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { DayField, LineField, ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { nameOf, OrganisationNameFields } from './fields';
import { peopleApi, readPeopleAgain } from './people-api';

/** 更名、电话、注销: with the day from which it holds, and why. */
export function ChangeOrganisation({ page, onSaved }: { page: OrganisationPage; onSaved: (said: string) => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(page.name);
  const [phone, setPhone] = useState(page.phone ?? '');
  const [officeHours, setOfficeHours] = useState(page.officeHours ?? '');
  const [dissolvedOn, setDissolvedOn] = useState('');
  const [validFrom, setValidFrom] = useState(civilDateOf(Date.now()));
  const [reason, setReason] = useState('');
  const send = () => {
    if (name.zh.trim() === '' || reason.trim() === '' || validFrom === '') return null;
    const renamed = name.zh.trim() !== page.name.zh || name.en.trim() !== page.name.en;
    return peopleApi
      .changeOrganisation(page.id, {
        ...(renamed ? { name: nameOf(name) } : {}),
        ...(phone.trim() === '' || phone.trim() === page.phone ? {} : { phone: phone.trim() }),
        ...(officeHours.trim() === '' || officeHours.trim() === page.officeHours ? {} : { officeHours: officeHours.trim() }),
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
            <OrganisationNameFields name={name} onChange={setName} help={said.renameHint} problemOf={problemOf} tried={tried} />
            <LineField
              className="medium"
              maxLength={50}
              label={said.officePhone}
              value={phone}
              onChange={setPhone}
              problem={problemOf('phone')}
            />
            <LineField
              className="medium"
              maxLength={50}
              label={said.officeHours}
              help={said.officeHoursHint}
              value={officeHours}
              onChange={setOfficeHours}
              problem={problemOf('officeHours')}
            />
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
            <ReasonField value={reason} onChange={setReason} tried={tried} problem={problemOf('reason')} />
          </>
        )}
      </ChangeForm>
    </Sheet>
  );
}

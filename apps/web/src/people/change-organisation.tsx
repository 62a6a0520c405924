import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { DayField, LineField, ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { nameOf, OrganisationNameFields } from './fields';
import { peopleApi, readPeopleAgain } from './people-api';

/** 更名、电话、注销: with the day from which it holds, and why. */
export function ChangeOrganisation({ page, onSaved }: { page: OrganisationPage; onSaved: (said: string) => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Sheet>
        <Button onClick={() => setOpen(true)}>{said.changeOrganisation}</Button>
      </Sheet>
    );
  const done = () => {
    setOpen(false);
    onSaved(said.organisationSaved);
  };
  return (
    <Sheet title={said.changeOrganisation}>
      <Change page={page} onDone={done} onClose={() => setOpen(false)} />
    </Sheet>
  );
}

function Change({ page, onDone, onClose }: { page: OrganisationPage; onDone: () => void; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [draft, setDraft, forget] = useKept(`organisation-change.${page.id}`, {
    name: page.name,
    phone: page.phone ?? '',
    officeHours: page.officeHours ?? '',
    dissolvedOn: '',
    validFrom: civilDateOf(Date.now()),
    reason: '',
  });
  const { name, phone, officeHours, dissolvedOn, validFrom, reason } = draft;
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
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
      .then(async () => {
        forget();
        await readPeopleAgain();
      });
  };
  return (
    <ChangeForm
      label={said.changeOrganisation}
      submit={said.saveOrganisation}
      send={send}
      onCancel={givenUp(forget, onClose)}
      onDone={onDone}
    >
      {(problemOf, tried) => (
        <>
          <OrganisationNameFields
            name={name}
            onChange={(typed) => set({ name: typed })}
            help={said.renameHint}
            problemOf={problemOf}
            tried={tried}
          />
          <LineField
            className="medium"
            maxLength={50}
            label={said.officePhone}
            value={phone}
            onChange={(typed) => set({ phone: typed })}
            problem={problemOf('phone')}
          />
          <LineField
            className="medium"
            maxLength={50}
            label={said.officeHours}
            help={said.officeHoursHint}
            value={officeHours}
            onChange={(typed) => set({ officeHours: typed })}
            problem={problemOf('officeHours')}
          />
          <DayField
            label={said.dissolveOn}
            help={said.dissolveHint}
            value={dissolvedOn}
            onChange={(day) => set({ dissolvedOn: day })}
            problem={problemOf('dissolvedOn')}
          />
          <DayField
            label={said.validFromLabel}
            required
            value={validFrom}
            onChange={(day) => set({ validFrom: day })}
            problem={problemOf('validFrom')}
          />
          <ReasonField value={reason} onChange={(typed) => set({ reason: typed })} tried={tried} problem={problemOf('reason')} />
        </>
      )}
    </ChangeForm>
  );
}

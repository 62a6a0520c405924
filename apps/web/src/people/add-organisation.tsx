import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { organisationKindTitle } from '../../../../libs/contracts/posts';
import type { OrganisationKind } from '../../../../libs/procedure';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ChangeForm } from './change-form';
import { peopleApi, readPeopleAgain, useOrganisations } from './people-api';

type Kind = Exclude<OrganisationKind, 'association'>;
const KINDS: Kind[] = ['society', 'department', 'party-organisation'];
const PLACES = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'] as const;

/** A society or department under the association; a party organisation in a society or in it. */
export function AddOrganisation({ onClose }: { onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const navigate = useNavigate();
  const all = useOrganisations('', '');
  const [kind, setKind] = useState<Kind>('society');
  const [name, setName] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [parent, setParent] = useState<string | null>(null);
  const [place, setPlace] = useState<(typeof PLACES)[number]>('CN');
  const parents = (all.data ?? []).filter(
    (card) => card.kind === 'association' || (kind === 'party-organisation' && card.kind === 'society'),
  );
  const chosen = parent ?? (parents.length === 1 ? (parents[0]?.id ?? null) : null);
  const send = () => {
    if (name.trim() === '' || chosen === null) return null;
    return peopleApi
      .addOrganisation({
        kind,
        name: { zh: name.trim(), en: nameEn.trim() === '' ? name.trim() : nameEn.trim() },
        parent: chosen,
        jurisdiction: place,
      })
      .then(async (card) => {
        await readPeopleAgain();
        void navigate(`/people/${card.id}`);
      });
  };
  return (
    <ChangeForm label={said.addOrganisation} submit={said.saveOrganisation} send={send} onCancel={onClose}>
      {(problemOf, tried) => (
        <>
          <FieldGroup label={said.kind} required>
            <Radio.Group
              className="choices"
              value={kind}
              options={KINDS.map((value) => ({ value, label: text(organisationKindTitle[value]) }))}
              onChange={(event) => setKind(event.target.value as Kind)}
            />
          </FieldGroup>
          <Field
            label={said.organisationName}
            required
            problem={tried && name.trim() === '' ? said.nameRequired : problemOf('name.zh')}
          >
            {(props) => <Input {...props} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={said.organisationNameEn} problem={problemOf('name.en')}>
            {(props) => <Input {...props} maxLength={100} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />}
          </Field>
          <Field label={said.parent} required problem={tried && chosen === null ? words.organs.choose : problemOf('parent')}>
            {(props) => (
              <Select
                {...props}
                className="full"
                value={chosen}
                options={parents.map((card) => ({ value: card.id, label: text(card.name) }))}
                onChange={(value: string | null) => setParent(value)}
              />
            )}
          </Field>
          <Field label={said.jurisdiction}>
            {(props) => (
              <Select
                {...props}
                className="medium"
                value={place}
                options={PLACES.map((value) => ({ value, label: words.jurisdiction[value] }))}
                onChange={(value: (typeof PLACES)[number]) => setPlace(value)}
              />
            )}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { organisationKindTitle } from '../../../../libs/contracts/posts';
import type { OrganisationKind, Text } from '../../../../libs/procedure';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { nameOf, OrganisationNameFields } from './fields';
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
  const [name, setName] = useState<Text>({ zh: '', en: '' });
  const [parent, setParent] = useState<string | null>(null);
  const [place, setPlace] = useState<(typeof PLACES)[number]>('CN');
  const parents = (all.data ?? []).filter(
    (card) => card.kind === 'association' || (kind === 'party-organisation' && card.kind === 'society'),
  );
  const chosen = parent ?? (parents.length === 1 ? (parents[0]?.id ?? null) : null);
  const send = () => {
    if (name.zh.trim() === '' || chosen === null) return null;
    return peopleApi
      .addOrganisation({
        kind,
        name: nameOf(name),
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
          <OrganisationNameFields name={name} onChange={setName} problemOf={problemOf} tried={tried} />
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

import { Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { organisationKindTitle } from '../../../../libs/contracts/posts';
import type { OrganisationKind, Text } from '../../../../libs/procedure';
import { ChangeForm, givenUp } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { nameOf, OrganisationNameFields } from './fields';
import { peopleApi, readPeopleAgain, useOrganisations } from './people-api';

type Kind = Exclude<OrganisationKind, 'association'>;
const KINDS: Kind[] = ['society', 'department', 'party-organisation'];
const PLACES = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'] as const;

interface Draft {
  kind: Kind;
  name: Text;
  parent: string | null;
  place: (typeof PLACES)[number];
}
const NEW: Draft = { kind: 'society', name: { zh: '', en: '' }, parent: null, place: 'CN' };

/** A society or department under the association; a party organisation in a society or in it. */
export function AddOrganisation({ onClose }: { onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const navigate = useNavigate();
  const all = useOrganisations('', '');
  const [{ kind, name, parent, place }, setDraft, clear] = useKept<Draft>('organisation', NEW);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
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
        clear();
        void navigate(`/people/${card.id}`);
      });
  };
  return (
    <ChangeForm label={said.addOrganisation} submit={said.saveOrganisation} send={send} onCancel={givenUp(clear, onClose)}>
      {(problemOf, tried) => (
        <>
          <FieldGroup label={said.kind} required>
            <Radio.Group
              className="choices"
              value={kind}
              options={KINDS.map((value) => ({ value, label: text(organisationKindTitle[value]) }))}
              onChange={(event) => set({ kind: event.target.value as Kind })}
            />
          </FieldGroup>
          <OrganisationNameFields name={name} onChange={(next) => set({ name: next })} problemOf={problemOf} tried={tried} />
          <Field label={said.parent} required problem={tried && chosen === null ? words.organs.choose : problemOf('parent')}>
            {(props) => (
              <Select
                {...props}
                className="full"
                value={chosen}
                options={parents.map((card) => ({ value: card.id, label: text(card.name) }))}
                onChange={(value: string | null) => set({ parent: value })}
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
                onChange={(value: (typeof PLACES)[number]) => set({ place: value })}
              />
            )}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}

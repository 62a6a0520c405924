/**
 * Which person a row speaks of. The phone number is the handle across societies (one expert in three councils is one person); a name alone
 * finds somebody only where the very same term is on record already, or an earlier line of the same society has brought him.
 */
import { fold } from './fold';
import { decide, found, type Candidate, type Checking, type Matched } from './outcome';
import type { KnownPerson } from './world';

const NAME = { zh: '姓名', en: 'Name' };
const PHONE = { zh: '手机', en: 'Mobile phone' };
const HOLDS = { zh: '任职', en: 'Posts' };

export interface PersonSaid {
  name: string;
  phone: string | null;
  /** Of the society that the row is about; null while it is not known. */
  society: string | null;
  /** Whether this person already has what the row says. */
  holdsIt: (person: KnownPerson) => boolean;
}

export function matchPerson(checking: Checking, said: PersonSaid): Matched<KnownPerson> {
  const { index } = checking;
  const namesakes = index.byPersonName.get(fold(said.name)) ?? [];
  const byPhone = said.phone === null ? undefined : index.byPhone.get(said.phone);
  if (byPhone !== undefined) {
    if (fold(byPhone.name) === fold(said.name)) return found(byPhone);
    return ask(checking, said, 'same-phone-other-name', [byPhone], false);
  }
  const spokenOf = index.spokenOf(said.society, said.name);
  if (spokenOf !== null && said.phone === null) return found(spokenOf);
  if (spokenOf !== null && spokenOf.phone === null) return learnsPhone(spokenOf, said.phone as string);
  const holder = namesakes.find((person) => said.holdsIt(person));
  if (said.phone === null && holder !== undefined) return found(holder);
  // Two numbers are two people; without a number on one side nobody can tell.
  const open = said.phone === null ? namesakes : namesakes.filter(({ phone }) => phone === null);
  return open.length === 0 ? bring(checking, said) : ask(checking, said, 'same-name-no-phone', open, true);
}

function learnsPhone(person: KnownPerson, phone: string): Matched<KnownPerson> {
  return found({ ...person, phone }, [{ op: 'person-phone', id: person.id, phone }], [{ label: PHONE, from: null, to: phone }]);
}

function bring({ idOf }: Checking, said: PersonSaid): Matched<KnownPerson> {
  const id = idOf(said.phone === null ? `person ${said.society ?? ''} ${fold(said.name)}` : `person ${said.phone}`);
  const person = { id, name: said.name, phone: said.phone, administers: false };
  return found(
    person,
    [{ op: 'person-new', id: person.id, name: person.name, phone: person.phone }],
    [{ label: NAME, from: null, to: said.name }],
  );
}

function ask(
  checking: Checking,
  said: PersonSaid,
  code: 'same-phone-other-name' | 'same-name-no-phone',
  people: KnownPerson[],
  mayBeNew: boolean,
): Matched<KnownPerson> {
  const key = `person ${said.society ?? ''} ${fold(said.name)} ${said.phone ?? ''}`;
  const candidates = people.slice(0, 5).map((person) => candidateOf(checking, said, person));
  return decide<KnownPerson>({ key, code, candidates, mayBeNew }, checking.decisions, {
    this: (id) => {
      const known = checking.index.people.get(id) as KnownPerson;
      return known.phone === null && said.phone !== null ? learnsPhone(known, said.phone) : found(known);
    },
    new: () => bring(checking, said),
  });
}

function candidateOf({ index }: Checking, said: PersonSaid, person: KnownPerson): Candidate {
  const societies = new Map(index.world.societies.map(({ id, name }) => [id, name]));
  const organs = new Map(
    [...index.organs.values()].map((organ) => [organ.id, `${societies.get(organ.society) ?? ''}${organ.name}`]),
  );
  const held = [
    ...index.world.posts.filter(({ person: id }) => id === person.id).map(({ organisation }) => societies.get(organisation)),
    ...index.world.members.filter(({ person: id }) => id === person.id).map(({ organ }) => organs.get(organ)),
  ].filter((name) => name !== undefined && name !== '');
  return {
    id: person.id,
    facts: [
      { label: NAME, row: said.name, record: person.name },
      { label: PHONE, row: said.phone, record: person.phone },
      {
        label: HOLDS,
        row: said.society === null ? null : (societies.get(said.society) ?? null),
        record: [...new Set(held)].join('、') || null,
      },
    ],
  };
}

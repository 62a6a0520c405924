import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PersonPage as Person } from '../../../../libs/contracts/people';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { ContactFields } from './fields';
import { peopleApi, readPeopleAgain, usePerson, useReadsEverywhere } from './people-api';
import { TermList } from './term-list';

/** One person over all societies: one expert in three councils has one page. */
export function PersonPage() {
  const { id = '' } = useParams();
  const { words } = useSpeech();
  const query = usePerson(id);
  return (
    <Page title={query.data?.name ?? words.people.person} intro={query.data?.phone ?? undefined}>
      <Loaded query={query}>{(person) => <Content person={person} />}</Loaded>
    </Page>
  );
}

function Content({ person }: { person: Person }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const seesAll = useReadsEverywhere();
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <div role="status">{isSaved && <Note tone="good">{said.personSaved}</Note>}</div>
      <Sheet title={said.posts}>
        <TermList
          terms={person.terms.map((term) => ({
            term,
            title: text(term.title),
            of: { label: text(term.organisation.name), link: seesAll ? `/people/${term.organisation.id}` : null },
          }))}
          mayChange={false}
          empty={said.noPosts}
        />
      </Sheet>
      {person.seats.length > 0 && (
        <Sheet title={said.seats}>
          <TermList
            terms={person.seats.map((term) => ({
              term,
              title: [text(term.organName), term.position && text(term.position)].filter(Boolean).join(' · '),
              of: { label: text(term.society), link: null },
            }))}
            mayChange={false}
            empty={said.noMembers}
          />
        </Sheet>
      )}
      {person.mayChange && (
        <Sheet>
          {isEditing ? (
            <ChangePerson
              person={person}
              onClose={() => setEditing(false)}
              onDone={() => {
                setEditing(false);
                setSaved(true);
              }}
            />
          ) : (
            <Button onClick={() => setEditing(true)}>{said.changePerson}</Button>
          )}
        </Sheet>
      )}
    </>
  );
}

function ChangePerson({ person, onDone, onClose }: { person: Person; onDone: () => void; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [contact, setContact] = useState({ name: person.name, phone: person.phone ?? '' });
  const [reason, setReason] = useState('');
  const send = () => {
    const [name, phone] = [contact.name.trim(), contact.phone.trim()];
    if (name === '' || reason.trim() === '') return null;
    return peopleApi
      .changePerson(person.id, {
        ...(name === person.name ? {} : { name }),
        ...(phone === '' || phone === person.phone ? {} : { phone }),
        reason: reason.trim(),
      })
      .then(readPeopleAgain);
  };
  return (
    <ChangeForm label={said.changePerson} submit={said.savePerson} send={send} onDone={onDone} onCancel={onClose}>
      {(problemOf, tried) => (
        <>
          <ContactFields contact={contact} onChange={setContact} problemOf={problemOf} tried={tried} />
          <ReasonField value={reason} onChange={setReason} tried={tried} problem={problemOf('reason')} />
        </>
      )}
    </ChangeForm>
  );
}

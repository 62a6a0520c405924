import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PersonPage as Person } from '../../../../libs/contracts/people';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { ChangeForm, ReasonField } from './change-form';
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
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState(person.phone ?? '');
  const [reason, setReason] = useState('');
  const send = () => {
    if (name.trim() === '' || reason.trim() === '') return null;
    return peopleApi
      .changePerson(person.id, {
        ...(name.trim() === person.name ? {} : { name: name.trim() }),
        ...(phone.trim() === '' || phone.trim() === person.phone ? {} : { phone: phone.trim() }),
        reason: reason.trim(),
      })
      .then(readPeopleAgain);
  };
  return (
    <ChangeForm label={said.changePerson} submit={said.savePerson} send={send} onDone={onDone} onCancel={onClose}>
      {(problemOf, tried) => (
        <>
          <Field label={said.personName} required problem={tried && name.trim() === '' ? said.nameRequired : problemOf('name')}>
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
          <Field label={said.phone} help={said.phoneHint} problem={problemOf('phone')}>
            {(props) => (
              <Input
                {...props}
                className="medium"
                inputMode="tel"
                maxLength={30}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            )}
          </Field>
          <ReasonField
            value={reason}
            onChange={setReason}
            problem={tried && reason.trim() === '' ? said.reasonRequired : problemOf('reason')}
          />
        </>
      )}
    </ChangeForm>
  );
}

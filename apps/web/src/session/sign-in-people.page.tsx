import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { SignInMethods, SignInPerson } from '../../../../libs/contracts/sign-in';
import { fill } from '../messages';
import { LineField, ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import { useSession } from './session';
import { signInApi, useMethods, useSignInPeople } from './sign-in-api';
import { withProof } from './step-up';

type Doing = { what: 'reset' } | { what: 'link' } | { what: 'unlink'; issuer: string };

/** 登录方式: how people sign in, for those who run accounts. */
export function SignInPeoplePage() {
  const { words } = useSpeech();
  const said = words.signIn.people;
  const methods = useMethods();
  const [typed, setTyped] = useState('');
  const people = useSignInPeople(useDeferredValue(typed.trim()));
  const [message, setMessage] = useState<string | null>(null);
  return (
    <Page title={said.title} intro={said.intro}>
      <div role="status">{message && <Note tone="good">{message}</Note>}</div>
      <Input
        className="search"
        type="search"
        aria-label={said.search}
        placeholder={said.search}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Loaded query={people}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <>
              <ul className="rows sheet">
                {found.map((person) => (
                  <Person key={person.id} person={person} methods={methods.data?.methods ?? []} onDone={setMessage} />
                ))}
              </ul>
              <ShowMore pages={people} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

type Known = { methods: SignInMethods['methods']; onDone: (message: string) => void };

function Person({ person, methods, onDone }: Known & { person: SignInPerson }) {
  const { words, text } = useSpeech();
  const said = words.signIn.people;
  const me = useSession().person.id;
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = (message: string) => {
    setDoing(null);
    onDone(message);
    void queryClient.invalidateQueries({ queryKey: ['sign-in-people'] });
  };
  const { isSet, isDemanded } = person.factor;
  return (
    <li className="row" aria-label={person.name}>
      <div className="row-line">
        <span>
          <span className="row-title">{person.name}</span> <span className="soft">{person.login}</span>{' '}
          {person.disabled && <Tag tone="stop">{said.disabled}</Tag>}{' '}
          {(isSet || isDemanded) && <Tag tone={isSet ? 'good' : 'care'}>{isSet ? said.factorSet : said.factorMissing}</Tag>}
        </span>
        <span className="row-actions">
          {isSet && person.id !== me && <Button onClick={() => setDoing({ what: 'reset' })}>{said.reset}</Button>}
          {methods.length > 0 && <Button onClick={() => setDoing({ what: 'link' })}>{said.link}</Button>}
        </span>
      </div>
      {person.identities.map((identity) => (
        <div key={identity.issuer} className="row-line">
          <span className="soft">
            {text(identity.name)}
            {words.app.colon}
            {identity.subject}
          </span>
          <Button type="text" size="small" onClick={() => setDoing({ what: 'unlink', issuer: identity.issuer })}>
            {said.unlink}
          </Button>
        </div>
      ))}
      {doing?.what === 'reset' && (
        <ReasonForm
          title={fill(said.resetTitle, { name: person.name })}
          hint={said.resetHint}
          onCancel={() => setDoing(null)}
          onSave={async (reason) => {
            await signInApi.resetFactor(person.id, reason);
            done(said.resetDone);
          }}
        />
      )}
      {doing?.what === 'unlink' && (
        <ReasonForm
          title={said.unlink}
          onCancel={() => setDoing(null)}
          onSave={async (reason) => {
            await signInApi.unlink(person.id, doing.issuer, reason);
            done(said.unlinkDone);
          }}
        />
      )}
      {doing?.what === 'link' && (
        <LinkForm person={person} methods={methods} onCancel={() => setDoing(null)} onLinked={() => done(said.linkDone)} />
      )}
    </li>
  );
}

function ReasonForm({
  title,
  hint,
  onSave,
  onCancel,
}: {
  title: string;
  hint?: string;
  onSave: (reason: string) => Promise<void>;
  onCancel: () => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <SmallForm
      title={title}
      onCancel={onCancel}
      send={() => (reason.trim() === '' ? null : withProof(() => onSave(reason.trim())))}
    >
      {(tried) => (
        <>
          {hint && <p>{hint}</p>}
          <ReasonField value={reason} onChange={setReason} tried={tried} />
        </>
      )}
    </SmallForm>
  );
}

function LinkForm({
  person,
  methods,
  onLinked,
  onCancel,
}: {
  person: SignInPerson;
  methods: SignInMethods['methods'];
  onLinked: () => void;
  onCancel: () => void;
}) {
  const { words, text } = useSpeech();
  const said = words.signIn.people;
  const [method, setMethod] = useState(methods[0]?.id ?? '');
  const [subject, setSubject] = useState('');
  const send = () =>
    subject.trim() === '' ? null : withProof(() => signInApi.link(person.id, method, subject.trim())).then(onLinked);
  return (
    <SmallForm title={fill(said.linkTitle, { name: person.name })} onCancel={onCancel} send={send}>
      {(tried) => (
        <>
          <Field label={said.method}>
            {(props) => (
              <Select
                {...props}
                className="medium"
                value={method}
                options={methods.map(({ id, name }) => ({ value: id, label: text(name) }))}
                onChange={setMethod}
              />
            )}
          </Field>
          <LineField
            maxLength={255}
            label={said.subject}
            help={said.subjectHint}
            value={subject}
            onChange={setSubject}
            missing={said.subjectRequired}
            tried={tried}
          />
        </>
      )}
    </SmallForm>
  );
}

function SmallForm({
  title,
  children,
  send,
  onCancel,
}: {
  title: string;
  children: (tried: boolean) => ReactNode;
  send: () => Promise<void> | null;
  onCancel: () => void;
}) {
  const { words } = useSpeech();
  return (
    <div className="sheet">
      <ChangeForm label={title} submit={words.signIn.people.save} send={send} onCancel={onCancel}>
        {(_problemOf, tried) => (
          <>
            <p className="lead">{title}</p>
            {children(tried)}
          </>
        )}
      </ChangeForm>
    </div>
  );
}

import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import type { SignInMethods, SignInPerson } from '../../../../libs/contracts/sign-in';
import { fill } from '../messages';
import { ApiFailure } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, ErrorNote, Loaded, Note } from '../shared/notes';
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
  const people = useSignInPeople();
  const methods = useMethods();
  const [query, setQuery] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  return (
    <Page title={said.title} intro={said.intro}>
      <div role="status">{message && <Note tone="good">{message}</Note>}</div>
      <Input
        className="search"
        type="search"
        aria-label={said.search}
        placeholder={said.search}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Loaded query={people}>
        {(all) => {
          const found = all.filter((person) =>
            `${person.name} ${person.login}`.toLowerCase().includes(query.trim().toLowerCase()),
          );
          if (found.length === 0) return <Empty title={said.empty} hint={said.emptyHint} />;
          return (
            <ul className="rows sheet">
              {found.map((person) => (
                <Person key={person.id} person={person} methods={methods.data?.methods ?? []} onDone={setMessage} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Person({
  person,
  methods,
  onDone,
}: {
  person: SignInPerson;
  methods: SignInMethods['methods'];
  onDone: (message: string) => void;
}) {
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
            {text(identity.name)}：{identity.subject}
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
  const { words } = useSpeech();
  const said = words.signIn.people;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <SmallForm
      title={title}
      onCancel={onCancel}
      onSave={async () => {
        setTried(true);
        if (reason.trim() !== '') await onSave(reason.trim());
      }}
    >
      {hint && <p>{hint}</p>}
      <Field label={said.reason} required problem={tried && reason.trim() === '' ? said.reasonRequired : undefined}>
        {(props) => <Input {...props} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
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
  const [tried, setTried] = useState(false);
  return (
    <SmallForm
      title={fill(said.linkTitle, { name: person.name })}
      onCancel={onCancel}
      onSave={async () => {
        setTried(true);
        if (subject.trim() === '') return;
        await signInApi.link(person.id, method, subject.trim());
        onLinked();
      }}
    >
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
      <Field
        label={said.subject}
        required
        help={said.subjectHint}
        problem={tried && subject.trim() === '' ? said.subjectRequired : undefined}
      >
        {(props) => <Input {...props} maxLength={255} value={subject} onChange={(event) => setSubject(event.target.value)} />}
      </Field>
    </SmallForm>
  );
}

function SmallForm({
  title,
  children,
  onSave,
  onCancel,
}: {
  title: string;
  children: ReactNode;
  onSave: () => Promise<void>;
  onCancel: () => void;
}) {
  const { words } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | 'unreachable' | null>(null);
  const save = () => {
    setBusy(true);
    setError(null);
    withProof(onSave)
      .catch((failure: unknown) => setError(failure instanceof ApiFailure ? failure.error : 'unreachable'))
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="stack sheet"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="lead">{title}</p>
      {children}
      {error === 'unreachable' && (
        <Note tone="stop" live>
          {words.error.unreachable}
        </Note>
      )}
      {error && error !== 'unreachable' && <ErrorNote error={error} />}
      <div className="row-actions">
        <Button type="primary" htmlType="submit" disabled={busy} aria-busy={busy}>
          {words.signIn.people.save}
        </Button>
        <Button onClick={onCancel}>{words.app.cancel}</Button>
      </div>
    </form>
  );
}

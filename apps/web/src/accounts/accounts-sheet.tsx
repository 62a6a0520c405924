import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AccountCard, InvitationAnswer } from '../../../../libs/contracts/accounts';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { fill } from '../messages';
import { readPeopleAgain } from '../people/people-api';
import { useMay } from '../session/session';
import { LineField, ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { useCopying } from '../shared/copying';
import { formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { accountsApi, invitationLink, useAccounts } from './accounts-api';
import { HandOverKeepers } from './keepers-form';

/** 账号: who can sign in, invitations, disabling; two keepers where it can be. */
export function AccountsSheet({ organisation }: { organisation: OrganisationPage }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const accounts = useAccounts(organisation.id);
  const managesPeople = useMay('manage-people');
  const [isHandingOver, setHandingOver] = useState(false);
  const keepers = (accounts.data ?? []).filter((card) => card.isKeeper && card.state !== 'disabled').length;
  const isSociety = organisation.kind === 'society';
  return (
    <Sheet
      title={said.title}
      aside={
        isSociety && managesPeople && !isHandingOver ? (
          <Button onClick={() => setHandingOver(true)}>{said.handOverKeepers}</Button>
        ) : undefined
      }
    >
      {isHandingOver && <HandOverKeepers society={organisation} onClose={() => setHandingOver(false)} />}
      <Loaded query={accounts}>
        {(cards) => (
          <>
            {isSociety && keepers < 2 && (
              <Note tone="care">{fill(keepers === 0 ? said.noKeeper : said.oneKeeper, { n: keepers })}</Note>
            )}
            {cards.length === 0 ? (
              <Empty title={said.none} hint={said.noneHint} />
            ) : (
              <ul className="rows">
                {cards.map((card) => (
                  <Account key={card.person.id} card={card} />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

type Doing = 'invite' | 'disable' | 'enable' | 'reset';
const TONES = { none: 'plain', invited: 'care', active: 'good', disabled: 'stop' } as const;

function Account({ card }: { card: AccountCard }) {
  const { words, text, language } = useSpeech();
  const said = words.accounts;
  const [doing, setDoing] = useState<Doing | null>(null);
  const [invitation, setInvitation] = useState<InvitationAnswer | null>(null);
  const offered: Doing[] =
    card.isShared || card.isMyself
      ? []
      : card.state === 'none'
        ? ['invite']
        : card.state === 'disabled'
          ? ['enable']
          : ['reset', 'disable'];
  return (
    <li className="row" aria-label={card.person.name}>
      <div className="row-line">
        <span>
          <Link to={`/people/persons/${card.person.id}`} className="row-title">
            {card.person.name}
          </Link>{' '}
          <span className="soft">{card.login}</span>
        </span>
        <p className="card-tags">
          {card.isKeeper && <Tag tone="ink">{said.keeper}</Tag>}
          <Tag tone={TONES[card.state]}>{said.state[card.state]}</Tag>
        </p>
      </div>
      <p className="soft">
        {card.posts.map((post) => `${text(post.organisation)} ${text(post.title)}`).join(words.app.semicolon)}
        {card.invitedUntil && ` · ${fill(said.until, { at: formatInstant(card.invitedUntil, language) })}`}
        {card.isShared && ` · ${said.shared}`}
        {card.isMyself && ` · ${said.myself}`}
      </p>
      {invitation && <InvitationNote invitation={invitation} />}
      {doing === null && (
        <div className="row-actions">
          {offered.map((verb) => (
            <Button
              key={verb}
              aria-label={`${said.verb[verb]}${words.app.colon}${card.person.name}`}
              onClick={() => setDoing(verb)}
            >
              {said.verb[verb]}
            </Button>
          ))}
          {card.state !== 'none' && (
            <Link
              to={`/accounts/${card.person.id}/hand-over`}
              aria-label={`${said.handOver}${words.app.colon}${card.person.name}`}
            >
              {said.handOver}
            </Link>
          )}
        </div>
      )}
      {doing && (
        <AccountChange card={card} doing={doing} onClose={() => setDoing(null)} onInvited={(answer) => setInvitation(answer)} />
      )}
    </li>
  );
}

function AccountChange({
  card,
  doing,
  onClose,
  onInvited,
}: {
  card: AccountCard;
  doing: Doing;
  onClose: () => void;
  onInvited: (answer: InvitationAnswer) => void;
}) {
  const { words } = useSpeech();
  const said = words.accounts;
  const person = card.person.id;
  const [login, setLogin, forgetLogin] = useKept(`account.login.${person}`, '');
  const [reason, setReason, forgetReason] = useKept(`account.${doing}.${person}`, '');
  const forget = () => {
    forgetLogin();
    forgetReason();
  };
  const send = () => {
    if (doing === 'invite')
      return login.trim() === '' ? null : accountsApi.invite(person, login.trim()).then(onInvited).then(readPeopleAgain);
    if (reason.trim() === '') return null;
    if (doing === 'reset') return accountsApi.reset(person, reason.trim()).then(onInvited).then(readPeopleAgain);
    return accountsApi[doing](person, reason.trim()).then(readPeopleAgain);
  };
  return (
    <ChangeForm
      label={`${said.verb[doing]}${words.app.colon}${card.person.name}`}
      submit={said.confirm[doing]}
      danger={doing === 'disable'}
      send={send}
      onDone={givenUp(forget, onClose)}
      onCancel={givenUp(forget, onClose)}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.hint[doing]}</p>
          {doing === 'invite' ? (
            <LineField
              className="medium"
              autoCapitalize="none"
              maxLength={60}
              label={said.login}
              help={said.loginHint}
              value={login}
              onChange={setLogin}
              missing={words.session.loginRequired}
              tried={tried}
              problem={problemOf('login')}
            />
          ) : (
            <ReasonField value={reason} onChange={setReason} tried={tried} problem={problemOf('reason')} />
          )}
        </>
      )}
    </ChangeForm>
  );
}

/** Shown once: the server keeps no more than its hash. */
function InvitationNote({ invitation }: { invitation: InvitationAnswer }) {
  const { words, language } = useSpeech();
  const said = words.accounts;
  const [isCopied, setCopied] = useState(false);
  const { copy, byHand } = useCopying();
  const link = invitationLink(invitation.token);
  return (
    <Note tone="good" title={said.linkTitle} live>
      <p>{fill(said.linkHint, { name: invitation.account.person.name, at: formatInstant(invitation.expiresAt, language) })}</p>
      {byHand ?? (
        <Field label={said.link}>
          {(props) => <Input {...props} readOnly value={link} onFocus={(event) => event.target.select()} />}
        </Field>
      )}
      <Button onClick={() => void copy(link).then(setCopied)}>{isCopied ? words.cases.copied : said.copyLink}</Button>
    </Note>
  );
}

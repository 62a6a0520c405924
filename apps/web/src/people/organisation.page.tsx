import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { organisationKindTitle } from '../../../../libs/contracts/posts';
import type { ActView, OrganisationPage as Organisation, OrganWithSeats } from '../../../../libs/contracts/people';
import { labelOf } from '../../../../libs/contracts/master-record';
import { AccountsSheet } from '../accounts/accounts-sheet';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { Tabs } from '../shared/tabs';
import { AddMember, AddOrgan, AddPost } from './add-term';
import { ChangeOrganisation } from './change-organisation';
import { MasterSheet } from './master-sheet';
import { useOrganisation, useReadsEverywhere } from './people-api';
import { TermList } from './term-list';
import { DayInput } from '../shared/day-input';

/** 一个单位: what it is, who holds what, its organs, its accounts, and what was done; as of any day. */
export function OrganisationPage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on') ?? '';
  const query = useOrganisation(id, on);
  const { words, text } = useSpeech();
  const setOn = (day: string) => {
    const { on: _, ...rest } = Object.fromEntries(search);
    setSearch(day === '' ? rest : { ...rest, on: day }, { replace: true });
  };
  return (
    <Page
      title={query.data ? text(query.data.name) : words.people.title}
      intro={query.data && <Intro page={query.data} />}
      actions={
        <Field label={words.people.asOf}>
          {(props) => (
            <DayInput
              {...props}
              value={on === '' ? (query.data?.today ?? '') : on}
              onChange={(day) => setOn(day === query.data?.today ? '' : day)}
            />
          )}
        </Field>
      }
    >
      <Loaded query={query}>{(page) => <Content page={page} onToday={() => setOn('')} />}</Loaded>
    </Page>
  );
}

function Intro({ page }: { page: Organisation }) {
  const { text, words, language } = useSpeech();
  const seesAll = useReadsEverywhere();
  return (
    <p className="card-tags">
      <Tag>{text(organisationKindTitle[page.kind])}</Tag>
      {page.parent &&
        (seesAll ? (
          <Link to={`/people/${page.parent.id}`}>{text(page.parent.name)}</Link>
        ) : (
          <span>{text(page.parent.name)}</span>
        ))}
      {page.phone && <span>{page.phone}</span>}
      {page.dissolvedOn && <Tag tone="care">{fill(words.people.dissolved, { day: formatDay(page.dissolvedOn, language) })}</Tag>}
    </p>
  );
}

type Part = 'master' | 'posts' | 'organs' | 'accounts' | 'history';

/** Which parts there are, by what it is and by who reads it. */
function partsOf(page: Organisation, isPast: boolean): Part[] {
  return [
    ...(page.kind === 'society' ? (['master'] as const) : []),
    ...(page.roles.length > 0 || page.posts.length > 0 ? (['posts'] as const) : []),
    ...(page.kind === 'society' ? (['organs'] as const) : []),
    ...(page.may.manageAccounts && !isPast && page.kind !== 'department' ? (['accounts'] as const) : []),
    'history',
  ];
}

function Content({ page, onToday }: { page: Organisation; onToday: () => void }) {
  const { words, language } = useSpeech();
  const said = words.people;
  const [search, setSearch] = useSearchParams();
  const [saved, setSaved] = useState<string | null>(null);
  const isPast = page.on !== page.today;
  const parts = partsOf(page, isPast);
  const active = parts.find((part) => part === search.get('part')) ?? parts[0] ?? 'history';
  const choose = (part: Part) => {
    setSaved(null);
    setSearch({ ...Object.fromEntries(search), part }, { replace: true });
  };
  return (
    <>
      {isPast && (
        <Note tone="care">
          <p>{fill(said.asOfNote, { day: formatDay(page.on, language) })}</p>
          <Button onClick={onToday}>{said.toToday}</Button>
        </Note>
      )}
      <Tabs active={active} tabs={parts.map((part) => ({ key: part, label: said.part[part] }))} onChange={choose}>
        <div role="status">{saved && <Note tone="good">{saved}</Note>}</div>
        {active === 'master' && <MasterSheet page={page} onSaved={setSaved} />}
        {active === 'posts' && <PostsSheet page={page} mayChange={page.may.changePeople && !isPast} onSaved={setSaved} />}
        {active === 'organs' && <Organs page={page} mayChange={page.may.changePeople && !isPast} />}
        {active === 'accounts' && <AccountsSheet organisation={page} />}
        {active === 'history' && <History acts={page.history} />}
        {active === parts[0] && page.parts.length > 0 && <Parts page={page} />}
        {active === parts[0] && page.may.changeAll && !isPast && <ChangeOrganisation page={page} onSaved={setSaved} />}
      </Tabs>
    </>
  );
}

function Parts({ page }: { page: Organisation }) {
  const { words, text } = useSpeech();
  return (
    <Sheet title={words.people.parts}>
      <ul className="rows">
        {page.parts.map((part) => (
          <li key={part.id} className="row">
            <div className="row-line">
              <Link to={`/people/${part.id}`}>{text(part.name)}</Link>
              <Tag>{text(organisationKindTitle[part.kind])}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function PostsSheet({
  page,
  mayChange,
  onSaved,
}: {
  page: Organisation;
  mayChange: boolean;
  onSaved: (said: string | null) => void;
}) {
  const { words, text } = useSpeech();
  const said = words.people;
  const [isAdding, setAdding] = useState(false);
  const mayAdd = mayChange && page.roles.length > 0 && !isAdding;
  return (
    <Sheet title={said.posts} aside={mayAdd ? <Button onClick={() => setAdding(true)}>{said.addPost}</Button> : undefined}>
      {isAdding && (
        <AddPost
          page={page}
          onCancel={() => setAdding(false)}
          onDone={(sentence) => {
            setAdding(false);
            onSaved(sentence);
          }}
        />
      )}
      <TermList
        terms={page.posts.map((term) => ({
          term,
          title: [text(term.title), term.department && text(term.department.name)].filter(Boolean).join(' · '),
          of: { label: term.person.name, link: `/people/persons/${term.person.id}` },
        }))}
        mayChange={mayChange}
        empty={said.noPosts}
      />
    </Sheet>
  );
}

function Organs({ page, mayChange }: { page: Organisation; mayChange: boolean }) {
  const { words } = useSpeech();
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <>
      {page.organs.length === 0 && <Empty title={words.people.noOrgans} hint={words.people.noOrgansHint} />}
      {page.organs.map((organ) => (
        <OrganSheet key={organ.id} organ={organ} mayChange={mayChange} />
      ))}
      {mayChange && (
        <Sheet title={isAdding ? words.people.addOrgan : undefined}>
          {isAdding ? (
            <AddOrgan society={page.id} onDone={close} onCancel={close} />
          ) : (
            <Button onClick={() => setAdding(true)}>{words.people.addOrgan}</Button>
          )}
        </Sheet>
      )}
    </>
  );
}

function OrganSheet({ organ, mayChange }: { organ: OrganWithSeats; mayChange: boolean }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const [isAdding, setAdding] = useState(false);
  const held = organ.seats.filter(({ standing }) => standing === 'held').length;
  return (
    <Sheet
      title={text(organ.name)}
      aside={
        <span className="row-actions">
          <span className="soft">{fill(words.organs.members, { n: held })}</span>
          {mayChange && !isAdding && (
            <Button aria-label={`${said.addMember}${words.app.colon}${text(organ.name)}`} onClick={() => setAdding(true)}>
              {said.addMember}
            </Button>
          )}
        </span>
      }
    >
      {isAdding && <AddMember organ={organ} onDone={() => setAdding(false)} onCancel={() => setAdding(false)} />}
      <TermList
        terms={organ.seats.map((term) => ({
          term,
          title: term.position ? text(term.position) : '',
          of: { label: term.person.name, link: `/people/persons/${term.person.id}` },
        }))}
        mayChange={mayChange}
        empty={said.noMembers}
      />
    </Sheet>
  );
}

function History({ acts }: { acts: ActView[] }) {
  const { words, text, language } = useSpeech();
  const said = words.people;
  const fieldName = (field: string) =>
    field in said.fields ? said.fields[field as keyof typeof said.fields] : text(labelOf(field as never));
  return (
    <Sheet title={said.history}>
      {acts.length === 0 ? (
        <Empty title={said.noHistory} hint={said.noHistoryHint} />
      ) : (
        <ol className="rows">
          {acts.map((act) => (
            <li key={act.id} className="row">
              <div className="row-line">
                <span>
                  <span className="row-title">{words.houseActs[act.action]}</span> {act.about}
                </span>
                {act.warning && <Tag tone="care">{said.warning}</Tag>}
              </div>
              <p className="soft">
                {formatInstant(act.at, language)} · {act.actor ?? said.console}
                {act.fields.length > 0 && ` · ${act.fields.map(fieldName).join(words.app.comma)}`}
                {act.reason && ` · ${act.reason}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

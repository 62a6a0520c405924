import { Button, Input, Radio } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import type { OrganisationCard } from '../../../../libs/contracts/people';
import { organisationKindTitle } from '../../../../libs/contracts/posts';
import type { OrganisationKind } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { formatDay } from '../shared/dates';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { usePartShown } from '../shared/part-shown';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { AddOrganisation } from './add-organisation';
import { useOrganisations, useProposals, useReadsEverywhere } from './people-api';
import { PersonSearch } from './person-search';

const KINDS: (OrganisationKind | '')[] = ['', 'society', 'department', 'party-organisation', 'association'];

/** 组织与人员: every organisation that one may read; a society sees itself and what stands in it. */
export function PeoplePage() {
  const { words, text } = useSpeech();
  const said = words.people;
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<OrganisationKind | ''>('');
  const [isAdding, setAdding] = useState(false);
  const asked = useDeferredValue(query.trim());
  const list = useOrganisations(asked, kind);
  const managesAll = useMay('manage-people');
  const confirms = useMay('confirm-rights');
  const seesAll = useReadsEverywhere();
  const proposals = useProposals(confirms);
  const waiting = (proposals.data ?? []).filter(({ decision }) => decision === null).length;
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={managesAll && !isAdding ? <Button onClick={() => setAdding(true)}>{said.addOrganisation}</Button> : undefined}
    >
      {confirms && waiting > 0 && (
        <p>
          <Link to="/people/proposals">{fill(said.proposalsWaiting, { n: waiting })}</Link>
        </p>
      )}
      {isAdding && (
        <Sheet title={said.addOrganisation}>
          <AddOrganisation onClose={() => setAdding(false)} />
        </Sheet>
      )}
      {seesAll && <PersonSearch />}
      {seesAll && (
        <div className="stack filters">
          <Input
            type="search"
            allowClear={clearable}
            className="search"
            value={query}
            aria-label={said.search}
            placeholder={said.search}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Radio.Group
            className="choices"
            aria-label={said.kind}
            value={kind}
            options={KINDS.map((value) => ({ value, label: value === '' ? said.all : text(organisationKindTitle[value]) }))}
            onChange={(event) => setKind(event.target.value as OrganisationKind | '')}
          />
        </div>
      )}
      <Loaded query={list}>
        {(cards) =>
          cards.length === 0 ? <Empty title={said.none} hint={said.noneHint} /> : <Cards cards={cards} of={`${kind} ${asked}`} />
        }
      </Loaded>
    </Page>
  );
}

function Cards({ cards, of }: { cards: OrganisationCard[]; of: string }) {
  const [shown, more] = usePartShown(cards, of);
  return (
    <>
      <ul className="cards">
        {shown.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Card({ card }: { card: OrganisationCard }) {
  const { words, text, language } = useSpeech();
  return (
    <li>
      <Link to={`/people/${card.id}`} className="card">
        <span className="card-title">{text(card.name)}</span>
        <span className="card-tags">
          <Tag>{text(organisationKindTitle[card.kind])}</Tag>
          {card.shortName && <span className="soft">{card.shortName}</span>}
          {card.parent && <span className="soft">{text(card.parent.name)}</span>}
          {card.contact && (
            <span className="soft">
              {fill(words.people.contactIs, { name: card.contact.name, phone: card.contact.phone ?? card.phone ?? '' })}
            </span>
          )}
          {card.dissolvedOn && (
            <Tag tone="care">{fill(words.people.dissolved, { day: formatDay(card.dissolvedOn, language) })}</Tag>
          )}
        </span>
      </Link>
    </li>
  );
}

import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PolicyCard } from '../../../../libs/contracts/policies';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { usePolicies } from './policies-api';

/** 文件库: registered texts first, then those that are shipped. */
export function PoliciesPage() {
  const { words, text } = useSpeech();
  const said = words.policies;
  const policies = usePolicies();
  const mayRegister = useMay('prepare-procedures');
  const [query, setQuery] = useState('');
  const isFound = ({ title, number, issuer }: PolicyCard) =>
    [text(title), number ?? '', issuer ?? ''].some((part) => part.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={
        mayRegister && (
          <Link className="button-link" to="/policies/new">
            {said.register}
          </Link>
        )
      }
    >
      <Loaded query={policies}>
        {(list) => {
          const found = list.filter(isFound);
          return (
            <Sheet>
              <Input.Search
                className="search"
                allowClear
                aria-label={said.search}
                placeholder={said.search}
                value={query}
                onChange={({ target }) => setQuery(target.value)}
              />
              {found.length === 0 ? (
                <Empty title={fill(said.nothing, { query })} hint={said.nothingHint} />
              ) : (
                <ul className="rows">
                  {found.map((card) => (
                    <Line key={card.id} card={card} />
                  ))}
                </ul>
              )}
              <ShortListEnd list="policies" came={list.length} first="newest" />
              <p className="soft">{said.shippedHint}</p>
            </Sheet>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Line({ card }: { card: PolicyCard }) {
  const { words, text, language } = useSpeech();
  const said = words.policies;
  const facts = [
    said.kind[card.kind],
    card.number,
    card.issuer,
    card.jurisdiction && words.jurisdiction[card.jurisdiction],
    card.inForceFrom && `${said.fields.inForceFrom} ${formatDay(card.inForceFrom, language)}`,
    card.repealedOn && `${said.fields.repealedOn} ${formatDay(card.repealedOn, language)}`,
    fill(said.clauses, { n: card.clauses }),
  ];
  return (
    <li className="row">
      <div className="row-line">
        <Link className="row-title" to={`/policies/${card.id}`}>
          {text(card.title)}
        </Link>
        {card.isShipped && <Tag>{said.shipped}</Tag>}
        {card.unconfirmed > 0 && <Tag tone="care">{fill(said.unconfirmed, { n: card.unconfirmed })}</Tag>}
      </div>
      <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}

import { Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { JURISDICTIONS, type PublishedCard } from '../../../../libs/contracts/workbench';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { Downloads } from './downloads';
import { simulateAddress, usePublishedList } from './workbench-api';
import './workbench.css';

/** Procedures in use, with what an administrator does about them without changing any. */
export function WorkbenchPage() {
  const { words, text } = useSpeech();
  const said = words.workbench;
  const list = usePublishedList();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState<string>('CN');
  const fits = ({ title, jurisdiction }: PublishedCard) =>
    (place === '' || jurisdiction === place) && text(title).toLowerCase().includes(query.trim().toLowerCase());
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={
        <>
          <Link to="/workbench/import" className="button-link">
            {said.importing.link}
          </Link>
          <Link to="/workbench/coverage">{said.coverage.link}</Link>
        </>
      }
    >
      <Sheet>
        <div className="workbench-filters">
          <Field label={said.search}>
            {(control) => <Input {...control} type="search" value={query} onChange={({ target }) => setQuery(target.value)} />}
          </Field>
          <Field label={said.place}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={place}
                options={[
                  { value: '', label: said.everywhere },
                  ...JURISDICTIONS.map((value) => ({ value: value, label: said.jurisdictions[value] })),
                ]}
                onChange={setPlace}
              />
            )}
          </Field>
        </div>
        <Loaded query={list}>
          {(all) =>
            all.some(fits) ? (
              <ul className="rows">
                {all.filter(fits).map((card) => (
                  <Card key={`${card.procedure} ${card.jurisdiction}`} card={card} />
                ))}
              </ul>
            ) : (
              <Empty title={said.nothing} hint={said.nothingHint} />
            )
          }
        </Loaded>
      </Sheet>
    </Page>
  );
}

function Card({ card }: { card: PublishedCard }) {
  const { words, text, language } = useSpeech();
  const said = words.workbench;
  const { procedure, jurisdiction, version, publishedAt, steps } = card;
  const title = text(card.title);
  return (
    <li className="row">
      <div className="row-line">
        <span className="row-title">{title}</span>
        <Tag tone="ink">{said.jurisdictions[jurisdiction]}</Tag>
      </div>
      <p className="soft">{fill(said.version, { n: version, day: formatDay(civilDateOf(publishedAt), language), steps })}</p>
      <div className="row-actions">
        <Link to={simulateAddress(procedure, jurisdiction)} aria-label={fill(said.simulateOne, { title })}>
          {said.simulate}
        </Link>
        <Downloads of={card} title={title} />
      </div>
    </li>
  );
}

import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ProcedureCard } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useProcedures } from '../shared/queries';
import { newDraftAddress } from './draft-address';
import './procedures.css';

/** What somebody may begin, under the headings of the work, and by a word that he types. */
export function ProceduresPage() {
  const { words } = useSpeech();
  const procedures = useProcedures();
  return (
    <Page title={words.filing.title} intro={words.filing.intro}>
      <Loaded query={procedures}>
        {(cards) =>
          cards.length === 0 ? <Empty title={words.filing.empty} hint={words.filing.emptyHint} /> : <Menu cards={cards} />
        }
      </Loaded>
    </Page>
  );
}

function Menu({ cards }: { cards: ProcedureCard[] }) {
  const { words, text } = useSpeech();
  const [query, setQuery] = useState('');
  const found = cards.filter((card) => isFound(card, query));
  const sections = sectionsOf(found);
  const base = useId();
  const severalSocieties = new Set(cards.map(({ society }) => society.id)).size > 1;
  return (
    <>
      <Input
        type="search"
        allowClear={clearable}
        className="search"
        value={query}
        placeholder={words.procedures.search}
        aria-label={words.procedures.search}
        onChange={(event) => setQuery(event.target.value)}
      />
      {sections.length > 1 && (
        <nav className="procedure-headings" aria-label={words.procedures.contents}>
          {sections.map(({ id, title }) => (
            <a key={id} href={`#${base}${id}`}>
              {title === null ? words.procedures.others : text(title)}
            </a>
          ))}
        </nav>
      )}
      {found.length === 0 && (
        <Empty title={fill(words.procedures.nothing, { query: query.trim() })} hint={words.procedures.nothingHint} />
      )}
      {sections.map(({ id, title, cards: inside }) => (
        <section key={id} className="procedure-section" aria-labelledby={base + id}>
          <h2 id={base + id}>{title === null ? words.procedures.others : text(title)}</h2>
          <ul className="tiles">
            {inside.map((places) => (
              <Tile key={places[0].id} places={places} namesSociety={severalSocieties} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** One procedure; whoever may begin it for several societies says for which. */
function Tile({ places, namesSociety }: { places: Places; namesSociety: boolean }) {
  const { words, text } = useSpeech();
  const navigate = useNavigate();
  const [first, ...others] = places;
  const [society, setSociety] = useState(others.length === 0 ? first.society.id : undefined);
  const card = places.find((place) => place.society.id === society);
  const { title, summary } = card ?? first;
  return (
    <li className="sheet">
      <h3>{text(title)}</h3>
      <p>{text(summary)}</p>
      {others.length > 0 && (
        <Select
          className="procedure-society"
          aria-label={`${words.procedures.society}${words.app.colon}${text(title)}`}
          placeholder={words.procedures.society}
          showSearch={{ optionFilterProp: 'label' }}
          value={society}
          options={places.map((place) => ({ value: place.society.id, label: text(place.society.name) }))}
          onChange={setSociety}
        />
      )}
      {others.length === 0 && namesSociety && (
        <p className="soft">{fill(words.filing.forSociety, { society: text(first.society.name) })}</p>
      )}
      <Button
        disabled={card === undefined}
        aria-label={`${words.filing.start}${words.app.colon}${text(title)}${card === undefined ? '' : fill(words.app.aside, { what: text(card.society.name) })}`}
        onClick={() => void (card && navigate(newDraftAddress(card.id, card.society.id)))}
      >
        {words.filing.start}
      </Button>
    </li>
  );
}

/** In whatever language the page is: officials know the procedures by both names. */
function isFound({ title, summary, section }: ProcedureCard, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const said = [title, summary, ...(section === null ? [] : [section.title])]
    .flatMap(({ zh, en }) => [zh, en])
    .join(' ')
    .toLowerCase();
  return words.every((word) => said.includes(word));
}

/** The same procedure at each society where it may be begun; never empty. */
type Places = [ProcedureCard, ...ProcedureCard[]];
interface Section {
  id: string;
  /** Null: under no heading of ours. */
  title: NonNullable<ProcedureCard['section']>['title'] | null;
  cards: Places[];
}

/** The cards come in the order of the menu; what stands under no heading comes last. */
function sectionsOf(cards: ProcedureCard[]): Section[] {
  const sections: Section[] = [];
  for (const card of cards) {
    const { id, title } = card.section ?? { id: 'others', title: null };
    let section = sections.find((known) => known.id === id);
    if (section === undefined) sections.push((section = { id, title, cards: [] }));
    const places = section.cards.find(([first]) => first.id === card.id);
    if (places) places.push(card);
    else section.cards.push([card]);
  }
  return sections;
}

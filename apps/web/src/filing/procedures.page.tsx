import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ProcedureCard } from '../../../../libs/contracts/api';
import { fill } from '../messages';
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
        allowClear
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
            {inside.map((card) => (
              <Card key={`${card.id}-${card.society.id}`} card={card} namesSociety={severalSocieties} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Card({ card, namesSociety }: { card: ProcedureCard; namesSociety: boolean }) {
  const { words, text } = useSpeech();
  const navigate = useNavigate();
  return (
    <li className="sheet">
      <h3>{text(card.title)}</h3>
      <p>{text(card.summary)}</p>
      {namesSociety && <p className="soft">{fill(words.filing.forSociety, { society: text(card.society.name) })}</p>}
      <Button
        type="primary"
        aria-label={`${words.filing.start}：${text(card.title)}（${text(card.society.name)}）`}
        onClick={() => void navigate(newDraftAddress(card.id, card.society.id))}
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

/** The cards come in the order of the menu; what stands under no heading comes last. */
function sectionsOf(cards: ProcedureCard[]) {
  const sections: { id: string; title: NonNullable<ProcedureCard['section']>['title'] | null; cards: ProcedureCard[] }[] = [];
  for (const card of cards) {
    const { id, title } = card.section ?? { id: 'others', title: null };
    const known = sections.find((section) => section.id === id);
    if (known) known.cards.push(card);
    else sections.push({ id, title, cards: [card] });
  }
  return sections;
}

import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Sheet } from '../shared/page';
import { peopleApi } from './people-api';

/** Somebody by part of a name or by number, over all societies. */
export function PersonSearch() {
  const { words, text } = useSpeech();
  const said = words.people;
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const found = useQuery({
    queryKey: ['people', 'search', asked],
    queryFn: () => peopleApi.findPersons(asked),
    enabled: asked !== '',
    placeholderData: (previous) => previous,
  });
  return (
    <Sheet title={said.findPerson}>
      <Input
        type="search"
        allowClear={clearable}
        className="search"
        value={query}
        aria-label={said.searchPerson}
        placeholder={said.searchPerson}
        onChange={(event) => setQuery(event.target.value)}
      />
      {asked !== '' && (
        <Loaded query={found}>
          {(cards) =>
            cards.length === 0 ? (
              <Empty title={said.nobody} hint={said.nobodyHint} />
            ) : (
              <ul className="rows">
                {cards.map((card) => (
                  <li key={card.id} className="row">
                    <div className="row-line">
                      <Link to={`/people/persons/${card.id}`}>{card.name}</Link>
                      <span className="soft">{card.phone}</span>
                    </div>
                    <p className="soft">
                      {card.posts.map((post) => `${text(post.organisation)} ${text(post.title)}`).join(words.app.semicolon)}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Sheet>
  );
}

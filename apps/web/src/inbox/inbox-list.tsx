import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { InboxDone, InboxItem, InboxView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { DueTag } from '../shared/clock-arithmetic';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Tag } from '../shared/page';

function Nothing({ query, title, hint }: { query: string; title: string; hint: string }) {
  const { words } = useSpeech();
  if (query.trim() === '') return <Empty title={title} hint={hint} />;
  return <Empty title={fill(words.inbox.emptySearch, { query })} hint={words.inbox.emptySearchHint} />;
}

interface TodoListProps {
  items: InboxItem[];
  chosen: string | null;
  choose: (task: string) => void;
  query: string;
}

export function TodoList({ items, chosen, choose, query }: TodoListProps) {
  const { words } = useSpeech();
  if (items.length === 0) return <Nothing query={query} title={words.inbox.emptyTodo} hint={words.inbox.emptyTodoHint} />;
  return (
    <ul className="cards" aria-label={words.inbox.list}>
      {items.map((item) => (
        <TodoCard key={item.task} item={item} isChosen={item.task === chosen} choose={() => choose(item.task)} />
      ))}
    </ul>
  );
}

/** What others have to do, for whom one stands in: apart, so that nobody takes it for his own. */
export function StandingIn({
  groups,
  open,
}: {
  groups: InboxView['standingIn'];
  open: (task: string, principal: string) => void;
}) {
  const { words } = useSpeech();
  return groups
    .filter(({ todo }) => todo.length > 0)
    .map(({ principal, todo }) => (
      <section key={principal.id} aria-label={fill(words.doing.standingIn, { name: principal.name })}>
        <h2 className="list-title">{fill(words.doing.standingIn, { name: principal.name })}</h2>
        <ul className="cards">
          {todo.map((item) => (
            <TodoCard key={item.task} item={item} isChosen={false} choose={() => open(item.task, principal.id)} />
          ))}
        </ul>
      </section>
    ));
}

function TodoCard({ item, isChosen, choose }: { item: InboxItem; isChosen: boolean; choose: () => void }) {
  const { words, text } = useSpeech();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li>
      <button
        type="button"
        ref={button}
        className={isChosen ? 'card card-chosen' : 'card'}
        aria-current={isChosen ? 'true' : undefined}
        onClick={choose}
      >
        <span className="card-title">{item.subject}</span>
        <span className="card-line">
          {text(item.society.name)} · {text(item.title)}
        </span>
        <span className="card-line">
          {text(item.step)} <span className="soft">{fill(words.inbox.capacity, { capacity: text(item.capacity) })}</span>
        </span>
        <span className="card-tags">
          {item.purpose === 'supplement' && <Tag tone="ink">{words.inbox.supplement}</Tag>}
          {item.turned && <Tag tone="ink">{words.inbox.turned}</Tag>}
          <DueTag dueAt={item.dueAt} />
        </span>
      </button>
    </li>
  );
}

export function DoneList({ items, query }: { items: InboxDone[]; query: string }) {
  const { words, text, language } = useSpeech();
  if (items.length === 0) return <Nothing query={query} title={words.inbox.emptyDone} hint={words.inbox.emptyDoneHint} />;
  return (
    <ul className="cards" aria-label={words.inbox.done}>
      {items.map((item) => (
        <li key={item.task}>
          <Link to={`/cases/${item.case}`} className="card">
            <span className="card-title">{item.subject}</span>
            <span className="card-line">
              {text(item.society.name)} · {text(item.title)}
            </span>
            <span className="card-tags">
              <Tag tone="good">{text(item.outcome)}</Tag>
              <span className="soft">{formatDay(civilDateOf(item.at), language, true)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { InboxItem, InboxItems, InboxList, InboxView } from '../../../../libs/contracts/inbox';
import { fill } from '../messages';
import { api } from '../shared/api';
import { DueTag } from '../shared/clock-arithmetic';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Tag } from '../shared/page';
import { invalidateTopics } from '../shared/queries';
import { keyOfRow } from './inbox-api';

/** Why there is nothing, and what to do: nothing at all, nothing of these words, or nothing of these filters. */
export function Nothing({ list, query, isFiltered }: { list: InboxList; query: string; isFiltered: boolean }) {
  const { words } = useSpeech();
  const said = words.inbox;
  if (query !== '') return <Empty title={fill(said.emptySearch, { query })} hint={said.emptySearchHint} />;
  if (isFiltered) return <Empty title={said.emptyFiltered} hint={said.emptyFilteredHint} />;
  const [title, hint] = {
    todo: [said.emptyTodo, said.emptyTodoHint],
    department: [said.emptyDepartment, said.emptyDepartmentHint],
    done: [said.emptyDone, said.emptyDoneHint],
    copied: [said.emptyCopied, said.emptyCopiedHint],
    filed: [said.emptyFiled, said.emptyFiledHint],
  }[list] as [string, string];
  return <Empty title={title} hint={hint} />;
}

interface TaskListProps {
  items: InboxItem[];
  chosen: string | null;
  choose: (task: string) => void;
}

export function TaskList({ items, chosen, choose }: TaskListProps) {
  const { words } = useSpeech();
  return (
    <ul className="cards" aria-label={words.inbox.list}>
      {items.map((item) => (
        <TaskCard key={item.task} item={item} isChosen={item.task === chosen} choose={() => choose(item.task)} />
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
            <TaskCard key={item.task} item={item} isChosen={false} choose={() => open(item.task, principal.id)} />
          ))}
        </ul>
      </section>
    ));
}

function TaskCard({ item, isChosen, choose }: { item: InboxItem; isChosen: boolean; choose: () => void }) {
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

type CaseRow = InboxItems['done' | 'copied' | 'filed'];

/** What was done, copied or filed: each leads to its case. */
export function CaseRows({ list, items }: { list: InboxList; items: CaseRow[] }) {
  const { words, text, language } = useSpeech();
  return (
    <ul className="cards cards-wide" aria-label={words.inbox[list]}>
      {items.map((item) => (
        <li key={keyOfRow(item)}>
          <Link to={`/cases/${item.case}`} className="card" onClick={() => noteRead(item)}>
            <span className="card-title">{item.subject}</span>
            <span className="card-line">
              {text(item.society.name)} · {text(item.title)}
            </span>
            <span className="card-tags">
              <RowTag item={item} />
              <span className="soft">
                {formatDay(civilDateOf(item.at), language, true)} · {fill(words.cases.number, { number: item.number })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function RowTag({ item }: { item: CaseRow }): ReactNode {
  const { words, text } = useSpeech();
  if ('read' in item) return item.read ? null : <Tag tone="ink">{words.inbox.unread}</Tag>;
  if (!('status' in item)) return <Tag tone="good">{text(item.outcome)}</Tag>;
  if (item.status === 'open') return <Tag tone="ink">{words.cases.status.open}</Tag>;
  return <Tag tone={item.outcome === 'completed' ? 'good' : 'plain'}>{words.cases.outcome[item.outcome ?? 'completed']}</Tag>;
}

/** Opening it is reading it. Nobody answering leaves it unread, and it can be opened again. */
function noteRead(item: CaseRow): void {
  if (!('read' in item) || item.read) return;
  void api.readNotice(item.notice).then(
    () => invalidateTopics(['notices']),
    () => undefined,
  );
}

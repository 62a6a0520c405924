import { Input, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { InboxView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useIsWide } from '../shared/media';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useInbox } from '../shared/queries';
import { Tabs } from '../shared/tabs';
import { TaskPanel } from '../task/task-panel';
import { DoneList, StandingIn, TodoList } from './inbox-list';
import { useInboxKeys } from './inbox-keys';

const SIDE_BY_SIDE_PX = 1200;
/** `principal`: for whom one stands in. */
export const taskAddress = (task: string, principal?: string) =>
  `/tasks/${encodeURIComponent(task)}${principal === undefined ? '' : `?for=${encodeURIComponent(principal)}`}`;

export function InboxPage() {
  const { words } = useSpeech();
  const inbox = useInbox();
  return (
    <Page title={words.inbox.title}>
      <Loaded query={inbox}>{(view) => <Inbox view={view} />}</Loaded>
    </Page>
  );
}

/** List and task beside each other on a wide screen; one after the other on a phone. Tab and choice live in the address. */
function Inbox({ view }: { view: InboxView }) {
  const { words, text } = useSpeech();
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const isWide = useIsWide(SIDE_BY_SIDE_PX);
  const search = useRef<InputRef>(null);
  const tab = parameters.get('tab') === 'done' ? 'done' : 'todo';
  // Not in the address: the router's state follows with a delay, which would break typing with an input method.
  const [query, setQuery] = useState('');

  const set = (changes: Record<string, string | null>) => {
    // The address itself, not the router's copy of it: two keys in quick succession must not undo each other.
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParameters(next, { replace: true });
  };
  const matches = (values: string[]) => values.some((value) => value.toLowerCase().includes(query.trim().toLowerCase()));
  const todo = useMemo(
    () =>
      view.todo
        .filter((item) => matches([item.subject, item.number, text(item.title), text(item.society.name), text(item.step)]))
        .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.openedAt.localeCompare(b.openedAt)),
    [view.todo, query, text],
  );
  const done = view.done.filter((item) => matches([item.subject, item.number, text(item.title), text(item.society.name)]));
  // What is shown stays in view after it is done, so that its result can be read; without a choice it is the first one.
  const [first, setFirst] = useState<string | null>(null);
  if (isWide && first === null && todo[0]) setFirst(todo[0].task);
  const chosen = parameters.get('task') ?? (isWide ? first : null);
  const choose = (task: string) => (isWide ? set({ task }) : void navigate(taskAddress(task)));
  useInboxKeys({
    items: tab === 'todo' ? todo.map((item) => item.task) : [],
    chosen,
    choose,
    search: () => search.current?.focus(),
  });

  const list = (
    <div className="inbox-list">
      <Input
        ref={search}
        type="search"
        allowClear
        value={query}
        placeholder={words.inbox.search}
        aria-label={words.inbox.search}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Tabs
        active={tab}
        onChange={(key) => set({ tab: key === 'done' ? 'done' : null })}
        tabs={[
          { key: 'todo', label: `${words.inbox.todo} ${view.todo.length}` },
          { key: 'done', label: `${words.inbox.done} ${view.doneCount}` },
        ]}
      >
        {tab === 'todo' ? (
          <>
            <TodoList items={todo} chosen={isWide ? chosen : null} choose={choose} query={query} />
            <StandingIn groups={view.standingIn} open={(task, principal) => void navigate(taskAddress(task, principal))} />
          </>
        ) : (
          <DoneList items={done} query={query} />
        )}
      </Tabs>
      {isWide && <p className="soft keys">{words.inbox.keys}</p>}
    </div>
  );
  if (!isWide) return list;
  const following = todo.find((item) => item.task !== chosen)?.task;
  return (
    <div className="inbox">
      {list}
      <section className="inbox-task" aria-label={words.inbox.panel}>
        {chosen ? (
          <TaskPanel key={chosen} id={chosen} onNext={following ? () => choose(following) : undefined} />
        ) : (
          <Empty
            title={todo.length > 0 ? words.inbox.choose : words.inbox.emptyTodo}
            hint={fill(words.inbox.emptyTodoHint, {})}
          />
        )}
      </section>
    </div>
  );
}

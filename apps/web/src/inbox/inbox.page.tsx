import { Button, Input, type InputRef } from 'antd';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { COUNTED_AT_MOST } from '../../../../libs/contracts/inbox';
import type { InboxFilters, InboxItem, InboxItems, InboxList, InboxView, SavedView } from '../../../../libs/contracts/inbox';
import { fill } from '../messages';
import { useMay, useSession } from '../session/session';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { useIsWide } from '../shared/media';
import { Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useInbox } from '../shared/queries';
import { Tabs } from '../shared/tabs';
import { TaskPanel } from '../task/task-panel';
import { FILTER_NAMES, taskAddress, useInboxAddress } from './inbox-address';
import { useInboxPages, useSavedViews } from './inbox-api';
import { InboxFiltersPanel, isOfTasks } from './inbox-filters';
import { CaseRows, Nothing, StandingIn, TaskList } from './inbox-list';
import { useInboxKeys } from './inbox-keys';
import { groupsOf } from './together-groups';
import { lazily } from '../shared/lazily';

export { taskAddress };

const RectificationStrip = lazily(() =>
  import('../supervision/rectification-strip').then((m) => ({ default: m.RectificationStrip })),
);
const OwnAbsence = lazily(() => import('../proxies/own-absence').then((m) => ({ default: m.OwnAbsence })));
const SavedViewsDialog = lazily(() => import('./saved-views').then((m) => ({ default: m.SavedViewsDialog })));
const KeysHelp = lazily(() => import('./keys-help').then((m) => ({ default: m.KeysHelp })));

const SIDE_BY_SIDE_PX = 1200;
const SETTLED_MS = 250;
const NONE: SavedView[] = [];

export function InboxPage() {
  const { words } = useSpeech();
  const inbox = useInbox();
  const mayAnswer = useMay('answer-rectifications');
  const mayTogether = groupsOf(inbox.data?.todo ?? []).length > 0;
  return (
    <Page title={words.inbox.title} actions={mayTogether && <Link to="/inbox/together">{words.inbox.together.open}</Link>}>
      {mayAnswer && (
        <Suspense fallback={null}>
          <RectificationStrip />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <OwnAbsence />
      </Suspense>
      <Loaded query={inbox}>{(view) => <Inbox view={view} />}</Loaded>
    </Page>
  );
}

/** List and task beside each other on a wide screen; one after the other on a phone. */
function Inbox({ view }: { view: InboxView }) {
  const { words } = useSpeech();
  const navigate = useNavigate();
  const isWide = useIsWide(SIDE_BY_SIDE_PX);
  const address = useInboxAddress();
  const { list, set, show } = address;
  const search = useRef<InputRef>(null);
  // Not in the address: the router's state follows with a delay, which would break typing with an input method.
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const [isHelping, setHelping] = useState(false);
  const views = useSavedViews();
  const open = useCallback(
    (saved: SavedView) => {
      show(saved.list, saved.filters);
      setTyped(saved.filters.query ?? '');
    },
    [show],
  );
  const isReady = useFirstView(views, address.isBare, open);
  const filters = useMemo<InboxFilters>(() => ({ ...address.filters, ...(query && { query }) }), [address.filters, query]);
  const pages = useInboxPages(list, filters, isReady);
  const tasks = isOfTasks(list) ? ((pages.data ?? []) as InboxItem[]) : [];
  const chosen = useChosen({
    key: JSON.stringify([list, filters]),
    asked: address.task,
    tasks,
    isWide,
    isOld: pages.isPlaceholderData,
  });
  const choose = (task: string) => (isWide ? set({ task }) : void navigate(taskAddress(task)));
  const more = () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage());
  useInboxKeys({
    items: tasks.map((item) => item.task),
    chosen,
    choose,
    more,
    search: () => search.current?.focus(),
    help: () => setHelping((is) => !is),
  });

  const isFiltered = FILTER_NAMES.some((name) => filters[name] !== undefined);
  const rows = (
    <Loaded query={pages}>
      {(items) => (
        <>
          {items.length === 0 && <Nothing list={list} query={query} isFiltered={isFiltered} />}
          {items.length > 0 && isOfTasks(list) && <TaskList items={tasks} chosen={isWide ? chosen : null} choose={choose} />}
          {items.length > 0 && !isOfTasks(list) && (
            <CaseRows list={list} items={items as InboxItems['done' | 'copied' | 'filed'][]} />
          )}
          {pages.hasNextPage && (
            <Button block disabled={pages.isFetchingNextPage} aria-busy={pages.isFetchingNextPage} onClick={more}>
              {pages.isFetchingNextPage ? words.inbox.loadingMore : words.inbox.showMore}
            </Button>
          )}
          {list === 'todo' && !isFiltered && query === '' && (
            <StandingIn groups={view.standingIn} open={(task, principal) => void navigate(taskAddress(task, principal))} />
          )}
        </>
      )}
    </Loaded>
  );
  const listing = (
    <div className="inbox-list">
      <Input
        ref={search}
        type="search"
        allowClear={clearable}
        value={typed}
        placeholder={words.inbox.search}
        aria-label={words.inbox.search}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
          if (address.task !== null) set({ task: null });
        }}
      />
      <Filtering address={address} query={query} views={views.data ?? NONE} open={open} clear={() => setTyped('')} />
      <InboxTabs view={view} list={list} onChange={(next) => show(next, {})}>
        {rows}
      </InboxTabs>
      {isWide && isOfTasks(list) && <p className="soft keys">{words.inbox.keys}</p>}
      {isHelping && (
        <Suspense fallback={null}>
          <KeysHelp onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </div>
  );
  if (!isWide || !isOfTasks(list)) return listing;
  const following = tasks.find((item) => item.task !== chosen)?.task;
  return (
    <div className="inbox">
      {listing}
      <section className="inbox-task" aria-label={words.inbox.panel}>
        {chosen ? (
          <TaskPanel key={chosen} id={chosen} onNext={following ? () => choose(following) : undefined} />
        ) : (
          // That there is none the list says; beside it stands only what this place is for.
          <p className="soft inbox-beside">{words.inbox.beside}</p>
        )}
      </section>
    </div>
  );
}

interface FilteringProps {
  address: ReturnType<typeof useInboxAddress>;
  query: string;
  views: SavedView[];
  open: (view: SavedView) => void;
  clear: () => void;
}

/** Filters under one button, and beside it the names under which one keeps them. */
function Filtering({ address, query, views, open, clear }: FilteringProps) {
  const { words } = useSpeech();
  const said = words.inbox;
  const { list, filters, set } = address;
  const set_ = FILTER_NAMES.filter((name) => filters[name] !== undefined).length;
  const [isOpen, setOpen] = useState(set_ > 0);
  const [dialog, setDialog] = useState<'new' | 'manage' | null>(null);
  const now = { list, filters: { ...filters, ...(query && { query }) } };
  const isNow = (view: SavedView) => sameView(view, now);
  return (
    <>
      <div className="inbox-tools">
        <Button aria-expanded={isOpen} aria-controls="inbox-filters" onClick={() => setOpen(!isOpen)}>
          {set_ > 0 ? fill(said.filters.openActive, { n: set_ }) : said.filters.open}
        </Button>
        {views.map((view) => (
          <Button key={view.id} type={isNow(view) ? 'primary' : 'default'} aria-pressed={isNow(view)} onClick={() => open(view)}>
            {view.name}
          </Button>
        ))}
        {(set_ > 0 || query !== '') && !views.some(isNow) && (
          <Button type="link" onClick={() => setDialog('new')}>
            {said.views.save}
          </Button>
        )}
        {views.length > 0 && (
          <Button type="link" aria-label={`${said.views.manage} · ${said.views.title}`} onClick={() => setDialog('manage')}>
            {said.views.manage}
          </Button>
        )}
      </div>
      {isOpen && (
        <InboxFiltersPanel
          id="inbox-filters"
          list={list}
          filters={filters}
          onChange={(changes) => {
            set({ ...changes, task: null });
            if (Object.keys(changes).length === FILTER_NAMES.length) clear();
          }}
        />
      )}
      {dialog !== null && (
        <Suspense fallback={null}>
          <SavedViewsDialog views={views} now={dialog === 'new' ? now : null} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  );
}

function sameView(view: SavedView, now: { list: InboxList; filters: InboxFilters }): boolean {
  const names = [...FILTER_NAMES, 'query'] as const;
  return view.list === now.list && names.every((name) => (view.filters[name] ?? '') === (now.filters[name] ?? ''));
}

interface InboxTabsProps {
  view: InboxView;
  list: InboxList;
  onChange: (list: InboxList) => void;
  children: React.ReactNode;
}

function InboxTabs({ view, list, onChange, children }: InboxTabsProps) {
  const { words } = useSpeech();
  const { faces } = useSession();
  // A society of two has no department; its people see this list once something stands in it.
  const hasDepartment = faces.includes('official') || view.counts.department > 0 || list === 'department';
  const lists: InboxList[] = ['todo', ...(hasDepartment ? (['department'] as const) : []), 'done', 'copied', 'filed'];
  const counted = (n: number) => (n > COUNTED_AT_MOST ? fill(words.inbox.more, { n: COUNTED_AT_MOST }) : String(n));
  return (
    <Tabs
      active={list}
      onChange={onChange}
      tabs={lists.map((key) => ({ key, label: `${words.inbox[key]} ${counted(view.counts[key])}` }))}
    >
      {children}
    </Tabs>
  );
}

/** Follows what is typed once the fingers rest: each letter is no question of its own. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The view that opens first, where the inbox is opened by itself; tells when it is clear which list to read. */
function useFirstView(views: ReturnType<typeof useSavedViews>, isBare: boolean, open: (view: SavedView) => void): boolean {
  const [isReady, setReady] = useState(!isBare);
  const isKnown = views.data !== undefined || views.isError;
  useEffect(() => {
    if (isReady || !isKnown) return;
    const first = views.data?.find(({ isDefault }) => isDefault);
    if (first) open(first);
    setReady(true);
  }, [isReady, isKnown, views.data, open]);
  return isReady;
}

interface Choosing {
  /** Of the list and its filters. */
  key: string;
  asked: string | null;
  tasks: InboxItem[];
  isWide: boolean;
  isOld: boolean;
}

/** What is shown stays in view after it is done, so that its result can be read; without a choice it is the list's first one. */
function useChosen({ key, asked, tasks, isWide, isOld }: Choosing): string | null {
  const [first, setFirst] = useState<{ key: string; task: string } | null>(null);
  const known = first?.key === key ? first.task : null;
  if (isWide && !isOld && known === null && tasks[0]) setFirst({ key, task: tasks[0].task });
  return asked ?? (isWide ? known : null);
}

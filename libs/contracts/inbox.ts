/**
 * The lists of whoever works with it: 待办, 科室待办 (to be taken: 领办), 已办, 抄送 and 我发起. Every list is paged by a cursor: rows that arrive
 * meanwhile neither repeat nor hide another. A page is asked for by `InboxFilters`, `cursor` and `limit` (1 to 100).
 *
 *   GET    /inbox                 -> InboxView                 the numbers, and the first of what is to be done
 *   GET    /inbox/:list?…         -> InboxPage                 `list`: InboxList
 *   GET    /inbox/:list/choices   -> InboxChoices              what its filters can be set to
 *   GET    /views                 -> SavedView[]               filters under names of one's own
 *   PUT    /views/:id             SavedViewRequest -> SavedView    the id is made by the page
 *   DELETE /views/:id
 */
import type { Instant, Role, Text } from '../procedure';
import type { ListPage, OrganisationView, TaskPurpose } from './api';

export const INBOX_LISTS = ['todo', 'department', 'done', 'copied', 'filed'] as const;
export type InboxList = (typeof INBOX_LISTS)[number];

/** How near the limit is, in civil days: `week` ends with Sunday; `passed` is before today. */
export const DUE_FILTERS = ['today', 'week', 'passed'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** Absent: everything. `due` and `capacity` are of tasks that are open (`todo`, `department`). */
export interface InboxFilters {
  procedure?: string;
  society?: string;
  due?: DueFilter;
  /** By which of his posts he has it (以…身份). */
  capacity?: Role;
  /** A name, short name or former name of the society, the subject, the number, the procedure, or who asked for it. */
  query?: string;
}

interface InboxRow {
  case: string;
  number: string;
  procedure: string;
  title: Text;
  subject: string;
  society: OrganisationView;
}
export interface InboxItem extends InboxRow {
  task: string;
  /** The step in its template: tasks of one step can be decided together. */
  block: string;
  step: Text;
  purpose: TaskPurpose;
  capacity: Text;
  openedAt: Instant;
  dueAt: Instant | null;
  /** Turned to me by a clock. */
  turned: boolean;
}
export interface InboxDone extends InboxRow {
  task: string;
  outcome: Text;
  at: Instant;
}
/** What was copied to a post of mine: to know, with nothing to do. */
export interface InboxCopy extends InboxRow {
  notice: string;
  at: Instant;
  read: boolean;
}
export interface InboxFiled extends InboxRow {
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  at: Instant;
}
export interface InboxItems {
  todo: InboxItem;
  department: InboxItem;
  done: InboxDone;
  copied: InboxCopy;
  filed: InboxFiled;
}
export type InboxPage<List extends InboxList = InboxList> = ListPage<InboxItems[List]>;

/** A number is counted up to this; behind it there is more. */
export const COUNTED_AT_MOST = 999;

export interface InboxView {
  /** Of `copied` the unread ones, of `filed` those under way. */
  counts: Record<InboxList, number>;
  agendaWaiting: number;
  unreadNotices: number;
  /** The first of them, by clock. */
  todo: InboxItem[];
  /** Tasks of people for whom I stand in (代理). */
  standingIn: { principal: { id: string; name: string }; todo: InboxItem[] }[];
}

/** Of the list's last thousand rows. */
export interface InboxChoices {
  procedures: { id: string; title: Text }[];
  societies: OrganisationView[];
  capacities: { role: Role; title: Text }[];
}

export interface SavedViewRequest {
  name: string;
  list: InboxList;
  filters: InboxFilters;
  /** Opened when the inbox is opened without any filter; one at most. */
  isDefault: boolean;
}
export interface SavedView extends SavedViewRequest {
  id: string;
}

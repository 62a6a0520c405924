import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { InboxFilters, InboxList } from '../../../../libs/contracts/inbox';
import type { Role } from '../../../../libs/procedure';

/** `principal`: for whom one stands in. */
export const taskAddress = (task: string, principal?: string) =>
  `/tasks/${encodeURIComponent(task)}${principal === undefined ? '' : `?for=${encodeURIComponent(principal)}`}`;

const LISTS: readonly InboxList[] = ['todo', 'department', 'done', 'copied', 'filed'];
const DUES = ['today', 'week', 'passed'] as const;
/** In the address under these names; the server refuses what it does not know. */
export const FILTER_NAMES = ['procedure', 'society', 'due', 'capacity'] as const;
type Chosen = Omit<InboxFilters, 'query'>;

/** List, filters and the task that is open live in the address: a reload, the browser's way back and a link keep them. */
export function useInboxAddress() {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | null | undefined>) => {
      // The address itself, not the router's copy of it: two keys in quick succession must not undo each other.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      setParameters(next, { replace: true });
    },
    [setParameters],
  );
  const text = parameters.toString();
  const filters = useMemo(() => filtersIn(new URLSearchParams(text)), [text]);
  const tab = parameters.get('tab') as InboxList | null;
  const list: InboxList = tab !== null && LISTS.includes(tab) ? tab : 'todo';
  const show = useCallback(
    (next: InboxList, chosen: Chosen) =>
      set({
        ...{ tab: next === 'todo' ? null : next, task: null, view: null },
        ...Object.fromEntries(FILTER_NAMES.map((name) => [name, chosen[name] ?? null])),
      }),
    [set],
  );
  return { list, filters, task: parameters.get('task'), isBare: text === '', set, show };
}

function filtersIn(parameters: URLSearchParams): Chosen {
  const filters: Chosen = {};
  const [procedure, society, due, capacity] = FILTER_NAMES.map((name) => parameters.get(name));
  if (procedure) filters.procedure = procedure;
  if (society) filters.society = society;
  const near = DUES.find((known) => known === due);
  if (near) filters.due = near;
  if (capacity) filters.capacity = capacity as Role;
  return filters;
}

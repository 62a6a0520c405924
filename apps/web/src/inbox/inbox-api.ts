/** The lists of `libs/contracts/inbox.ts` and the filters that one keeps. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  InboxChoices,
  InboxFilters,
  InboxItems,
  InboxList,
  InboxPage,
  SavedView,
  SavedViewRequest,
} from '../../../../libs/contracts/inbox';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;

/** Every page that is on the screen is read again when something changes, each where it began: rows come and go, the place stays. */
export function useInboxPages<List extends InboxList>(list: List, filters: InboxFilters, enabled: boolean) {
  const query = useInfiniteQuery({
    queryKey: ['inbox', list, filters],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...filters, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return request<InboxPage<List>>('GET', `/inbox/${list}?${asked.toString()}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before, last) => (last?.queryKey[1] === list ? keepPreviousData(before) : undefined),
    enabled,
  });
  return { ...query, data: query.data && onceEach(query.data.pages.flatMap((page) => page.items)) };
}

/** While two pages are read one behind the other a row may move from one to the other: it is shown once. */
function onceEach<Item extends InboxItems[InboxList]>(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [keyOfRow(item), item])).values()];
}

export function keyOfRow(item: InboxItems[InboxList]): string {
  return 'task' in item ? item.task : 'notice' in item ? item.notice : item.case;
}

export const useInboxChoices = (list: InboxList, enabled: boolean) =>
  useQuery({
    queryKey: ['inbox', list, 'choices'],
    queryFn: () => request<InboxChoices>('GET', `/inbox/${list}/choices`),
    enabled,
  });

export const useSavedViews = () => useQuery({ queryKey: ['views'], queryFn: () => request<SavedView[]>('GET', '/views') });

export async function saveView(id: string, view: SavedViewRequest): Promise<void> {
  await request<SavedView>('PUT', `/views/${at(id)}`, view);
  await queryClient.invalidateQueries({ queryKey: ['views'] });
}

export async function removeView(id: string): Promise<void> {
  await request<null>('DELETE', `/views/${at(id)}`);
  await queryClient.invalidateQueries({ queryKey: ['views'] });
}

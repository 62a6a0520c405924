import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ListPage } from '../../../../libs/contracts/api';
import { useSpeech } from './language';

/** A list page by page. What is on the screen stays while other words are looked for. */
export function useListPages<Item>(queryKey: string[], read: (cursor: string | null) => Promise<ListPage<Item>>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return { ...query, data: query.data?.pages.flatMap((page) => page.items) };
}

type Pages = Pick<ReturnType<typeof useListPages>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** 再显示一些, where there is more. */
export function ShowMore({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { pages: Pages }) {
  const { words } = useSpeech();
  if (!hasNextPage) return null;
  return (
    <Button block disabled={isFetchingNextPage} aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {isFetchingNextPage ? words.inbox.loadingMore : words.inbox.showMore}
    </Button>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ProxyRequest, ProxyView } from '../../../../libs/contracts/actions';
import type { ListPage } from '../../../../libs/contracts/api';
import { request, search } from '../shared/api';
import { useListPages } from '../shared/list-pages';
import { queryClient } from '../shared/queries';

export const proxiesApi = {
  set: (body: ProxyRequest) => request<ProxyView>('POST', '/proxies', body),
  end: (id: string) => request<ProxyView>('POST', `/proxies/${encodeURIComponent(id)}/end`, {}),
};

export const useProxies = () =>
  useListPages(['proxies', 'mine'], (cursor) => request<ListPage<ProxyView>>('GET', `/proxies?${search({ cursor })}`));
export const useProxyColleagues = (enabled: boolean) =>
  useQuery({
    queryKey: ['proxies', 'colleagues'],
    queryFn: () => request<{ id: string; name: string }[]>('GET', '/proxies/colleagues'),
    enabled,
  });

/** After a change: read again before the page says that it is done. */
export const readProxiesAgain = () => queryClient.invalidateQueries({ queryKey: ['proxies'] });

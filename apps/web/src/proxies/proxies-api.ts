import { useQuery } from '@tanstack/react-query';
import type { ProxyRequest, ProxyView } from '../../../../libs/contracts/actions';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

export const proxiesApi = {
  set: (body: ProxyRequest) => request<ProxyView>('POST', '/proxies', body),
  end: (id: string) => request<ProxyView>('POST', `/proxies/${encodeURIComponent(id)}/end`, {}),
};

export const useProxies = () => useQuery({ queryKey: ['proxies'], queryFn: () => request<ProxyView[]>('GET', '/proxies') });
export const useProxyColleagues = (enabled: boolean) =>
  useQuery({
    queryKey: ['proxies', 'colleagues'],
    queryFn: () => request<{ id: string; name: string }[]>('GET', '/proxies/colleagues'),
    enabled,
  });

/** After a change: read again before the page says that it is done. */
export const readProxiesAgain = () => queryClient.invalidateQueries({ queryKey: ['proxies'] });

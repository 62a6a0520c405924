import { useQuery } from '@tanstack/react-query';
import type {
  GrantChoices,
  GrantView,
  ProposeGrantRequest,
  ReadingView,
  SupervisedCaseView,
  SupervisorView,
} from '../../../../libs/contracts/supervision';
import type { ListPage } from '../../../../libs/contracts/api';
import { request, search } from '../shared/api';
import { useListPages } from '../shared/list-pages';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;

export const supervisionApi = {
  propose: (body: ProposeGrantRequest) => request<GrantView>('POST', '/supervision/grants', body),
  confirm: (id: string) => request<GrantView>('POST', `/supervision/grants/${at(id)}/confirm`, {}),
  revoke: (id: string, reason: string) => request<GrantView>('POST', `/supervision/grants/${at(id)}/revoke`, { reason }),
};

const useRead = <Answer>(what: string, enabled = true) =>
  useQuery({
    queryKey: ['supervision', what],
    queryFn: () => request<Answer>('GET', what === '' ? '/supervision' : `/supervision/${what}`),
    enabled,
  });

export const useMyGrants = () => useRead<SupervisorView>('');
/** The matters within my grants, page by page. */
export const useSupervisedCases = () =>
  useListPages(['supervision', 'cases'], (cursor) =>
    request<ListPage<SupervisedCaseView>>('GET', `/supervision/cases${cursor === null ? '' : `?cursor=${at(cursor)}`}`),
  );
export const useGrants = () => useRead<GrantView[]>('grants');
export const useGrantChoices = (enabled: boolean) => useRead<GrantChoices>('choices', enabled);
export const useReadings = () =>
  useListPages(['supervision', 'readings'], (cursor) =>
    request<ListPage<ReadingView>>('GET', `/supervision/readings?${search({ cursor })}`),
  );

/** After a change: every page of this kind is read again before it says that it is done. */
export const readSupervisionAgain = () => queryClient.invalidateQueries({ queryKey: ['supervision'] });

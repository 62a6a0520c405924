import { useQuery } from '@tanstack/react-query';
import type {
  GrantChoices,
  GrantView,
  ProposeGrantRequest,
  ReadingView,
  SupervisedCaseView,
  SupervisorView,
} from '../../../../libs/contracts/supervision';
import { request } from '../shared/api';
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
export const useSupervisedCases = (enabled: boolean) => useRead<SupervisedCaseView[]>('cases', enabled);
export const useGrants = () => useRead<GrantView[]>('grants');
export const useGrantChoices = (enabled: boolean) => useRead<GrantChoices>('choices', enabled);
export const useReadings = () => useRead<ReadingView[]>('readings');

/** After a change: every page of this kind is read again before it says that it is done. */
export const readSupervisionAgain = () => queryClient.invalidateQueries({ queryKey: ['supervision'] });

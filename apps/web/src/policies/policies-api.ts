import { useQuery } from '@tanstack/react-query';
import type {
  AffectedView,
  PolicyCard,
  PolicyChoiceRequest,
  PolicyReading,
  PolicyRequest,
  PolicyView,
} from '../../../../libs/contracts/policies';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const POLICIES = ['policies'];
const at = encodeURIComponent;

export const policiesApi = {
  read: (source: { file: string } | { text: string }) => request<PolicyReading>('POST', '/policies/reading', source),
  save: (id: string | null, body: PolicyRequest & { revision?: number }) =>
    request<PolicyView>('POST', id === null ? '/policies' : `/policies/${at(id)}`, body),
  choose: (id: string, body: PolicyChoiceRequest) => request<AffectedView>('POST', `/policies/${at(id)}/choices`, body),
};

export const usePolicies = () => useQuery({ queryKey: POLICIES, queryFn: () => request<PolicyCard[]>('GET', '/policies') });
export const usePolicy = (id: string | null) =>
  useQuery({
    queryKey: [...POLICIES, id],
    queryFn: () => request<PolicyView>('GET', `/policies/${at(id ?? '')}`),
    enabled: id !== null,
  });
export const useAffected = (id: string) =>
  useQuery({
    queryKey: [...POLICIES, id, 'affected'],
    queryFn: () => request<AffectedView>('GET', `/policies/${at(id)}/affected`),
  });
export const readPoliciesAgain = () => queryClient.invalidateQueries({ queryKey: POLICIES });

import { useQuery } from '@tanstack/react-query';
import type { SetStandardRequest, StandardsView } from '../../../../libs/contracts/standards';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const STANDARDS = ['standards'];

export const useStandards = () => useQuery({ queryKey: STANDARDS, queryFn: () => request<StandardsView[]>('GET', '/standards') });
export const setStandard = async (body: SetStandardRequest): Promise<void> => {
  queryClient.setQueryData(STANDARDS, await request<StandardsView[]>('POST', '/standards', body));
};

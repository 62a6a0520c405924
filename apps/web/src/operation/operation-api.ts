import { useQuery } from '@tanstack/react-query';
import type { FaultReleased, FaultView } from '../../../../libs/contracts/operation';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const FAULTS = ['faults'];

export const useFaults = (isAsked: boolean) =>
  useQuery({
    queryKey: FAULTS,
    queryFn: () => request<FaultView[]>('GET', '/faults'),
    refetchInterval: 60_000,
    enabled: isAsked,
  });

export async function release(reference: string): Promise<FaultReleased> {
  const released = await request<FaultReleased>('POST', `/faults/${encodeURIComponent(reference)}/release`);
  await queryClient.invalidateQueries({ queryKey: FAULTS });
  return released;
}

import { useQuery } from '@tanstack/react-query';
import type { DaysOffReading, DaysOffRequest, DaysOffView } from '../../../../libs/contracts/days-off';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const DAYS_OFF = ['days-off'];

export const daysOffApi = {
  read: (body: DaysOffRequest) => request<DaysOffReading>('POST', '/days-off/reading', body),
  register: async (body: DaysOffRequest) => {
    queryClient.setQueryData(DAYS_OFF, await request<DaysOffView>('POST', '/days-off', body));
  },
};

export const useDaysOff = () => useQuery({ queryKey: DAYS_OFF, queryFn: () => request<DaysOffView>('GET', '/days-off') });

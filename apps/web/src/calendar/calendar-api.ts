import { useQuery } from '@tanstack/react-query';
import type { CalendarEntryView, DutyDoneRequest, StartProposalView } from '../../../../libs/contracts/starts';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

export const calendarApi = {
  done: (body: DutyDoneRequest) => request<CalendarEntryView>('POST', '/starts/calendar/done', body),
  undone: (entry: string) => request<CalendarEntryView>('POST', '/starts/calendar/undone', { entry }),
  confirm: (id: string) => request<StartProposalView>('POST', `/starts/proposals/${encodeURIComponent(id)}/confirm`, {}),
  setAside: (id: string, reason: string) =>
    request<StartProposalView>('POST', `/starts/proposals/${encodeURIComponent(id)}/set-aside`, { reason }),
};

export const useCalendar = () =>
  useQuery({ queryKey: ['calendar'], queryFn: () => request<CalendarEntryView[]>('GET', '/starts/calendar') });
export const useStartProposals = (enabled = true) =>
  useQuery({
    queryKey: ['start-proposals'],
    queryFn: () => request<StartProposalView[]>('GET', '/starts/proposals'),
    enabled,
  });

/** After a change: read again before the page says that it is done. */
export const readCalendarAgain = () => queryClient.invalidateQueries({ queryKey: ['calendar'] });
export const readProposalsAgain = () => queryClient.invalidateQueries({ queryKey: ['start-proposals'] });

import { useQuery } from '@tanstack/react-query';
import type {
  AssignmentBoardView,
  AssignmentChoicesView,
  AssignmentLetterView,
  AssignmentView,
  AssignRequest,
  CallRequest,
  ReminderView,
} from '../../../../libs/contracts/assignments';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = (id: string) => `/starts/assignments/${encodeURIComponent(id)}`;

export const assignmentsApi = {
  assign: (body: AssignRequest, key: string) => request<AssignmentBoardView>('POST', '/starts/assignments', body, key),
  remind: (id: string) => request<ReminderView>('POST', `${at(id)}/reminders`, {}),
  call: (id: string, body: CallRequest) => request<AssignmentBoardView>('POST', `${at(id)}/calls`, body),
};

export const sheetAddress = (id: string) => `/api${at(id)}/sheet`;
export const sampleAddress = (id: string) => `/api${at(id)}/sample`;

export const useAssignments = () =>
  useQuery({ queryKey: ['assignments'], queryFn: () => request<AssignmentView[]>('GET', '/starts/assignments') });
export const useAssignmentChoices = () =>
  useQuery({
    queryKey: ['assignments', 'choices'],
    queryFn: () => request<AssignmentChoicesView>('GET', '/starts/assignments/choices'),
  });
export const useBoard = (id: string) =>
  useQuery({ queryKey: ['assignments', id], queryFn: () => request<AssignmentBoardView>('GET', at(id)) });
/** Opening it is what the house calls read. */
export const useLetter = (id: string) =>
  useQuery({
    queryKey: ['assignments', id, 'letter'],
    queryFn: () => request<AssignmentLetterView>('POST', `${at(id)}/read`, {}),
  });

export const readAssignmentsAgain = () => queryClient.invalidateQueries({ queryKey: ['assignments'] });

import { useQuery } from '@tanstack/react-query';
import type { CommentRequest, CommentView, UrgeView } from '../../../../libs/contracts/actions';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const of = (id: string): string => `/cases/${encodeURIComponent(id)}`;

export const useNotes = (id: string) =>
  useQuery({ queryKey: ['notes', id], queryFn: () => request<CommentView[]>('GET', `${of(id)}/comments`) });
export const writeNote = (id: string, body: CommentRequest) =>
  request<CommentView>('POST', `${of(id)}/comments`, body).then(() => queryClient.invalidateQueries({ queryKey: ['notes', id] }));
export const urge = (id: string) => request<UrgeView>('POST', `${of(id)}/urge`, {});

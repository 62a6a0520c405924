import { useQuery } from '@tanstack/react-query';
import type { SittingLinks } from '../../../../libs/contracts/ballot-links';
import type { FollowUpNoteRequest, FollowUpView, RecordReplyRequest } from '../../../../libs/contracts/sittings';
import { request } from '../shared/api';

const at = encodeURIComponent;

export const kitApi = {
  note: ({ id, sitting }: FollowUpView, body: FollowUpNoteRequest) =>
    request<FollowUpView>('POST', `/sittings/${at(sitting.id)}/follow-ups/${at(id)}/notes`, body),
  reply: (sitting: string, body: RecordReplyRequest) => request<SittingLinks>('POST', `/sittings/${at(sitting)}/replies`, body),
};

export const useFollowUps = () =>
  useQuery({ queryKey: ['follow-ups'], queryFn: () => request<FollowUpView[]>('GET', '/follow-ups') });

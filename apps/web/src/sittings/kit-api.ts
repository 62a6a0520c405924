import type { ListPage } from '../../../../libs/contracts/api';
import type { SittingLinks } from '../../../../libs/contracts/ballot-links';
import type { FollowUpNoteRequest, FollowUpView, RecordReplyRequest } from '../../../../libs/contracts/sittings';
import { request, search } from '../shared/api';
import { useListPages } from '../shared/list-pages';

const at = encodeURIComponent;

export const kitApi = {
  note: ({ id, sitting }: FollowUpView, body: FollowUpNoteRequest) =>
    request<FollowUpView>('POST', `/sittings/${at(sitting.id)}/follow-ups/${at(id)}/notes`, body),
  reply: (sitting: string, body: RecordReplyRequest) => request<SittingLinks>('POST', `/sittings/${at(sitting)}/replies`, body),
};

/** `sitting`: what is told on its page, instead of everything. */
export const useFollowUps = (sitting: string | null = null) =>
  useListPages(['follow-ups', sitting ?? ''], (cursor) =>
    request<ListPage<FollowUpView>>('GET', `/follow-ups?${search({ sitting, cursor })}`),
  );

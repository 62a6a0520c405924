import { useQuery } from '@tanstack/react-query';
import type { LinkOpened, LinkView, OpenLink, ReplyRequest, SittingLinks } from '../../../../libs/contracts/ballot-links';
import type { VoteRequest } from '../../../../libs/contracts/ballots';
import type { CastSecretVote } from '../../../../libs/contracts/secret-votes';
import type { FilePagesView } from '../../../../libs/contracts/previews';
import { request } from '../shared/api';

const at = encodeURIComponent;
const post = <Answer>(path: string, body: unknown) => request<Answer>('POST', path, body);

export const linksApi = {
  open: (body: OpenLink) => post<LinkOpened>('/ballot-link/session', body),
  read: () => request<LinkView>('GET', '/ballot-link'),
  reply: (body: ReplyRequest) => post<LinkView>('/ballot-link/reply', body),
  vote: (body: VoteRequest, key: string) => request<LinkView>('POST', '/ballot-link/votes', body, key),
  demand: (key: string) => request<LinkView>('POST', '/ballot-link/meeting-demand', {}, key),
  voteInSecret: (body: CastSecretVote, key: string) => request<LinkView>('POST', '/ballot-link/secret-votes', body, key),
  object: (words: string) => post<LinkView>('/ballot-link/objections', { words }),
  pages: (file: string) => request<FilePagesView>('GET', `/ballot-link/files/${at(file)}/pages`),
  leave: () => post<null>('/ballot-link/leave', {}),
  make: (sitting: string, people: string[]) => post<SittingLinks>(`/sittings/${at(sitting)}/links`, { people }),
  send: (sitting: string, people: string[]) => post<SittingLinks>(`/sittings/${at(sitting)}/links/send`, { people }),
  copy: (sitting: string, person: string) => post<{ path: string }>(`/sittings/${at(sitting)}/links/${at(person)}/copy`, {}),
  revoke: (sitting: string, person: string) => post<SittingLinks>(`/sittings/${at(sitting)}/links/${at(person)}/revoke`, {}),
};

export const pageAddress = (file: string, page: number) => `/api/ballot-link/files/${at(file)}/pages/${page}`;

/** Under the sitting's own name, so that what makes the sitting old makes this old. */
export const useSittingLinks = (sitting: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sitting', sitting, 'links'],
    queryFn: () => request<SittingLinks>('GET', `/sittings/${at(sitting)}/links`),
    enabled,
  });

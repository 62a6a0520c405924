import { useQuery } from '@tanstack/react-query';
import type { SharedProgress, ShareLinkView, ShareMade } from '../../../../libs/contracts/share';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;

export const shareApi = {
  make: (id: string, days: number) => request<ShareMade>('POST', `/cases/${at(id)}/share`, { days }),
  revoke: (id: string, link: string) => request<ShareLinkView[]>('POST', `/cases/${at(id)}/share/${at(link)}/revoke`, {}),
};

export const useShareLinks = (id: string) =>
  useQuery({ queryKey: ['share', id], queryFn: () => request<ShareLinkView[]>('GET', `/cases/${at(id)}/share`) });
export const readLinksAgain = (id: string) => queryClient.invalidateQueries({ queryKey: ['share', id] });

/** What a link shows; asked once, a token that is wrong does not become right. */
export const useSharedProgress = (token: string) =>
  useQuery({ queryKey: ['shared', token], queryFn: () => request<SharedProgress>('POST', '/share', { token }), retry: false });

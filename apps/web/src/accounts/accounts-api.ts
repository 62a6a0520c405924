import { useQuery } from '@tanstack/react-query';
import type {
  AccountCard,
  HandOverAnswer,
  HandOverView,
  InvitationAnswer,
  InvitationView,
  KeeperRequest,
  PasswordState,
} from '../../../../libs/contracts/accounts';
import type { PostAnswer } from '../../../../libs/contracts/people';
import { request } from '../shared/api';

const at = encodeURIComponent;
const post = <Answer>(path: string, body: unknown) => request<Answer>('POST', path, body);

export const accountsApi = {
  invite: (person: string, login: string) => post<InvitationAnswer>('/accounts', { person, login }),
  disable: (person: string, reason: string) => post<AccountCard>(`/accounts/${at(person)}/disable`, { reason }),
  enable: (person: string, reason: string) => post<AccountCard>(`/accounts/${at(person)}/enable`, { reason }),
  reset: (person: string, reason: string) => post<InvitationAnswer>(`/accounts/${at(person)}/reset`, { reason }),
  handOver: (person: string, body: { to: string; reason: string }, key: string) =>
    request<HandOverAnswer>('POST', `/accounts/${at(person)}/hand-over`, body, key),
  handOverKeepers: (body: KeeperRequest) => post<PostAnswer>('/accounts/keepers', body),
  readInvitation: (token: string) => post<InvitationView>('/invitations/read', { token }),
  acceptInvitation: (token: string, password: string) => post<{ login: string }>('/invitations/accept', { token, password }),
  changePassword: (current: string, password: string) => post<object>('/session/password', { current, password }),
};

export const useAccounts = (organisation: string) =>
  useQuery({
    queryKey: ['accounts', organisation],
    queryFn: () => request<AccountCard[]>('GET', `/accounts?organisation=${at(organisation)}`),
  });
export const useHandOver = (person: string) =>
  useQuery({
    queryKey: ['accounts', 'hand-over', person],
    queryFn: () => request<HandOverView>('GET', `/accounts/${at(person)}/hand-over`),
  });
export const usePasswordState = () =>
  useQuery({ queryKey: ['password'], queryFn: () => request<PasswordState>('GET', '/session/password') });

/** The token stands behind `#`: browsers keep it to themselves. */
export const invitationLink = (token: string) => `${window.location.origin}/invitation#${token}`;

import { useQuery } from '@tanstack/react-query';
import type { IntentView } from '../../../../libs/contracts/api';
import type { DesignCard, WholeDesign } from '../../../../libs/contracts/designs';
import type { MigrationView } from '../../../../libs/contracts/migrations';
import type {
  FindingView,
  PublicationNotice,
  PublicationSummary,
  PublicationView,
  PublishingChoices,
  PublishRequest,
} from '../../../../libs/contracts/publications';
import { withProof } from '../session/step-up';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const PUBLICATIONS = ['publications'];
const at = encodeURIComponent;
const get = <Answer>(path: string) => request<Answer>('GET', path);
const post = <Answer>(path: string, body: unknown) => request<Answer>('POST', path, body);

export const publishingApi = {
  check: (template: unknown) => post<FindingView[]>('/procedures/check', { template }),
  /** Asks for a fresh proof where the last one is too old. */
  handIn: (body: PublishRequest) => withProof(() => post<PublicationView>('/procedures', body)),
  decide: (id: string, what: 'confirm' | 'decline' | 'extend' | 'withdraw', body: unknown) =>
    post<PublicationView>(`/publications/${at(id)}/${what}`, body),
};

export const migrationPath = (id: string) => `/migrations/${at(id)}`;
export type { IntentView };

export const usePublications = () => useQuery({ queryKey: PUBLICATIONS, queryFn: () => get<PublicationView[]>('/publications') });
export const usePublication = (id: string) =>
  useQuery({ queryKey: [...PUBLICATIONS, id], queryFn: () => get<PublicationSummary>(`/publications/${at(id)}`) });
export const useProcedureChange = (id: string) =>
  useQuery({ queryKey: ['procedure-change', id], queryFn: () => get<PublicationNotice>(`/publications/${at(id)}/notice`) });
export const usePublishing = () => useQuery({ queryKey: ['publishing'], queryFn: () => get<PublishingChoices>('/publishing') });
export const useMigrations = () => useQuery({ queryKey: ['migrations'], queryFn: () => get<MigrationView[]>('/migrations') });
export const useDrafts = () => useQuery({ queryKey: ['designs'], queryFn: () => get<DesignCard[]>('/designs') });
export const useDraft = (id: string | null) =>
  useQuery({ queryKey: ['designs', id], queryFn: () => get<WholeDesign>(`/designs/${at(id ?? '')}`), enabled: id !== null });
export const useFindings = (template: unknown, key: string) =>
  useQuery({ queryKey: ['findings', key], queryFn: () => publishingApi.check(template) });

export const readPublicationsAgain = () =>
  Promise.all([PUBLICATIONS, ['migrations']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

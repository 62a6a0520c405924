import { QueryClient, useQuery } from '@tanstack/react-query';
import type { SittingListEntry } from '../../../../libs/contracts/api';
import { api, ApiFailure, Unreachable } from './api';
import { useListPages } from './list-pages';

const UNANSWERED_MS = 4_000;

/** Reads again by itself when a topic changes; a lost line is retried, a refusal is not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, failure) => !(failure instanceof ApiFailure) && count < 3,
      refetchOnWindowFocus: true,
      // What nobody answered is asked for as long as somebody looks at the place where it should stand.
      refetchInterval: ({ state }) => (state.data === undefined && state.error instanceof Unreachable ? UNANSWERED_MS : false),
    },
  },
});

/** Names of what is cached, and the topics of the live stream that make it old. */
const FOLLOWERS: Record<string, string[]> = {
  inbox: ['inbox', 'agenda', 'cases'],
  case: ['case', 'cases', 'task', 'inbox', 'agenda', 'sitting', 'register', 'notes'],
  sitting: ['sitting', 'sittings', 'agenda', 'inbox', 'follow-ups'],
  notices: ['notices', 'inbox'],
};

/** Marks what the topics are about as old, and waits until what is on the screen was read again. An unknown topic concerns all. */
export async function invalidateTopics(topics: string[]): Promise<void> {
  const followers = topics.map((topic) => FOLLOWERS[topic.split(':')[0] ?? '']);
  if (followers.includes(undefined)) return queryClient.invalidateQueries();
  const names = new Set(followers.flat());
  await Promise.all([...names].map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
}

export const useInbox = () => useQuery({ queryKey: ['inbox'], queryFn: api.inbox });
/** `principal`: for whom the reader stands in. */
export const useTask = (id: string, principal?: string) =>
  useQuery({ queryKey: ['task', id, principal ?? null], queryFn: () => api.task(id, principal) });
export const useCases = (query: string, status: string) =>
  useListPages(['cases', query, status], (cursor) => api.cases(query, status, cursor));
export const useCase = (id: string) => useQuery({ queryKey: ['case', id], queryFn: () => api.case(id) });
export const useAgenda = () => useQuery({ queryKey: ['agenda'], queryFn: api.agenda });
export const useOrgans = () => useQuery({ queryKey: ['organs'], queryFn: api.organs });
/** `phase`: only those that stand there. */
export const useSittings = (phase: SittingListEntry['phase'] | null = null) =>
  useListPages(['sittings', phase ?? ''], (cursor) => api.sittings(phase, cursor));
export const useSitting = (id: string) => useQuery({ queryKey: ['sitting', id], queryFn: () => api.sitting(id) });
export const useRegisters = (enabled = true) => useQuery({ queryKey: ['registers'], queryFn: api.registers, enabled });
/** `asked`: what of it, as of which day; the last answer stays on the screen until the next one is there. */
export const useRegister = (id: string, asked: Record<string, string>) =>
  useQuery({
    queryKey: ['register', id, asked],
    queryFn: () => api.register(id, asked),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
export const useRegisterHistory = (id: string, entry: string | null) =>
  useQuery({
    queryKey: ['register', id, 'history', entry],
    queryFn: () => api.registerHistory(id, entry ?? ''),
    enabled: entry !== null,
  });
export const useNotices = () => useListPages(['notices'], api.notices);
export const useProcedures = () => useQuery({ queryKey: ['procedures'], queryFn: api.procedures });
export const useDrafts = () => useQuery({ queryKey: ['drafts'], queryFn: api.drafts });
export const useGuide = (procedure: string, society: string, enabled = true) =>
  useQuery({
    queryKey: ['guide', procedure, society],
    queryFn: () => api.guide(procedure, society),
    enabled: enabled && society !== '',
  });

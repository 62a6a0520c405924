import { useQuery } from '@tanstack/react-query';
import type { BallotBoard } from '../../../../libs/contracts/ballots';
import type { SecretVotesView } from '../../../../libs/contracts/secret-votes';
import { request } from '../shared/api';

const at = encodeURIComponent;

/** Where votes and openings are sent, as decisions with keys of their own. */
export const ballotPaths = {
  open: (sitting: string) => `/sittings/${at(sitting)}/ballot`,
  reply: (sitting: string) => `/sittings/${at(sitting)}/ballot/replies`,
};

/** Where a secret vote is opened, counted and ended. */
export const secretPaths = {
  open: (sitting: string) => `/sittings/${at(sitting)}/secret-votes`,
  count: (sitting: string, item: string) => `/sittings/${at(sitting)}/secret-votes/${at(item)}/count`,
  end: (sitting: string, item: string) => `/sittings/${at(sitting)}/secret-votes/${at(item)}/void`,
};

export const useSecretVotes = (sitting: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sitting', sitting, 'secret-votes'],
    queryFn: () => request<SecretVotesView>('GET', `/sittings/${at(sitting)}/secret-votes`),
    enabled,
  });

/** Under the sitting's own name, so that what makes the sitting old makes this old. */
export const useBallot = (sitting: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sitting', sitting, 'ballot'],
    queryFn: () => request<BallotBoard>('GET', `/sittings/${at(sitting)}/ballot`),
    enabled,
  });

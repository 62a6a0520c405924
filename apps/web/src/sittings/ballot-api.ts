import { useQuery } from '@tanstack/react-query';
import type { BallotBoard } from '../../../../libs/contracts/ballots';
import { request } from '../shared/api';

const at = encodeURIComponent;

/** Where votes and openings are sent, as decisions with keys of their own. */
export const ballotPaths = {
  open: (sitting: string) => `/sittings/${at(sitting)}/ballot`,
  reply: (sitting: string) => `/sittings/${at(sitting)}/ballot/replies`,
};

/** Under the sitting's own name, so that what makes the sitting old makes this old. */
export const useBallot = (sitting: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sitting', sitting, 'ballot'],
    queryFn: () => request<BallotBoard>('GET', `/sittings/${at(sitting)}/ballot`),
    enabled,
  });

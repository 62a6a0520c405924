import { useQuery } from '@tanstack/react-query';
import type {
  ArchiveBatchView,
  ArchiveBoxQuery,
  ArchiveHouseView,
  ArchivePage,
  BatchRequest,
  RetentionRequest,
} from '../../../../libs/contracts/archive';
import type { ListPage } from '../../../../libs/contracts/api';
import { request } from '../shared/api';
import { useListPages } from '../shared/list-pages';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;
/** What nobody asked for is left out. */
const asked = (values: Record<string, string | null>) =>
  new URLSearchParams(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null)).toString();

export const archiveApi = {
  setRetention: (body: RetentionRequest) => request<ArchiveHouseView>('POST', '/archive/retention', body),
  make: (body: BatchRequest) => request<ArchiveBatchView>('POST', '/archive/batches', body),
  record: (id: string, sha256: string) => request<ArchiveBatchView>('POST', `/archive/batches/${at(id)}/archived`, { sha256 }),
  giveUp: (id: string, reason: string) => request<ArchiveBatchView>('POST', `/archive/batches/${at(id)}/give-up`, { reason }),
};

export const batchListAddress = (id: string) => `/api/archive/batches/${at(id)}/list`;
export const batchBoxAddress = (id: string, query: ArchiveBoxQuery) =>
  `/api/archive/batches/${at(id)}/box?${new URLSearchParams({ ...query }).toString()}`;
export const batchPackageAddress = (id: string) => `/api/archive/batches/${at(id)}/package`;

/** Null: the reader's first house. */
export const useArchiveHouse = (house: string | null) =>
  useQuery({
    queryKey: ['archive', 'house', house],
    queryFn: () => request<ArchiveHouseView>('GET', `/archive/retention?${asked({ house })}`),
  });

export const useWaiting = (house: string, year: string | null, procedure: string | null) =>
  useListPages(['archive', 'cases', house, year ?? '', procedure ?? ''], (cursor) =>
    request<ArchivePage>('GET', `/archive/cases?${asked({ house, year, procedure, cursor })}`),
  );

export const useBatches = (house: string) =>
  useListPages(['archive', 'batches', house], (cursor) =>
    request<ListPage<ArchiveBatchView>>('GET', `/archive/batches?${asked({ house, cursor })}`),
  );

export const readArchiveAgain = () => queryClient.invalidateQueries({ queryKey: ['archive'] });

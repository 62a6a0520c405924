/** The routes of imports (libs/contracts/imports.ts), and reading them again when they have changed. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  ImportCard,
  ImportDecision,
  ImportRows,
  ImportTargetView,
  ImportVerdict,
  ImportView,
} from '../../../../libs/contracts/imports';
import { request, sendFile } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;
const FOLLOW_MS = 500;

/** Each changes an import, and what it answers is what the page shows. */
export const importsApi = {
  upload: (target: string, association: string, file: File, onProgress: (percent: number) => void) =>
    sendFile<ImportView>('/imports', { target, association }, file, onProgress).then(show),
  chooseSheet: (id: string, sheet: number) => change('PUT', `/imports/${at(id)}/sheet`, { sheet }),
  map: (id: string, body: { headingRow?: number; mapping?: Record<string, number | null> }) =>
    change('PUT', `/imports/${at(id)}/mapping`, body),
  decide: (id: string, decisions: Record<string, ImportDecision | null>) =>
    change('PUT', `/imports/${at(id)}/decisions`, { decisions }),
  settle: (id: string, what: 'apply' | 'undo', key: string) => change('POST', `/imports/${at(id)}/${what}`, {}, key),
};

const change = (...asked: Parameters<typeof request>) => request<ImportView>(...asked).then(show);

/** Lists and rows are read again. */
function show(view: ImportView): ImportView {
  queryClient.setQueryData(['import', view.id], view);
  void queryClient.invalidateQueries({ queryKey: ['import-rows', view.id] });
  void queryClient.invalidateQueries({ queryKey: ['imports'] });
  return view;
}

export const sheetAddress = (target: string) => `/api/imports/targets/${at(target)}/sheet`;
export const problemsAddress = (id: string) => `/api/imports/${at(id)}/problems`;

export const useImportTargets = () =>
  useQuery({ queryKey: ['import-targets'], queryFn: () => request<ImportTargetView[]>('GET', '/imports/targets') });
export const useImports = () => useQuery({ queryKey: ['imports'], queryFn: () => request<ImportCard[]>('GET', '/imports') });

/** Read again while it is worked on. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => request<ImportView>('GET', `/imports/${at(id)}`),
    refetchInterval: ({ state }) => (state.data?.working ? FOLLOW_MS : false),
  });

/** `stamp`: what the rows depend on; rows of another mapping or decision are other rows. */
export const useImportRows = (id: string, verdict: ImportVerdict | '', stamp: string) =>
  useInfiniteQuery({
    queryKey: ['import-rows', id, verdict, stamp],
    queryFn: ({ pageParam }) => request<ImportRows>('GET', `/imports/${at(id)}/rows?verdict=${verdict}&from=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });

/** Pages that show what was imported or taken back. */
export function forgetImported(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => !['session', 'import', 'import-rows'].includes(String(queryKey[0])),
  });
}

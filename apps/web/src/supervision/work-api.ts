import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ListPage } from '../../../../libs/contracts/api';
import type {
  AnswerRequest,
  DrawRequest,
  ExceptionCounts,
  ExceptionPage,
  FindingRequest,
  FoundKind,
  JudgementRequest,
  RectificationRequest,
  RectificationView,
  SampleView,
  SupervisedFileView,
  SupervisionFinding,
  WorkView,
} from '../../../../libs/contracts/supervision-work';
import { request, search } from '../shared/api';
import { useListPages } from '../shared/list-pages';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;
const under = (grant: string, path: string) => `/supervision/work/${at(grant)}${path}`;

/** First and last day. */
export interface Days {
  from: string;
  to: string;
}
const days = ({ from, to }: Days) => `from=${at(from)}&to=${at(to)}`;

export const workApi = {
  draw: (grant: string, body: DrawRequest) => request<SampleView>('POST', under(grant, '/samples'), body),
  write: (grant: string, body: FindingRequest) => request<SupervisionFinding>('POST', under(grant, '/findings'), body),
  send: (grant: string, finding: string, body: RectificationRequest) =>
    request<RectificationView>('POST', under(grant, `/findings/${at(finding)}/rectification`), body),
  answer: (id: string, body: AnswerRequest) => request<RectificationView>('POST', `/rectifications/${at(id)}/answer`, body),
  judge: (id: string, body: JudgementRequest) => request<RectificationView>('POST', `/rectifications/${at(id)}/judgement`, body),
};

export const evidenceAddress = (grant: string, caseId: string) => (file: string) =>
  `/api${under(grant, `/cases/${at(caseId)}/files/${at(file)}`)}`;
export const rectificationFile = (id: string) => (file: string) => `/api/rectifications/${at(id)}/files/${at(file)}`;
export const paperAddress = (grant: string, period: Days) => `/api${under(grant, `/paper?${days(period)}`)}`;

const useWorkRead = <Answer>(grant: string, path: string) =>
  useQuery({ queryKey: ['supervision', grant, path], queryFn: () => request<Answer>('GET', under(grant, path)) });

export const useWorkView = (grant: string) => useWorkRead<WorkView>(grant, '');
export const useExceptionCounts = (grant: string, period: Days) =>
  useWorkRead<ExceptionCounts>(grant, `/exceptions?${days(period)}`);
export const useSamples = (grant: string) => useWorkRead<SampleView[]>(grant, '/samples');
export const useFindings = (grant: string) => useWorkRead<SupervisionFinding[]>(grant, '/findings');
export const useSupervisedFile = (grant: string, caseId: string) =>
  useWorkRead<SupervisedFileView>(grant, `/cases/${at(caseId)}`);
export const useFoundExceptions = (grant: string, kind: FoundKind, period: Days) =>
  useInfiniteQuery({
    queryKey: ['supervision', grant, 'exceptions', kind, period],
    queryFn: ({ pageParam }) =>
      request<ExceptionPage>(
        'GET',
        under(grant, `/exceptions/${kind}?${days(period)}${pageParam === null ? '' : `&after=${at(pageParam)}`}`),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  });

const rectifications = (asked: Record<string, string | null>) =>
  request<ListPage<RectificationView>>('GET', `/rectifications?${search(asked)}`);

export const useRectifications = () => useListPages(['rectifications', 'pages'], (cursor) => rectifications({ cursor }));
/** As many as one answer holds; those that wait stand first, so that they can be counted. */
export const useFirstRectifications = (enabled: boolean) =>
  useQuery({
    queryKey: ['rectifications', 'first'],
    queryFn: () => rectifications({ limit: '100' }),
    enabled,
  });
export const useRectification = (id: string) =>
  useQuery({
    queryKey: ['rectifications', id],
    queryFn: () => request<RectificationView>('GET', `/rectifications/${at(id)}`),
  });

/** After something was written: everything that shows it is read again before the page says that it is done. */
export async function readWorkAgain(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['supervision'] }),
    queryClient.invalidateQueries({ queryKey: ['rectifications'] }),
  ]);
}

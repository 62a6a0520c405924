import { useQuery } from '@tanstack/react-query';
import type {
  FactsRequest,
  PaperRequest,
  PaperVersionView,
  PaperView,
  SocietyRecordView,
} from '../../../../libs/contracts/society-record';
import { fill, type Words } from '../messages';
import { useMay } from '../session/session';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;

export const societyRecordApi = {
  setFacts: (society: string, body: FactsRequest) =>
    request<SocietyRecordView>('POST', `/society-records/${at(society)}/facts`, body),
  keepPaper: (society: string, body: PaperRequest) =>
    request<SocietyRecordView>('POST', `/society-records/${at(society)}/papers`, body),
  withdraw: (society: string, paper: string, reason: string) =>
    request<SocietyRecordView>('POST', `/society-records/${at(society)}/papers/${at(paper)}/withdraw`, { reason }),
};

/** Of a society where the reader is on the staff; nobody else is offered it. */
export function useSocietyRecord(society: string) {
  const mayRead = useMay('read-society-record');
  return useQuery({
    queryKey: ['society-record', society],
    queryFn: () => request<SocietyRecordView>('GET', `/society-records/${at(society)}`),
    enabled: mayRead && society !== '',
    // Of another society of his, where he is not on the staff, there is simply none.
    retry: false,
  });
}

/** After a change: what it answered is shown at once, and whatever was made from it is read again. */
export function showSocietyRecord(view: SocietyRecordView): void {
  queryClient.setQueryData(['society-record', view.society.id], view);
  for (const topic of ['guide', 'calendar']) void queryClient.invalidateQueries({ queryKey: [topic] });
}

export const readSocietyRecordAgain = (society: string) =>
  queryClient.invalidateQueries({ queryKey: ['society-record', society] });

/** `章程（2026年3月核准）`: how a paper is told from its earlier versions. */
export function paperName({ title, issuedOn }: Pick<PaperVersionView, 'title' | 'issuedOn'>, words: Words): string {
  if (issuedOn === null) return title;
  const [year = '', month = ''] = issuedOn.split('-');
  const said = words.societyRecord;
  const issued = fill(said.issued, { month: fill(said.monthOf, { year, month: Number(month) }) });
  return `${title}（${issued}）`;
}

/** Papers that a form is offered: what stands. */
export const offered = (papers: PaperView[]) => papers.filter(({ withdrawn }) => !withdrawn);

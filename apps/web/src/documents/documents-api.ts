import { useQuery } from '@tanstack/react-query';
import type {
  CaseDocumentsView,
  DocumentActRequest,
  DocumentRegister,
  DocumentRegisterEntry,
  DocumentRegisterPage,
  DocumentView,
  DraftRequest,
  HouseRulesRequest,
  HouseView,
  LetterheadRequest,
  ReceivedRequest,
} from '../../../../libs/contracts/case-documents';
import { request } from '../shared/api';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;

export const documentsApi = {
  draft: (id: string, body: DraftRequest) => request<CaseDocumentsView>('POST', `/cases/${at(id)}/documents`, body),
  act: (id: string, body: DocumentActRequest) => request<CaseDocumentsView>('POST', `/documents/${at(id)}/acts`, body),
  receive: (body: ReceivedRequest) => request<DocumentRegisterEntry>('POST', '/documents/received', body),
  voidReceived: (id: string, reason: string) =>
    request<DocumentRegisterEntry>('POST', `/documents/received/${at(id)}/void`, { reason }),
  setRules: (id: string, body: HouseRulesRequest) => request<HouseView>('POST', `/documents/houses/${at(id)}/rules`, body),
  setLetterhead: (id: string, body: LetterheadRequest) =>
    request<HouseView>('POST', `/documents/houses/${at(id)}/letterheads`, body),
  register: (register: DocumentRegister, house: string, cursor: string | null) =>
    request<DocumentRegisterPage>(
      'GET',
      `/documents/registers/${register}?house=${at(house)}${cursor === null ? '' : `&cursor=${at(cursor)}`}`,
    ),
};

export const draftAddress = (id: string) => `/api/documents/${at(id)}/draft`;
export const workbookAddress = (register: DocumentRegister, house: string) =>
  `/api/documents/registers/${register}/workbook?house=${at(house)}`;
export const letterheadAddress = (house: string, kind: string, version: number) =>
  `/api/documents/houses/${at(house)}/letterheads/${kind}?version=${version}`;

export const useCaseDocuments = (id: string) =>
  useQuery({
    queryKey: ['documents', 'case', id],
    queryFn: () => request<CaseDocumentsView>('GET', `/cases/${at(id)}/documents`),
  });
export const useDocumentWork = () =>
  useQuery({ queryKey: ['documents', 'work'], queryFn: () => request<DocumentView[]>('GET', '/documents/work') });
export const useHouses = () =>
  useQuery({ queryKey: ['documents', 'houses'], queryFn: () => request<HouseView[]>('GET', '/documents/houses') });

/** After a change whatever shows papers is read again. */
export const readDocumentsAgain = () => queryClient.invalidateQueries({ queryKey: ['documents'] });

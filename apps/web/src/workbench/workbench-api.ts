import { useQuery } from '@tanstack/react-query';
import type { WholeDesign } from '../../../../libs/contracts/designs';
import type { ImportedProcedure, PublishedView, SourceCoverageView } from '../../../../libs/contracts/workbench';
import type { Jurisdiction } from '../../../../libs/procedure';
import { request } from '../shared/api';

const at = encodeURIComponent;

export const usePublished = (procedure: string, jurisdiction: string) =>
  useQuery({
    queryKey: ['published', procedure, jurisdiction],
    queryFn: () => request<PublishedView>('GET', `/workbench/procedures/${at(procedure)}?jurisdiction=${at(jurisdiction)}`),
  });

export const useCoverage = () =>
  useQuery({ queryKey: ['coverage'], queryFn: () => request<SourceCoverageView[]>('GET', '/workbench/coverage') });

export const readProcedure = (text: string) => request<ImportedProcedure>('POST', '/workbench/import', { text });

export const keepProcedure = (text: string) => request<WholeDesign>('POST', '/designs', { from: 'file', text });

/** Where a published procedure is downloaded and played. */
export const fileAddress = (procedure: string, jurisdiction: Jurisdiction): string =>
  `/api/workbench/procedures/${at(procedure)}/file?jurisdiction=${jurisdiction}`;
export const bpmnAddress = (procedure: string, jurisdiction: Jurisdiction, language: string): string =>
  `/api/workbench/procedures/${at(procedure)}/bpmn?jurisdiction=${jurisdiction}&language=${language}`;
export const simulateAddress = (procedure: string, jurisdiction: Jurisdiction): string =>
  `/procedures/${at(procedure)}/simulate?jurisdiction=${jurisdiction}`;

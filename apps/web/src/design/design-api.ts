import { useQuery } from '@tanstack/react-query';
import type {
  BeginDesignRequest,
  CatalogueView,
  DesignCard,
  DesignSaved,
  DesignSurroundings,
  WholeDesign,
  SaveDesignRequest,
} from '../../../../libs/contracts/designs';
import type { FindingView } from '../../../../libs/contracts/publications';
import type { Template } from '../../../../libs/procedure';
import { request } from '../shared/api';

const at = encodeURIComponent;

export const designApi = {
  list: () => request<DesignCard[]>('GET', '/designs'),
  catalogue: () => request<CatalogueView>('GET', '/designs/catalogue'),
  begin: (body: BeginDesignRequest) => request<WholeDesign>('POST', '/designs', body),
  open: (id: string) => request<WholeDesign>('GET', `/designs/${at(id)}`),
  surroundings: (id: string) => request<DesignSurroundings>('GET', `/designs/${at(id)}/surroundings`),
  save: (id: string, body: SaveDesignRequest) => request<DesignSaved>('PUT', `/designs/${at(id)}`, body),
  remove: (id: string) => request<null>('DELETE', `/designs/${at(id)}`),
  check: (template: Template) => request<FindingView[]>('POST', '/procedures/check', { template }),
};

export const DESIGNS = ['designs'];
export const useDesigns = () => useQuery({ queryKey: DESIGNS, queryFn: designApi.list });
export const useCatalogue = () => useQuery({ queryKey: ['catalogue'], queryFn: designApi.catalogue });
/** Read once: what is typed afterwards is newer than whatever would be read again. */
export const useDesignView = (id: string) =>
  useQuery({ queryKey: ['design', id], queryFn: () => designApi.open(id), staleTime: Infinity, gcTime: 0 });
export const useSurroundings = (id: string) =>
  useQuery({ queryKey: ['design-surroundings', id], queryFn: () => designApi.surroundings(id), staleTime: Infinity });

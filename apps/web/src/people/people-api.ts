import { useQuery } from '@tanstack/react-query';
import type {
  NewMasterRecord,
  NewMember,
  NewOrgan,
  NewOrganisation,
  NewPost,
  OrganisationCard,
  OrganisationChange,
  OrganisationPage,
  PersonCard,
  PersonPage,
  PostAnswer,
  ProposalView,
} from '../../../../libs/contracts/people';
import { request } from '../shared/api';
import { useMay } from '../session/session';
import { queryClient } from '../shared/queries';

const at = encodeURIComponent;
const post = <Answer>(path: string, body: unknown) => request<Answer>('POST', path, body);

export const peopleApi = {
  addOrganisation: (body: NewOrganisation) => post<OrganisationCard>('/organisations', body),
  changeOrganisation: (id: string, body: OrganisationChange) => post<OrganisationCard>(`/organisations/${at(id)}/change`, body),
  setMaster: (id: string, body: NewMasterRecord) => post<OrganisationCard>(`/organisations/${at(id)}/master`, body),
  voidMaster: (id: string, version: number, reason: string) =>
    post<OrganisationCard>(`/organisations/${at(id)}/master/void`, { version, reason }),
  givePost: (id: string, body: NewPost) => post<PostAnswer>(`/organisations/${at(id)}/posts`, body),
  addOrgan: (id: string, body: NewOrgan) => post<{ id: string }>(`/organisations/${at(id)}/organs`, body),
  addMember: (organ: string, body: NewMember) => post<{ id: string }>(`/organisation-organs/${at(organ)}/members`, body),
  endTerm: (id: string, on: string, reason: string) => post<object>(`/terms/${at(id)}/end`, { on, reason }),
  voidTerm: (id: string, reason: string) => post<object>(`/terms/${at(id)}/void`, { reason }),
  changePerson: (id: string, body: { name?: string; phone?: string; reason: string }) =>
    post<PersonCard>(`/persons/${at(id)}`, body),
  findPersons: (query: string) => request<PersonCard[]>('GET', `/persons?query=${at(query)}`),
  decide: (id: string, decision: 'confirmed' | 'declined', reason: string) =>
    post<ProposalView>(`/rights-proposals/${at(id)}/decide`, { decision, ...(reason === '' ? {} : { reason }) }),
};

export const useOrganisations = (query: string, kind: string) =>
  useQuery({
    queryKey: ['people', 'list', query, kind],
    queryFn: () => request<OrganisationCard[]>('GET', `/organisations?query=${at(query)}&kind=${at(kind)}`),
    placeholderData: (previous) => previous,
  });
export const useOrganisation = (id: string, on: string) =>
  useQuery({
    queryKey: ['people', 'organisation', id, on],
    queryFn: () => request<OrganisationPage>('GET', `/organisations/${at(id)}${on === '' ? '' : `?on=${at(on)}`}`),
    placeholderData: (previous) => (previous?.id === id ? previous : undefined),
  });
export const usePerson = (id: string) =>
  useQuery({ queryKey: ['people', 'person', id], queryFn: () => request<PersonPage>('GET', `/persons/${at(id)}`) });
export const useProposals = (enabled = true) =>
  useQuery({
    queryKey: ['people', 'proposals'],
    queryFn: () => request<ProposalView[]>('GET', '/rights-proposals'),
    enabled,
  });

/** Who reads every organisation; the others have only their own society, and no link to what they could not open. */
export const useReadsEverywhere = () => useMay('read-all-people');

/** After a change: everything that shows people is read again. */
export async function readPeopleAgain(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['people'] }),
    queryClient.invalidateQueries({ queryKey: ['accounts'] }),
    queryClient.invalidateQueries({ queryKey: ['organs'] }),
  ]);
}

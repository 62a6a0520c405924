import { useQuery } from '@tanstack/react-query';
import type { ListPage, SessionView } from '../../../../libs/contracts/api';
import type {
  FactorEnrolment,
  FactorView,
  RecoveryCodes,
  SignInMethods,
  SignInPerson,
  StepUp,
} from '../../../../libs/contracts/sign-in';
import { request, search } from '../shared/api';
import { useListPages } from '../shared/list-pages';

const at = encodeURIComponent;
const post = <Answer>(path: string, body: unknown) => request<Answer>('POST', path, body);

export const signInApi = {
  giveFactor: (code: string) => post<SessionView>('/session/factor', { code }),
  beginFactor: () => post<FactorEnrolment>('/session/factor/enrolment', {}),
  confirmFactor: (code: string) => post<RecoveryCodes>('/session/factor/confirmation', { code }),
  newRecoveryCodes: () => post<RecoveryCodes>('/session/factor/recovery', {}),
  stepUp: (proof: StepUp) => post<SessionView>('/session/step-up', proof),
  begin: (method: string, fresh: boolean) =>
    post<{ location: string }>(`/session/methods/${at(method)}/begin`, fresh ? { fresh } : {}),
  finish: (answer: string) => post<SessionView>('/session/methods/finish', { answer }),
  sendCode: (phone: string) => post<object>('/session/codes', { phone }),
  enterCode: (phone: string, code: string) => post<SessionView>('/session/codes/entry', { phone, code }),
  resetFactor: (person: string, reason: string) => post<null>(`/sign-in/people/${at(person)}/factor/reset`, { reason }),
  link: (person: string, method: string, subject: string) =>
    post<null>(`/sign-in/people/${at(person)}/identities`, { method, subject }),
  unlink: (person: string, issuer: string, reason: string) =>
    post<null>(`/sign-in/people/${at(person)}/identities/remove`, { issuer, reason }),
};

export const useFactor = () => useQuery({ queryKey: ['factor'], queryFn: () => request<FactorView>('GET', '/session/factor') });
export const useMethods = () =>
  useQuery({ queryKey: ['methods'], queryFn: () => request<SignInMethods>('GET', '/session/methods'), staleTime: Infinity });
/** `query`: something of the name or the login. */
export const useSignInPeople = (query: string) =>
  useListPages(['sign-in-people', query], (cursor) =>
    request<ListPage<SignInPerson>>('GET', `/sign-in/people?${search({ query, cursor })}`),
  );

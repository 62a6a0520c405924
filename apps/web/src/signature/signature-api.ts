import { useQuery } from '@tanstack/react-query';
import type { SignatureView } from '../../../../libs/contracts/signature';
import { request, sendFile } from '../shared/api';
import { queryClient } from '../shared/queries';

const show = (view: SignatureView) => queryClient.setQueryData(['signature'], view);

export const signatureApi = {
  keep: (file: File) => sendFile<SignatureView>('/signature', {}, file, () => undefined).then(show),
  use: (inUse: boolean) => request<SignatureView>('POST', '/signature/use', { inUse }).then(show),
  remove: () => request<SignatureView>('DELETE', '/signature').then(show),
};

export const useSignature = () =>
  useQuery({ queryKey: ['signature'], queryFn: () => request<SignatureView>('GET', '/signature') });

/** Of one's own image; `at` makes the browser ask again when it was replaced. */
export const signatureAddress = (at: string) => `/api/signature/image?at=${encodeURIComponent(at)}`;

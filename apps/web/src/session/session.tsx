import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { OrganisationView, SessionView } from '../../../../libs/contracts/api';
import type { Permission } from '../../../../libs/contracts/permissions';
import { api, ApiFailure, onSessionExpired } from '../shared/api';
import { forgetTyped } from '../shared/kept';
import { queryClient } from '../shared/queries';

interface SessionState {
  /** Undefined while it is being read, null when nobody is signed in. */
  session: SessionView | null | undefined;
  failure: Error | null;
  /** The session ended under an open page: the page stays, a sign-in form stands over it. */
  expired: boolean;
  enter: (session: SessionView) => void;
  /** The same session, proved anew: the page stays as it is. */
  refresh: (session: SessionView) => void;
  leave: () => Promise<void>;
}

const Context = createContext<SessionState | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [expired, setExpired] = useState(false);
  const query = useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity, refetchOnWindowFocus: false });
  const session = query.data;

  useEffect(() => onSessionExpired(() => setExpired(true)), []);

  const enter = useCallback(
    (entered: SessionView) => {
      const isOther = session && session.person.id !== entered.person.id;
      queryClient.setQueryData(['session'], entered);
      setExpired(false);
      if (isOther) {
        // What the one before typed is not for the eyes of the next.
        forgetTyped();
        window.location.assign('/');
        return;
      }
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    [session],
  );
  const refresh = useCallback((renewed: SessionView) => void queryClient.setQueryData(['session'], renewed), []);
  const leave = useCallback(async () => {
    await api.signOut().catch(() => undefined);
    forgetTyped();
    window.location.assign('/sign-in');
  }, []);

  const value = useMemo(
    () => ({ session, failure: query.error, expired: expired && Boolean(session), enter, refresh, leave }),
    [session, query.error, expired, enter, refresh, leave],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

async function readSession(): Promise<SessionView | null> {
  try {
    return await api.session();
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 401) return null;
    throw failure;
  }
}

export function useSessionState(): SessionState {
  const state = useContext(Context);
  if (!state) throw new Error('SessionProvider is missing');
  return state;
}

/** The signed-in person; only inside pages that need one. */
export function useSession(): SessionView {
  const { session } = useSessionState();
  if (!session) throw new Error('nobody is signed in');
  return session;
}

/** Whether one of the person's posts carries the permission; the server decides for itself, this only hides what would be refused. */
export function useMay(permission: Permission): boolean {
  const { session } = useSessionState();
  return session?.permissions.includes(permission) ?? false;
}

/** Whom to call: the person's own organisation. */
export function useContact(): OrganisationView | null {
  return useSessionState().session?.posts[0]?.organisation ?? null;
}

export function useSocieties(): OrganisationView[] {
  const { session } = useSessionState();
  const societies = (session?.posts ?? [])
    .map((post) => post.organisation)
    .filter((organisation) => organisation.kind === 'society');
  return societies.filter((society, index) => societies.findIndex((other) => other.id === society.id) === index);
}

import { useQuery } from '@tanstack/react-query';
import type { ColleagueView } from '../../../../libs/contracts/actions';
import { request } from '../shared/api';

/** To whom a task may be given, by who holds it. */
export const useColleagues = (task: string, enabled: boolean) =>
  useQuery({
    queryKey: ['colleagues', task],
    queryFn: () => request<ColleagueView[]>('GET', `/tasks/${encodeURIComponent(task)}/colleagues`),
    enabled,
  });

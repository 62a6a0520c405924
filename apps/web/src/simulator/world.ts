import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SimulationSurroundings } from '../../../../libs/contracts/workbench';
import { canonicalJson, type Jurisdiction, type Program, type SimulatedWorld, type Template } from '../../../../libs/procedure';
import { compile } from '../../../../libs/procedure/template/compile';
import { request } from '../shared/api';

/** What a template is played in. `template`: the whole, `unwatched`: without the rules of the texts, as a counter-example needs it. */
export interface World extends SimulatedWorld {
  template: Template;
}

export const useSurroundings = (jurisdiction: Jurisdiction) =>
  useQuery({
    queryKey: ['surroundings', jurisdiction],
    queryFn: () => request<SimulationSurroundings>('GET', `/workbench/surroundings?jurisdiction=${jurisdiction}`),
    // Calendars and registers change with a release, not while somebody plays.
    staleTime: 3_600_000,
  });

/** Compiled once for what the template says, however often the page draws; null where it cannot be run as it stands. */
export function useWorld(template: Template, around: SimulationSurroundings): { watched: World; unwatched: World } | null {
  const key = useMemo(() => canonicalJson(template), [template]);
  // By its content: a designer's template is another object at every stroke.
  return useMemo(() => {
    try {
      const program = compile(template);
      const { monitors: _monitors, ...bare } = program;
      const common = { template, calendar: around.calendar, registers: around.registers };
      return { watched: { ...common, program }, unwatched: { ...common, program: bare as Program } };
    } catch {
      return null;
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, around]);
}

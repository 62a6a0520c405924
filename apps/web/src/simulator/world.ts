import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SimulationSurroundings } from '../../../../libs/contracts/workbench';
import { canonicalJson, type Jurisdiction, type Program, type SimulatedWorld, type Template } from '../../../../libs/procedure';
import { compile } from '../../../../libs/procedure/template/compile';
import { request } from '../shared/api';

/** What a template is played in. */
export interface World extends SimulatedWorld {
  template: Template;
}

/** With the rules of the texts, as cases run, and without them, as a counter-example needs it. */
export interface Worlds {
  watched: World;
  unwatched: World;
}

export const useSurroundings = (jurisdiction: Jurisdiction) =>
  useQuery({
    queryKey: ['surroundings', jurisdiction],
    queryFn: () => request<SimulationSurroundings>('GET', `/workbench/surroundings?jurisdiction=${jurisdiction}`),
    // Calendars and registers change with a release, not while somebody plays.
    staleTime: 3_600_000,
  });

/** Compiled once for what the template says, however often the page draws; null where it cannot be run as it stands. */
export function useWorlds(template: Template, around: SimulationSurroundings): Worlds | null {
  // By its content: a template that is being edited is another object at every stroke.
  const content = canonicalJson(template);
  return useMemo(() => worldsOf(JSON.parse(content) as Template, around), [content, around]);
}

export function worldsOf(template: Template, { calendar, registers }: SimulationSurroundings): Worlds | null {
  try {
    const { monitors, ...bare } = compile(template);
    const common = { template, calendar, registers };
    const program: Program = monitors === undefined ? bare : { ...bare, monitors };
    return { watched: { ...common, program }, unwatched: { ...common, program: bare } };
  } catch {
    return null;
  }
}

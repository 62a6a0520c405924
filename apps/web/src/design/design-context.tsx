import { createContext, useContext } from 'react';
import type { DesignSurroundings } from '../../../../libs/contracts/designs';
import type { Edit } from '../../../../libs/design/edit';
import type { Thing } from '../../../../libs/design/places';
import type { Template } from '../../../../libs/procedure';
import type { Watched } from '../simulator/simulator';
import type { PlacedFinding } from './use-findings';

/** The draft on the page, and what every part of it needs to change it. */
export interface Designing {
  template: Template;
  edit: (edit: Edit) => void;
  surroundings: DesignSurroundings | undefined;
  /** The last that are known. */
  findings: PlacedFinding[];
  findingsOf: (thing: Thing) => PlacedFinding[];
  /** The way of a finding, step by step, in the simulator. */
  watch: (way: Watched) => void;
}

const Context = createContext<Designing | null>(null);
export const DesignProvider = Context.Provider;

export function useDesigning(): Designing {
  const designing = useContext(Context);
  if (!designing) throw new Error('DesignProvider is missing');
  return designing;
}

/** Sets properties of one thing. */
export function useSetter(thing: Thing): (path: string[], value: unknown) => void {
  const { edit } = useDesigning();
  return (path, value) => edit({ edit: 'set', thing, path, ...(value === undefined ? {} : { value }) });
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingView } from '../../../../libs/contracts/publications';
import { thingAt } from '../../../../libs/design/pointers';
import type { Thing } from '../../../../libs/design/places';
import type { Template } from '../../../../libs/procedure';
import { designApi } from './design-api';

export interface PlacedFinding extends FindingView {
  thing: Thing;
}

export interface Findings {
  /** Null: not known yet. */
  list: PlacedFinding[] | null;
  /** The draft has changed since. */
  isOld: boolean;
  /** Nobody answered; asked again with the next edit. */
  isUnknown: boolean;
}

const REST_MS = 300;

/** What the checker says of the draft, asked when the hands rest; one question at a time, and never an answer about an older draft last. */
export function useFindings(draft: Template): Findings {
  const [found, setFound] = useState<{ of: Template; list: PlacedFinding[] | null }>({ of: draft, list: null });
  const [failed, setFailed] = useState<Template | null>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const isAsking = useRef(false);
  useEffect(() => {
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      for (let asked: Template | null = null; asked !== latest.current;) {
        asked = latest.current;
        const about: Template = asked;
        try {
          const list = await designApi.check(about);
          setFound({ of: about, list: list.map((one) => ({ ...one, thing: thingAt(about, one.path) })) });
        } catch {
          setFailed(about);
        }
      }
      isAsking.current = false;
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return { list: found.list, isOld: found.of !== draft, isUnknown: failed === draft && found.of !== draft };
}

const keyOf = (thing: Thing): string => ('id' in thing ? `${thing.of} ${thing.id}` : thing.of);

/** By the thing that they are about. */
export function useFindingsOf(list: PlacedFinding[] | null): (thing: Thing) => PlacedFinding[] {
  return useMemo(() => {
    const by = new Map<string, PlacedFinding[]>();
    for (const one of list ?? []) by.set(keyOf(one.thing), [...(by.get(keyOf(one.thing)) ?? []), one]);
    return (thing: Thing) => by.get(keyOf(thing)) ?? NONE;
  }, [list]);
}
export const NONE: PlacedFinding[] = [];

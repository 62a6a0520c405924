import type { AgendaEntry, AgendaRequestView } from '../../../../libs/contracts/api';
import { itemKey, sourceOf } from './item-key';

/** One place of an agenda while it is made: what a case asked for, by its key, or a title of its own. */
export type Place = { key: string; title?: string };

export function moved(places: Place[], from: number, to: number): Place[] {
  const rest = places.filter((_, index) => index !== from);
  const place = places[from];
  return place === undefined || to < 0 || to >= places.length ? places : [...rest.slice(0, to), place, ...rest.slice(to)];
}

/** What is sent, in order. What no longer waits is left out: somebody else has listed it meanwhile. */
export function entriesOf(places: Place[], waiting: AgendaRequestView[]): AgendaEntry[] {
  return places.flatMap(({ key, title }): AgendaEntry[] => {
    if (title !== undefined) return [{ title }];
    const request = waiting.find((candidate) => itemKey(candidate) === key);
    return request === undefined ? [] : [sourceOf(request)];
  });
}

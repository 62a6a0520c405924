import type { AgendaEntry, AgendaRequestView } from '../../../../libs/contracts/api';
import { itemKey, sourceOf } from './item-key';

/** One place of an agenda while it is made: what a case asked for, by its key, or a title of its own. */
export interface Place {
  key: string;
  title?: string;
  /** What the charter has a rule of its own for; null: nothing of the kind. Absent: nobody has said. */
  matter?: string | null;
}

/** Whether somebody has to say what it is about: of an item of no case, and of a case that leaves it open. */
export function asksMatter({ key, title }: Place, waiting: AgendaRequestView[]): boolean {
  return title !== undefined || waiting.some((request) => request.namesMatter && itemKey(request) === key);
}

export function moved(places: Place[], from: number, to: number): Place[] {
  const rest = places.filter((_, index) => index !== from);
  const place = places[from];
  return place === undefined || to < 0 || to >= places.length ? places : [...rest.slice(0, to), place, ...rest.slice(to)];
}

/** What is sent, in order. What no longer waits is left out: somebody else has listed it meanwhile. */
export function entriesOf(places: Place[], waiting: AgendaRequestView[]): AgendaEntry[] {
  return places.flatMap(({ key, title, matter }): AgendaEntry[] => {
    const about = matter === undefined || matter === null ? {} : { matter };
    if (title !== undefined) return [{ title, ...about }];
    const request = waiting.find((candidate) => itemKey(candidate) === key);
    return request === undefined ? [] : [{ ...sourceOf(request), ...about }];
  });
}

import type { CalendarEntryView } from '../../../../libs/contracts/starts';
import { MONTHS, type Language } from '../shared/dates';

export interface Group {
  /** `2026-12`; `earlier`: the planned day has passed; `none`: no day. */
  key: string;
  entries: CalendarEntryView[];
}

/** What is still to be done, month by month, the next first; what is over its day stands before everything, what has none at the end. */
export function byMonth(entries: CalendarEntryView[], today: string): Group[] {
  const groups = new Map<string, CalendarEntryView[]>();
  for (const entry of [...entries].sort(byDay)) {
    const key = entry.dueOn === null ? 'none' : entry.dueOn < today ? 'earlier' : entry.dueOn.slice(0, 7);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, all]) => ({ key, entries: all }));
}

const LAST = '9999';

function byDay(one: CalendarEntryView, other: CalendarEntryView): number {
  const place = ({ dueOn, id }: CalendarEntryView) => `${dueOn ?? LAST} ${id}`;
  return place(one) < place(other) ? -1 : 1;
}

export const isDone = ({ done, ticked }: CalendarEntryView): boolean => done !== null || ticked !== null;

/** `2026年5月`, of `2026-05`. */
export function formatMonth(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return language === 'zh' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1] ?? ''} ${year}`;
}

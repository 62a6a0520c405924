/**
 * Days off and worked weekend days as they were published: the State Council's lists (`cn.json`, generated), a region's own (`cn-nx.json`),
 * closures of the house from whoever runs it.
 */
import {
  layer,
  type Calendar,
  type CalendarLayer,
  type CalendarList,
  type Jurisdiction,
  type LayerOptions,
  type Text,
} from '../../procedure';
import cn from './cn.json';
import cnNx from './cn-nx.json';

const NATIONAL = cn as CalendarLayer;
/** Regions whose government gives days off of its own. */
const REGIONAL: Partial<Record<Jurisdiction, CalendarLayer>> = { 'CN-NX': cnNx as CalendarLayer };

/**
 * The years that a case may meet: it carries its calendar with it, and twenty years of history would weigh ten times as much. Grows with each
 * notice; what lies outside is provisional.
 */
const YEARS: LayerOptions = { fromYear: 2025, toYear: 2026 };

/** National lists, the jurisdiction's own where it has one, closures of the house where it has any; the nearest last. */
export function layersOf(jurisdiction: Jurisdiction, house: CalendarLayer | null = null): CalendarLayer[] {
  return [NATIONAL, REGIONAL[jurisdiction] ?? null, house].filter((each) => each !== null);
}

/** The calendar of a place, for the years in use unless others are asked for. */
export function calendarOf(
  jurisdiction: Jurisdiction,
  house: CalendarLayer | null = null,
  options: LayerOptions = YEARS,
): Calendar {
  return layer(layersOf(jurisdiction, house), options);
}

/** A year's list that came after the release, from the notice itself; it stands in place of a shipped one of the same year. */
export interface AddedList {
  /** The layer that it belongs to, by id. */
  layer: string;
  year: number;
  list: CalendarList;
  titles: Record<string, Text>;
}

/** The layers of a place with what was added to them. */
export function layersWith(jurisdiction: Jurisdiction, added: readonly AddedList[]): CalendarLayer[] {
  return layersOf(jurisdiction).map((each) => {
    const own = added.filter(({ layer: id }) => id === each.id);
    const kept = each.lists.filter(({ from }) => !own.some(({ list }) => list.from === from));
    const titles = Object.assign({}, ...own.map((one) => one.titles), each.titles) as Record<string, Text>;
    return { ...each, titles, lists: [...kept, ...own.map(({ list }) => list)].sort((a, b) => (a.from < b.from ? -1 : 1)) };
  });
}

/** The calendar of a place with what was added, for the years in use and those that were added after them. */
export function calendarWith(jurisdiction: Jurisdiction, added: readonly AddedList[]): Calendar {
  const toYear = Math.max(YEARS.toYear, ...added.map(({ year }) => year));
  return layer(layersWith(jurisdiction, added), { ...YEARS, toYear });
}

/** The first year of which the calendars in use speak. */
export const FIRST_YEAR_IN_USE = YEARS.fromYear;

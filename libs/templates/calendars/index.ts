/**
 * Days off and worked weekend days as they were published: the State Council's lists (`cn.json`, generated), a region's own (`cn-nx.json`),
 * closures of the house from whoever runs it.
 */
import { layer, type Calendar, type CalendarLayer, type Jurisdiction, type LayerOptions } from '../../procedure';
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

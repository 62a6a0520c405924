/** A calendar put together from the lists of the State Council, of a region and of the house, the nearer one over the farther. */
import { Fault } from '../kernel';
import type { CivilDate } from '../kernel';
import { canonicalJson } from '../plain';
import type { Calendar, CalendarDay, CalendarLayer, CalendarList, DayTitle, Unsettled } from './calendar.types';
import { addDays, isWeekend } from './civil';
import { fingerprint } from './fingerprint';

/** How far around an expected holiday a notice may move days: the moon by one, and the weekends that are exchanged for it. */
const NEIGHBOURHOOD_DAYS = 10;

export interface LayerOptions {
  /** Years that the calendar is for; it travels with every case, so it holds no more than a case can need. */
  fromYear: number;
  toYear: number;
  /** Close of business, `17:30`, where deadlines end with it. */
  dayEnds?: string;
}

/**
 * The calendar of a place. Layers come from the farthest (national, which must be there) to the nearest; for one day the nearest that
 * speaks of it holds. What is not published is provisional: years outside the national lists (`knownFrom`, `knownTo`), years for
 * which a region has no notice, and the neighbourhood of holidays that are only expected. The version is made of the content, so the same
 * lists give the same calendar everywhere and another content never has the same name.
 */
export function layer(layers: CalendarLayer[], options: LayerOptions): Calendar {
  const [national] = layers;
  if (national?.kind !== 'national') throw new Fault('CALENDAR_WITHOUT_NATION', { layers: layers.map(({ id }) => id) });
  const span = { from: `${options.fromYear}-01-01`, to: `${options.toYear}-12-31` };
  const known = knownOf(national, span);
  const days = new Map<CivilDate, { day: CalendarDay; layer: CalendarLayer }>();
  const unsettled: Unsettled[] = [];
  for (const each of layers) {
    for (const list of each.lists) {
      for (const day of list.days) if (inside(day.date, span)) days.set(day.date, { day, layer: each });
    }
    if (each.kind === 'jurisdiction') unsettled.push(...unsettledOf(each, known));
  }
  const calendar: Omit<Calendar, 'version'> = {
    ...known,
    ...sorted([...days.values()]),
    unsettled,
    layers: layers.map((each) => ({ id: each.id, kind: each.kind, source: sourcesOf(each, span) })),
    source: layers
      .map((each) => sourcesOf(each, span))
      .filter((source) => source !== '')
      .join('；'),
    ...(options.dayEnds === undefined ? {} : { dayEnds: options.dayEnds }),
  };
  const name = `${layers.map(({ id }) => id).join('+')}-${options.fromYear}-${options.toYear}`;
  return { version: `${name}~${fingerprint(canonicalJson(calendar))}`, ...calendar };
}

type Span = { from: CivilDate; to: CivilDate };

function inside(date: CivilDate, { from, to }: Span): boolean {
  return date >= from && date <= to;
}

/** The unbroken time for which the national lists are published, as far as it lies in the span. */
function knownOf(national: CalendarLayer, span: Span): { knownFrom: CivilDate; knownTo: CivilDate } {
  const published = national.lists
    .filter(({ status }) => status === 'published')
    .sort((left, right) => (left.from < right.from ? -1 : 1));
  let known: Span | null = null;
  for (const { from, to } of published) {
    if (to < span.from || from > span.to) continue;
    if (known === null) known = { from, to };
    else if (from <= addDays(known.to, 1)) known = { from: known.from, to };
  }
  if (known === null) throw new Fault('CALENDAR_WITHOUT_YEARS', { from: span.from, to: span.to });
  return { knownFrom: known.from > span.from ? known.from : span.from, knownTo: known.to < span.to ? known.to : span.to };
}

/** What a region may still change: whole years without a notice, and the days around what is only expected. */
function unsettledOf(of: CalendarLayer, known: { knownFrom: CivilDate; knownTo: CivilDate }): Unsettled[] {
  const found: Unsettled[] = [];
  for (let year = Number(known.knownFrom.slice(0, 4)); year <= Number(known.knownTo.slice(0, 4)); year += 1) {
    const lists = of.lists.filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`);
    if (lists.length === 0) found.push({ from: `${year}-01-01`, to: `${year}-12-31`, layer: of.id });
    for (const list of lists) if (list.status === 'expected') found.push(...around(list, year, of.id));
  }
  return found;
}

function around(list: CalendarList, year: number, id: string): Unsettled[] {
  return list.days
    .filter(({ date, is }) => is !== 'worked' && date.startsWith(`${year}-`))
    .map(({ date }) => ({ from: addDays(date, -NEIGHBOURHOOD_DAYS), to: addDays(date, NEIGHBOURHOOD_DAYS), layer: id }));
}

/** The lists of a calendar, by date. A weekend day off is only named: it is off without any list. */
function sorted(
  days: { day: CalendarDay; layer: CalendarLayer }[],
): Required<Pick<Calendar, 'holidays' | 'workdays' | 'names' | 'titles' | 'lieu'>> {
  const made = { holidays: [] as CivilDate[], workdays: [] as CivilDate[], lieu: [] as CivilDate[] };
  const names: Record<CivilDate, string> = {};
  const titles: Record<string, DayTitle> = {};
  for (const { day, layer: of } of days.sort((left, right) => (left.day.date < right.day.date ? -1 : 1))) {
    const { date, is, name } = day;
    const title = of.titles[name];
    if (title === undefined) throw new Fault('CALENDAR_DAY_WITHOUT_TITLE', { date, name });
    if (is === 'worked' && isWeekend(date)) made.workdays.push(date);
    if (is !== 'worked' && !isWeekend(date)) made.holidays.push(date);
    if (is === 'lieu') made.lieu.push(date);
    // A region that works on a national holiday's weekday simply does not have that holiday.
    if (is === 'worked' && !isWeekend(date)) continue;
    const id = titles[name] === undefined || titles[name].layer === of.id ? name : `${of.id}/${name}`;
    titles[id] = { zh: title.zh, en: title.en, layer: of.id };
    names[date] = id;
  }
  return { ...made, names, titles };
}

function sourcesOf(of: CalendarLayer, span: Span): string {
  const lists = of.lists.filter(({ from, to }) => from <= span.to && to >= span.from);
  return [...new Set(lists.map(({ source }) => source))].join('；');
}

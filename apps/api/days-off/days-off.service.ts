import { Inject, Injectable } from '@nestjs/common';
import type { DaysOffLayer, DaysOffReading, DaysOffRequest, DaysOffView, DaysOffYear } from '../../../libs/contracts';
import { announceCalendar, daysOffLists, inTransaction, json, PLACES, previewOf, type Sql } from '../../../libs/persistence';
import type { Calendar, CalendarLayer, CalendarList, Jurisdiction, Text } from '../../../libs/procedure';
import { organisationsWhere } from '../../../libs/rights';
import {
  calendarWith,
  FIRST_YEAR_IN_USE,
  holidaysOf,
  layersWith,
  listOf,
  readNotice,
  type AddedList,
  type NoticeReading,
} from '../../../libs/templates';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

/** Every place that may have a list of its own; `layersWith` says which have. */
export const LAYERS = PLACES;

/** What a release knows and what was registered after it; each registered year makes new calendars, of which open cases are told. */
@Injectable()
export class DaysOffService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(asker: Subject): Promise<DaysOffView> {
    const [places, added, set] = await Promise.all([
      this.placesOf(asker),
      daysOffLists((statement) => this.database.rows<AddedList>(statement)),
      this.database.rows<{ layer: string; year: number; by: string; set_at: Date }>(
        `select distinct on (l.layer, l.year) l.layer, l.year, p.name as by, l.set_at from guicheng.days_off_list l
           join guicheng.person p on p.id = l.set_by order by l.layer, l.year, l.revision desc`,
      ),
    ]);
    const layers = layersOfAll(places, added).map(({ id, lists, titles }): DaysOffLayer => {
      const years = lists.map((list) => {
        const year = yearOf(list);
        const own = set.find((row) => row.layer === id && row.year === year);
        return yearView(list, titles, own === undefined ? null : { by: own.by, at: own.set_at.toISOString() });
      });
      return { id: id as Jurisdiction, years: years.filter(({ year }) => year >= FIRST_YEAR_IN_USE).reverse() };
    });
    return { layers };
  }

  async read(asker: Subject, sent: DaysOffRequest): Promise<DaysOffReading> {
    const { reading, calendars } = await this.judged(asker, sent);
    const before = (await this.list(asker)).layers.find(({ id }) => id === sent.layer)?.years;
    const { year, holidays, problems } = reading;
    const effects = { cases: 0, running: 0, moving: 0, kept: 0 };
    await inTransaction(this.database.source, async (sql) => {
      for (const next of calendars) {
        const { cases, clocks } = await previewOf(sql, next);
        effects.cases += cases;
        for (const each of ['running', 'moving', 'kept'] as const) effects[each] += clocks[each];
      }
    });
    return {
      ...{ year, holidays, problems },
      before: before?.find((one) => one.year === year) ?? null,
      effects: problems.length > 0 ? null : effects,
    };
  }

  /** Registers the year, publishes the calendars that it makes, and tells the open cases, all or nothing. */
  async register(asker: Subject, sent: DaysOffRequest): Promise<DaysOffView> {
    await inTransaction(this.database.source, async (sql) => {
      // Two who register come one after the other, and the second builds upon the first.
      await sql.run(`select pg_advisory_xact_lock(hashtext('days-off'))`);
      const { added, reading, calendars } = await this.judged(asker, sent, sql);
      if (added === null) throw new ApiException('DAYS_OFF_UNCLEAR', { n: reading.problems.length }, 'text');
      await sql.run(
        `insert into guicheng.days_off_list (layer, year, revision, list, titles, notice, set_by)
         select $1, $2, coalesce(max(revision), 0) + 1, $3, $4, $5, $6 from guicheng.days_off_list where layer = $1 and year = $2`,
        [added.layer, added.year, json(added.list), json(added.titles), sent.text, asker.person.id],
      );
      for (const { calendar, jurisdiction } of calendars) {
        await sql.run(
          `insert into guicheng.calendar (version, calendar, jurisdiction) values ($1, $2, $3)
           on conflict (version) do update set published_at = excluded.published_at`,
          [calendar.version, json(calendar), jurisdiction],
        );
        await announceCalendar(sql, calendar.version);
      }
      await recordAct(sql, asker.person.id, {
        action: 'days-off-registered',
        object: { kind: 'deployment', id: 'days-off' },
        ids: { layer: added.layer, year: String(added.year) },
      });
    });
    return this.list(asker);
  }

  /** What the words say, and the calendars that follow from it where nothing is wrong with them. */
  private async judged(asker: Subject, sent: DaysOffRequest, sql: Pick<Sql, 'rows'> = this.database): Promise<Judged> {
    const places = await this.placesOf(asker);
    const before = await daysOffLists((statement) => sql.rows<AddedList>(statement));
    const layer = layersOfAll(places, before).find(({ id }) => id === sent.layer);
    if (layer === undefined) throw new ApiException('FIELD_INVALID', { label: 'layer' }, 'layer');
    const known = Object.entries(layer.titles);
    const read = readNotice(sent.text, { titles: known.map(([, title]) => title), isNational: layer.kind === 'national' });
    const reading = { ...read, problems: [...read.problems, ...outside(read.year, layer)] };
    if (reading.year === null || reading.problems.length > 0) return { reading, added: null, calendars: [] };
    const nameOf = (title: Text) => known.find(([, { zh }]) => zh === title.zh)?.[0] ?? title.zh;
    const added: AddedList = {
      ...{ layer: layer.id, year: reading.year },
      list: listOf(reading.year, { holidays: reading.holidays, source: sent.source, nameOf }),
      titles: Object.fromEntries(reading.holidays.map(({ title }) => [nameOf(title), title])),
    };
    const others = before.filter((one) => one.layer !== added.layer || one.year !== added.year);
    return { reading, added, calendars: calendarsOf([...others, added]) };
  }

  /** Of the houses whose procedures the asker prepares: nobody keeps the calendar of another region. */
  private async placesOf(asker: Subject): Promise<Jurisdiction[]> {
    const rows = await this.database.rows<{ jurisdiction: Jurisdiction }>(
      'select distinct jurisdiction from guicheng.organisation where id = any($1::uuid[])',
      [organisationsWhere(heldPosts(asker), 'prepare-procedures')],
    );
    return rows.map(({ jurisdiction }) => jurisdiction);
  }
}

interface Judged {
  reading: NoticeReading;
  added: AddedList | null;
  calendars: { calendar: Calendar; jurisdiction: Jurisdiction }[];
}

/** A calendar speaks of an unbroken time: a year is known already, or follows the last one. */
function outside(year: number | null, { lists }: CalendarLayer): Text[] {
  const last = Math.max(...lists.map(yearOf));
  if (year === null || (year >= FIRST_YEAR_IN_USE && year <= last + 1)) return [];
  return year > last
    ? [
        {
          zh: `登记到了${last}年，请先登记${last + 1}年的安排，再登记${year}年的。`,
          en: `${last} is the last year that is registered. Register ${last + 1} first, then ${year}.`,
        },
      ]
    : [
        {
          zh: `${year}年的日子已经过去，在办的期限用不到，不再登记。`,
          en: `${year} has passed and no running time limit needs it; it is not registered any more.`,
        },
      ];
}

/** The calendars that differ, each with the first place that it is for: places without days off of their own share the national one. */
function calendarsOf(added: AddedList[]): Judged['calendars'] {
  const found = new Map<string, Judged['calendars'][number]>();
  for (const jurisdiction of PLACES) {
    const calendar = calendarWith(jurisdiction, added);
    if (!found.has(calendar.version)) found.set(calendar.version, { calendar, jurisdiction });
  }
  return [...found.values()];
}

function layersOfAll(places: Jurisdiction[], added: AddedList[]): CalendarLayer[] {
  const all = places.flatMap((place) => layersWith(place, added));
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}

function yearOf({ from }: CalendarList): number {
  return Number(from.slice(0, 4));
}

function yearView(list: CalendarList, titles: Record<string, Text>, set: DaysOffYear['set']): DaysOffYear {
  const { status } = list;
  // The notice is what people look for; by which package its days came is for whoever keeps the program.
  const source = list.source.replace(/（数据取自[^）]*）$/, '');
  return { year: yearOf(list), holidays: holidaysOf(list, titles), source, isExpected: status === 'expected', set };
}

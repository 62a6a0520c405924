/** Every clock against an oracle that was written differently, over rules, starts, suspensions and layers of calendars at random. */
import { calendarOf, layersOf } from '../../templates';
import { dayOf, dueByHand, off, written, yearFile, type OraclePlace, type OracleRule } from '../../testing/day-by-day';
import { dice } from '../../testing/dice';
import { isRejection } from '../kernel';
import type { Clock } from '../machine/state.types';
import type { Calendar, CalendarLayer } from './calendar.types';
import { resume, suspend } from './changes';
import { dateOfDay, dayNumber } from './civil';
import { walkBack, walkOn } from './count';
import { isDayOff } from './days';
import { derive } from './deadline';
import { proposeDate } from './propose';
import { STOP_REASONS } from './vocabulary';

const DAY = 86_400_000;
const [FROM, TO] = [2015, 2026];
const SEED = Number(process.env.CLOCK_SEED ?? Math.floor(Math.random() * 2 ** 31));
const CASES = Number(process.env.CLOCK_CASES ?? 200_000);

interface World {
  calendar: Calendar;
  place: OraclePlace;
}

/** A place: the nation, perhaps Ningxia, perhaps a house that closes for some days of its own, and one of two ends of the day. */
function worldOf(random: (below: number) => number): World {
  const extra = new Set<number>();
  const jurisdiction = random(2) === 0 ? 'CN' : 'CN-NX';
  const days = Array.from({ length: random(40) }, () => {
    const day = Date.UTC(FROM, 0, 1) + random((TO - FROM + 1) * 365) * DAY;
    extra.add(day);
    return { date: written(day), name: 'closed', is: 'off' as const };
  });
  for (const { kind, lists } of layersOf(jurisdiction)) {
    if (kind === 'jurisdiction') for (const { date } of lists.flatMap((list) => list.days)) extra.add(Date.parse(date));
  }
  const house: CalendarLayer = {
    id: 'house',
    kind: 'house',
    titles: { closed: { zh: '闭馆', en: 'Closed' } },
    lists: [{ from: `${FROM}-01-01`, to: `${TO}-12-31`, status: 'published', source: 'tests', days }],
  };
  const early = random(2) === 0;
  // Counting back from 2015 may reach into the years before.
  const options = { fromYear: FROM - 3, toYear: TO, ...(early ? { dayEnds: '17:30' } : {}) };
  return {
    calendar: calendarOf(jurisdiction, days.length === 0 ? null : house, options),
    place: { extra, endsAfterMinutes: early ? 17 * 60 + 30 : 24 * 60 },
  };
}

const UNITS = ['working days', 'days', 'months', 'years'] as const;
const SPANS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function ruleOf(random: (below: number) => number): { text: string; rule: OracleRule } {
  const kind = random(10);
  const unit = UNITS[[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3][random(16)] ?? 0] ?? 'days';
  const count = 1 + random({ 'working days': 30, days: 60, months: 6, years: 2 }[unit]);
  if (kind < 6) return { text: `${count} ${unit}`, rule: { kind: unit, count } };
  if (kind === 6) return { text: `${count} hours`, rule: { kind: 'hours', count } };
  if (kind === 7) {
    const month = random(12);
    const day = 1 + random(LENGTHS[month] ?? 28);
    return { text: `by ${day} ${MONTHS[month]}`, rule: { kind: 'by', count, month: month + 1, day } };
  }
  if (kind === 8) {
    const span = (['month', 'quarter', 'half-year', 'year'] as const)[random(4)] ?? 'month';
    return { text: `by end of ${span}`, rule: { kind: 'end-of', count, span: SPANS[span] } };
  }
  return { text: `${count} ${unit} before form.startOn`, rule: { kind: 'before', count, unit } };
}

const blank = (rule: string, startedAt: string): Clock => ({
  id: 'step.1.turn',
  block: 'step',
  slot: 'step.1',
  effect: { kind: 'remind' },
  rule,
  calendar: 'tests',
  startedAt,
  dueAt: '',
  stoppedAt: null,
  remaining: null,
  struckAt: null,
  provisional: false,
});

/** Suspends and resumes a clock up to three times before it is due, and says when. */
function standing(clock: Clock, world: World, random: (below: number) => number): Clock {
  let made: Clock = { ...clock, dueAt: derive(clock, world.calendar).dueAt };
  for (let times = random(4); times > 0; times -= 1) {
    const began = Date.parse(made.stops?.at(-1)?.to ?? made.startedAt);
    const due = Date.parse(made.dueAt);
    if (due - began > 400 * DAY) break;
    const at = began + random(due - began);
    const stopped = suspend(
      made,
      { at: new Date(at).toISOString(), reason: 'supplement', allowed: STOP_REASONS },
      world.calendar,
    );
    if (isRejection(stopped)) throw new Error(JSON.stringify(stopped));
    const resumed = resume(stopped, new Date(at + random(30 * DAY)).toISOString(), world.calendar);
    if (isRejection(resumed)) throw new Error(JSON.stringify(resumed));
    made = resumed;
  }
  return made;
}

describe(`clocks against the oracle (CLOCK_SEED=${SEED})`, () => {
  const random = dice(SEED).roll;
  const worlds = Array.from({ length: 24 }, () => worldOf(random));

  it('end when it says, for 200,000 rules, starts, suspensions and calendars', () => {
    const first = Date.UTC(FROM, 0, 1);
    // Two years of room, so that no rule runs out of the known years.
    const span = Date.UTC(TO - 1, 0, 1) - first;
    let stopped = 0;
    for (let index = 0; index < CASES; index += 1) {
      const world = worlds[random(worlds.length)] as World;
      const { text, rule } = ruleOf(random);
      const startedAt = new Date(first + random(span / 1000) * 1000).toISOString();
      const anchor = dayOf(startedAt) + random(200) * DAY;
      const anchored = rule.kind === 'before' ? { anchorOn: written(anchor) } : {};
      const fixed = rule.kind === 'by' || rule.kind === 'end-of' || rule.kind === 'before';
      const clock = { ...blank(text, startedAt), ...anchored };
      const moved = fixed || random(2) === 0 ? clock : standing(clock, world, random);
      const stops = (moved.stops ?? []).map(({ from, to }) => ({ from, to: to ?? from }));
      if (stops.length > 0) stopped += 1;
      const due = derive(moved, world.calendar);
      const expected = dueByHand({ ...rule, anchor }, startedAt, stops, world.place);
      if (due.dueAt !== expected)
        throw new Error(`${text} from ${startedAt}, ${JSON.stringify(stops)}: ${due.dueAt}, by hand ${expected}`);
      // Never early: not before it began or went on, and never on a day on which nobody works.
      const began = stops.at(-1)?.to ?? startedAt;
      if (rule.kind !== 'before' && due.dueAt <= began) throw new Error(`${text} from ${began} is due at ${due.dueAt}`);
      if (rule.kind !== 'hours' && isDayOff(due.lastDay, world.calendar))
        throw new Error(`${text} ends on ${due.lastDay}, a day off`);
    }
    // Not all of them ran through; a third and more stood at least once.
    expect(stopped).toBeGreaterThan(CASES / 10);
  });

  it('never end earlier for starting later', () => {
    for (let index = 0; index < 20_000; index += 1) {
      const world = worlds[random(worlds.length)] as World;
      const { text, rule } = ruleOf(random);
      if (rule.kind === 'before') continue;
      const start = Date.UTC(FROM, 0, 1) + random(3000) * DAY + random(DAY);
      const later = start + random(5 * DAY);
      const [one, other] = [start, later].map((at) => derive(blank(text, new Date(at).toISOString()), world.calendar).dueAt);
      if (one === undefined || other === undefined || one > other) throw new Error(`${text}: ${start} ${one}, ${later} ${other}`);
    }
  });

  it('counted back and on again come to the same day', () => {
    for (let index = 0; index < 20_000; index += 1) {
      const { calendar, place } = worlds[random(worlds.length)] as World;
      const count = 1 + random(40);
      const day = Date.UTC(FROM + 1, 0, 1) / DAY + random(3000);
      const back = walkBack(day, count, 'working days', calendar).lastDay;
      const on = walkOn(back, count, 'working days', [], calendar).lastDay;
      // On again to the day itself when it is worked, else to the first one after it that is.
      let worked = day;
      while (off(worked * DAY, place)) worked += 1;
      // The last day that keeps the promise: one working day later and it is broken.
      const next = walkOn(back, 1, 'working days', [], calendar).lastDay;
      const late = walkOn(next, count, 'working days', [], calendar).lastDay;
      if (on !== worked || late <= worked) throw new Error(`${count} working days before ${dateOfDay(day)}: ${dateOfDay(back)}`);
      const natural = walkBack(day, count, 'days', calendar).lastDay;
      if (natural > day - count || isDayOff(dateOfDay(natural), calendar)) {
        throw new Error(`${count} days before ${dateOfDay(day)}: ${dateOfDay(natural)}`);
      }
    }
  });
});

describe('the edges of 春节', () => {
  const calendar = calendarOf('CN', null, { fromYear: FROM, toYear: TO });
  const place: OraclePlace = { extra: new Set(), endsAfterMinutes: 24 * 60 };
  const years = Array.from({ length: TO - FROM + 1 }, (_, index) => FROM + index);

  /** First and last day off of the festival, from the source itself. */
  function festivalOf(year: number): { from: number; to: number } {
    const days = Object.entries(yearFile(year).holidays).filter(([, name]) => name.startsWith('Spring Festival'));
    const numbers = days.map(([date]) => dayNumber(date)).sort((left, right) => left - right);
    return { from: numbers[0] as number, to: numbers.at(-1) as number };
  }

  it.each(years)('%i: every rule from every day around it ends as counted by hand', (year) => {
    const { from, to } = festivalOf(year);
    let checked = 0;
    for (let day = from - 15; day <= to + 10; day += 1) {
      const startedAt = `${dateOfDay(day)}T02:00:00.000Z`;
      for (const kind of UNITS.slice(0, 3)) {
        for (let count = 1; count <= (kind === 'months' ? 2 : 15); count += 1) {
          const by = dueByHand({ kind, count }, startedAt, [], place);
          expect([startedAt, kind, count, derive({ rule: `${count} ${kind}`, startedAt }, calendar).dueAt]).toEqual([
            startedAt,
            kind,
            count,
            by,
          ]);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });

  it.each(years)('%i: nothing is proposed for the last three working days before it, nor for a day off', (year) => {
    const { from, to } = festivalOf(year);
    const before: number[] = [];
    for (let day = from - 1; before.length < 4; day -= 1) if (!off(day * DAY, place)) before.push(day);
    let first = to + 1;
    while (off(first * DAY, place)) first += 1;
    for (const day of before.slice(0, 3)) {
      expect(proposeDate(dateOfDay(day), calendar)).toEqual({
        date: dateOfDay(first),
        moved: 'before-spring-festival',
        provisional: false,
      });
    }
    const fourth = dateOfDay(before[3] as number);
    expect(proposeDate(fourth, calendar)).toEqual({ date: fourth, moved: null, provisional: false });
    for (let day = from; day <= to; day += 1)
      expect(proposeDate(dateOfDay(day), calendar)).toMatchObject({ date: dateOfDay(first), moved: 'day-off' });
    expect(proposeDate(dateOfDay(first), calendar)).toMatchObject({ date: dateOfDay(first), moved: null });
  });
});

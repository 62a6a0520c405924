import fc from 'fast-check';
import { CALENDAR } from '../../testing/story';
import { isDayOff } from './days';
import { deadline, remainingOf } from './deadline';
import { explainClock } from './explain-clock';
import { reminderAt } from './reminders';
import { partsOf, readPeriod } from './period';

const at = (date: string): string => `${date}T02:00:00.000Z`;

/** The oracle: walks the days with the runtime's calendar and keeps its own table of days off. */
function oracle(start: string, count: number, unit: string): string {
  const off = (date: Date): boolean => {
    const text = date.toISOString().slice(0, 10);
    if (CALENDAR.holidays.includes(text)) return true;
    return [0, 6].includes(date.getUTCDay()) && !CALENDAR.workdays.includes(text);
  };
  const date = new Date(`${start}T00:00:00.000Z`);
  if (unit === 'working days') {
    for (let left = count; left > 0;) {
      date.setUTCDate(date.getUTCDate() + 1);
      if (!off(date)) left -= 1;
    }
  } else {
    date.setUTCDate(date.getUTCDate() + count);
    while (off(date)) date.setUTCDate(date.getUTCDate() + 1);
  }
  return date.toISOString().slice(0, 10);
}

describe('deadlines', () => {
  it.each([
    // Monday: the first day is not counted.
    ['3 working days', '2026-05-18', '2026-05-21'],
    // Over a weekend.
    ['3 working days', '2026-05-21', '2026-05-26'],
    // Over the holidays of May, with the Saturday that is worked for them.
    ['3 working days', '2026-04-30', '2026-05-08'],
    ['4 working days', '2026-04-30', '2026-05-09'],
    // Natural days are counted through days off; only the last one moves.
    ['10 days', '2026-05-18', '2026-05-28'],
    ['5 days', '2026-04-27', '2026-05-06'],
    ['1 month', '2026-05-18', '2026-06-18'],
    // The matching day is a holiday: it moves.
    ['1 month', '2026-09-01', '2026-10-08'],
    ['1 month', '2026-01-31', '2026-03-02'],
  ])('%s from %s end on %s', (rule, start, lastDay) => {
    expect(deadline(rule, at(start), CALENDAR).lastDay).toBe(lastDay);
  });

  it('end at 24:00 of their last day, in Shanghai', () => {
    expect(deadline('1 working days', at('2026-05-18'), CALENDAR).dueAt).toBe('2026-05-19T16:00:00.000Z');
    // Half past eleven at night in Shanghai is still the same day there.
    expect(deadline('1 working days', '2026-05-18T15:30:00.000Z', CALENDAR).lastDay).toBe('2026-05-19');
    expect(deadline('1 working days', '2026-05-18T16:30:00.000Z', CALENDAR).lastDay).toBe('2026-05-20');
  });

  it('agree with an independent count on every start and length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('working days', 'days'),
        (offset, count, unit) => {
          const start = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
          const due = deadline(`${count} ${unit}`, at(start), CALENDAR);
          expect(due.lastDay).toBe(oracle(start, count, unit));
          expect(isDayOff(due.lastDay, CALENDAR)).toBe(false);
          expect(due.dueAt > at(start)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('show every day that was counted and every day off that was passed over', () => {
    const { countedDays, daysOff, unit } = explainClock({ rule: '3 working days', startedAt: at('2026-04-30') }, CALENDAR);
    expect(unit).toBe('working days');
    expect(countedDays).toEqual(['2026-05-06', '2026-05-07', '2026-05-08']);
    expect(daysOff).toEqual(['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05']);
  });

  it('are provisional as soon as the calendar does not know the year', () => {
    expect(deadline('3 working days', at('2026-12-25'), CALENDAR).provisional).toBe(false);
    expect(deadline('5 working days', at('2026-12-30'), CALENDAR).provisional).toBe(true);
    expect(deadline('1 working days', at('2025-12-31'), CALENDAR).provisional).toBe(true);
  });

  it('remind in the morning of the working day on which the share is reached, and never after the end', () => {
    const due = deadline('3 working days', at('2026-05-18'), CALENDAR);
    expect(reminderAt('50%', due, CALENDAR)).toBe('2026-05-20T01:00:00.000Z');
    expect(reminderAt('80%', due, CALENDAR)).toBe('2026-05-21T01:00:00.000Z');
    expect(reminderAt('100%', due, CALENDAR)).toBe(due.dueAt);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 99 }),
        (offset, count, share) => {
          const start = at(new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10));
          const period = deadline(`${count} days`, start, CALENDAR);
          const reminder = reminderAt(`${share}%`, period, CALENDAR);
          expect(reminder > start && reminder < period.dueAt).toBe(true);
        },
      ),
    );
  });

  it('keep the days that are left when they stop, the day of the stop among them, and never fewer than one', () => {
    const clock = { rule: '3 working days', startedAt: at('2026-05-18') };
    expect(remainingOf(clock, at('2026-05-18'), CALENDAR)).toEqual({ count: 3, unit: 'working days' });
    expect(remainingOf(clock, at('2026-05-19'), CALENDAR)).toEqual({ count: 3, unit: 'working days' });
    expect(remainingOf(clock, at('2026-05-20'), CALENDAR)).toEqual({ count: 2, unit: 'working days' });
    expect(remainingOf(clock, at('2026-05-21'), CALENDAR)).toEqual({ count: 1, unit: 'working days' });
    expect(remainingOf(clock, at('2026-06-30'), CALENDAR)).toEqual({ count: 1, unit: 'working days' });
    expect(remainingOf({ ...clock, rule: '1 month' }, at('2026-06-11'), CALENDAR)).toEqual({ count: 8, unit: 'days' });
  });

  it.each(['3', '0 days', '3 workdays', '-1 days', '1.5 days', '3  days', '10000 days'])('do not read %p as a period', (text) => {
    expect(readPeriod(text)).toBeNull();
    expect(() => partsOf(text)).toThrow('PERIOD_UNREADABLE');
  });
});

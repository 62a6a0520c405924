import { calendarOf } from '../../templates';
import { isRejection, type Rejection } from '../kernel';
import type { Clock } from '../machine/state.types';
import { dueOf, extend, rederive, resume, suspend } from './changes';
import { explainClock } from './explain-clock';
import { STOP_REASONS } from './vocabulary';

const CALENDAR = calendarOf('CN');
const at = (date: string, time = '02:00'): string => `${date}T${time}:00.000Z`;

function clockOf(rule: string, startedAt: string, more: Partial<Clock> = {}): Clock {
  const clock: Clock = {
    ...{ id: 'review.1.turn', block: 'review', slot: 'review.1', effect: { kind: 'mark' }, rule, calendar: CALENDAR.version },
    ...{ startedAt, dueAt: startedAt, stoppedAt: null, remaining: null, struckAt: null, provisional: false },
    ...more,
  };
  return { ...clock, dueAt: dueOf(clock, CALENDAR).dueAt };
}
function taken(result: Clock | Rejection): Clock {
  if (isRejection(result)) throw new Error(JSON.stringify(result));
  return result;
}
const stop = (clock: Clock, on: string, reason: (typeof STOP_REASONS)[number] = 'hearing'): Clock =>
  taken(suspend(clock, { at: on, reason, allowed: STOP_REASONS }, CALENDAR));
const goOn = (clock: Clock, on: string): Clock => taken(resume(clock, on, CALENDAR));
const lastDay = (clock: Clock): string => dueOf(clock, CALENDAR).due.lastDay;

describe('a clock that stands', () => {
  it('has the days that were left, and goes on with exactly these', () => {
    const clock = clockOf('10 working days', at('2026-03-02'));
    const stopped = stop(clock, at('2026-03-05'));
    // Tuesday and Wednesday have passed; the day of the stop is not counted.
    expect([stopped.stoppedAt, stopped.remaining]).toEqual([at('2026-03-05'), { count: 8, unit: 'working days' }]);
    const resumed = goOn(stopped, at('2026-03-18'));
    expect([resumed.stoppedAt, resumed.remaining, lastDay(resumed)]).toEqual([null, null, '2026-03-30']);
    expect(resumed.stops).toEqual([{ from: at('2026-03-05'), to: at('2026-03-18'), reason: 'hearing' }]);
  });

  it('may stand several times, each for its own reason', () => {
    let clock = clockOf('10 days', at('2026-03-02'));
    clock = goOn(stop(clock, at('2026-03-04'), 'expert-review'), at('2026-03-10'));
    clock = goOn(stop(clock, at('2026-03-12'), 'supplement'), at('2026-03-16'));
    // Counted: 3 and 11 March, then eight days from the 17th on.
    expect(lastDay(clock)).toBe('2026-03-24');
    expect(clock.stops?.map(({ reason }) => reason)).toEqual(['expert-review', 'supplement']);
    expect(stop(clock, at('2026-03-20')).remaining).toEqual({ count: 5, unit: 'days' });
  });

  it('counts hours to the minute', () => {
    const clock = clockOf('24 hours', at('2026-03-02', '10:00'));
    const stopped = stop(clock, at('2026-03-02', '16:30'));
    expect(stopped.remaining).toEqual({ count: 17 * 60 + 30, unit: 'minutes' });
    expect(goOn(stopped, at('2026-03-07', '08:00')).dueAt).toBe(at('2026-03-08', '01:30'));
  });

  it('is refused twice, too late, for another reason, and where the rule names a date', () => {
    const clock = clockOf('3 working days', at('2026-03-02'));
    const refused = (of: Clock, on: string, allowed = STOP_REASONS as readonly (typeof STOP_REASONS)[number][]): unknown =>
      suspend(of, { at: on, reason: 'hearing', allowed }, CALENDAR);
    expect(refused(stop(clock, at('2026-03-03')), at('2026-03-04'))).toMatchObject({ rejected: 'CLOCK_STANDS' });
    expect(refused(clock, clock.dueAt)).toMatchObject({ rejected: 'CLOCK_PASSED' });
    expect(refused(clock, at('2026-03-03'), ['supplement'])).toMatchObject({ rejected: 'CLOCK_NOT_SUSPENDABLE' });
    expect(refused(clockOf('by 31 March', at('2026-03-02')), at('2026-03-03'))).toMatchObject({
      rejected: 'CLOCK_NOT_SUSPENDABLE',
    });
    expect(resume(clock, at('2026-03-03'), CALENDAR)).toMatchObject({ rejected: 'CLOCK_RUNS' });
  });
});

describe('an extension', () => {
  const rule = { within: '10 working days', by: ['president' as const] };
  const asked = { at: at('2026-03-03'), by: 'president' as const, period: '5 working days', hasReason: true, rule, before: [] };

  it('counts on from the last day', () => {
    const clock = clockOf('3 working days', at('2026-03-02'));
    const longer = taken(extend(clock, asked, CALENDAR));
    expect([lastDay(clock), lastDay(longer)]).toEqual(['2026-03-05', '2026-03-12']);
    expect(longer.extension).toEqual({ period: '5 working days', at: at('2026-03-03'), by: 'president' });
  });

  it('is one, with a reason, in time, by whoever may, and no longer than allowed', () => {
    const clock = clockOf('3 working days', at('2026-03-02'));
    const longer = taken(extend(clock, asked, CALENDAR));
    expect(extend(longer, asked, CALENDAR)).toMatchObject({ rejected: 'CLOCK_ALREADY_EXTENDED' });
    // The same step's clock of the round before was extended: the next round's is no new matter.
    expect(extend(clock, { ...asked, before: [longer] }, CALENDAR)).toMatchObject({ rejected: 'CLOCK_ALREADY_EXTENDED' });
    expect(extend(clock, { ...asked, hasReason: false }, CALENDAR)).toMatchObject({ rejected: 'OPINION_REQUIRED' });
    expect(extend(clock, { ...asked, at: clock.dueAt }, CALENDAR)).toMatchObject({ rejected: 'CLOCK_PASSED' });
    for (const other of [
      { by: 'council-member' as never },
      { period: '11 working days' },
      { period: '1 month' },
      { rule: undefined },
    ]) {
      expect(extend(clock, { ...asked, ...other }, CALENDAR)).toMatchObject({ rejected: 'CLOCK_NOT_EXTENDABLE' });
    }
  });
});

describe('a new calendar', () => {
  const older = calendarOf('CN', null, { fromYear: 2025, toYear: 2025 });
  const start = at('2025-12-29');
  const clock = (more: Partial<Clock> = {}): Clock => {
    const made = clockOf('5 working days', start, { calendar: older.version, ...more });
    const { due, dueAt } = dueOf(made, older);
    return { ...made, dueAt, provisional: due.provisional };
  };

  it('moves a clock that was provisional, and keeps what it was', () => {
    const before = clock();
    expect([before.provisional, dueOf(before, older).due.lastDay]).toEqual([true, '2026-01-05']);
    const { clock: after, moved, kept } = rederive(before, CALENDAR, at('2025-12-30'));
    expect([moved, kept, after.provisional, lastDay(after)]).toEqual([true, null, false, '2026-01-06']);
    expect(after.earlier).toEqual([{ calendar: older.version, dueAt: before.dueAt, provisional: true }]);
    expect(rederive(after, CALENDAR, at('2025-12-31'))).toMatchObject({ moved: false, clock: after });
  });

  it('takes nothing back: what has struck or passed keeps its effect, and says so', () => {
    const struck = clock({ struckAt: at('2026-01-05', '16:00') });
    expect(rederive(struck, CALENDAR, at('2026-01-06'))).toEqual({
      clock: struck,
      moved: false,
      kept: 'struck',
      wouldBe: at('2026-01-06', '16:00'),
    });
    expect(rederive(clock(), CALENDAR, at('2026-01-06'))).toMatchObject({ clock: clock(), moved: false, kept: 'passed' });
  });

  it('makes nobody late by a notice that came too late', () => {
    // The new list has fewer days off, and reaches us on the very instant at which the clock is due by it.
    const before = clock({ rule: '3 working days', startedAt: at('2025-12-31') });
    const dated = { ...before, dueAt: dueOf(before, older).dueAt };
    const without = { ...CALENDAR, version: 'without-holidays', holidays: [] };
    const due = dueOf(dated, without).dueAt;
    expect(due < dated.dueAt).toBe(true);
    expect(rederive(dated, without, due)).toMatchObject({ clock: dated, moved: false, kept: 'would-have-passed', wouldBe: due });
  });

  it('counts again what a standing clock has left', () => {
    const stopped = taken(suspend(clock(), { at: at('2025-12-31'), reason: 'hearing', allowed: STOP_REASONS }, older));
    const { clock: after, moved } = rederive(stopped, CALENDAR, at('2026-01-20'));
    expect([moved, after.stoppedAt, after.remaining]).toEqual([false, stopped.stoppedAt, { count: 4, unit: 'working days' }]);
    expect(after.earlier).toHaveLength(1);
  });
});

describe('the arithmetic of a clock', () => {
  it('names every day: counted, off and why, suspended and why, extended', () => {
    let clock = clockOf('3 working days', at('2026-02-12'));
    clock = goOn(stop(clock, at('2026-02-24'), 'expert-review'), at('2026-02-25'));
    clock = { ...clock, extension: { period: '2 working days', at: at('2026-02-25'), by: 'president' } };
    const told = explainClock(clock, CALENDAR);
    expect(told.days.map((day) => `${day.date} ${day.weekday} ${day.is}${'n' in day ? ` ${day.n}` : ''}`)).toEqual([
      '2026-02-12 4 start',
      '2026-02-13 5 counted 1',
      '2026-02-14 6 counted 2',
      ...['15 0', '16 1', '17 2', '18 3', '19 4', '20 5', '21 6', '22 0', '23 1'].map((day) => `2026-02-${day} off`),
      '2026-02-24 2 suspended',
      '2026-02-25 3 suspended',
      '2026-02-26 4 counted 3',
      '2026-02-27 5 counted 4',
      '2026-02-28 6 counted 5',
    ]);
    expect(told.days.find(({ date }) => date === '2026-02-14')).toMatchObject({ worked: { zh: '春节' } });
    expect(told.days.find(({ date }) => date === '2026-02-17')).toMatchObject({
      why: 'holiday',
      name: { zh: '春节', en: 'Spring Festival' },
    });
    expect(told.days.find(({ date }) => date === '2026-02-23')).toMatchObject({ why: 'lieu' });
    expect(told.days.find(({ date }) => date === '2026-02-25')).toMatchObject({ reason: 'expert-review' });
    expect(told).toMatchObject({
      total: 5,
      lastDay: '2026-02-28',
      dueAt: at('2026-02-28', '16:00'),
      extension: { period: '2 working days' },
    });
  });

  it('of a standing clock goes to the day of its stop', () => {
    const told = explainClock(stop(clockOf('5 days', at('2026-03-02')), at('2026-03-04'), 'supplement'), CALENDAR);
    expect(told.days.map(({ date, is }) => [date, is])).toEqual([
      ['2026-03-02', 'start'],
      ['2026-03-03', 'counted'],
      ['2026-03-04', 'suspended'],
    ]);
    expect([told.dueAt, told.lastDay, told.total]).toEqual([null, null, 1]);
  });

  it('counted back is numbered from the date', () => {
    const told = explainClock(
      { rule: '2 working days before form.startOn', startedAt: at('2026-03-02'), anchorOn: '2026-03-17' },
      CALENDAR,
    );
    expect(told.days.map((day) => [day.date, day.is, 'n' in day ? day.n : null])).toEqual([
      ['2026-03-13', 'counted', 2],
      ['2026-03-14', 'off', null],
      ['2026-03-15', 'off', null],
      ['2026-03-16', 'counted', 1],
      ['2026-03-17', 'anchor', null],
    ]);
  });
});

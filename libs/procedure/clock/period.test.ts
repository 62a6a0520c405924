import fc from 'fast-check';
import { calendarOf } from '../../templates';
import { deadline, derive } from './deadline';
import { fingerprint } from './fingerprint';
import { readPeriod } from './period';
import { proposeDate } from './propose';
import { readRung, reminderAt, spreadMs } from './reminders';
import { readStart, startOf, type Anchors } from './start';

const CALENDAR = calendarOf('CN');
const LONG = calendarOf('CN', null, { fromYear: 2019, toYear: 2026 });
const at = (date: string, time = '02:00'): string => `${date}T${time}:00.000Z`;
const lastDay = (rule: string, start: string, calendar = CALENDAR): string => deadline(rule, start, calendar).lastDay;

describe('a period', () => {
  it.each([
    ['3 working days', { kind: 'within', count: 3, unit: 'working days' }],
    ['1 month', { kind: 'within', count: 1, unit: 'months' }],
    ['2 years', { kind: 'within', count: 2, unit: 'years' }],
    ['24 hours', { kind: 'within', count: 24, unit: 'hours' }],
    ['1050 minutes', { kind: 'within', count: 1050, unit: 'minutes' }],
    ['by 31 March', { kind: 'by', month: 3, day: 31 }],
    ['by end of half-year', { kind: 'end-of', span: 'half-year' }],
    ['10 working days before form.startOn', { kind: 'before', count: 10, unit: 'working days', of: 'form.startOn' }],
    ['6 months before term.endOn', { kind: 'before', count: 6, unit: 'months', of: 'term.endOn' }],
    ['1 year before term.endOn', { kind: 'before', count: 1, unit: 'years', of: 'term.endOn' }],
  ])('is read from %p', (text, parts) => {
    expect(readPeriod(text)).toEqual(parts);
  });

  it.each([
    ['by 30 February', null],
    ['by 31 April', null],
    ['by 0 May', null],
    ['by end of week', null],
    ['24 hours before form.startOn', null],
    ['100 years', null],
    ['10 days before startOn', null],
    ['10 days after form.startOn', null],
  ])('is not read from %p', (text, parts) => {
    expect(readPeriod(text)).toBe(parts);
  });

  it('ends where its text says', () => {
    // Months from the end of a month, in a leap year and in another (2024-02-29 and -03-01 are worked; 2023 has no 29 February).
    for (const day of [29, 30, 31]) {
      expect(lastDay('1 month', at(`2024-01-${day}`), LONG)).toBe('2024-02-29');
      expect(lastDay('1 month', at(`2023-01-${day}`), LONG)).toBe('2023-02-28');
    }
    expect(lastDay('1 years', at('2024-02-29'), LONG)).toBe('2025-02-28');
    expect(lastDay('by 31 March', at('2026-03-02'))).toBe('2026-03-31');
    expect(lastDay('by 31 March', at('2025-04-01'))).toBe('2026-03-31');
    // 29 February of a common year is its last day; in 2026 a worked Saturday.
    expect(lastDay('by 29 February', at('2026-01-05'))).toBe('2026-02-28');
    // 31 January 2026 is a Saturday: it moves, and whoever starts on the Sunday between is still in time.
    expect(lastDay('by 31 January', at('2026-02-01'))).toBe('2026-02-02');
    expect(lastDay('by end of quarter', at('2026-05-18'))).toBe('2026-06-30');
    expect(lastDay('by end of half-year', at('2026-07-01'))).toBe('2026-12-31');
    expect(
      derive({ rule: '10 working days before form.startOn', startedAt: at('2026-09-01'), anchorOn: '2026-10-12' }, CALENDAR)
        .lastDay,
    ).toBe('2026-09-21');
  });

  it('of hours is plain elapsed time, over nights, weekends and holidays', () => {
    expect(deadline('24 hours', at('2026-02-16', '15:30'), CALENDAR)).toMatchObject({
      dueAt: at('2026-02-17', '15:30'),
      provisional: false,
    });
    expect(deadline('48 hours', at('2031-02-16', '15:30'), CALENDAR).provisional).toBe(false);
  });

  it('ends at the close of business where the house has one, never before it began', () => {
    const house = calendarOf('CN', null, { fromYear: 2025, toYear: 2026, dayEnds: '17:30' });
    expect(deadline('1 working day', at('2026-05-18'), house).dueAt).toBe(at('2026-05-19', '09:30'));
    // Six in the evening of the last of the month: this month's time is over.
    expect(deadline('by end of month', at('2026-03-31', '10:00'), house).lastDay).toBe('2026-04-30');
    expect(deadline('by end of month', at('2026-03-31', '09:00'), house).lastDay).toBe('2026-03-31');
  });
});

describe('a start', () => {
  const anchors: Anchors = {
    entry: at('2026-05-20'),
    filing: at('2026-05-01'),
    acceptance: at('2026-05-12'),
    after: { first: at('2026-05-14'), second: null },
    events: { notified: at('2026-05-16') },
    dates: { 'form.endOn': '2026-06-30', 'term.endOn': '2026-12-31' },
  };

  it.each([
    ['entry', at('2026-05-20')],
    ['filing', at('2026-05-01')],
    ['acceptance', at('2026-05-12')],
    ['after first', at('2026-05-14')],
    ['after second', null],
    ['event notified', at('2026-05-16')],
    ['event unheard', null],
    ['form.endOn', at('2026-06-29', '16:00')],
    ['form.unknown', null],
    ['6 months before term.endOn', at('2026-06-29', '16:00')],
    ['10 days before form.endOn', at('2026-06-19', '16:00')],
    // 19 June is 端午节.
    ['8 working days before form.endOn', at('2026-06-16', '16:00')],
  ])('from %p is %p', (from, instant) => {
    expect(startOf(from, anchors, CALENDAR)).toBe(instant);
  });

  it.each(['', 'later', 'after', 'after First', '3 days', 'form.', '24 hours before form.endOn'])(
    'is not read from %p',
    (from) => {
      expect(readStart(from)).toBeNull();
    },
  );
});

describe('a ladder', () => {
  it('reminds so many days before the end, in the morning, and not before the first working day', () => {
    const due = deadline('10 working days', at('2026-03-02'), CALENDAR);
    expect(due.lastDay).toBe('2026-03-16');
    expect(reminderAt('2 working days before', due, CALENDAR)).toBe(at('2026-03-12', '01:00'));
    expect(reminderAt('2 days before', due, CALENDAR)).toBe(at('2026-03-14', '01:00'));
    expect(reminderAt('30 working days before', due, CALENDAR)).toBe(at('2026-03-03', '01:00'));
    expect(reminderAt('3 working days after', due, CALENDAR)).toBe(at('2026-03-19', '16:00'));
  });

  it('takes shares of hours, and of the days until a date', () => {
    expect(reminderAt('50%', deadline('24 hours', at('2026-03-02'), CALENDAR), CALENDAR)).toBe(at('2026-03-02', '14:00'));
    expect(reminderAt('50%', deadline('by 31 March', at('2026-03-02'), CALENDAR), CALENDAR)).toBe(at('2026-03-17', '01:00'));
  });

  it.each(['', '0%', '101%', '2 months before', 'before', '2 working days'])('has no rung %p', (text) => {
    expect(readRung(text)).toBeNull();
    expect(() => reminderAt(text, deadline('1 day', at('2026-03-02'), CALENDAR), CALENDAR)).toThrow('RUNG_UNREADABLE');
  });

  it('spreads reminders over minutes by the case, the same for one case, and evenly', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index += 1) {
      const spread = spreadMs(`case-${index}`, 10);
      expect(spread >= 0 && spread < 600_000).toBe(true);
      buckets[Math.floor(spread / 60_000)]! += 1;
    }
    for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(200);
    expect(spreadMs('case-1', 10)).toBe(spreadMs('case-1', 10));
    expect(spreadMs('case-1', 0)).toBe(0);
    // The reference values of FNV-1a.
    expect([fingerprint(''), fingerprint('a'), fingerprint('foobar')]).toEqual([
      'cbf29ce484222325',
      'af63dc4c8601ec8c',
      '85944171f73967e8',
    ]);
  });
});

describe('a proposed date', () => {
  it('is a working day, never earlier than thought of, and later dates are never proposed earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 20 }), (offset, more) => {
        const [one, other] = [offset, offset + more].map((days) =>
          new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10),
        ) as [string, string];
        const [first, second] = [proposeDate(one, CALENDAR), proposeDate(other, CALENDAR)];
        expect(first.date >= one && first.date <= second.date).toBe(true);
        expect(proposeDate(first.date, CALENDAR)).toMatchObject({ date: first.date, moved: null });
      }),
      { numRuns: 2000 },
    );
  });

  it('is provisional where the list is still to come, in the season of 春节 too', () => {
    expect(proposeDate('2027-01-04', CALENDAR).provisional).toBe(true);
    expect(proposeDate('2026-07-01', CALENDAR).provisional).toBe(false);
  });
});

import fc from 'fast-check';
import { addDays, addMonths, civilDateOf, dateOfDay, dayNumber, instantOf, isCivilDate, isWeekend } from './civil';

/** The oracle: the runtime's own UTC calendar, shifted by eight hours, which the core itself never uses. */
const byDate = (date: string): Date => new Date(`${date}T00:00:00.000Z`);
const textOf = (date: Date): string => date.toISOString().slice(0, 10);
const dates = fc.date({
  min: new Date('1992-01-01T00:00:00.000Z'),
  max: new Date('2399-12-31T00:00:00.000Z'),
  noInvalidDate: true,
});

describe('civil dates', () => {
  it('count days like an independent calendar does', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const text = textOf(date);
        expect(dayNumber(text)).toBe(Math.floor(date.getTime() / 86_400_000));
        expect(dateOfDay(dayNumber(text))).toBe(text);
        expect(isWeekend(text)).toBe([0, 6].includes(byDate(text).getUTCDay()));
      }),
      { numRuns: 2000 },
    );
  });

  it('add days and months like an independent calendar does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 800 }), (date, count) => {
        const text = textOf(date);
        expect(addDays(text, count)).toBe(textOf(new Date(byDate(text).getTime() + count * 86_400_000)));
        const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
        const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
        expect(addMonths(text, count)).toBe(textOf(new Date(Date.UTC(year, month - 1 + count, Math.min(day, last)))));
      }),
      { numRuns: 2000 },
    );
  });

  it('read an instant as a day eight hours east of UTC', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const instant = date.toISOString();
        expect(civilDateOf(instant)).toBe(textOf(new Date(date.getTime() + 8 * 3_600_000)));
      }),
      { numRuns: 2000 },
    );
    expect(civilDateOf('2026-05-19T15:59:59.999Z')).toBe('2026-05-19');
    expect(civilDateOf('2026-05-19T16:00:00.000Z')).toBe('2026-05-20');
  });

  it('end a day where the next one begins', () => {
    expect(instantOf('2026-05-19', 24)).toBe('2026-05-19T16:00:00.000Z');
    expect(instantOf('2026-05-19', 24)).toBe(instantOf('2026-05-20', 0));
    expect(instantOf('2026-05-20', 9)).toBe('2026-05-20T01:00:00.000Z');
  });

  it('end a month on its last day where the matching day does not exist', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-05-20T00:00:00.000Z'])(
    'do not take %p for a date',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );

  it('stop on what is no date, instead of counting from nowhere', () => {
    expect(() => dayNumber('someday')).toThrow('DATE_UNREADABLE');
    expect(() => civilDateOf('2026-05-20')).toThrow('INSTANT_UNREADABLE');
  });
});

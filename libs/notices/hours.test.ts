import { calendarOf } from '../templates';
import { areHours, HOUSE_HOURS, isOpen, lastDayOf, nextOpening } from './hours';

const CALENDAR = calendarOf('CN');
const at = (text: string): string => new Date(`${text}+08:00`).toISOString();

describe('the hours in which somebody is written to', () => {
  it('are from half past eight to six on a day that is worked', () => {
    expect(isOpen(at('2026-12-15T08:30'), HOUSE_HOURS, CALENDAR)).toBe(true);
    expect(isOpen(at('2026-12-15T08:29'), HOUSE_HOURS, CALENDAR)).toBe(false);
    expect(isOpen(at('2026-12-15T17:59'), HOUSE_HOURS, CALENDAR)).toBe(true);
    expect(isOpen(at('2026-12-15T18:00'), HOUSE_HOURS, CALENDAR)).toBe(false);
  });

  it('are none on a Saturday or in a holiday, and some on a Saturday that is worked', () => {
    expect(isOpen(at('2026-12-19T10:00'), HOUSE_HOURS, CALENDAR)).toBe(false);
    expect(isOpen(at('2026-10-01T10:00'), HOUSE_HOURS, CALENDAR)).toBe(false);
    expect(isOpen(at('2026-10-10T10:00'), HOUSE_HOURS, CALENDAR)).toBe(true);
  });

  it('come again the same morning, the next one, or after the days off', () => {
    expect(nextOpening(at('2026-12-15T06:00'), HOUSE_HOURS, CALENDAR)).toBe(at('2026-12-15T08:30'));
    expect(nextOpening(at('2026-12-15T19:00'), HOUSE_HOURS, CALENDAR)).toBe(at('2026-12-16T08:30'));
    expect(nextOpening(at('2026-12-18T18:00'), HOUSE_HOURS, CALENDAR)).toBe(at('2026-12-21T08:30'));
    expect(nextOpening(at('2026-12-15T12:00'), HOUSE_HOURS, CALENDAR)).toBe(at('2026-12-15T12:00'));
  });

  it('may be made narrower and not wider', () => {
    expect(areHours({ opens: '10:00', closes: '16:00' })).toBe(true);
    expect(areHours({ opens: '07:00', closes: '16:00' })).toBe(false);
    expect(areHours({ opens: '10:00', closes: '20:00' })).toBe(false);
    expect(areHours({ opens: '16:00', closes: '10:00' })).toBe(false);
    expect(areHours({ opens: '9', closes: '10:00' })).toBe(false);
  });

  it('a limit at midnight is the day before’s', () => {
    expect(lastDayOf(at('2026-12-18T00:00'))).toBe('2026-12-17');
    expect(lastDayOf(at('2026-12-17T17:30'))).toBe('2026-12-17');
  });
});

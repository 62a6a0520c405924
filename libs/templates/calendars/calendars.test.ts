import { crossesHoliday, dayKind, deadline, isDayOff, layer, type CalendarLayer } from '../../procedure';
import { yearFile } from '../../testing/day-by-day';
import cn from './cn.json';
import { calendarOf, layersOf } from './index';

const generator = jest.requireActual<{ national: () => CalendarLayer }>('./generate-national.cjs');
const at = (date: string): string => `${date}T02:00:00.000Z`;
const NATIONAL = layersOf('CN')[0] as CalendarLayer;
const house = (...dates: string[]): CalendarLayer => ({
  id: 'house',
  kind: 'house',
  titles: { moving: { zh: '搬迁', en: 'Moving house' } },
  lists: [
    {
      from: '2026-01-01',
      to: '2026-12-31',
      status: 'published',
      source: '办公室通知〔2026〕3号',
      days: dates.map((date) => ({ date, name: 'moving', is: 'off' })),
    },
  ],
});

describe('the national lists', () => {
  it('are the ones of the source, day for day', () => {
    expect(cn).toEqual(generator.national());
  });

  it('give the days off and the worked days that the source gives, for every year that it knows', () => {
    const calendar = calendarOf('CN', null, { fromYear: 2004, toYear: 2026 });
    expect([calendar.knownFrom, calendar.knownTo]).toEqual(['2004-01-01', '2026-12-31']);
    let days = 0;
    for (let year = 2004; year <= 2026; year += 1) {
      const { holidays, workdays } = yearFile(year);
      for (let date = new Date(Date.UTC(year, 0, 1)); date.getUTCFullYear() === year; date.setUTCDate(date.getUTCDate() + 1)) {
        const day = date.toISOString().slice(0, 10);
        const weekend = date.getUTCDay() % 6 === 0;
        expect([day, isDayOff(day, calendar)]).toEqual([day, day in holidays || (weekend && !(day in workdays))]);
        days += 1;
      }
    }
    expect(days).toBe(23 * 365 + 6);
  });

  it('carry the names of the holidays, the exchanged days apart', () => {
    const calendar = calendarOf('CN');
    expect(dayKind('2026-02-17', calendar)).toEqual({
      off: true,
      why: 'holiday',
      name: 'spring-festival',
      title: { zh: '春节', en: 'Spring Festival' },
    });
    expect(dayKind('2026-02-23', calendar).why).toBe('lieu');
    expect(dayKind('2026-02-14', calendar)).toMatchObject({ off: false, why: 'worked', title: { zh: '春节' } });
    expect(dayKind('2026-02-21', calendar)).toMatchObject({ off: true, title: { zh: '春节' } });
    expect(dayKind('2026-03-07', calendar)).toEqual({ off: true, why: 'weekend', name: null, title: null });
    expect(dayKind('2026-03-09', calendar)).toEqual({ off: false, why: null, name: null, title: null });
  });
});

describe('layers', () => {
  it('lay a region and the house over the nation, each with its source', () => {
    const calendar = calendarOf('CN-NX', house('2026-04-07'), { fromYear: 2020, toYear: 2026 });
    expect(dayKind('2020-05-25', calendar)).toMatchObject({ off: true, why: 'holiday', title: { zh: '开斋节' } });
    expect(dayKind('2026-04-07', calendar)).toMatchObject({ off: true, why: 'closure', title: { zh: '搬迁' } });
    expect(isDayOff('2020-05-25', calendarOf('CN', null, { fromYear: 2020, toYear: 2026 }))).toBe(false);
    expect(calendar.layers?.map(({ id, kind }) => [id, kind])).toEqual([
      ['CN', 'national'],
      ['CN-NX', 'jurisdiction'],
      ['house', 'house'],
    ]);
    for (const { source } of calendar.layers ?? []) expect(source).not.toBe('');
    expect(deadline('1 working days', at('2020-05-22'), calendar)).toMatchObject({ lastDay: '2020-05-27', provisional: false });
    expect(deadline('1 working days', at('2026-04-03'), calendar).lastDay).toBe('2026-04-08');
  });

  it('let the nearest speak: a house that works where the nation rests', () => {
    const working = house('2026-04-06');
    working.lists[0]?.days.splice(0, 1, { date: '2026-04-06', name: 'moving', is: 'worked' });
    expect(isDayOff('2026-04-06', layer([NATIONAL, working], { fromYear: 2026, toYear: 2026 }))).toBe(false);
    expect(isDayOff('2026-04-06', calendarOf('CN'))).toBe(true);
  });

  it('are provisional where a region has no notice, or where its holidays are only expected', () => {
    const calendar = calendarOf('CN-NX', null, { fromYear: 2021, toYear: 2026 });
    const provisional = (start: string): boolean => deadline('3 working days', at(start), calendar).provisional;
    expect(provisional('2021-05-12')).toBe(false);
    // No notice of 2022 is known.
    expect(provisional('2022-08-01')).toBe(true);
    // 2026 is expected: far from both holidays nothing can move, near them it can.
    expect(provisional('2026-08-03')).toBe(false);
    expect(provisional('2026-03-12')).toBe(true);
    expect(provisional('2026-05-20')).toBe(true);
    expect(deadline('3 working days', at('2026-03-12'), calendarOf('CN')).provisional).toBe(false);
  });

  it('have a version by content: the same lists the same, another day another', () => {
    const one = calendarOf('CN', house('2026-04-07'));
    expect(calendarOf('CN', house('2026-04-07')).version).toBe(one.version);
    expect(calendarOf('CN', house('2026-04-08')).version).not.toBe(one.version);
    expect(calendarOf('CN').version).not.toBe(one.version);
    expect(calendarOf('CN', null, { fromYear: 2025, toYear: 2026, dayEnds: '17:30' }).version).not.toBe(calendarOf('CN').version);
    expect(one.version).toMatch(/^CN\+house-2025-2026~[0-9a-f]{16}$/);
  });

  it('stand on a national list, and on years that it knows', () => {
    expect(() => layer([house('2026-04-07')], { fromYear: 2026, toYear: 2026 })).toThrow('CALENDAR_WITHOUT_NATION');
    expect(() => layer([NATIONAL], { fromYear: 2030, toYear: 2031 })).toThrow('CALENDAR_WITHOUT_YEARS');
    expect(deadline('1 working days', at('2026-12-31'), calendarOf('CN')).provisional).toBe(true);
  });
});

describe('what a deadline runs across', () => {
  const calendar = calendarOf('CN');

  it('is named, with its days: a period over 春节 says so', () => {
    const { lastDay } = deadline('3 working days', at('2026-02-12'), calendar);
    expect(lastDay).toBe('2026-02-24');
    expect(crossesHoliday('2026-02-12', lastDay, calendar)).toEqual([
      { name: 'spring-festival', title: { zh: '春节', en: 'Spring Festival' }, from: '2026-02-15', to: '2026-02-23' },
    ]);
  });

  it('is nothing for weekends alone, and every holiday in order for a long time', () => {
    expect(crossesHoliday('2026-03-02', '2026-03-20', calendar)).toEqual([]);
    // The day itself is not counted, so a period that starts on the last day off does not run across it.
    expect(crossesHoliday('2026-02-23', '2026-02-27', calendar)).toEqual([]);
    expect(crossesHoliday('2026-03-30', '2026-10-09', calendar).map(({ title }) => title.zh)).toEqual([
      '清明节',
      '劳动节',
      '端午节',
      '中秋节',
      '国庆节',
    ]);
  });
});

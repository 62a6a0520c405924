import type { CalendarEntryView } from '../../../../libs/contracts/starts';
import { byMonth } from './months';

const entry = (id: string, dueOn: string | null): CalendarEntryView => ({
  id,
  from: 'period',
  society: { id: 's', name: { zh: '示例省学会', en: 'Example' }, kind: 'society', phone: null, officeHours: null },
  title: { zh: '年度报告', en: 'Yearly report' },
  procedure: null,
  dueOn,
  done: null,
  ticked: null,
  mayBegin: false,
  mayTick: true,
});

it('puts what has passed first, then month by month, and what has no day last', () => {
  const entries = [
    entry('a', null),
    entry('b', '2027-03-31'),
    entry('c', '2026-12-31'),
    entry('d', '2026-11-01'),
    entry('e', '2026-12-01'),
    entry('f', '2026-11-21'),
  ];
  expect(byMonth(entries, '2026-11-21').map(({ key, entries: all }) => [key, ...all.map(({ id }) => id)])).toEqual([
    ['earlier', 'd'],
    ['2026-11', 'f'],
    ['2026-12', 'e', 'c'],
    ['2027-03', 'b'],
    ['none', 'a'],
  ]);
});

it('has nothing to show of nothing', () => {
  expect(byMonth([], '2026-11-21')).toEqual([]);
});

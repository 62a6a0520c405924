import fc from 'fast-check';
import type { CivilDate, EveryStart } from '../index';
import { addDays } from '../clock/civil';
import { CALENDAR } from '../../testing/story';
import { TEST_BASIS } from '../../testing/templates/builder';
import { againOn, assignedDueOn, occurrences, proposals, startsBy, type Occurrence, type Subject } from './starts';

const every = (more: Partial<EveryStart> = {}): EveryStart => ({
  kind: 'every',
  period: 'year',
  for: 'society',
  opens: 'beginning',
  start: 'by-society',
  basis: TEST_BASIS,
  ...more,
});
const SOCIETIES: Subject[] = [
  { id: 'society-b', term: { id: '5', from: '2022-07-01', to: '2026-06-30' } },
  { id: 'society-a', term: { id: '3', from: '2023-01-10', to: '2028-01-09' } },
  { id: 'society-c' },
];
const open = (start: EveryStart, from: CivilDate, to: CivilDate, subjects = SOCIETIES): Occurrence[] =>
  occurrences({ procedure: 'P20', start }, subjects, from, to, CALENDAR);
const days = (start: EveryStart, from = '2026-01-01', to = '2026-12-31') =>
  open(start, from, to, [{ id: 's' }]).map(({ period, opensOn, dueOn }) => [period, opensOn, dueOn]);

describe('what begins every period', () => {
  it('opens once for each subject, under a key of subject and period', () => {
    expect(open(every(), '2026-01-01', '2026-12-31').map(({ key }) => key)).toEqual([
      'P20/society-a/2026',
      'P20/society-b/2026',
      'P20/society-c/2026',
    ]);
  });

  it.each([
    ['year' as const, ['2026 2026-01-01 2026-12-31']],
    ['half-year' as const, ['2026-H1 2026-01-01 2026-06-30', '2026-H2 2026-07-01 2026-12-31']],
    [
      'quarter' as const,
      [
        '2026-Q1 2026-01-01 2026-03-31',
        '2026-Q2 2026-04-01 2026-06-30',
        '2026-Q3 2026-07-01 2026-09-30',
        '2026-Q4 2026-10-01 2026-12-31',
      ],
    ],
  ])('knows the periods of a %s', (period, expected) => {
    expect(days(every({ period })).map((found) => found.join(' '))).toEqual(expected);
  });

  it('knows every month, also the short one', () => {
    const months = days(every({ period: 'month' }));
    expect(months).toHaveLength(12);
    expect(months[1]).toEqual(['2026-02', '2026-02-01', '2026-02-28']);
  });

  it.each([
    ['10 days', '2026-01-11'],
    ['1 month', '2026-02-01'],
    // New Year's Day is not among the calendar's holidays; the days behind it that are worked are counted.
    ['2 working days', '2026-01-05'],
    ['by 31 March', '2026-03-31'],
    ['by 29 February', '2026-02-28'],
    ['3 months before end', '2026-09-30'],
    ['5 working days before end', '2026-12-24'],
  ])('opens at %s', (opens, day) => {
    expect(days(every({ opens }))).toEqual([['2026', day, '2026-12-31']]);
  });

  it.each([
    ['30 days' as const, '2026-02-02'],
    ['by 31 March' as const, '2026-03-31'],
    ['1 month before end' as const, '2026-11-30'],
  ])('is due %s', (dueBy, day) => {
    expect(days(every({ dueBy }))).toEqual([['2026', '2026-01-01', day]]);
  });

  it('opens before the end of a term where it is known, under the name of the term and not of its date', () => {
    const start = every({ period: 'term', opens: '6 months before end' });
    expect(open(start, '2025-01-01', '2026-12-31')).toEqual([
      { key: 'P20/society-b/term-5', subject: 'society-b', period: 'term-5', opensOn: '2025-12-30', dueOn: '2026-06-30' },
    ]);
    const corrected: Subject[] = [{ id: 'society-b', term: { id: '5', from: '2022-07-01', to: '2026-07-31' } }];
    expect(open(start, '2025-01-01', '2026-12-31', corrected).map(({ key }) => key)).toEqual(['P20/society-b/term-5']);
  });

  it('opens also behind the period that it is about', () => {
    expect(days(every({ opens: '14 months' }), '2026-03-01', '2026-03-31')).toEqual([['2025', '2026-03-01', '2025-12-31']]);
  });

  it('is the same however the time is cut into windows', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((count) => addDays('2023-01-01', count));
    const opens = fc.oneof(
      fc.constant('beginning'),
      fc
        .tuple(
          fc.integer({ min: 1, max: 400 }),
          fc.constantFrom('days', 'months', 'working days'),
          fc.constantFrom('', ' before end'),
        )
        .map(([count, unit, end]) => `${unit === 'months' ? 1 + (count % 14) : count} ${unit}${end}`),
    );
    const period = fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const, 'term' as const);
    fc.assert(
      fc.property(opens, period, fc.array(day, { minLength: 2, maxLength: 8 }), (first, kind, cuts) => {
        const start = every({ opens: first, period: kind });
        const [from = '', ...rest] = [...new Set(cuts)].sort();
        const to = rest.at(-1) ?? from;
        let begin = from;
        const pieces = rest.flatMap((end) => {
          const piece = open(start, begin, end);
          begin = addDays(end, 1);
          return piece;
        });
        const whole = open(start, from, to);
        if (rest.length > 0) expect(pieces).toEqual(whole);
        expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
        for (const { opensOn } of whole) expect(opensOn >= from && opensOn <= to).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is assigned', () => {
  it('is due by its time limit, from the day of the assignment on', () => {
    const start = {
      kind: 'assigned' as const,
      by: { role: 'association-officer' as const, of: 'association' as const, nobody: 'association-head' as const },
      dueBy: 'by 31 March',
    };
    expect(assignedDueOn({ start }, '2026-02-10', CALENDAR)).toBe('2026-03-31');
    expect(assignedDueOn({ start: { ...start, dueBy: '5 working days' } }, '2026-02-10', CALENDAR)).toBe('2026-02-17');
  });
});

describe('what a register proposes', () => {
  const post = { role: 'association-officer' as const, of: 'association' as const, nobody: 'association-head' as const };
  const starting = {
    procedure: 'P71',
    start: { kind: 'proposed' as const, when: 'silent', confirmedBy: post, again: '90 days' },
  };

  it('is proposed once, and under the same key on the same day', () => {
    const first = proposals(starting, ['a', 'b', 'a'], [], '2026-03-01');
    expect(first).toEqual({
      make: [
        { key: 'P71/a/1', subject: 'a' },
        { key: 'P71/b/1', subject: 'b' },
      ],
      lapsed: [],
    });
    expect(proposals(starting, ['a'], [{ subject: 'a', status: 'open', notBefore: null }], '2027-03-01').make).toEqual([]);
  });

  it('is not made again before its time when it was set aside, nor while its case runs', () => {
    const notBefore = againOn(starting, '2026-03-01', CALENDAR);
    expect(notBefore).toBe('2026-05-30');
    const aside = [{ subject: 'a', status: 'set-aside' as const, notBefore }];
    expect(proposals(starting, ['a'], aside, '2026-05-29').make).toEqual([]);
    expect(proposals(starting, ['a'], aside, '2026-05-30').make).toEqual([{ key: 'P71/a/2', subject: 'a' }]);
    const running = [{ subject: 'a', status: 'confirmed' as const, notBefore: null }];
    expect(proposals(starting, ['a'], running, '2030-01-01').make).toEqual([]);
  });

  it('falls away when the register does not say so any more', () => {
    const standing = [
      { subject: 'a', status: 'open' as const, notBefore: null },
      { subject: 'b', status: 'confirmed' as const, notBefore: null },
    ];
    expect(proposals(starting, [], standing, '2026-03-01')).toEqual({ make: [], lapsed: ['a'] });
  });
});

it('a program without starts is one that is filed', () => {
  expect(startsBy({}, 'filed')).toBe(true);
  expect(startsBy({}, 'called')).toBe(false);
  expect(startsBy({ starts: [{ kind: 'called' }] }, 'filed')).toBe(false);
});

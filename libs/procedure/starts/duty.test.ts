import { parseDuty } from '../authoring';
import type { Duty, LookUp } from '../index';
import { CALENDAR } from '../../testing/story';
import { TEST_BASIS } from '../../testing/templates/builder';
import { dutyPeriod, dutyState } from './duty';

const text = (words: string) => ({ zh: words, en: words });
const ASKED: LookUp = { id: 'days', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } };
const written = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'duty',
  id: 'theme-day',
  version: 1,
  jurisdiction: 'CN',
  title: text('theme day'),
  summary: text('every quarter'),
  for: 'party-organisation',
  period: 'quarter',
  lookUps: [ASKED],
  satisfied: 'lookups.days >= 1',
  remind: ['20 days before end', '5 working days before end'],
  to: ['party-secretary'],
  basis: TEST_BASIS,
  ...more,
});
const duty = (): Duty => {
  const { duty: read, issues } = parseDuty(written());
  if (read === null) throw new Error(JSON.stringify(issues));
  return read;
};
const issues = (more: Record<string, unknown>) => parseDuty(written(more)).issues.map(({ rule, path }) => `${rule} ${path}`);

describe('a duty', () => {
  it('has periods, and stands open, met or unmet in each', () => {
    const period = dutyPeriod(duty(), '2026-05-18');
    expect(period).toEqual({ name: '2026-Q2', from: '2026-04-01', to: '2026-06-30' });
    const on = (count: number, day: string) => dutyState(duty(), period, { days: count }, day, CALENDAR);
    expect(on(0, '2026-05-18')).toEqual({ period, status: 'open', remindOn: ['2026-06-10', '2026-06-23'] });
    expect(on(0, '2026-06-11').remindOn).toEqual(['2026-06-23']);
    expect(on(0, '2026-06-30')).toMatchObject({ status: 'open', remindOn: [] });
    expect(on(0, '2026-07-01')).toMatchObject({ status: 'unmet', remindOn: [] });
    expect(on(1, '2026-05-18')).toMatchObject({ status: 'met', remindOn: [] });
    expect(on(1, '2026-07-01')).toMatchObject({ status: 'met' });
  });

  it('is not judged while a look-up is not answered', () => {
    const period = dutyPeriod(duty(), '2026-05-18');
    expect(() => dutyState(duty(), period, {}, '2026-05-18', CALENDAR)).toThrow('LOOK_UP_UNANSWERED');
  });

  it.each([
    [{ satisfied: 'lookups.other >= 1' }, 'CONDITION_TYPE /satisfied'],
    [{ satisfied: 'form.amount >= 1' }, 'CONDITION_TYPE /satisfied'],
    [{ satisfied: 'lookups.days' }, 'CONDITION_TYPE /satisfied'],
    [{ remind: ['by 31 March'] }, 'DATE_OF_YEAR /remind/0'],
    [{ remind: ['3 hours'] }, 'schema/pattern /remind/0'],
    [{ remind: ['by 31 February'] }, 'PERIOD_UNREADABLE /remind/0'],
    [{ to: ['president'] }, 'ROLE_OF_OTHER_ORGANISATION /to/0'],
    [{ lookUps: [{ ...ASKED, where: { ...ASKED.where, since: '30 days' } }] }, 'DUTY_COUNTS_BACK /lookUps/0/where/since'],
    [
      { lookUps: [{ ...ASKED, where: { ...ASKED.where, name: { field: 'name' } } }] },
      'LOOK_UP_VALUE /lookUps/0/where/name/field',
    ],
    [{ lookUps: [ASKED, ASKED] }, 'DUPLICATE_ID /lookUps/1/id'],
    [{ period: 'term' }, 'schema/enum /period'],
    [{ constructor: 1 }, 'NAME_RESERVED '],
  ])('is refused with %j', (more, issue) => {
    expect(issues(more)).toContain(issue);
  });

  it('is read whatever is sent', () => {
    for (const sent of [null, 7, 'duty', [], {}, { kind: 'duty' }]) expect(parseDuty(sent).duty).toBeNull();
  });
});

import type { Assignee, NoticeBlock } from '../index';
import { issuesOf, programOf, type Sketch } from '../../testing/templates/builder';
import { notice } from '../../testing/templates/steps';

const text = (words: string) => ({ zh: words, en: words });
const clock = (then: NoticeBlock['clock']['then']) => ({ within: '3 days', remind: [], then });
const fields = [{ id: 'places', type: 'text' as const, label: text('places'), maxLength: 200 }];
const { objections } = notice('list');
const elsewhere: Assignee = { role: 'association-head', of: 'society', nobody: 'president' };
const of = (more: object, sketchOf: Sketch = {}) => issuesOf([{ ...notice('list'), ...more }], sketchOf);
const days = (unit = 'days') => ({ days: { parameter: 'noticeDays', unit } });
const parameter = (more: object = {}): Sketch => ({
  parameters: [{ id: 'noticeDays', type: 'integer', from: 'rule', label: text('days'), ...more }],
});

describe('a template that posts', () => {
  const at = '/blocks/0';

  it.each<[string, object]>([
    [`ROLE_OF_OTHER_ORGANISATION ${at}/by/role`, { by: elsewhere }],
    [`ROLE_OF_OTHER_ORGANISATION ${at}/clock/then`, { clock: clock('turn-to:association-head') }],
    [`CLOCK_CANNOT_DECIDE ${at}/clock/then`, { clock: clock('outcome:clear') }],
    [`ROLE_OF_OTHER_ORGANISATION ${at}/objections/by/role`, { objections: { ...objections, by: elsewhere } }],
    [`CLOCK_CANNOT_DECIDE ${at}/objections/clock/then`, { objections: { ...objections, clock: clock('outcome:wrong') } }],
    [`CLOCK_CANNOT_DECIDE ${at}/objections/clock/then`, { objections: { ...objections, clock: clock('return') } }],
    [
      `ROLE_OF_OTHER_ORGANISATION ${at}/objections/clock/then`,
      { objections: { ...objections, clock: clock('turn-to:seal-keeper') } },
    ],
    [
      `CLOCK_START_UNKNOWN ${at}/objections/clock/from`,
      { objections: { ...objections, clock: { ...clock('mark'), from: 'after nothing' } } },
    ],
    [
      `CLOCK_DATE_MISSING ${at}/closing/clock/within`,
      { closing: { clock: { ...clock('mark'), within: '3 days before form.end' }, submits: { fields } } },
    ],
    [`CLOCK_CANNOT_DECIDE ${at}/closing/clock/then`, { closing: { clock: clock('return'), submits: { fields } } }],
    [
      `schema/pattern ${at}/objections/clock/ladder/0/at`,
      { objections: { ...objections, clock: { ...clock('mark'), ladder: [{ at: '0 days after', then: 'turn-to:president' }] } } },
    ],
    [
      `OBJECTION_FORESEEN ${at}/objections/outcomes`,
      { objections: { ...objections, outcomes: { wrong: { label: text('wrong') } } } },
    ],
    [
      `OBJECTION_FORESEEN ${at}/objections/outcomes`,
      { objections: { ...objections, outcomes: { right: { label: text('right'), upholds: true } } } },
    ],
    [`schema/required ${at}/outcomes`, { outcomes: { clear: { to: 'next', label: text('clear') } } }],
    [`schema/pattern ${at}/days`, { days: '2 months' }],
    [`PARAMETER_UNKNOWN ${at}/days/parameter`, days()],
    [
      `OUTCOME_LEADS_NOWHERE ${at}/outcomes/upheld`,
      { outcomes: { ...notice('list').outcomes, upheld: { to: 'leave:struck', label: text('struck') } } },
    ],
  ])('%s', (issue, more) => {
    expect(of(more)).toContain(issue);
  });

  it('takes its days from a parameter that always has a number of days', () => {
    expect(of(days('working days'), parameter())).toEqual([]);
    expect(of(days(), parameter({ default: 7 }))).toEqual([]);
    expect(of(days(), parameter({ optional: true, default: 7 }))).toEqual([]);
    expect(of(days(), parameter({ optional: true }))).toEqual([`PARAMETER_UNKNOWN ${at}/days/parameter`]);
    expect(of(days(), parameter({ type: 'money' }))).toEqual([`PARAMETER_UNKNOWN ${at}/days/parameter`]);
    expect(of(days(), parameter({ default: 0 }))).toEqual([`PARAMETER_DEFAULT ${at}/days/parameter`]);
  });

  it('is compiled without its words, labels and fields', () => {
    const [step] = programOf([
      notice('list', 'refuse', { submits: { fields }, closing: { clock: clock('mark'), submits: { fields } } }),
    ]).blocks;
    expect(step).toMatchObject({
      kind: 'notice',
      submits: true,
      days: '7 days',
      objections: { outcomes: { right: { reason: true, upholds: true }, wrong: { reason: true } } },
      closing: { clock: clock('mark') },
    });
    expect(JSON.stringify(step)).not.toMatch(/label|title|places/);
  });
});

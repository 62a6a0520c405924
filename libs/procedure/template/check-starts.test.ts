import { compile } from '../authoring';
import type { Start, Template } from '../index';
import { issuesOf, review, TEST_BASIS, templateOf, type Sketch } from '../../testing/templates/builder';

const post = { role: 'association-officer' as const, of: 'association' as const, nobody: 'association-head' as const };
const assigned = (dueBy = 'by 31 March'): Start => ({ kind: 'assigned', by: post, dueBy, basis: TEST_BASIS });
const proposed = (more = {}): Start => ({
  kind: 'proposed',
  when: 'silent',
  confirmedBy: post,
  again: '90 days',
  basis: TEST_BASIS,
  ...more,
});
const every = (more = {}): Start => ({
  kind: 'every',
  period: 'year',
  for: 'society',
  opens: 'beginning',
  start: 'by-society',
  basis: TEST_BASIS,
  ...more,
});
const lookUps: Template['lookUps'] = [
  { id: 'silent', register: 'branches', measure: 'list', where: { state: 'active', of: 'society' } },
  { id: 'many', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } },
];
const issues = (startedBy: Template['startedBy'], more: Sketch = {}) =>
  issuesOf([review('look')], { startedBy, lookUps, ...more });

describe('what starts a case', () => {
  it('may be several ways, each once', () => {
    expect(issues([{ kind: 'filed' }, { kind: 'called' }, assigned(), proposed(), every()])).toEqual([]);
    expect(issues([{ kind: 'filed' }, { kind: 'filed' }])).toEqual(['START_TWICE /startedBy/1']);
    expect(issues([])).toContain('schema/anyOf /startedBy');
  });

  it.each([
    [every({ for: { lookUp: 'none' } }), 'LOOK_UP_UNKNOWN /startedBy/0/for/lookUp'],
    [every({ for: { lookUp: 'many' } }), 'LOOK_UP_MEASURE /startedBy/0/for/lookUp'],
    [every({ period: 'month', opens: 'by 31 March' }), 'DATE_OF_YEAR /startedBy/0/opens'],
    [every({ opens: 'by 31 April' }), 'PERIOD_UNREADABLE /startedBy/0/opens'],
    [every({ dueBy: '3 days before form.endOn' }), 'PERIOD_UNREADABLE /startedBy/0/dueBy'],
    [proposed({ when: 'many' }), 'LOOK_UP_MEASURE /startedBy/0/when'],
    [proposed({ when: 'none' }), 'LOOK_UP_UNKNOWN /startedBy/0/when'],
    [proposed({ again: 'by end of year' }), 'PERIOD_UNREADABLE /startedBy/0/again'],
    [proposed({ confirmedBy: { ...post, role: 'president' } }), 'ROLE_OF_OTHER_ORGANISATION /startedBy/0/confirmedBy/role'],
    [assigned('3 days before form.endOn'), 'PERIOD_UNREADABLE /startedBy/0/dueBy'],
  ])('is refused as %j', (start, issue) => {
    expect(issues([start])).toEqual([issue]);
  });

  it('asks no form that does not exist yet', () => {
    const asking: Template['lookUps'] = [
      { id: 'silent', register: 'branches', measure: 'list', where: { state: 'active', of: 'society', name: { field: 'kind' } } },
    ];
    const label = { zh: '类', en: 'kind' };
    const fields: Sketch['fields'] = [{ id: 'kind', type: 'choice', label, required: true, options: [{ value: 'a', label }] }];
    expect(issues([proposed()], { lookUps: asking, fields })).toEqual(['LOOK_UP_READS_FORM /startedBy/0/when']);
  });

  it.each([
    ['filed', [{ kind: 'filed' }], true],
    ['filed, written short', 'filed', true],
    ['assigned', [assigned()], true],
    ['every period in the calendar', [every()], true],
    ['called', [{ kind: 'called' }], false],
    ['every period at once', [every({ start: 'at-once' })], false],
    ['confirmed', [proposed()], false],
  ] as [string, Template['startedBy'], boolean][])('says who files where somebody does: %s', (_what, startedBy, needed) => {
    expect(issues(startedBy, { filedBy: [] })).toEqual(needed ? ['FILED_BY_MISSING /filedBy'] : []);
  });

  it('goes into the program without its basis; what is only filed leaves it as it was', () => {
    const compiled = (startedBy: Template['startedBy']) => compile(templateOf([review('look')], { startedBy, lookUps }));
    expect(compiled('filed')).not.toHaveProperty('starts');
    const { basis: _basis, ...rest } = every() as Extract<Start, { kind: 'every' }>;
    expect(compiled([{ kind: 'called' }, every()]).starts).toEqual([{ kind: 'called' }, rest]);
  });
});

import { twoStepTemplate } from '../../testing/templates';
import { CALENDAR, content, SOCIETY, Story } from '../../testing/story';
import { compile, parseTemplate } from '../authoring';
import { copy } from '../plain';
import type { OfficerClock, ReviewBlock, Template } from '../template/template.types';
import { explain } from '../explain/waiting';
import { suspend } from '../clock/changes';
import { isRejection } from '../kernel';
import { caseMachine } from './case-machine';

const ARTICLE = [{ kind: 'law', title: { zh: '示例条例', en: 'An example' }, article: '12' }] as const;
const SUPPLEMENT = { rounds: 2, within: '10 working days', clock: 'stopped', late: 'stays-open' } as const;

/** Two steps, the second with this clock, and a date in the form that clocks may read. */
function templateWith(clock: Partial<OfficerClock>, more: Partial<ReviewBlock> = {}): Template {
  const template = copy(twoStepTemplate());
  const second = template.blocks[1] as ReviewBlock;
  Object.assign(second, more);
  Object.assign(second.clock, clock);
  template.form.fields.push({ id: 'startOn', type: 'date', label: { zh: '开始日期', en: 'Starts on' }, required: true });
  return template;
}
/** Monday, 18 May 2026; the first step was done at once. */
const story = (clock: Partial<OfficerClock>, more: Partial<ReviewBlock> = {}, startOn = '2026-06-15'): Story => {
  const { template, issues } = parseTemplate(templateWith(clock, more));
  if (template === null) throw new Error(JSON.stringify(issues));
  return new Story(compile(template))
    .file(content({ startOn }, { subject: true, startOn: true }))
    .days(2)
    .act('first.1', 'agreed');
};
const dueAt = (told: Story, clock = 'second.1.turn'): string | undefined => told.state.clocks[clock]?.dueAt;

describe('a clock of a case', () => {
  it('counts from where its template says', () => {
    // The step opens on the 20th; the case was filed on the 18th.
    expect(dueAt(story({ within: '5 working days' }))).toBe('2026-05-27T16:00:00.000Z');
    expect(dueAt(story({ within: '5 working days', from: 'filing' }))).toBe('2026-05-25T16:00:00.000Z');
    expect(dueAt(story({ within: '5 working days', from: 'after first' }))).toBe('2026-05-27T16:00:00.000Z');
    expect(dueAt(story({ within: '5 days', from: 'form.startOn' }))).toBe('2026-06-22T16:00:00.000Z');
    expect(dueAt(story({ within: '5 days', from: '10 working days before form.startOn' }))).toBe('2026-06-08T16:00:00.000Z');
    expect(dueAt(story({ within: '24 hours' }))).toBe('2026-05-21T01:00:02.000Z');
  });

  it('counts back from a date of the form, which travels as a fact', () => {
    const told = story({ within: '10 working days before form.startOn', remind: ['2 working days before'] });
    expect(told.state.clocks['second.1.turn']).toMatchObject({ anchorOn: '2026-06-15', dueAt: '2026-06-01T16:00:00.000Z' });
    expect(told.of('reminder-set').at(-1)?.dueAt).toBe('2026-05-28T01:00:00.000Z');
  });

  it('climbs its ladder: each rung adds a post at its own instant, and the task stays due at its end', () => {
    const told = story({
      within: '10 working days',
      then: 'mark',
      ladder: [{ at: '50%', then: 'turn-to:society-secretariat' }],
    });
    expect(caseMachine.nextClock(told.state)).toEqual({ clock: 'second.1.turn-1', dueAt: '2026-05-27T01:00:00.000Z' });
    told.strike();
    expect(told.state.slots['second.1']?.holders.map(({ role }) => role)).toEqual(['president', 'society-secretariat']);
    expect(told.of('task-changed').at(-1)?.dueAt).toBe('2026-06-03T16:00:00.000Z');
    // Then the end marks, adds nobody and decides nothing.
    told.strike();
    expect(told.state.clocks['second.1.turn']?.struckAt).toBe('2026-06-03T16:00:01.000Z');
    expect(told.state.slots['second.1']?.holders).toHaveLength(2);
    expect(caseMachine.nextClock(told.state)).toBeNull();
    told.act('second.1', 'agreed');
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'completed', clocks: {} });
  });

  it('that only reminds is no timer; its last reminder stands at the end', () => {
    const told = story({ within: '3 working days', then: 'remind' });
    expect(caseMachine.nextClock(told.state)).toBeNull();
    expect(told.of('reminder-set').at(-1)?.dueAt).toBe(dueAt(told));
  });

  it('comes to the outcome that the article gives, by nobody', () => {
    const told = story({ within: '20 working days', then: 'outcome:agreed', basis: [...ARTICLE] });
    told.strike();
    expect(told.of('task-closed').at(-1)).toMatchObject({ outcome: 'agreed', actor: null });
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'completed' });
  });

  it('goes back to the applicant, who may answer as after any return', () => {
    const outcomes = {
      agreed: { to: 'next', label: { zh: '同意', en: 'Agreed' } },
      more: { to: 'return', label: { zh: '退回补充', en: 'Returned' } },
    } as const;
    const told = story({ within: '3 working days', then: 'return' }, { outcomes, supplement: SUPPLEMENT });
    told.strike();
    expect(Object.keys(told.state.slots)).toEqual(['second.1.supplement']);
    told.resubmit('second.1.supplement', content({ startOn: '2026-06-15' }, { subject: true, startOn: true }, 'hash-2'));
    expect(Object.keys(told.state.slots)).toEqual(['first.2']);
  });

  it('of a date does not wait for a supplement', () => {
    const outcomes = {
      agreed: { to: 'next', label: { zh: '同意', en: 'Agreed' } },
      more: { to: 'return', label: { zh: '退回补充', en: 'Returned' } },
    } as const;
    const told = story({ within: 'by 30 June' }, { outcomes, supplement: SUPPLEMENT }).act('second.1', 'more');
    expect(told.state.blocks['second']?.remaining).toBeUndefined();
    told.days(3).resubmit('second.1.supplement', content({ startOn: '2026-06-15' }, { subject: true, startOn: true }, 'hash-2'));
    told.act('first.2', 'agreed');
    expect(dueAt(told, 'second.2.turn')).toBe('2026-06-30T16:00:00.000Z');
  });

  it('that stands is no timer, makes nobody late, and still shows its arithmetic', () => {
    const told = story({ within: '5 working days', suspendable: ['hearing'] });
    const clock = told.state.clocks['second.1.turn'];
    if (clock === undefined) throw new Error('no clock is set');
    const stopped = suspend(clock, { at: told.now, reason: 'hearing', allowed: ['hearing'] }, CALENDAR);
    if (isRejection(stopped)) throw new Error(stopped.rejected);
    const state = { ...told.state, clocks: { [stopped.id]: stopped } };
    expect(caseMachine.nextClock(state)).toBeNull();
    const president = {
      audience: 'society',
      posts: [{ role: 'president', organisation: SOCIETY }],
      person: 'person-president',
    } as const;
    const [waiting] = explain(templateWith({}), state, CALENDAR, '2026-12-01T00:00:00.000Z', {
      ...president,
      posts: [...president.posts],
    });
    expect(waiting).toMatchObject({ slot: 'second.1', until: null, untilKind: null, overdue: false });
    expect(waiting?.clock?.days.at(-1)).toMatchObject({ is: 'suspended', reason: 'hearing' });
  });

  it('is as it was where a template uses none of this', () => {
    const told = story({ within: '5 working days' });
    expect(Object.keys(told.state.clocks['second.1.turn'] ?? {}).sort()).toEqual(
      [
        'block',
        'calendar',
        'dueAt',
        'effect',
        'id',
        'provisional',
        'remaining',
        'rule',
        'slot',
        'startedAt',
        'stoppedAt',
        'struckAt',
      ].sort(),
    );
  });
});

describe('a template’s clocks', () => {
  const rules = (clock: Partial<OfficerClock>, more: Partial<ReviewBlock> = {}): string[] =>
    parseTemplate(templateWith(clock, more)).issues.map(({ rule }) => rule);

  it.each<[string, Partial<OfficerClock>, string]>([
    ['a date that no calendar has', { within: 'by 30 February' }, 'PERIOD_UNREADABLE'],
    ['hours before a date', { within: '24 hours before form.startOn' }, 'schema/pattern'],
    ['a date that the form does not have', { within: '3 days before form.endOn' }, 'CLOCK_DATE_MISSING'],
    ['a field that is no date', { within: '3 days before form.subject' }, 'CLOCK_DATE_MISSING'],
    ['a term that the case does not know', { within: '3 months before term.endOn' }, 'CLOCK_DATE_MISSING'],
    ['a start after a step that does not exist', { from: 'after nothing' }, 'CLOCK_START_UNKNOWN'],
    ['a start at what leaves no trace', { from: 'event notified' }, 'CLOCK_START_UNKNOWN'],
    ['a reminder after the end', { remind: ['3 days after'] }, 'schema/pattern'],
    ['a fixed date that may stand', { within: 'by 31 March', suspendable: ['hearing'] }, 'CLOCK_NOT_SUSPENDABLE'],
    ['a reason that nobody knows', { suspendable: ['tired' as never] }, 'schema/enum'],
    ['an extension to a date', { extension: { within: 'by 31 March', by: ['president'] } }, 'PERIOD_UNREADABLE'],
    [
      'an extension by another house',
      { extension: { within: '5 days', by: ['association-head'] } },
      'ROLE_OF_OTHER_ORGANISATION',
    ],
    ['a ladder into another house', { ladder: [{ at: '80%', then: 'turn-to:association-head' }] }, 'ROLE_OF_OTHER_ORGANISATION'],
    ['an outcome without an article', { then: 'outcome:agreed' }, 'SILENCE_WITHOUT_ARTICLE'],
    [
      'an outcome by custom alone',
      { then: 'outcome:agreed', basis: [{ kind: 'practice', title: ARTICLE[0].title }] },
      'SILENCE_WITHOUT_ARTICLE',
    ],
    ['an outcome that does not exist', { then: 'outcome:granted', basis: [...ARTICLE] }, 'OUTCOME_UNDECLARED'],
    ['a return that no outcome declares', { then: 'return' }, 'OUTCOME_UNDECLARED'],
  ])('refuse %s', (_what, clock, rule) => {
    expect(rules(clock)).toContain(rule);
  });

  it('are sound with all that the language has, and leave their articles out of the program', () => {
    const clock: Partial<OfficerClock> = {
      within: '20 working days',
      from: 'acceptance',
      remind: ['50%', '2 working days before'],
      then: 'outcome:agreed',
      ladder: [{ at: '80%', then: 'turn-to:society-secretariat' }],
      suspendable: ['hearing', 'expert-review'],
      extension: { within: '10 working days', by: ['president'] },
      basis: [...ARTICLE],
    };
    expect(rules(clock)).toEqual([]);
    const program = compile(templateWith(clock));
    expect(JSON.stringify(program)).not.toContain('basis');
    expect(program.facts).toEqual([]);
    expect(compile(templateWith({ from: 'form.startOn' })).facts).toEqual([{ field: 'startOn', type: 'date' }]);
  });
});

import fc from 'fast-check';
import { CALENDAR, content, Story } from '../../../testing/story';
import { programOf, review } from '../../../testing/templates/builder';
import { caseMachine } from '../case-machine';
import type { Block, OfficerClock } from '../../template/template.types';

const CLOCK: OfficerClock = {
  within: '10 working days',
  remind: ['50%'],
  then: 'mark',
  ladder: [{ at: '50%', then: 'turn-to:president' }],
  suspendable: ['hearing'],
  extension: { within: '5 working days', by: ['president'] },
};
const step = (clock: Partial<OfficerClock> = {}, more = {}): Block =>
  review('decide', {}, { clock: { ...CLOCK, ...clock }, ...more });
const tell = (...blocks: Block[]): Story => new Story(programOf(blocks)).file(content({}, { subject: true }));
const BY = { actor: 'ada' };
const suspend = { kind: 'clock-suspended', clock: 'decide.1.turn', reason: 'hearing', ...BY } as const;
const resume = { kind: 'clock-resumed', clock: 'decide.1.turn', ...BY } as const;
const extend = { kind: 'clock-extended', clock: 'decide.1.turn', period: '5 working days', role: 'president', ...BY } as const;
const clock = (story: Story, id = 'decide.1.turn') => story.state.clocks[id];

describe('a clock by hand', () => {
  it('stands with its ladder, wakes nobody and dates no task; then goes on with the days that were left', () => {
    const story = tell(step());
    const due = clock(story)?.dueAt ?? '';
    story.days(2).tell(suspend);
    expect(clock(story)).toMatchObject({ stoppedAt: story.now, remaining: { count: 9, unit: 'working days' } });
    expect(caseMachine.nextClock(story.state)).toBeNull();
    expect(story.of('task-changed').at(-1)).toMatchObject({ slot: 'decide.1', dueAt: null });
    expect(story.of('reminders-dropped').map((effect) => effect.clock)).toEqual(['decide.1.turn', 'decide.1.turn-1']);
    story.days(14).tell(resume);
    const later = clock(story)?.dueAt ?? '';
    expect(later > due).toBe(true);
    expect(story.of('task-changed').at(-1)).toMatchObject({ dueAt: later });
    const keys = story.of('reminder-set').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(story.of('reminder-set').at(-1)?.dueAt).toBe(clock(story, 'decide.1.turn-1')?.dueAt);
    expect(caseMachine.nextClock(story.state)?.clock).toBe('decide.1.turn-1');
  });

  it('is one for all seats of a step of several', () => {
    const by = { role: 'president', of: 'society', nobody: 'president' } as const;
    const story = tell(step({ ladder: [] }, { several: { others: [by, by], way: 'all', consent: ['agreed'] } }));
    story.act('decide.1.2', 'agreed', { actor: 'bo' }).tell({ ...suspend, clock: 'decide.1.1.turn' });
    expect(Object.values(story.state.clocks).map(({ id, stoppedAt }) => [id, stoppedAt === null])).toEqual([
      ['decide.1.1.turn', false],
      ['decide.1.3.turn', false],
    ]);
  });

  it.each([
    ['a clock that nobody has', { ...suspend, clock: 'decide.2.turn' }, 'CLOCK_UNKNOWN'],
    ['a rung by itself', { ...suspend, clock: 'decide.1.turn-1' }, 'CLOCK_UNKNOWN'],
    ['a reason that the template does not know', { ...suspend, reason: 'publicity' as const }, 'CLOCK_NOT_SUSPENDABLE'],
    ['one that runs', resume, 'CLOCK_RUNS'],
    ['by whoever may not', { ...extend, role: 'supervisor' as const }, 'NOT_CLOCK_HOLDER'],
    ['by more than allowed', { ...extend, period: '6 working days' }, 'CLOCK_NOT_EXTENDABLE'],
  ])('refuses %s', (_what, event, rejected) => {
    expect(tell(step()).tryTell(event)).toMatchObject({ rejected });
  });

  it('is refused to the applicant’s own time, and where the template says nothing of it', () => {
    const returning = review(
      'decide',
      { back: { to: 'return', label: { zh: '退回', en: 'Back' } } },
      { supplement: { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } },
    );
    const story = tell(returning);
    expect(story.tryTell(suspend)).toMatchObject({ rejected: 'CLOCK_NOT_SUSPENDABLE' });
    expect(story.tryTell(extend)).toMatchObject({ rejected: 'CLOCK_NOT_EXTENDABLE' });
    story.act('decide.1', 'back');
    expect(story.tryTell({ ...suspend, clock: 'decide.1.supplement.due' })).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(story.tryTell({ ...resume, clock: 'decide.1.turn' })).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
  });

  it('is extended once, in whatever round', () => {
    const story = tell(review('draft'), step()).act('draft.1', 'agreed');
    const before = clock(story)?.dueAt ?? '';
    story.tell(extend);
    expect((clock(story)?.dueAt ?? '') > before).toBe(true);
    expect(story.tryTell(extend)).toMatchObject({ rejected: 'CLOCK_ALREADY_EXTENDED' });
    story.tell({ kind: 'overridden', does: { what: 'open-again', block: 'draft' }, ...BY }).act('draft.2', 'agreed');
    expect(story.tryTell({ ...extend, clock: 'decide.2.turn' })).toMatchObject({ rejected: 'CLOCK_ALREADY_EXTENDED' });
  });
});

describe('a new calendar', () => {
  const newer = { ...CALENDAR, version: 'test-2026-b', holidays: [...CALENDAR.holidays, '2026-05-20', '2026-05-21'] };
  const fewer = { ...CALENDAR, version: 'test-2026-c', holidays: [] };
  const changed = (calendar: string) => ({ kind: 'calendar-changed', calendar }) as const;

  it('moves what runs, with its reminders and the task, and keeps what was', () => {
    const story = tell(step());
    const before = clock(story)?.dueAt;
    story.world.calendar = newer;
    story.tell(changed(newer.version));
    expect(clock(story)).toMatchObject({
      dueAt: '2026-06-03T16:00:00.000Z',
      earlier: [{ calendar: CALENDAR.version, dueAt: before }],
    });
    expect(story.of('task-changed').at(-1)).toMatchObject({ dueAt: '2026-06-03T16:00:00.000Z' });
    expect(caseMachine.nextClock(story.state)?.dueAt).toBe(clock(story, 'decide.1.turn-1')?.dueAt);
    // The same again changes nothing.
    const state = JSON.stringify({ ...story.state, at: null });
    expect(JSON.stringify({ ...story.tell(changed(newer.version)).state, at: null })).toBe(state);
  });

  it('takes no effect back, and makes nobody late', () => {
    const story = tell(step({ ladder: [] }));
    story.strike();
    const struck = clock(story);
    story.world.calendar = newer;
    expect(clock(story.tell(changed(newer.version)))).toEqual(struck);
    // By a list with fewer days off the end would have been in the past: it stays where it was.
    const late = new Story(programOf([step({ ladder: [] })]))
      .until('2026-04-24T01:00:00.000Z')
      .file(content({}, { subject: true }));
    const due = clock(late)?.dueAt ?? '';
    late.until(new Date(Date.parse(due) - 3_600_000).toISOString());
    late.world.calendar = fewer;
    expect(clock(late.tell(changed(fewer.version)))?.dueAt).toBe(due);
  });

  it('must be the one that the world has', () => {
    expect(tell(step()).tryTell(changed('another'))).toMatchObject({ rejected: 'CALENDAR_UNKNOWN' });
  });
});

describe('what happened before it was recorded', () => {
  const paper = (occurredOn: string) => ({ actor: 'bo', occurredOn }) as object;
  it('is in time by its own day, though the clock has struck', () => {
    const story = tell(step({ ladder: [], then: 'turn-to:president' }), review('end'));
    const { dueAt } = caseMachine.nextClock(story.state) ?? { dueAt: '' };
    story.strike();
    const lastDay = new Date(Date.parse(dueAt) - 1).toISOString().slice(0, 10);
    story.days(2).act('decide.1', 'agreed', paper(lastDay));
    expect(story.state.blocks['decide']).toMatchObject({ outcome: 'agreed', happenedOn: lastDay, inTime: true });
  });

  it('is late by its own day, and what is recorded on its day says nothing', () => {
    const late = tell(step({ ladder: [] }), review('end'));
    late.strike().days(3).act('decide.1', 'agreed', paper('2026-06-02'));
    expect(late.state.blocks['decide']).toMatchObject({ happenedOn: '2026-06-02' });
    expect(late.state.blocks['decide']).not.toHaveProperty('inTime');
    const story = tell(step(), review('end')).act('decide.1', 'agreed');
    expect(story.state.blocks['decide']).not.toHaveProperty('happenedOn');
  });
});

describe('whatever is done to a clock', () => {
  it('never shortens it, and never gives a reminder a key twice', () => {
    const verbs = fc.array(
      fc.record({ verb: fc.constantFrom('suspend', 'resume', 'extend'), after: fc.integer({ min: 0, max: 4 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(verbs, (done) => {
        const story = tell(step({ within: '20 working days', ladder: [] }));
        let due = clock(story)?.dueAt ?? '';
        for (const { verb, after } of done) {
          story.days(after).tryTell(verb === 'suspend' ? suspend : verb === 'resume' ? resume : extend);
          const now = clock(story);
          if (now === undefined || now.stoppedAt !== null) continue;
          expect(now.dueAt >= due).toBe(true);
          due = now.dueAt;
        }
        const keys = story.of('reminder-set').map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });
});

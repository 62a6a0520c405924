import { twoStepProgram } from '../../testing/templates';
import { caseMachine, foldCase, isRejection } from '../index';
import { content, SOCIETY, Story } from '../../testing/story';

const story = () => new Story(twoStepProgram()).file(content({}, { subject: true }));

describe('a case of two steps', () => {
  it('opens the first step with its clock, its reminder and a notice in the transition that files it', () => {
    const told = story();
    expect(Object.keys(told.state.slots)).toEqual(['first.1']);
    expect(told.effects.map(({ kind }) => kind)).toEqual(['case-saved', 'task-opened', 'clock-set', 'reminder-set', 'notice']);
    expect(told.of('case-saved')[0]?.waitingOn).toEqual(['first']);
    expect(caseMachine.nextClock(told.state)).toEqual({ clock: 'first.1.turn', dueAt: '2026-05-19T16:00:00.000Z' });
  });

  it('goes on with the second step and is completed behind it', () => {
    const told = story().act('first.1', 'agreed').act('second.1', 'agreed');
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'completed', slots: {}, clocks: {}, pending: null });
    expect(caseMachine.isClosed(told.state)).toBe(true);
    expect(caseMachine.nextClock(told.state)).toBeNull();
  });

  it('ends as not passed with the step that refused, and only with a reason', () => {
    const told = story();
    expect(told.tryTell(told.actOf('first.1', 'not-agreed'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
    told.act('first.1', 'not-agreed', { hasReason: true });
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'first' });
  });

  it('tells apart a slot that was closed and one that never was', () => {
    const told = story().act('first.1', 'agreed');
    expect(told.tryTell(told.actOf('first.1', 'agreed'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    for (const invented of ['first.2', 'second.1.supplement', 'third.1', 'first', 'first.0', '']) {
      expect(told.tryTell(told.actOf(invented, 'agreed'))).toMatchObject({ rejected: 'SLOT_UNKNOWN' });
    }
    told.act('second.1', 'agreed');
    expect(told.tryTell(told.actOf('second.1', 'agreed'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    expect(told.tryTell(told.actOf('third.1', 'agreed'))).toMatchObject({ rejected: 'CASE_CLOSED' });
  });

  it('refuses an act on another content and an outcome that is not offered', () => {
    const told = story();
    expect(told.tryTell(told.actOf('first.1', 'agreed', { contentHash: 'other' }))).toMatchObject({
      rejected: 'CONTENT_CHANGED',
    });
    expect(told.tryTell(told.actOf('first.1', 'approved'))).toMatchObject({ rejected: 'OUTCOME_UNKNOWN' });
  });

  it('adds the next post when the deadline has passed, takes nobody away and decides nothing', () => {
    const told = story();
    const early = { kind: 'clock-struck', clock: 'first.1.turn', dueAt: '2026-05-19T16:00:00.000Z' } as const;
    expect(told.tryTell(early)).toMatchObject({ rejected: 'NOT_DUE' });
    told.strike();
    expect(told.state.slots['first.1']?.holders).toEqual([
      { role: 'society-secretariat', organisation: SOCIETY, nobody: 'president', turned: false },
      { role: 'president', organisation: SOCIETY, nobody: null, turned: true },
    ]);
    expect(told.of('task-changed')).toHaveLength(1);
    expect(told.of('reminder-set').map(({ message }) => message)).toContain('task-turned');
    expect(caseMachine.nextClock(told.state)).toBeNull();
    expect(told.tryTell({ ...early })).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
    told.act('first.1', 'agreed', { actor: 'person-president' });
    expect(told.state.blocks.second?.status).toBe('open');
  });

  it('is withdrawn by its applicant and by nobody else', () => {
    const told = story();
    expect(told.tryTell({ kind: 'withdrawn', actor: 'somebody' })).toMatchObject({ rejected: 'NOT_APPLICANT' });
    told.withdraw();
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', slots: {}, clocks: {} });
    expect(told.of('task-closed')).toEqual([
      { kind: 'task-closed', slot: 'first.1', outcome: null, actor: null, reason: 'withdrawn' },
    ]);
    expect(told.tryTell({ kind: 'withdrawn', actor: 'person-applicant' })).toMatchObject({ rejected: 'CASE_CLOSED' });
  });

  it('is filed once', () => {
    const told = story();
    expect(told.tryFile(content(), {})).toMatchObject({ rejected: 'ALREADY_STARTED' });
  });

  it('never lets its instant go back', () => {
    const told = story();
    const before = told.state.at;
    told.days(-3).act('first.1', 'agreed');
    expect(told.state.at).toBe(before);
    expect(told.state.slots['second.1']?.openedAt).toBe(before);
  });

  it('gives the same state when its log is folded again', () => {
    const told = story().strike().act('first.1', 'agreed').act('second.1', 'agreed');
    const folded = foldCase(told.world, told.events);
    expect(isRejection(folded)).toBe(false);
    expect(folded).toMatchObject({ state: told.state });
  });
});

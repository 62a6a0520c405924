import { caseMachine, foldCase, isRejection, type Block, type CaseEvent } from '../../index';
import { programOf, review, type Sketch } from '../../../testing/templates/builder';
import { notice } from '../../../testing/templates/steps';
import { CALENDAR, content, Story } from '../../../testing/story';

const text = (words: string) => ({ zh: words, en: words });
const tell = (blocks: Block[], more: Sketch = {}, parameters = {}) =>
  new Story(programOf(blocks, more)).file(content({}, { subject: true }), parameters);
const open = (story: Story) => Object.keys(story.state.slots);
const objection = (more: Partial<Extract<CaseEvent, { kind: 'objected' }>> = {}) =>
  ({ kind: 'objected', block: 'list', actor: 'person-member', ...more }) as const;
const posted = (...blocks: Block[]) => tell(blocks).act('list.1', 'posted');
const right = { actor: 'person-supervisor', hasReason: true };
const fields = [{ id: 'places', type: 'text' as const, label: text('places'), required: true, maxLength: 200 }];
const clockOfProof = { within: '5 working days', remind: [], then: 'turn-to:president' as const };

describe('公示', () => {
  it('is posted, stands for its days from the day after, and ends by itself when nobody objects', () => {
    const story = tell([notice('list'), review('then')]);
    expect(open(story)).toEqual(['list.1']);
    expect(story.tryTell(objection())).toMatchObject({ rejected: 'NOTHING_TO_OBJECT' });
    story.act('list.1', 'posted');
    expect(open(story)).toEqual([]);
    expect(story.state.blocks['list']?.notice).toEqual({ postedOn: '2026-05-18', isOver: false, objections: [] });
    expect(story.state.clocks['list.1.days']).toMatchObject({
      effect: { kind: 'elapse' },
      slot: null,
      dueAt: '2026-05-25T16:00:00.000Z',
    });
    story.strike();
    expect(story.state.blocks['list']).toMatchObject({ status: 'done', outcome: 'clear' });
    expect(open(story)).toEqual(['then.1']);
    expect(story.state.clocks['list.1.days']).toBeUndefined();
    expect(story.tryTell(objection())).toMatchObject({ rejected: 'NOTICE_OVER' });
    expect(story.tryTell(story.actOf('list.1', 'posted'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
  });

  it('counts from the day on which it was posted, though that is entered later', () => {
    const story = tell([notice('list'), review('then')]).days(3);
    story.act('list.1', 'posted', { occurredOn: '2026-05-18' });
    expect(story.state.clocks['list.1.days']?.dueAt).toBe('2026-05-25T16:00:00.000Z');
  });

  it('is not posted, and nobody objects, on a day that is still to come', () => {
    const story = tell([notice('list')]);
    expect(story.tryTell(story.actOf('list.1', 'posted', { occurredOn: '2026-05-19' }))).toMatchObject({ rejected: 'NOT_DUE' });
    story.act('list.1', 'posted', { occurredOn: '2026-05-18' });
    expect(story.tryTell(objection({ occurredOn: '2026-05-19' }))).toMatchObject({ rejected: 'NOT_DUE' });
    expect(story.tryTell(objection({ occurredOn: '2026-05-17' }))).toMatchObject({ rejected: 'NOTHING_TO_OBJECT' });
    expect(story.tryTell(objection({ occurredOn: '2026-05-18' }))).toBeNull();
  });

  it('is over at once when it is entered after its days', () => {
    const story = tell([notice('list'), review('then')]).days(20);
    story.act('list.1', 'posted', { occurredOn: '2026-05-18' });
    expect(story.state.blocks['list']).toMatchObject({ status: 'done', outcome: 'clear', notice: { isOver: true } });
    expect(story.state.clocks['list.1.days']).toBeUndefined();
    expect(open(story)).toEqual(['then.1']);
  });

  it('does not end while an objection is open, and hears the others though one was upheld', () => {
    const story = posted(notice('list', 'next'), review('then'));
    story
      .days(1)
      .tell(objection())
      .tell(objection({ actor: 'person-second' }));
    expect(open(story)).toEqual(['list.1.1', 'list.1.2']);
    story.act('list.1.1', 'right', right);
    expect(story.state.blocks['list']).toMatchObject({
      status: 'open',
      notice: { objections: [{ outcome: 'right', upheld: true }, { outcome: null }] },
    });
    story.until('2026-05-25T16:00:00.000Z').strike();
    expect(story.state.blocks['list']).toMatchObject({ status: 'open', notice: { isOver: true } });
    expect(story.state.clocks['list.1.days']?.struckAt).not.toBeNull();
    expect(story.tryTell(objection({ occurredOn: '2026-05-26' }))).toMatchObject({ rejected: 'NOTICE_OVER' });
    story.act('list.1.2', 'wrong', right);
    expect(story.state.blocks['list']).toMatchObject({ status: 'done', outcome: 'upheld' });
    expect(open(story)).toEqual(['then.1']);
    expect(Object.keys(story.state.clocks)).toEqual(['then.1.turn']);
  });

  it('is clear when every objection was found wrong, and refused by an upheld one where that leads', () => {
    const wrong = posted(notice('list'), review('then'))
      .tell(objection())
      .act('list.1.1', 'wrong', right)
      .until('2026-05-25T16:00:00.000Z')
      .strike();
    expect(wrong.state.blocks['list']).toMatchObject({ outcome: 'clear' });
    const upheld = posted(notice('list'), review('then'))
      .tell(objection())
      .act('list.1.1', 'right', right)
      .until('2026-05-25T16:00:00.000Z')
      .strike();
    expect(upheld.state).toMatchObject({ outcome: 'refused', refusedBy: 'list' });
  });

  it('hears an objection of the last day that is entered later, as long as the step is open', () => {
    const story = posted(notice('list'), review('then')).tell(objection());
    story.until('2026-05-25T16:00:00.000Z').strike();
    expect(story.tryTell(objection({ occurredOn: '2026-05-26' }))).toMatchObject({ rejected: 'NOTICE_OVER' });
    story.tell(objection({ occurredOn: '2026-05-25', actor: 'person-secretary', received: true }));
    expect(open(story)).toEqual(['list.1.1', 'list.1.2']);
    story.act('list.1.1', 'wrong', right);
    expect(story.state.blocks['list']?.status).toBe('open');
    story.act('list.1.2', 'wrong', right);
    expect(story.state.blocks['list']).toMatchObject({ status: 'done', outcome: 'clear' });
  });

  it('is not handled by whoever objects: his post goes on without him, and one who only received it may', () => {
    const story = posted(notice('list'), review('then')).tell(objection({ actor: 'person-supervisor' }));
    expect(story.state.slots['list.1.1']?.holders).toMatchObject([{ role: 'supervisor', without: ['person-supervisor'] }]);
    expect(story.tryTell(story.actOf('list.1.1', 'wrong', right))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    story.act('list.1.1', 'wrong', { actor: 'person-president', hasReason: true });
    expect(story.state.blocks['list']?.notice?.objections).toEqual([{ slot: 'list.1.1', outcome: 'wrong', upheld: false }]);
    story.tell(objection({ actor: 'person-supervisor', received: true }));
    expect(story.state.slots['list.1.2']?.holders[0]?.without).toBeUndefined();
    story.act('list.1.2', 'wrong', right);
    story.tell(objection()).tell({ kind: 'recused', person: 'person-supervisor', step: 'list', actor: 'person-supervisor' });
    expect(story.tryTell(story.actOf('list.1.3', 'wrong', right))).toMatchObject({ rejected: 'RECUSED' });
  });

  it('asks for a reason where a finding needs one, and for what is handed in', () => {
    const story = tell([notice('list', 'refuse', { submits: { fields } })]);
    expect(story.tryTell(story.actOf('list.1', 'posted'))).toMatchObject({ rejected: 'SUBMISSION_REQUIRED' });
    story.act('list.1', 'posted', { submissionHash: 'hash-of-places' }).tell(objection());
    expect(story.state.blocks['list']?.submissionHash).toBe('hash-of-places');
    expect(story.tryTell(story.actOf('list.1.1', 'right'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
    expect(story.tryTell(story.actOf('list.1.1', 'posted'))).toMatchObject({ rejected: 'OUTCOME_UNKNOWN' });
  });

  it('turns to others when an objection lies too long, and is never decided by that', () => {
    const story = posted(notice('list')).tell(objection());
    story.strike().strike();
    expect(story.state.slots['list.1.1']?.holders.map(({ role, turned }) => [role, turned])).toEqual([
      ['supervisor', false],
      ['president', true],
    ]);
    expect(story.state.blocks['list']).toMatchObject({ status: 'open', notice: { isOver: true } });
    expect(caseMachine.nextClock(story.state)).toBeNull();
  });

  it('asks for the proof that it stood when everything was handled', () => {
    const closing = { clock: clockOfProof, submits: { fields } };
    const story = posted(notice('list', 'refuse', { closing }), review('then')).tell(objection());
    story.until('2026-05-25T16:00:00.000Z').strike();
    expect(open(story)).toEqual(['list.1.1']);
    expect(story.tryTell(story.actOf('list.1.close', 'proved'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    story.act('list.1.1', 'wrong', right);
    expect(open(story)).toEqual(['list.1.close']);
    expect(story.state.slots['list.1.close']).toMatchObject({ purpose: 'close', outcomes: ['proved'] });
    // One that came in time and is entered now is heard before the end; the proof does not end it alone.
    story.tell(objection({ occurredOn: '2026-05-20' }));
    expect(story.tryTell(story.actOf('list.1.close', 'proved'))).toMatchObject({ rejected: 'SUBMISSION_REQUIRED' });
    story.act('list.1.close', 'proved', { submissionHash: 'hash-of-proof' });
    expect(story.state.blocks['list']).toMatchObject({ status: 'open', notice: { proof: 'hash-of-proof' } });
    story.act('list.1.2', 'wrong', right);
    expect(story.state.blocks['list']).toMatchObject({ status: 'done', outcome: 'clear' });
    expect(open(story)).toEqual(['then.1']);
  });

  it('counts so many days as a parameter says, and refuses a number that is none', () => {
    const days = { parameter: 'noticeDays', unit: 'working days' as const };
    const parameters = [{ id: 'noticeDays', type: 'integer' as const, from: 'rule' as const, label: text('days') }];
    const blocks = [notice('list', 'refuse', { days })];
    const value = (of: number) => ({ noticeDays: { value: of } });
    const story = tell(blocks, { parameters }, value(5)).act('list.1', 'posted');
    expect(story.state.clocks['list.1.days']).toMatchObject({ rule: '5 working days', dueAt: '2026-05-25T16:00:00.000Z' });
    for (const wrong of [0, -3, 1000]) {
      const refused = new Story(programOf(blocks, { parameters })).tryFile(content({}, { subject: true }), value(wrong));
      expect(refused).toEqual({ rejected: 'PARAMETER_UNFIT', details: { parameter: 'noticeDays', parameters: ['noticeDays'] } });
    }
  });

  it('is posted anew in a new round: its days, its objections and its hand-ins are those of the round', () => {
    const story = tell([review('draft'), notice('list', 'back-to:draft'), review('then')]).act('draft.1', 'agreed');
    story
      .act('list.1', 'posted')
      .tell(objection())
      .tell(objection({ actor: 'person-second' }));
    story.act('list.1.1', 'right', right).act('list.1.2', 'right', right).until('2026-05-25T16:00:00.000Z').strike();
    expect(open(story)).toEqual(['draft.2']);
    expect(story.state.blocks['list']).not.toHaveProperty('notice');
    story.act('draft.2', 'agreed');
    expect([open(story), story.state.clocks['list.2.days']]).toEqual([['list.2'], undefined]);
    story.act('list.2', 'posted').tell(objection());
    expect(open(story)).toEqual(['list.2.1']);
    for (const [slot, code] of [
      ['list.1.2', 'SLOT_CLOSED'],
      ['list.2', 'SLOT_CLOSED'],
      ['list.2.2', 'SLOT_UNKNOWN'],
      ['list.3', 'SLOT_UNKNOWN'],
      ['list.2.close', 'SLOT_UNKNOWN'],
    ] as const) {
      expect(story.tryTell(story.actOf(slot, 'wrong'))).toMatchObject({ rejected: code });
    }
    story.act('list.2.1', 'wrong', right).strike();
    expect(story.state.blocks['list']).toMatchObject({ outcome: 'clear', round: 2 });
  });

  it('is withdrawn with its case, whatever is open in it', () => {
    const story = posted(notice('list')).tell(objection()).withdraw();
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', slots: {}, clocks: {} });
    expect(story.tryTell(objection())).toMatchObject({ rejected: 'CASE_CLOSED' });
  });

  it('gives the same state when its log is folded again', () => {
    const story = posted(notice('list'), review('then'))
      .tell(objection())
      .act('list.1.1', 'wrong', right)
      .until('2026-05-25T16:00:00.000Z')
      .strike();
    const folded = foldCase(story.world, story.events);
    expect(isRejection(folded)).toBe(false);
    expect(folded).toMatchObject({ state: story.state });
    expect(CALENDAR.version).toBe(story.state.clocks['then.1.turn']?.calendar);
  });

  it('waits for minutes that could still be corrected', () => {
    const organ = [{ id: 'organ', type: 'organ' as const, from: 'charter' as const, label: text('organ') }];
    const meeting = {
      kind: 'meeting',
      id: 'council',
      title: text('council'),
      act: 'organ-decision',
      organ: { parameter: 'organ' },
      rules: 'charter',
      clock: { listedWithin: '30 days' },
      effectiveWhen: 'minutes-signed',
      basis: [{ kind: 'default', reason: text('test') }],
      outcomes: Object.fromEntries(
        Object.entries({
          passed: 'next',
          'passed-in-principle': 'next',
          postponed: 'wait',
          'not-passed': 'refuse',
          withdrawn: 'wait',
        }).map(([id, to]) => [id, { to, label: text(id) }]),
      ),
    } as unknown as Block;
    const story = tell([meeting, notice('list')], { parameters: organ }, { organ: { value: 'council' } });
    story.list('council').result('council', 'passed', 'announced');
    expect(open(story)).toEqual([]);
    story.result('council', 'passed', 'final');
    expect(open(story)).toEqual(['list.1']);
  });
});

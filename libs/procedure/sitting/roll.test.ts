import { half, membersOf, SittingStory, tryConvene } from '../../testing/sitting-story';
import type { Mandate } from './sitting.types';

const mandate = (member: string, by: string, mandateHash = 'paper'): Mandate => ({ member, by, mandateHash });
const away = { m8: 'leave', m9: 'absent' } as const;

describe('the roll', () => {
  it('changes after the notice by name and with a reason only', () => {
    const story = new SittingStory();
    story.record('passed', [9, 0, 0]);
    const change = { kind: 'members-changed', joined: ['m10'], left: ['m9'], hasReason: true } as const;
    const told = { ...change, joined: [...change.joined], left: [...change.left] };
    expect(story.tryTell({ ...told, hasReason: false })).toMatchObject({ rejected: 'ROLL_REASON_REQUIRED' });
    expect(story.tryTell({ ...told, left: ['stranger'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(story.tryTell({ ...told, joined: ['m2'] })).toMatchObject({ rejected: 'ON_ROLL_ALREADY' });
    expect(story.tryTell({ ...told, joined: ['m10', 'm10'] })).toMatchObject({ rejected: 'ON_ROLL_ALREADY' });
    expect(story.tryTell({ ...told, left: ['m1'] })).toMatchObject({ rejected: 'CHAIR_ON_ROLL' });
    expect(story.tryTell({ ...told, joined: membersOf(330).slice(9), left: [] })).toMatchObject({ rejected: 'ROLL_TOO_LONG' });
    story.tell(told);
    expect(story.state.roll.map(({ member }) => member)).toEqual([...membersOf(8), 'm10']);
    // What was counted over the old roll is counted again.
    expect(story.item()).toMatchObject({ status: 'listed', result: null });
    story.record('passed', [9, 0, 0]);
    story.tell({ kind: 'sitting-closed' });
    expect(story.tryTell(told)).toMatchObject({ rejected: 'SITTING_CLOSED' });
  });

  it('is never longer than the organ has members', () => {
    expect(tryConvene({}, { membership: 8 })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
    expect(tryConvene({}, { membership: 9 })).toBeNull();
    const story = new SittingStory({}, { membership: 9 });
    const joined = { kind: 'members-changed', joined: ['m10'], left: [], hasReason: true } as const;
    expect(story.tryTell({ ...joined, joined: [...joined.joined], left: [] })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
    story.tell({ ...joined, joined: [...joined.joined], left: [], membership: 10 });
    expect(story.state).toMatchObject({ membership: 10 });
  });

  it('hears who attends without a vote, and counts them nowhere', () => {
    const story = new SittingStory().tell({ kind: 'roll-recorded', presence: {}, attending: ['guest', 'guest'] });
    expect(story.state.attending).toEqual(['guest']);
    story.record('passed', [9, 0, 0]);
    expect(story.item().result?.arithmetic).toMatchObject({ present: 9, entitled: 9 });
  });

  it('lets another member of the roll preside', () => {
    const story = new SittingStory();
    expect(story.tryTell({ kind: 'roll-recorded', presence: {}, chair: 'guest' })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    story.tell({ kind: 'roll-recorded', presence: { m1: 'leave' }, chair: 'm2' });
    expect(story.state.chair).toBe('m2');
  });
});

describe('a mandate', () => {
  const simple = { operator: 'more-than', of: half, base: 'present' } as const;

  it('is refused where the charter does not speak of it', () => {
    expect(new SittingStory().tryTell({ kind: 'roll-recorded', presence: away, mandates: [mandate('m8', 'm2')] })).toMatchObject({
      rejected: 'DELEGATION_NOT_ALLOWED',
    });
  });

  it('for attendance counts for the quorum and among those present, and casts no vote', () => {
    const story = new SittingStory({ delegation: 'attend', threshold: simple });
    story.tell({ kind: 'roll-recorded', presence: away, mandates: [mandate('m8', 'm2')] });
    expect(story.record('passed', [8, 0, 0])).toMatchObject({ rejected: 'VOTES_DO_NOT_ADD_UP', details: { entitled: 7 } });
    expect(story.record('not-passed', [4, 3, 0])).toBeNull();
    expect(story.item().result?.arithmetic).toMatchObject({ present: 8, represented: 1, entitled: 7, total: 8, votesNeeded: 5 });
  });

  it('for a vote lends that vote', () => {
    const story = new SittingStory({ delegation: 'vote', threshold: simple });
    story.tell({ kind: 'roll-recorded', presence: away, mandates: [mandate('m8', 'm2'), mandate('m9', 'm3')] });
    expect(story.record('passed', [5, 4, 0])).toBeNull();
    expect(story.item().result?.arithmetic).toMatchObject({ present: 9, represented: 2, entitled: 9, votesNeeded: 5 });
  });

  it('falls for the item where either of the two stands aside, or its bearer is out of the room', () => {
    const story = new SittingStory({ delegation: 'vote', threshold: simple });
    story.tell({ kind: 'roll-recorded', presence: away, mandates: [mandate('m8', 'm2')] });
    const entitledWith = (more: { recused?: string[]; outOfRoom?: string[] }) =>
      story.record('passed', [0, 0, 0], more)?.details['entitled'];
    expect(entitledWith({})).toBe(8);
    expect(entitledWith({ recused: ['m8'] })).toBe(7);
    expect(entitledWith({ recused: ['m2'] })).toBe(6);
    expect(entitledWith({ outOfRoom: ['m2'] })).toBe(6);
    expect(story.record('passed', [6, 0, 0], { recused: ['m9'] })).toMatchObject({ rejected: 'NOT_PRESENT' });
    // Represented is not in the room, and cannot leave it.
    expect(story.record('passed', [8, 0, 0], { outOfRoom: ['m8'] })).toMatchObject({ rejected: 'NOT_PRESENT' });
  });

  it.each([
    ['of somebody who has come himself', [mandate('m7', 'm2')], 'MANDATE_UNFIT'],
    ['to somebody who has not come', [mandate('m8', 'm9')], 'MANDATE_UNFIT'],
    ['without its paper', [mandate('m8', 'm2', '')], 'MANDATE_UNFIT'],
    ['to a stranger', [mandate('m8', 'stranger')], 'NOT_ON_ROLL'],
    ['of a stranger', [mandate('stranger', 'm2')], 'NOT_ON_ROLL'],
    ['for two by one', [mandate('m8', 'm2'), mandate('m9', 'm2')], 'MANDATE_TWICE'],
    ['of one to two', [mandate('m8', 'm2'), mandate('m8', 'm3')], 'MANDATE_TWICE'],
  ])('is refused %s', (_, mandates, rejected) => {
    const story = new SittingStory({ delegation: 'vote' });
    expect(story.tryTell({ kind: 'roll-recorded', presence: away, mandates })).toMatchObject({ rejected });
  });

  it('ends when who gave it comes after all, or who carries it goes', () => {
    const story = new SittingStory({ delegation: 'vote' });
    story.tell({ kind: 'roll-recorded', presence: away, mandates: [mandate('m8', 'm2'), mandate('m9', 'm3')] });
    story.tell({ kind: 'roll-recorded', presence: { m8: 'present', m3: 'leave' } });
    expect(story.state.mandates).toEqual([]);
  });
});

describe('an assembly', () => {
  const assembly = { members: 3000, rollHash: 'roll' };
  const signIn = { kind: 'attendance-recorded', present: 2100, leave: 600, absent: 300, presentHash: 'list' } as const;
  const item = { item: 'item-1', source: null, ballot: 'secret' as const };

  it('has nobody present until heads were counted', () => {
    const story = new SittingStory({}, { assembly });
    expect(story.state).toMatchObject({ roll: [], assembly: { members: 3000, present: 0, absent: 3000 } });
    expect(story.record('passed', [0, 0, 0])).toMatchObject({ rejected: 'QUORUM_NOT_MET', details: { quorumNeeded: 2000 } });
    expect(tryConvene({}, { assembly, members: membersOf(3) })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
  });

  it('is counted in numbers that add up', () => {
    const story = new SittingStory({}, { assembly });
    for (const wrong of [{ present: 2101 }, { absent: -1, leave: 901 }, { present: 2100.5, absent: 299.5 }]) {
      expect(story.tryTell({ ...signIn, ...wrong })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
    }
    expect(story.tryTell({ ...signIn, represented: 1 })).toMatchObject({ rejected: 'DELEGATION_NOT_ALLOWED' });
    expect(story.tryTell({ kind: 'roll-recorded', presence: {} })).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    expect(new SittingStory().tryTell(signIn)).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    const lent = new SittingStory({ delegation: 'vote' }, { assembly });
    expect(lent.tryTell({ ...signIn, represented: 901 })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
    lent.tell({ ...signIn, represented: 900 });
    expect(lent.record('passed', [3000, 0, 0])).toBeNull();
  });

  it('is counted again in the hall for an item', () => {
    const story = new SittingStory({}, { assembly }).tell(signIn);
    expect(story.record('passed', [2000, 50, 0], { heads: { inPerson: 2101, represented: 0 } })).toMatchObject({
      rejected: 'ATTENDANCE_UNFIT',
    });
    expect(story.record('passed', [2000, 49, 0], { heads: { inPerson: 2050, represented: 0 }, recused: ['p1'] })).toBeNull();
    expect(story.item().result?.arithmetic).toMatchObject({ present: 2050, outOfRoom: 50, recused: 1, entitled: 2049 });
    expect(story.record('passed', [1999, 0, 0], { heads: { inPerson: 1999, represented: 0 } })).toMatchObject({
      rejected: 'QUORUM_NOT_MET',
    });
  });

  it('signs in again when its roll changes', () => {
    const story = new SittingStory({}, { assembly }).tell(signIn);
    const changed = { kind: 'members-changed', joined: [], left: [], hasReason: true } as const;
    expect(story.tryTell({ ...changed, joined: [], left: [] })).toMatchObject({ rejected: 'ATTENDANCE_UNFIT' });
    story.tell({ ...changed, joined: [], left: [], assembly: { members: 3001, rollHash: 'roll-2' } });
    expect(story.state.assembly).toMatchObject({ members: 3001, present: 0, presentHash: null });
  });

  it('of three thousand keeps its state below 64 KiB and closes within 50 milliseconds', () => {
    const candidates = Array.from({ length: 260 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const election = { seats: 200, kind: 'contested' as const, candidates };
    const items = [
      ...Array.from({ length: 7 }, (_, n) => ({ ...item, item: `item-${n + 1}` })),
      { ...item, item: 'election', source: { case: 'case-1', block: 'b', round: 1 }, election },
    ];
    const rules = {
      election: {
        kinds: ['contested' as const],
        threshold: { operator: 'more-than' as const, of: half, base: 'present' as const },
        article: '第三十条',
      },
    };
    const story = new SittingStory(rules, { assembly, items }).tell(signIn);
    for (const { item: id } of items.slice(0, 7)) {
      expect(
        story.record('passed', [2000, 50, 40], { item: id, papers: { issued: 2100, returned: 2095, invalid: 5 } }),
      ).toBeNull();
    }
    story.tell({
      kind: 'election-recorded',
      item: 'election',
      round: 1,
      papers: { issued: 2100, returned: 2095, invalid: 5, blank: 10 },
      votes: Object.fromEntries(candidates.map((candidate, n) => [candidate, 2000 - 4 * n])),
      tellers: ['t1', 't2'],
      sheetHash: 'sheet',
      hasReason: false,
    });
    expect(story.record('passed', null, { item: 'election' })).toBeNull();
    story.tell({ kind: 'sitting-closed' });
    expect(Buffer.byteLength(JSON.stringify(story.state))).toBeLessThan(64 * 1024);
    // What the case hears fits into a case's state, beside the rest of it.
    const [heard] = story.sent;
    expect(heard?.event['result']).toMatchObject({ outcome: 'passed', election: { seats: 200, vacant: 0 } });
    expect(Buffer.byteLength(JSON.stringify(heard?.event))).toBeLessThan(12 * 1024);
  });
});

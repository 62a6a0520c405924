import { half, membersOf, SittingStory, twoThirds } from '../../testing/sitting-story';

const simple = { operator: 'more-than', of: half, base: 'present' } as const;
const resultOf = (story: SittingStory) => story.item().result;

describe('an item, counted for itself', () => {
  it('counts who left the room neither for the quorum nor for the vote', () => {
    const story = new SittingStory();
    expect(story.record('passed', [7, 0, 0], { outOfRoom: ['m8'], recused: ['m9'] })).toBeNull();
    expect(resultOf(story)?.arithmetic).toMatchObject({
      members: 9,
      present: 8,
      outOfRoom: 1,
      recused: 1,
      entitled: 7,
      votesNeeded: 5,
    });
    // Four out of the room: five are left of nine, and six are needed, whoever else sits outside.
    expect(story.record('passed', [5, 0, 0], { outOfRoom: ['m2', 'm3', 'm4', 'm5'] })).toMatchObject({
      rejected: 'QUORUM_NOT_MET',
      details: { present: 5, quorumNeeded: 6 },
    });
  });

  it('refuses who is said to have left and was never there, and who is both recused and out', () => {
    const story = new SittingStory().away('m9');
    expect(story.record('passed', [7, 0, 0], { outOfRoom: ['m9'] })).toMatchObject({ rejected: 'NOT_PRESENT' });
    expect(story.record('passed', [7, 0, 0], { outOfRoom: ['stranger'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(story.record('passed', [7, 0, 0], { outOfRoom: ['m8'], recused: ['m8'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(story.record('passed', [7, 0, 0], { heads: { inPerson: 7, represented: 0 } })).toMatchObject({
      rejected: 'FORM_NOT_ALLOWED',
    });
  });

  it('keeps other denominators for other items of the same sitting', () => {
    const story = new SittingStory({}, { items: ['item-1', 'item-2'].map((item) => ({ item, source: null })) });
    story.record('passed', [8, 0, 0], { recused: ['m2'] });
    story.record('passed', [9, 0, 0], { item: 'item-2' });
    expect(story.state.items.map(({ result }) => result?.arithmetic?.entitled)).toEqual([8, 9]);
  });

  it('takes the recused out of 全体 only where the charter says so', () => {
    const threshold = { operator: 'more-than', of: half, base: 'members' } as const;
    const recused = ['m8', 'm9'];
    // 4 of 9 is not more than half; 4 of 7 is.
    expect(new SittingStory({ threshold }).record('passed', [4, 3, 0], { recused })).toMatchObject({
      rejected: 'THRESHOLD_NOT_MET',
      details: { for: 4, votesNeeded: 5 },
    });
    const story = new SittingStory({ threshold, recusedLeave: true });
    expect(story.record('passed', [4, 3, 0], { recused })).toBeNull();
    expect(resultOf(story)?.arithmetic).toMatchObject({ members: 9, total: 7, votesNeeded: 4 });
  });

  it('tells 全体 from 应到', () => {
    const expected = { operator: 'more-than', of: half, base: 'expected' } as const;
    const opening = { membership: 15 };
    const overAll = new SittingStory(
      { threshold: { ...expected, base: 'members' }, quorum: { ...expected, base: 'members' } },
      opening,
    );
    expect(overAll.record('passed', [7, 2, 0])).toMatchObject({ rejected: 'THRESHOLD_NOT_MET', details: { votesNeeded: 8 } });
    const overCalled = new SittingStory({ threshold: expected, quorum: expected }, opening);
    expect(overCalled.record('passed', [7, 2, 0])).toBeNull();
    expect(resultOf(overCalled)?.arithmetic).toMatchObject({
      members: 15,
      expected: 9,
      total: 9,
      quorumNeeded: 5,
      votesNeeded: 5,
    });
  });

  it('tells 过半数 from 半数以上 at the very half', () => {
    const votes: [number, number, number] = [4, 4, 0];
    const members = membersOf(8);
    expect(new SittingStory({ threshold: simple }, { members }).record('passed', votes)).toMatchObject({
      rejected: 'THRESHOLD_NOT_MET',
    });
    expect(new SittingStory({ threshold: { ...simple, operator: 'at-least' } }, { members }).record('passed', votes)).toBeNull();
  });

  it('holds a matter to the majority that the charter has for it, by its own article', () => {
    const special = [{ matters: ['charter-amendment'], threshold: { ...simple, of: twoThirds }, article: '第五十条' }];
    const items = [
      { item: 'item-1', source: null, matter: 'charter-amendment' },
      { item: 'item-2', source: null, matter: 'branch' },
    ];
    const story = new SittingStory({ threshold: simple, special }, { items });
    expect(story.record('passed', [5, 4, 0])).toMatchObject({ rejected: 'THRESHOLD_NOT_MET', details: { article: '第五十条' } });
    expect(story.record('passed', [5, 4, 0], { item: 'item-2' })).toBeNull();
    expect(story.item('item-2').result?.arithmetic?.article).toBe('第二十三条');
  });

  it('counts abstentions among those present: they are no consent', () => {
    expect(new SittingStory().record('passed', [5, 0, 4])).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
  });
});

describe('the chair’s casting vote', () => {
  const members = membersOf(8);
  const story = (more = {}) => new SittingStory({ threshold: simple, castingVote: true, ...more }, { members });

  it('is one vote more on a tie, and shown apart', () => {
    const tied = story();
    expect(tied.record('passed', [4, 4, 0], { castingVote: 'for' })).toBeNull();
    expect(resultOf(tied)?.arithmetic).toMatchObject({
      for: 4,
      against: 4,
      castingVote: 'for',
      votesNeeded: 5,
      thresholdMet: true,
    });
    expect(story().record('not-passed', [4, 4, 0], { castingVote: 'against' })).toBeNull();
  });

  it('never lowers what is needed', () => {
    // 3 + 1 of 8 is not more than half.
    expect(story().record('passed', [3, 3, 2], { castingVote: 'for' })).toMatchObject({
      rejected: 'THRESHOLD_NOT_MET',
      details: { votesNeeded: 5 },
    });
  });

  it.each([
    ['where the charter does not give it', {}, [4, 4, 0], {}, false],
    ['without a tie', {}, [5, 3, 0], {}, true],
    ['of a chair who is recused', {}, [4, 3, 0], { recused: ['m1'] }, true],
    ['of a chair who is out of the room', {}, [4, 3, 0], { outOfRoom: ['m1'] }, true],
    ['when nobody has voted for or against', {}, [0, 0, 8], {}, true],
  ] as const)('is refused %s', (_, rules, votes, more, allowed) => {
    const sitting = new SittingStory({ threshold: simple, ...rules, ...(allowed ? { castingVote: true } : {}) }, { members });
    const refused = sitting.record('passed', [...votes], {
      castingVote: 'for',
      ...('recused' in more ? { recused: [...more.recused] } : {}),
      ...('outOfRoom' in more ? { outOfRoom: [...more.outOfRoom] } : {}),
    });
    expect(refused).toMatchObject({ rejected: 'CASTING_VOTE_NOT_ALLOWED' });
  });

  it('is refused of a chair who did not come, until somebody else presides', () => {
    const sitting = new SittingStory({ threshold: simple, castingVote: true }, { members: membersOf(9) }).away('m1');
    expect(sitting.record('passed', [4, 4, 0], { castingVote: 'for' })).toMatchObject({ rejected: 'CASTING_VOTE_NOT_ALLOWED' });
    sitting.tell({ kind: 'roll-recorded', presence: {}, chair: 'm2' });
    expect(sitting.record('passed', [4, 4, 0], { castingVote: 'for' })).toBeNull();
  });

  it('is refused in a secret ballot, which it would open', () => {
    const items = [{ item: 'item-1', source: null, ballot: 'secret' as const }];
    const sitting = new SittingStory({ threshold: simple, castingVote: true }, { members, items });
    const papers = { issued: 8, returned: 8, invalid: 0 };
    expect(sitting.record('passed', [4, 4, 0], { castingVote: 'for', papers })).toMatchObject({
      rejected: 'CASTING_VOTE_NOT_ALLOWED',
    });
  });
});

describe('a vote on papers', () => {
  const story = (ballot: 'secret' | 'written' = 'secret') =>
    new SittingStory({}, { items: [{ item: 'item-1', source: null, ballot }] });

  it.each(['secret', 'written'] as const)('counts a %s ballot by what was issued, returned and valid', (ballot) => {
    const sitting = story(ballot);
    expect(sitting.record('passed', [6, 1, 0], { papers: { issued: 9, returned: 8, invalid: 1 } })).toBeNull();
    expect(resultOf(sitting)?.arithmetic).toMatchObject({
      entitled: 9,
      for: 6,
      papers: { issued: 9, returned: 8, valid: 7, invalid: 1, notReturned: 1 },
      // Over all who were present: a paper that did not come back is no consent.
      votesNeeded: 6,
    });
  });

  it('keeps the tally of a secret ballot and nothing else', () => {
    const sitting = story();
    sitting.record('passed', [9, 0, 0], { papers: { issued: 9, returned: 9, invalid: 0 } });
    const said = JSON.stringify([sitting.item(), sitting.events.at(-1)]);
    for (const member of membersOf(9)) expect(said).not.toContain(`"${member}"`);
  });

  it.each([
    ['more were issued than may vote', { issued: 10, returned: 9, invalid: 0 }, [9, 0, 0]],
    ['more came back than were issued', { issued: 8, returned: 9, invalid: 0 }, [9, 0, 0]],
    ['the votes are not the valid papers', { issued: 9, returned: 9, invalid: 1 }, [9, 0, 0]],
    ['more are invalid than came back', { issued: 9, returned: 1, invalid: 2 }, [0, 0, 0]],
    ['a number is none', { issued: 9, returned: 8.5, invalid: -0.5 }, [9, 0, 0]],
  ] as const)('is refused when %s', (_, papers, votes) => {
    expect(story().record('passed', [...votes], { papers })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
  });

  it('needs its papers, and an open vote has none', () => {
    expect(story().record('passed', [9, 0, 0])).toMatchObject({ rejected: 'PAPERS_REQUIRED' });
    expect(new SittingStory().record('passed', [9, 0, 0], { papers: { issued: 9, returned: 9, invalid: 0 } })).toMatchObject({
      rejected: 'BALLOT_FORM_NOT_ALLOWED',
    });
  });
});

describe('a resolution', () => {
  const followUps = [{ id: 'f1', holder: 'm3', dueOn: '2026-06-30' }];

  it('is kept by its hash, with who answers for what until when', () => {
    const story = new SittingStory();
    expect(story.record('passed-in-principle', [9, 0, 0], { resolutionHash: 'h1', followUps })).toBeNull();
    expect(story.item()).toMatchObject({ resolutionHash: 'h1', followUps });
  });

  it('is refused with a follow-up of nobody, twice, or until a day that does not exist', () => {
    const [first] = followUps;
    for (const unfit of [[{ ...first, dueOn: '2026-02-30' }], [{ ...first, holder: '' }], [first, first]]) {
      expect(new SittingStory().record('passed', [9, 0, 0], { followUps: unfit as typeof followUps })).toMatchObject({
        rejected: 'FOLLOW_UP_UNFIT',
      });
    }
  });

  it('forgets what an earlier recording of the same item said', () => {
    const story = new SittingStory({ castingVote: true });
    story.record('passed', [8, 0, 0], { resolutionHash: 'h1', followUps, outOfRoom: ['m9'] });
    story.record('postponed', null);
    expect(Object.keys(story.item()).sort()).toEqual(['id', 'recused', 'result', 'source', 'status', 'version', 'votes']);
  });
});

describe('how an item was voted on', () => {
  const papers = { issued: 9, returned: 8, invalid: 1 };

  it('is said with its result where the agenda did not say it, and may be said otherwise again', () => {
    const story = new SittingStory();
    expect(story.record('passed', [6, 1, 0], { papers })).toMatchObject({ rejected: 'BALLOT_FORM_NOT_ALLOWED' });
    expect(story.record('passed', [6, 1, 0], { ballot: 'secret', papers })).toBeNull();
    expect(story.item()).toMatchObject({
      ballot: 'secret',
      papers,
      result: { arithmetic: { entitled: 9, papers: { valid: 7 } } },
    });
    expect(story.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'PAPERS_REQUIRED' });
    expect(story.record('passed', [9, 0, 0], { ballot: 'open' })).toBeNull();
    expect(story.item()).toMatchObject({ ballot: 'open', result: { arithmetic: { for: 9 } } });
    expect(story.item().papers).toBeUndefined();
  });

  it('is not the chair’s to choose where the charter has it secret, and changes nothing when it is refused', () => {
    const items = [{ item: 'item-1', source: null, matter: 'charter-change' }];
    const story = new SittingStory({ secret: { matters: ['charter-change'] } }, { items });
    for (const ballot of ['open', 'written'] as const)
      expect(story.record('passed', [9, 0, 0], { ballot })).toMatchObject({
        rejected: 'BALLOT_FORM_NOT_ALLOWED',
        details: { ballot },
      });
    expect(story.item().ballot).toBe('secret');
    expect(story.record('passed', [7, 0, 0], { papers })).toBeNull();
  });
});

import { BALLOT_RULES, BallotStory, BY_CIRCULATION, CLOSES, IN_TIME, OPENED } from '../../testing/ballot-story';
import { half, membersOf, RULES, sourceOf, SittingStory, tryConvene } from '../../testing/sitting-story';
import { sittingMachine } from '../index';

describe('a ballot by circulation', () => {
  it('is held only where the charter allows it', () => {
    const { circulation: _, ...none } = BALLOT_RULES;
    expect(tryConvene(none, BY_CIRCULATION)).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    expect(tryConvene({ ...BALLOT_RULES, forms: ['on-site'] }, BY_CIRCULATION)).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    expect(tryConvene(BALLOT_RULES, { ...BY_CIRCULATION, members: membersOf(301) })).toMatchObject({ rejected: 'ROLL_TOO_LONG' });
    expect(tryConvene(BALLOT_RULES, BY_CIRCULATION)).toBeNull();
  });

  it('never decides what the charter keeps for a meeting, nor an election, nor in secret', () => {
    const item = { item: 'item-1', source: null };
    const listed = (more: object) => tryConvene(BALLOT_RULES, { ...BY_CIRCULATION, items: [{ ...item, ...more }] });
    expect(listed({ matter: 'charter-amendment' })).toMatchObject({ rejected: 'MATTER_NOT_BY_CIRCULATION' });
    expect(listed({ matter: 'removal' })).toMatchObject({ rejected: 'MATTER_NOT_BY_CIRCULATION' });
    const election = { seats: 1, kind: 'equal', candidates: ['c1'] };
    expect(listed({ ballot: 'secret', election })).toMatchObject({ rejected: 'MATTER_NOT_BY_CIRCULATION' });
    expect(listed({ ballot: 'secret' })).toMatchObject({ rejected: 'BALLOT_FORM_NOT_ALLOWED' });
    expect(listed({ matter: 'branch' })).toBeNull();
    // The same matter may be decided at a meeting of the same organ.
    expect(tryConvene(BALLOT_RULES, { items: [{ ...item, matter: 'removal' }] })).toBeNull();
  });

  it('opens with the text of every item, and closes later than it opens', () => {
    const ballot = new BallotStory();
    const opened = { kind: 'ballot-opened', at: OPENED, closesAt: CLOSES, texts: { 'item-1': 'h' } } as const;
    expect(ballot.tryTell({ ...opened, texts: {} })).toMatchObject({ rejected: 'TEXT_REQUIRED', details: { items: ['item-1'] } });
    expect(ballot.tryTell({ ...opened, closesAt: OPENED })).toMatchObject({ rejected: 'CLOSING_TOO_EARLY' });
    expect(ballot.tryTell({ ...opened, recused: { 'item-1': ['stranger'] } })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(new BallotStory({}, { items: [] }).tryTell(opened)).toMatchObject({ rejected: 'TEXT_REQUIRED' });
    expect(new SittingStory(BALLOT_RULES).tryTell(opened)).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    ballot.tell(opened);
    expect(ballot.tryTell(opened)).toMatchObject({ rejected: 'BALLOT_OPEN' });
    expect(ballot.state.circulation).toEqual({
      status: 'open',
      openedAt: OPENED,
      closesAt: CLOSES,
      demandedBy: [],
      ballotsHash: null,
    });
    expect(sittingMachine.nextClock(ballot.state)).toEqual({ clock: 'ballot', dueAt: CLOSES });
  });

  it('freezes agenda, roll and results until it closes', () => {
    const ballot = new BallotStory().open();
    expect(ballot.tryTell({ kind: 'item-listed', item: 'item-2', source: null })).toMatchObject({ rejected: 'BALLOT_OPEN' });
    const joined = { kind: 'members-changed', joined: ['m10'], left: [], hasReason: true } as const;
    expect(ballot.tryTell({ ...joined, joined: ['m10'], left: [] })).toMatchObject({ rejected: 'BALLOT_OPEN' });
    expect(ballot.record('struck', null)).toMatchObject({ rejected: 'BALLOT_OPEN' });
    expect(ballot.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'BALLOT_OPEN' });
    expect(ballot.tryTell({ kind: 'sitting-closed' })).toMatchObject({ rejected: 'BALLOT_OPEN' });
    expect(ballot.tryTell({ kind: 'roll-recorded', presence: {} })).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    expect(new BallotStory().record('passed', [9, 0, 0])).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
  });

  it('hears each member for himself, on the text that was frozen, until the closing', () => {
    const ballot = new BallotStory();
    expect(ballot.cast('m1')).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
    ballot.open({ 'item-1': ['m9'] });
    expect(ballot.cast('m2', { actor: 'm1' })).toMatchObject({ rejected: 'NOT_VOTER' });
    expect(ballot.cast('stranger')).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(ballot.cast('m1', { textHash: 'another' })).toMatchObject({ rejected: 'CONTENT_CHANGED' });
    expect(ballot.cast('m1', { item: 'item-7' })).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
    expect(ballot.cast('m9')).toMatchObject({ rejected: 'VOTER_RECUSED' });
    expect(ballot.cast('m1', { receivedAt: CLOSES })).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
    expect(ballot.cast('m1')).toBeNull();
  });

  it('lets a reply be changed, each time as the next revision, and never says what it was', () => {
    const ballot = new BallotStory().open();
    ballot.cast('m2');
    ballot.cast('m2');
    expect(ballot.cast('m2', { revision: 2 })).toMatchObject({ rejected: 'BALLOT_CHANGED', details: { revision: 2 } });
    expect(ballot.cast('m2', { revision: 9 })).toMatchObject({ rejected: 'BALLOT_CHANGED' });
    expect(ballot.item().revisions).toEqual([0, 2, 0, 0, 0, 0, 0, 0, 0]);
    const cast = ballot.events.filter(({ kind }) => kind === 'ballot-cast');
    expect(cast).toHaveLength(2);
    for (const event of cast) {
      expect(Object.keys(event).sort()).toEqual(
        ['actor', 'at', 'id', 'item', 'kind', 'member', 'occurredOn', 'receivedAt', 'recused', 'revision', 'textHash'].sort(),
      );
    }
  });

  it('is counted when it is due, and not before', () => {
    const ballot = new BallotStory().open();
    const count = { kind: 'ballots-counted', at: CLOSES, clock: 'ballot', dueAt: CLOSES, counts: [], ballotsHash: 'b' } as const;
    expect(ballot.tryTell({ ...count, counts: [], at: IN_TIME })).toMatchObject({ rejected: 'NOT_DUE' });
    expect(ballot.tryTell({ ...count, counts: [], dueAt: IN_TIME })).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
    expect(ballot.tryTell({ ...count, counts: [], clock: 'other' })).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
    expect(ballot.tryTell({ ...count, counts: [] })).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
    expect(ballot.count({})).toBeNull();
    expect(ballot.count({})).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
    expect(sittingMachine.nextClock(ballot.state)).toBeNull();
  });

  it('takes no count that is not of the replies in its log', () => {
    const ballot = new BallotStory().open({ 'item-1': ['m9'] });
    for (const member of membersOf(4)) ballot.cast(member);
    ballot.cast('m5', { recused: true });
    const good = { for: 3, against: 0, abstained: 0, invalid: 1, recused: 1 };
    for (const wrong of [
      { for: 4 },
      { for: 2 },
      { invalid: 0 },
      { recused: 0, for: 4 },
      { for: 3.5, invalid: 0.5 },
      { item: 'x' },
    ]) {
      expect(ballot.count({ ...good, ...wrong })?.rejected).toMatch(/^(PAPERS_DO_NOT_ADD_UP|ITEM_UNKNOWN)$/);
    }
    expect(ballot.count(good)).toBeNull();
  });

  it('shows 应发、收回、有效、未回复, and takes silence neither for consent nor for attendance', () => {
    const ballot = new BallotStory().open({ 'item-1': ['m9'] });
    for (const member of membersOf(6)) ballot.cast(member, { recused: member === 'm6' });
    ballot.count({ for: 3, against: 1, abstained: 1, recused: 1 });
    // The clock has counted; it has decided nothing.
    expect(ballot.item()).toMatchObject({ status: 'listed', result: null });
    expect(ballot.sent).toEqual([]);
    expect(ballot.record('passed', null)).toBeNull();
    expect(ballot.item().result?.arithmetic).toEqual({
      members: 9,
      present: 6,
      recused: 2,
      entitled: 5,
      for: 3,
      against: 1,
      abstained: 1,
      papers: { issued: 8, returned: 6, valid: 5, invalid: 0, notReturned: 2 },
      quorumNeeded: 5,
      quorumMet: true,
      votesNeeded: 3,
      thresholdMet: true,
      article: RULES.article,
      rulesVersion: 2,
    });
  });

  it('decides nothing when too few reply, however many of them agree', () => {
    const ballot = new BallotStory().open();
    for (const member of membersOf(4)) ballot.cast(member);
    ballot.count({ for: 4 });
    for (const outcome of ['passed', 'passed-in-principle', 'not-passed'] as const) {
      expect(ballot.record(outcome, null)).toMatchObject({
        rejected: 'QUORUM_NOT_MET',
        details: { present: 4, quorumNeeded: 5 },
      });
    }
    expect(ballot.record('postponed', null)).toBeNull();
  });

  it('counts a threshold over 全体 with the silent in it', () => {
    const threshold = { operator: 'more-than', of: half, base: 'members' } as const;
    const ballot = new BallotStory({ threshold }).open();
    for (const member of membersOf(5)) ballot.cast(member);
    ballot.count({ for: 4, against: 1 });
    expect(ballot.record('passed', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET', details: { votesNeeded: 5 } });
    expect(ballot.record('not-passed', null)).toBeNull();
  });

  it('lets nobody put another count, another result, or none in the place of what was counted', () => {
    const ballot = new BallotStory({ castingVote: true }).open();
    for (const member of membersOf(6)) ballot.cast(member);
    ballot.count({ for: 4, against: 2 });
    expect(ballot.record('passed', [6, 0, 0])).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('passed', null, { recused: ['m3'] })).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('passed', null, { castingVote: 'for' })).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('passed', null, { papers: { issued: 9, returned: 9, invalid: 0 } })).toMatchObject({
      rejected: 'COUNT_STANDS',
    });
    expect(ballot.record('passed', null, { outOfRoom: ['m9'] })).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('postponed', null)).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('struck', null)).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(ballot.record('not-passed', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(ballot.record('passed', [4, 2, 0])).toBeNull();
  });

  it('tells each case its result once, as any sitting does', () => {
    const items = [1, 2].map((n) => ({ item: `item-${n}`, source: sourceOf(n) }));
    const ballot = new BallotStory({}, { items }).open();
    for (const { item } of items) for (const member of membersOf(6)) ballot.cast(member, { item });
    ballot.count({ item: 'item-1', for: 6 }, { item: 'item-2', against: 6 });
    expect(ballot.tryTell({ kind: 'sitting-closed' })).toMatchObject({ rejected: 'ITEM_NOT_DECIDED' });
    ballot.record('passed', null);
    ballot.record('not-passed', null, { item: 'item-2' });
    ballot.tell({ kind: 'sitting-closed' });
    expect(ballot.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/announced/1', 'sitting-1/item/item-2/announced/1']);
    ballot.tell({ kind: 'minutes-signed', minutesHash: 'h' });
    expect(ballot.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/1', 'sitting-1/item/item-2/final/1']);
  });

  it('goes on without the item of a case that was withdrawn', () => {
    const items = [1, 2].map((n) => ({ item: `item-${n}`, source: sourceOf(n) }));
    const ballot = new BallotStory({}, { items }).open();
    ballot.cast('m1');
    ballot.tell({ kind: 'source-withdrawn', ...sourceOf(1) });
    expect(ballot.cast('m2')).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
    expect(ballot.count({ item: 'item-2' })).toBeNull();
  });

  it('of the longest roll and a long agenda keeps its state below 64 KiB', () => {
    const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const items = Array.from({ length: 20 }, (_, n) => ({ item: uuid(n), source: sourceOf(n) }));
    const ballot = new BallotStory({}, { items, chair: uuid(0), members: Array.from({ length: 300 }, (_, n) => uuid(n)) }).open();
    for (const { item } of items) expect(ballot.cast(uuid(299), { item })).toBeNull();
    expect(Buffer.byteLength(JSON.stringify(ballot.state))).toBeLessThan(64 * 1024);
  });

  it('may change one’s mind about standing aside', () => {
    const ballot = new BallotStory().open();
    ballot.cast('m3', { recused: true });
    expect(ballot.item().recused).toEqual(['m3']);
    expect(ballot.cast('m3')).toBeNull();
    expect(ballot.item().recused).toEqual([]);
  });

  describe('of an assembly whose members reply by name', () => {
    const assembly = { members: 3000, rollHash: 'roll', named: true } as const;
    const opened = () => new BallotStory({}, { assembly }).open({ 'item-1': ['p1'] });

    it('counts who has replied, and its state does not grow with them', () => {
      const ballot = opened();
      const before = JSON.stringify(ballot.state).length;
      for (let place = 0; place < 2000; place += 1) expect(ballot.cast(`m${place}`, { place })).toBeNull();
      expect(ballot.cast('m7', { place: 7, revision: 2 })).toBeNull();
      expect(ballot.item()).toMatchObject({ replied: 2000, recused: ['p1'] });
      expect(JSON.stringify(ballot.state).length - before).toBeLessThan(10);
      expect(ballot.count({ for: 1999 })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
      expect(ballot.count({ for: 1200, against: 700, recused: 101 })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
      expect(ballot.count({ for: 1200, against: 700, recused: 100 })).toBeNull();
      expect(ballot.record('passed', null)).toBeNull();
      expect(ballot.item().result?.arithmetic).toMatchObject({ present: 2000, entitled: 1900, papers: { issued: 2999 } });
    });

    it.each([
      ['nobody on its roll', {}, 'NOT_ON_ROLL'],
      ['a place behind its end', { place: 3000 }, 'NOT_ON_ROLL'],
      ['another text', { place: 1, textHash: 'another' }, 'CONTENT_CHANGED'],
      ['somebody else', { place: 1, actor: 'another' }, 'NOT_VOTER'],
      ['no revision', { place: 1, revision: 0 }, 'BALLOT_CHANGED'],
      ['too late', { place: 1, receivedAt: CLOSES }, 'BALLOT_NOT_OPEN'],
    ])('refuses %s', (_, vote, code) => {
      expect(opened().cast('m1', vote)).toMatchObject({ rejected: code });
    });

    it('refuses who stands aside from the beginning', () => {
      expect(opened().cast('p1', { place: 5 })).toMatchObject({ rejected: 'VOTER_RECUSED' });
    });
  });

  it('of an assembly is counted outside the log, and holds no names', () => {
    const assembly = { members: 3000, rollHash: 'roll' };
    const ballot = new BallotStory({}, { assembly }).open({ 'item-1': ['p1'] });
    expect(ballot.item().revisions).toBeUndefined();
    expect(ballot.cast('p2')).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(ballot.count({ for: 3000 })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
    expect(ballot.count({ for: 1500, against: 900, invalid: 3, recused: 2 })).toBeNull();
    expect(ballot.record('passed', null)).toBeNull();
    expect(ballot.item().result?.arithmetic).toMatchObject({
      members: 3000,
      present: 2405,
      recused: 3,
      entitled: 2403,
      papers: { issued: 2999, notReturned: 594 },
    });
  });
});

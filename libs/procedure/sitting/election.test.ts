import { half, RULES, sourceOf, SittingStory, tryConvene } from '../../testing/sitting-story';
import type { ElectionRecorded, ElectionTerms, OrganRules } from './sitting.types';

/** More than half of those present for each candidate. */
const rules: Partial<OrganRules> = {
  election: {
    kinds: ['equal', 'contested'],
    threshold: { operator: 'more-than', of: half, base: 'present' },
    article: '第三十条',
  },
};
const termsOf = (seats: number, count: number): ElectionTerms => ({
  seats,
  kind: count === seats ? 'equal' : 'contested',
  candidates: Array.from({ length: count }, (_, n) => `c${n + 1}`),
});
const itemOf = (election: ElectionTerms) => ({ item: 'item-1', source: sourceOf(1), ballot: 'secret' as const, election });

class Election extends SittingStory {
  constructor(seats: number, candidates: number, more: Partial<OrganRules> = {}) {
    super({ ...rules, ...more }, { items: [itemOf(termsOf(seats, candidates))] });
  }

  sheet(votes: Record<string, number>, more: Partial<ElectionRecorded> = {}) {
    return this.tryTell({
      kind: 'election-recorded',
      item: 'item-1',
      round: (this.item().election?.rounds.length ?? 0) + 1,
      papers: { issued: 9, returned: 9, invalid: 0, blank: 0 },
      votes,
      tellers: ['t1', 't2'],
      sheetHash: 'sheet',
      hasReason: false,
      ...more,
    });
  }
}

describe('an election', () => {
  it('stands on an agenda as the charter has it: 等额 or 差额, on papers, never more seats than candidates', () => {
    const listed = (election: Partial<ElectionTerms>, of: Partial<OrganRules> = rules) =>
      tryConvene(of, { items: [itemOf({ ...termsOf(2, 3), ...election })] });
    expect(listed({})).toBeNull();
    expect(listed({}, {})).toMatchObject({ rejected: 'ORGAN_RULES_MISSING' });
    expect(listed({ kind: 'equal' })).toMatchObject({ rejected: 'CANDIDATES_UNFIT', details: { seats: 2, candidates: 3 } });
    expect(listed({ seats: 3 })).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    expect(listed({ seats: 0 })).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    expect(listed({ seats: 1.5 })).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    expect(listed({ candidates: ['c1', 'c2', 'c2'] })).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    expect(listed({ candidates: termsOf(1, 301).candidates })).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    const onlyEqual = { election: { ...rules.election!, kinds: ['equal' as const] } };
    expect(listed({}, onlyEqual)).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    expect(listed(termsOf(3, 3), onlyEqual)).toBeNull();
    const open = { ...itemOf(termsOf(2, 3)), ballot: 'open' as const };
    expect(tryConvene(rules, { items: [open] })).toMatchObject({ rejected: 'BALLOT_FORM_NOT_ALLOWED' });
  });

  it('has as many more candidates than seats as the charter asks', () => {
    const surplus = { election: { ...rules.election!, surplus: { numerator: 1, denominator: 5 } } };
    const listed = (seats: number, count: number) => tryConvene(surplus, { items: [itemOf(termsOf(seats, count))] });
    expect(listed(10, 11)).toMatchObject({ rejected: 'CANDIDATES_UNFIT', details: { surplus: '1/5' } });
    expect(listed(10, 12)).toBeNull();
    expect(listed(10, 10)).toBeNull();
  });

  it('elects who reached the threshold, those with the most votes first', () => {
    const election = new Election(2, 4);
    expect(election.sheet({ c1: 5, c2: 3, c3: 7, c4: 2 })).toBeNull();
    expect(election.record('passed', null)).toBeNull();
    expect(election.item().result).toEqual({
      outcome: 'passed',
      arithmetic: null,
      elected: ['c3', 'c1'],
      election: {
        seats: 2,
        vacant: 0,
        rounds: [
          {
            seats: 2,
            candidates: 4,
            elected: 2,
            votes: [7, 5],
            arithmetic: {
              members: 9,
              present: 9,
              entitled: 9,
              issued: 9,
              returned: 9,
              notReturned: 0,
              valid: 9,
              invalid: 0,
              blank: 0,
              quorumNeeded: 6,
              quorumMet: true,
              total: 9,
              votesNeeded: 5,
              article: '第三十条',
              rulesVersion: 2,
            },
          },
        ],
      },
    });
    // The votes of those who were not elected stand in the sitting.
    expect(election.item().election?.rounds[0]?.votes).toEqual([5, 3, 7, 2]);
  });

  it('tells its case once, with the elected and the numbers', () => {
    const election = new Election(1, 1);
    election.sheet({ c1: 9 });
    election.record('passed', null);
    election.tell({ kind: 'sitting-closed' });
    expect(election.sent).toMatchObject([{ id: 'sitting-1/item/item-1/announced/1', event: { result: { elected: ['c1'] } } }]);
    election.tell({ kind: 'minutes-signed', minutesHash: 'h' });
    expect(election.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/1']);
  });

  it('leaves who is level for the last seats to a second round among them', () => {
    const election = new Election(2, 4);
    election.sheet({ c1: 7, c2: 5, c3: 5, c4: 1 });
    expect(election.item().election?.rounds[0]).toMatchObject({ elected: [0], tied: [1, 2] });
    expect(election.record('passed', null)).toMatchObject({ rejected: 'SECOND_ROUND_REQUIRED', details: { tied: 2 } });
    expect(election.tryTell({ kind: 'sitting-closed' })).toMatchObject({ rejected: 'ITEM_NOT_DECIDED' });
    expect(election.sheet({ c1: 7, c2: 5, c3: 4 })).toMatchObject({
      rejected: 'CANDIDATES_UNFIT',
      details: { seats: 1, candidates: 2 },
    });
    expect(election.sheet({ c2: 3, c3: 6 })).toBeNull();
    expect(election.record('passed', null)).toBeNull();
    expect(election.item().result).toMatchObject({
      elected: ['c1', 'c3'],
      election: { vacant: 0, rounds: [{ seats: 2 }, { seats: 1 }] },
    });
  });

  it('may go into a second round for seats that nobody reached, or leave them vacant', () => {
    const election = new Election(2, 3);
    election.sheet({ c1: 9, c2: 4, c3: 3 });
    expect(election.record('passed', null)).toBeNull();
    expect(election.item().result).toMatchObject({ elected: ['c1'], election: { vacant: 1 } });
    expect(election.sheet({ c2: 2, c3: 7 })).toBeNull();
    // A new sheet takes back what was declared without it.
    expect(election.item()).toMatchObject({ status: 'listed', result: null });
    election.record('passed', null);
    expect(election.item().result).toMatchObject({ elected: ['c1', 'c3'], election: { vacant: 0 } });
  });

  it('is over after two rounds: who is level then leaves the seat vacant', () => {
    const election = new Election(1, 2, {
      election: {
        ...rules.election!,
        threshold: { operator: 'at-least', of: { numerator: 1, denominator: 3 }, base: 'present' },
      },
    });
    const papers = { issued: 9, returned: 8, invalid: 0, blank: 0 };
    election.sheet({ c1: 4, c2: 4 }, { papers });
    election.sheet({ c1: 4, c2: 4 }, { papers });
    expect(election.sheet({ c1: 5, c2: 3 }, { papers })).toMatchObject({ rejected: 'ROUND_NOT_OPEN' });
    expect(election.record('passed', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(election.record('not-passed', null)).toBeNull();
    expect(election.item().result).toMatchObject({ elected: [], election: { vacant: 1 } });
  });

  it('refuses a result that the count does not give, and one without a count', () => {
    const election = new Election(1, 2);
    expect(election.record('passed', null)).toMatchObject({ rejected: 'ELECTION_NOT_COUNTED' });
    expect(election.record('postponed', null)).toBeNull();
    election.sheet({ c1: 8, c2: 1 });
    expect(election.record('not-passed', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(election.record('passed-in-principle', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(election.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(election.record('passed', null, { outOfRoom: ['m9'] })).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(new Election(1, 2).sheet({ c1: 4, c2: 4 })).toBeNull();
  });

  it.each([
    ['more papers came back than were issued', { papers: { issued: 8, returned: 9, invalid: 0, blank: 0 } }],
    ['more were issued than may vote', { papers: { issued: 10, returned: 9, invalid: 0, blank: 0 } }],
    ['more are invalid and blank than came back', { papers: { issued: 9, returned: 9, invalid: 5, blank: 5 } }],
    ['one candidate has more votes than there are valid papers', { papers: { issued: 9, returned: 9, invalid: 2, blank: 0 } }],
    ['more votes were cast than papers could carry', { votes: { c1: 6, c2: 6 } }],
    ['a number is none', { votes: { c1: 8, c2: -1 } }],
  ])('refuses a sheet when %s', (_, more) => {
    const refused = new Election(1, 2).sheet({ c1: 8, c2: 1 }, more);
    expect(refused?.rejected).toMatch(/^(PAPERS_DO_NOT_ADD_UP|CANDIDATES_UNFIT)$/);
  });

  it('is counted by tellers who do not stand, on a sheet that is kept', () => {
    for (const unfit of [{ tellers: [] }, { tellers: ['t1', 't1'] }, { tellers: ['t1', 'c2'] }, { sheetHash: '' }]) {
      expect(new Election(1, 2).sheet({ c1: 8, c2: 1 }, unfit)).toMatchObject({ rejected: 'TELLERS_UNFIT' });
    }
  });

  it('needs a quorum in the room, and counts its own denominators', () => {
    const election = new Election(1, 2);
    const papers = { issued: 5, returned: 5, invalid: 0, blank: 0 };
    const outOfRoom = ['m2', 'm3', 'm4', 'm5'];
    expect(election.sheet({ c1: 5, c2: 0 }, { papers, outOfRoom })).toMatchObject({ rejected: 'QUORUM_NOT_MET' });
    const outOfRoomTwo = { papers: { ...papers, issued: 7, returned: 7 }, outOfRoom: ['m2', 'm3'] };
    expect(election.sheet({ c1: 4, c2: 3 }, outOfRoomTwo)).toBeNull();
    expect(election.item().election?.rounds[0]?.arithmetic).toMatchObject({ present: 7, outOfRoom: 2, total: 7, votesNeeded: 4 });
  });

  it('is corrected before signing by a new sheet, with a reason, and is declared anew', () => {
    const election = new Election(1, 2);
    election.sheet({ c1: 6, c2: 3 });
    election.record('passed', null);
    election.tell({ kind: 'sitting-closed' });
    expect(election.sheet({ c1: 3, c2: 6 }, { round: 1 })).toMatchObject({ rejected: 'REASON_REQUIRED' });
    expect(election.sheet({ c1: 3, c2: 6 }, { round: 1, hasReason: true })).toBeNull();
    expect(election.tryTell({ kind: 'minutes-signed', minutesHash: 'h' })).toMatchObject({ rejected: 'ITEM_NOT_DECIDED' });
    expect(election.record('passed', null, { hasReason: true })).toBeNull();
    expect(election.sent).toMatchObject([{ id: 'sitting-1/item/item-1/announced/2', event: { result: { elected: ['c2'] } } }]);
    election.tell({ kind: 'minutes-signed', minutesHash: 'h' });
    expect(election.sheet({ c1: 9, c2: 0 }, { round: 1, hasReason: true })).toMatchObject({ rejected: 'SITTING_SIGNED' });
  });

  it('starts again when the roll changes under it', () => {
    const election = new Election(1, 2);
    election.sheet({ c1: 6, c2: 3 });
    election.away('m9');
    expect(election.item().election?.rounds).toEqual([]);
    const plain = new SittingStory();
    const sheet = {
      papers: { issued: 9, returned: 9, invalid: 0, blank: 0 },
      votes: {},
      tellers: ['t'],
      sheetHash: 's',
      hasReason: false,
    };
    expect(plain.tryTell({ kind: 'election-recorded', item: 'item-1', round: 1, ...sheet })).toMatchObject({
      rejected: 'ROUND_NOT_OPEN',
    });
  });

  it('is over no threshold but the charter’s: 全体, 应到 and 到会 give different elections', () => {
    const needed = (base: 'members' | 'expected' | 'present') => {
      const story = new SittingStory(
        {
          ...rules,
          quorum: { ...RULES.quorum, operator: 'at-least', of: half, base: 'expected' },
          election: { ...rules.election!, threshold: { operator: 'more-than', of: half, base } },
        },
        { membership: 15, items: [itemOf(termsOf(1, 2))] },
      ).away('m9', 'm8');
      story.tell({
        kind: 'election-recorded',
        item: 'item-1',
        round: 1,
        papers: { issued: 7, returned: 7, invalid: 0, blank: 0 },
        votes: { c1: 7, c2: 0 },
        tellers: ['t'],
        sheetHash: 's',
        hasReason: false,
      });
      return story.item().election?.rounds[0]?.arithmetic.votesNeeded;
    };
    expect([needed('members'), needed('expected'), needed('present')]).toEqual([8, 5, 4]);
  });
});

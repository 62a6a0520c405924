import { BALLOT_RULES } from '../../testing/ballot-story';
import { half, membersOf, sourceOf, SittingStory, tryConvene, type Opening } from '../../testing/sitting-story';
import { FEW_BALLOTS, isBallot, secretPaperOf, secretVoters } from './secret';
import type { ElectionTerms, OrganRules, SecretOpened, SecretVoided } from './sitting.types';

const ELECTION: Partial<OrganRules> = {
  election: {
    kinds: ['equal', 'contested'],
    threshold: { operator: 'more-than', of: half, base: 'present' },
    article: '第三十条',
  },
};
const TERMS: ElectionTerms = { seats: 2, kind: 'contested', candidates: ['a', 'b', 'c'] };

/** Nine members in a room, an item of a case, votes by telephone. */
class SecretStory extends SittingStory {
  constructor(rules: Partial<OrganRules> = {}, opening: Opening = {}) {
    super(rules, { items: [{ item: 'item-1', source: sourceOf(1) }], ...opening });
  }

  tryOpen(more: Partial<SecretOpened> = {}) {
    const turn = (this.item().secret?.turn ?? 0) + 1;
    return this.tryTell({
      ...{ kind: 'secret-opened', item: 'item-1', turn, textHash: 'paper', recused: [], knowsFew: false },
      ...more,
    });
  }

  open(more: Partial<SecretOpened> = {}): this {
    expect(this.tryOpen(more)).toBeNull();
    return this;
  }

  vote(member: string, more: { actor?: string; textHash?: string; turn?: number } = {}) {
    const place = { item: 'item-1', turn: this.item().secret?.turn ?? 0, textHash: 'paper' };
    return this.tryTell({ kind: 'secret-cast', actor: member, member, ...place, ...more });
  }

  voted(count: number): this {
    for (const member of secretVoters(this.state, this.item()).slice(0, count)) expect(this.vote(member)).toBeNull();
    return this;
  }

  count(votes: Record<string, number>, { blank = 0, invalid = 0, turn = this.item().secret?.turn ?? 0 } = {}) {
    return this.tryTell({ kind: 'secret-counted', item: 'item-1', turn, votes, blank, invalid });
  }

  end(why: SecretVoided['why'], hasReason = true) {
    return this.tryTell({ kind: 'secret-voided', item: 'item-1', turn: this.item().secret?.turn ?? 0, why, hasReason });
  }
}

const TALLY = { for: 7, against: 1, abstained: 1 };

describe('a secret vote', () => {
  it('knows who has voted and how often, and hears what they came to in one event', () => {
    const story = new SecretStory().open().voted(9);
    expect(story.vote('m3')).toBeNull();
    expect(story.item().secret).toMatchObject({ status: 'open', voted: [1, 1, 2, 1, 1, 1, 1, 1, 1] });
    expect(story.count(TALLY)).toBeNull();
    expect(story.item().secret).toMatchObject({
      status: 'counted',
      arithmetic: {
        ...{ for: 7, against: 1, abstained: 1, votesNeeded: 6, thresholdMet: true, entitled: 9 },
        papers: { issued: 9, returned: 9, valid: 9, invalid: 0, notReturned: 0 },
      },
    });
    expect(JSON.stringify(story.events.filter(({ kind }) => kind === 'secret-cast'))).not.toMatch(/for|against|abstained/);
  });

  it('is declared by the chair, and only as it was counted', () => {
    const story = new SecretStory().open().voted(9);
    expect(story.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'SECRET_BALLOT_OPEN' });
    story.count(TALLY);
    expect(story.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(story.record('not-passed', null)).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(story.record('postponed', null)).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(story.record('struck', null)).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(story.record('passed', null)).toBeNull();
    expect(story.item()).toMatchObject({ status: 'decided', votes: TALLY, result: { outcome: 'passed' } });
    story.tell({ kind: 'sitting-closed' });
    expect(story.sent).toMatchObject([{ kind: 'item-resulted' }]);
    expect(story.replayed()).toEqual(story.state);
  });

  it('takes votes of who is in the room, on the roll and not aside, of himself, on the paper that was opened', () => {
    const story = new SecretStory().away('m9').open({ recused: ['m2'], outOfRoom: ['m3'] });
    expect(story.vote('m9')).toMatchObject({ rejected: 'NOT_PRESENT' });
    expect(story.vote('m3')).toMatchObject({ rejected: 'NOT_PRESENT' });
    expect(story.vote('m2')).toMatchObject({ rejected: 'VOTER_RECUSED' });
    expect(story.vote('stranger')).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(story.vote('m1', { actor: 'm4' })).toMatchObject({ rejected: 'NOT_VOTER' });
    expect(story.vote('m1', { textHash: 'other' })).toMatchObject({ rejected: 'CONTENT_CHANGED' });
    expect(story.vote('m1', { turn: 2 })).toMatchObject({ rejected: 'SECRET_BALLOT_NOT_OPEN' });
    expect(story.voted(6).count({ for: 6, against: 0, abstained: 0 })).toBeNull();
    expect(story.item().secret?.arithmetic).toMatchObject({ present: 7, recused: 1, entitled: 6 });
    expect(story.vote('m1')).toMatchObject({ rejected: 'SECRET_BALLOT_NOT_OPEN' });
  });

  it('refuses a count that is not of the ballots that were given', () => {
    const story = new SecretStory().open().voted(8);
    for (const votes of [TALLY, { for: 8 }, { for: 9, against: -1, abstained: 0 }, { for: 4, against: 4, abstained: 0.5 }]) {
      expect(story.count(votes as Record<string, number>)).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
    }
    expect(story.count({ for: 8, against: 0, abstained: 0 }, { turn: 2 })).toMatchObject({ rejected: 'SECRET_BALLOT_NOT_OPEN' });
    expect(story.count({ for: 8, against: 0, abstained: 0 })).toBeNull();
  });

  it('is not opened early while few have voted, but is when all have', () => {
    const story = new SecretStory().open().voted(FEW_BALLOTS - 1);
    const four = { for: 4, against: 0, abstained: 0 };
    expect(story.count(four)).toMatchObject({ rejected: 'SECRET_BALLOT_TOO_FEW', details: { returned: 4, entitled: 9 } });
    const small = new SecretStory({}, { members: membersOf(4) });
    expect(small.tryOpen()).toMatchObject({ rejected: 'SECRET_BALLOT_FEW', details: { entitled: 4, few: 5 } });
    small.open({ knowsFew: true }).voted(3);
    expect(small.count({ for: 3, against: 0, abstained: 0 })).toMatchObject({ rejected: 'SECRET_BALLOT_TOO_FEW' });
    small.vote('m4');
    expect(small.count(four)).toBeNull();
  });

  it('holds roll and closing still until it is counted or ended', () => {
    const story = new SecretStory().open();
    const refused = { rejected: 'SECRET_BALLOT_OPEN' };
    expect(story.tryTell({ kind: 'roll-recorded', presence: { m1: 'leave' } })).toMatchObject(refused);
    expect(story.tryTell({ kind: 'members-changed', joined: [], left: ['m9'], hasReason: true })).toMatchObject(refused);
    expect(story.tryTell({ kind: 'sitting-closed' })).toMatchObject(refused);
    expect(story.record('struck', null)).toMatchObject(refused);
    expect(story.tryOpen()).toMatchObject(refused);
    expect(story.end('ended', false)).toMatchObject({ rejected: 'REASON_REQUIRED' });
    expect(story.end('ended')).toBeNull();
    story.away('m1');
  });

  it('comes to nothing where it is ended, its key is lost, or its item leaves the agenda; then it is held again', () => {
    const story = new SecretStory().open().voted(9);
    expect(story.end('key-lost', false)).toBeNull();
    expect(story.item().secret).toMatchObject({ status: 'void', why: 'key-lost', turn: 1 });
    expect(story.count(TALLY)).toMatchObject({ rejected: 'SECRET_BALLOT_NOT_OPEN' });
    story.open().voted(9);
    expect(story.item().secret).toMatchObject({ status: 'open', turn: 2 });
    const { block, round, case: id } = sourceOf(1);
    story.tell({ kind: 'source-withdrawn', case: id, block, round });
    expect(story.item()).toMatchObject({ status: 'struck', secret: { status: 'void', why: 'ended' } });
  });

  it('stands once it was counted, whoever comes or goes afterwards: one voter less would tell his vote', () => {
    const story = new SecretStory().open().voted(9);
    story.count(TALLY);
    expect(story.tryOpen()).toMatchObject({ rejected: 'COUNT_STANDS' });
    story.record('passed', null);
    story.away('m1');
    expect(story.item()).toMatchObject({ status: 'listed', result: null, secret: { status: 'counted' } });
    expect(story.tryOpen()).toMatchObject({ rejected: 'COUNT_STANDS' });
    expect(story.record('passed', null)).toBeNull();
    expect(story.item().result?.arithmetic).toMatchObject({ present: 9, for: 7 });
  });

  it('needs a quorum, people who may vote, and a room', () => {
    expect(new SecretStory().away('m1', 'm2', 'm3', 'm4').tryOpen()).toMatchObject({ rejected: 'QUORUM_NOT_MET' });
    expect(new SecretStory().tryOpen({ recused: membersOf(9) })).toMatchObject({ rejected: 'QUORUM_NOT_MET' });
    expect(new SecretStory().tryOpen({ recused: ['stranger'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(new SecretStory().tryOpen({ textHash: '' })).toMatchObject({ rejected: 'TEXT_REQUIRED' });
    const circulating = new SecretStory(BALLOT_RULES, { form: 'by-circulation' });
    expect(circulating.tryOpen()).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
    const assembly = new SecretStory({}, { members: [], assembly: { members: 400, rollHash: 'r' } });
    expect(assembly.tryOpen()).toMatchObject({ rejected: 'FORM_NOT_ALLOWED' });
  });
});

describe('an election in secret', () => {
  it('is opened with its names, counted by seats, and goes to a second round where the last seat is level', () => {
    const story = new SecretStory(ELECTION).open({ election: TERMS });
    expect(secretPaperOf(story.item())).toEqual({ lines: ['a', 'b', 'c'], least: 0, most: 2 });
    story.voted(9);
    expect(story.count({ a: 8, b: 5, c: 6 })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
    expect(story.count({ a: 7, b: 5 }, { blank: 1 })).toMatchObject({ rejected: 'PAPERS_DO_NOT_ADD_UP' });
    expect(story.count({ a: 6, b: 5, c: 5 }, { blank: 1 })).toBeNull();
    expect(story.item().election?.rounds[0]).toMatchObject({ elected: [0], tied: [1, 2], tellers: [], sheetHash: '' });
    expect(story.record('passed', null)).toMatchObject({ rejected: 'SECOND_ROUND_REQUIRED' });
    story.open();
    expect(secretPaperOf(story.item())).toEqual({ lines: ['b', 'c'], least: 0, most: 1 });
    story.voted(9);
    expect(story.count({ b: 6, c: 3 })).toBeNull();
    expect(story.record('passed', null)).toBeNull();
    expect(story.item().result).toMatchObject({ elected: ['a', 'b'], election: { seats: 2, vacant: 0 } });
    // Who leaves afterwards changes nothing of what was counted.
    story.away('m1');
    expect(story.item().election?.rounds).toHaveLength(2);
    expect(story.replayed()).toEqual(story.state);
  });

  it('keeps to the charter, and keeps no names where it came to nothing', () => {
    expect(new SecretStory().tryOpen({ election: TERMS })).toMatchObject({ rejected: 'ORGAN_RULES_MISSING' });
    const unfit = new SecretStory(ELECTION).tryOpen({ election: { ...TERMS, kind: 'equal' } });
    expect(unfit).toMatchObject({ rejected: 'CANDIDATES_UNFIT' });
    const story = new SecretStory(ELECTION).open({ election: TERMS });
    story.end('ended');
    expect(story.item().election).toBeUndefined();
    story.open();
    expect(secretPaperOf(story.item()).lines).toEqual(['for', 'against', 'abstained']);
  });
});

describe('a ballot paper', () => {
  it('has one mark of three, or of an election at most one for each seat', () => {
    const three = secretPaperOf({});
    expect(
      [
        [1, 0, 0],
        [0, 0, 0],
        [1, 1, 0],
        [1, 0],
        [2, 0, 0],
      ].map((marks) => isBallot(three, marks)),
    ).toEqual([...[true, false, false, false, false]]);
    const names = secretPaperOf({ election: { ...TERMS, rounds: [] } });
    expect(
      [
        [0, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
      ].map((marks) => isBallot(names, marks)),
    ).toEqual([true, true, false]);
  });
});

describe('a matter that the charter wants in secret', () => {
  it('is not decided by an open vote, and not by circulation', () => {
    const secret = { secret: { matters: ['removal'] } };
    const items = [{ item: 'item-1', source: null, matter: 'removal' }];
    const story = new SittingStory(secret, { items });
    expect(story.record('passed', [9, 0, 0])).toMatchObject({ rejected: 'PAPERS_REQUIRED' });
    expect(story.record('passed', [9, 0, 0], { papers: { issued: 9, returned: 9, invalid: 0 } })).toBeNull();
    const never = { ...BALLOT_RULES, ...secret, circulation: { never: [] } };
    expect(tryConvene(never, { form: 'by-circulation', items })).toMatchObject({ rejected: 'BALLOT_FORM_NOT_ALLOWED' });
  });
});

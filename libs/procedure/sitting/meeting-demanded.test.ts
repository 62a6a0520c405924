import { BallotStory, CLOSES, IN_TIME } from '../../testing/ballot-story';
import { sittingMachine } from '../index';

describe('whoever wants the matter talked about', () => {
  const demand = (ballot: BallotStory, member: string, more: { actor?: string; receivedAt?: string } = {}) =>
    ballot.tryTell({ kind: 'meeting-demanded', actor: member, member, receivedAt: IN_TIME, ...more });

  it('may ask for a meeting where the rules say so; enough of them end the ballot without a result', () => {
    const ballot = new BallotStory().open();
    ballot.cast('m1');
    expect(demand(ballot, 'm2')).toBeNull();
    expect(demand(ballot, 'm2')).toMatchObject({ rejected: 'DEMANDED_ALREADY' });
    expect(demand(ballot, 'stranger')).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(demand(ballot, 'm3', { actor: 'm4' })).toMatchObject({ rejected: 'NOT_VOTER' });
    expect(demand(ballot, 'm3', { receivedAt: CLOSES })).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
    expect(sittingMachine.isClosed(ballot.state)).toBe(false);
    expect(demand(ballot, 'm3')).toBeNull();
    expect(ballot.state).toMatchObject({ phase: 'closed', circulation: { status: 'abandoned', demandedBy: ['m2', 'm3'] } });
    // The case asks again: its item is free for the meeting.
    expect(ballot.sent).toMatchObject([{ id: 'sitting-1/item/item-1/struck/0', event: { sitting: null } }]);
    expect(sittingMachine.isClosed(ballot.state)).toBe(true);
    expect(sittingMachine.nextClock(ballot.state)).toBeNull();
  });

  it('ends nothing any more when the ballot is over, and nothing follows an ended ballot', () => {
    const ballot = new BallotStory({ circulation: { never: [], demand: { count: 1 } } }).open();
    demand(ballot, 'm2');
    expect(ballot.cast('m1')).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
    expect(ballot.count({})).toMatchObject({ rejected: 'CLOCK_UNKNOWN' });
    expect(ballot.record('passed', null, { hasReason: true })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    expect(ballot.tryTell({ kind: 'sitting-closed' })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    expect(ballot.tryTell({ kind: 'minutes-signed', minutesHash: 'h' })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    const counted = new BallotStory().open();
    counted.count({});
    expect(demand(counted, 'm2')).toMatchObject({ rejected: 'BALLOT_NOT_OPEN' });
  });

  it('must be as many as the share says, and nobody where the charter does not say', () => {
    const share = { numerator: 1, denominator: 3 };
    const ballot = new BallotStory({ circulation: { never: [], demand: { share } } }).open();
    demand(ballot, 'm2');
    demand(ballot, 'm3');
    expect(ballot.state.circulation?.status).toBe('open');
    demand(ballot, 'm4');
    expect(ballot.state.circulation?.status).toBe('abandoned');
    expect(demand(new BallotStory({ circulation: { never: [] } }).open(), 'm2')).toMatchObject({
      rejected: 'DEMAND_NOT_ALLOWED',
    });
  });
});

import { caseMachine } from '../../procedure';
import { branchStory, openOf as open, request } from '../../testing/branch-story';
import { APPLICANT, SOCIETY } from '../../testing/story';

describe('a request returned for supplements', () => {
  it('stops the clock, goes to the applicant himself, and opens a new round with the days that were left', () => {
    const story = branchStory().days(2).act('materials.1', 'incomplete', { hasReason: true });
    expect(Object.keys(story.state.slots)).toEqual(['materials.1.supplement']);
    expect(story.state.slots['materials.1.supplement']?.holders).toEqual([
      { role: 'society-secretariat', organisation: SOCIETY, nobody: 'president', turned: false, person: APPLICANT },
    ]);
    expect(story.state.clocks['materials.1.turn']).toMatchObject({ remaining: { count: 2, unit: 'working days' }, slot: null });
    expect(story.state.clocks['materials.1.turn']?.stoppedAt).not.toBeNull();
    expect(caseMachine.nextClock(story.state)).toBeNull();
    story.days(7).resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
    expect(Object.keys(story.state.slots)).toEqual(['materials.2']);
    expect(story.state).toMatchObject({ contentHash: 'hash-2', formRevision: 2 });
    expect(story.state.clocks).toMatchObject({ 'materials.2.turn': { rule: '2 working days' } });
    expect(Object.keys(story.state.clocks)).toEqual(['materials.2.turn']);
    expect(story.tryTell(story.actOf('materials.2', 'complete', { contentHash: 'hash-1' }))).toMatchObject({
      rejected: 'CONTENT_CHANGED',
    });
    expect(story.tryTell(story.actOf('materials.1', 'complete'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    expect(story.tryTell(story.actOf('materials.1.supplement', 'resubmitted'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
  });

  it('needs the list of what is missing, and an answer with content', () => {
    const story = branchStory();
    expect(story.tryTell(story.actOf('materials.1', 'incomplete'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
    story.act('materials.1', 'incomplete', { hasReason: true });
    expect(story.tryTell(story.actOf('materials.1.supplement', 'resubmitted'))).toMatchObject({ rejected: 'CONTENT_CHANGED' });
  });

  it('checks the changed content again, and a check may now refuse', () => {
    const story = branchStory('CN', request({}, { managementRules: false })).act('materials.1', 'incomplete', {
      hasReason: true,
    });
    story.resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
    expect(story.state.blocks['management-rules']).toMatchObject({ outcome: 'holds', round: 2 });
    story.act('materials.2', 'incomplete', { hasReason: true });
    story.resubmit('materials.2.supplement', request({ scopeItem: 'outside' }, {}, 'hash-3'));
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'charter-scope' });
  });

  it('looks the register up again in the new round', () => {
    const story = branchStory('CN', request(), { branchLimit: { value: 2 } }).lookUp({ activeBranches: 2 });
    story.act('materials.1', 'incomplete', { hasReason: true }).resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
    expect(story.state.pending).toMatchObject({ kind: 'look-up', round: 2 });
    story.lookUp({ activeBranches: 1 });
    expect(story.state.blocks['number-of-branches']?.outcome).toBe('holds');
  });

  it('may happen a third time with a reason: the rule binds the official, not the society', () => {
    const story = branchStory();
    for (const round of [1, 2, 3]) {
      story.act(`materials.${round}`, 'incomplete', { hasReason: true });
      story.resubmit(`materials.${round}.supplement`, request({}, {}, `hash-${round + 1}`));
    }
    expect(story.state.blocks.materials).toMatchObject({ status: 'open', round: 4, supplements: 3 });
  });

  it('waits for a late supplement for as long as it takes', () => {
    const story = branchStory().act('materials.1', 'incomplete', { hasReason: true }).days(200);
    expect(caseMachine.nextClock(story.state)).toBeNull();
    expect(story.of('reminder-set').filter(({ message }) => message === 'supplement-due')).toHaveLength(3);
    story.resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
    expect(open(story)).toEqual(['materials']);
  });
});

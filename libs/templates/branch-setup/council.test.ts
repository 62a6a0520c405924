import { caseMachine } from '../../procedure';
import { branchStory, decided, listed, openOf as open, secondSitting as second } from '../../testing/branch-story';
import type { Story } from '../../testing/story';

describe('the organ that decides on a branch', () => {
  it('is never turned to anybody; its secretariat is asked to list the item', () => {
    const story = branchStory().act('materials.1', 'complete');
    expect(caseMachine.nextClock(story.state)).toBeNull();
    expect(
      story
        .of('reminder-set')
        .filter(({ message }) => message === 'please-list')
        .map(({ to }) => to[0]?.role),
    ).toEqual(['society-secretariat', 'society-secretariat']);
  });

  it('opens the follow-up of what it passed in principle at once, and the register only behind it', () => {
    const story = decided(branchStory(), 'passed-in-principle');
    expect(open(story)).toEqual(['follow-up']);
    expect(story.state.pending).toBeNull();
    story.act('follow-up.1', 'done').register();
    expect(open(story)).toEqual(['association-notice']);
  });

  it('lets the follow-up begin before the minutes are signed, and the register wait for them', () => {
    const story = listed(branchStory()).result('council-decision', 'passed-in-principle', 'announced');
    expect(open(story)).toEqual(['follow-up']);
    story.act('follow-up.1', 'done');
    expect(story.state.pending).toBeNull();
    expect(open(story)).toEqual(['council-decision']);
    story.result('council-decision', 'passed-in-principle', 'final');
    expect(story.state.pending).toMatchObject({ kind: 'register' });
  });

  it('ends the case as not passed only when the minutes are signed', () => {
    const story = listed(branchStory()).result('council-decision', 'not-passed', 'announced');
    expect(story.state.status).toBe('open');
    story.result('council-decision', 'not-passed', 'final');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'council-decision' });
  });

  it.each([
    ['not-passed', 'passed'],
    ['passed-in-principle', 'passed'],
    ['postponed', 'passed'],
  ] as const)('may correct %s to %s before the minutes are signed', (first, second) => {
    const story = listed(branchStory()).result('council-decision', first, 'announced');
    story.tell(corrected(story, second, 2));
    expect(story.state.slots).toEqual({});
    story.tell(corrected(story, second, 2, 'final'));
    story.register().act('association-notice.1', 'acknowledged');
    expect(story.state.outcome).toBe('completed');
  });

  it('takes back what followed from a result that was corrected', () => {
    const story = listed(branchStory()).result('council-decision', 'passed-in-principle', 'announced');
    story.tell(corrected(story, 'not-passed', 2));
    expect(story.of('task-closed').at(-1)).toMatchObject({ slot: 'follow-up.1', reason: 'cancelled' });
    expect(story.tryTell(story.actOf('follow-up.1', 'done'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    story.tell(corrected(story, 'passed-in-principle', 3));
    expect(Object.keys(story.state.slots)).toEqual(['follow-up.2']);
  });

  it('hears a signed result that overtook its announcement', () => {
    const story = listed(branchStory());
    story.tell(corrected(story, 'passed', 2, 'final'));
    expect(story.state.pending).toMatchObject({ kind: 'register' });
    expect(story.tryTell(corrected(story, 'not-passed', 1))).toMatchObject({ rejected: 'ALREADY_FINAL' });
  });

  it('hears a result that overtook the listing', () => {
    const story = branchStory().act('materials.1', 'complete').result('council-decision', 'passed', 'announced');
    expect(story.state.blocks['council-decision']?.agenda).toMatchObject({ status: 'announced', item: 'item-1' });
    expect(story.state.clocks).toEqual({});
    const late = {
      kind: 'agenda-listed',
      block: 'council-decision',
      round: 1,
      sitting: 'sitting-1',
      item: 'item-1',
      on: '2026-06-20',
    } as const;
    expect(story.tryTell(late)).toMatchObject({ rejected: 'AGENDA_ITEM_UNKNOWN' });
  });

  it('refuses repeated, outdated and foreign results, and any after the minutes', () => {
    const story = listed(branchStory()).result('council-decision', 'passed', 'announced');
    const refused = (told: Parameters<Story['tryTell']>[0]): unknown => story.tryTell(told)?.rejected;
    expect(refused(story.resultOf('council-decision', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
    expect(refused(story.resultOf('council-decision', 'passed', 'announced', { version: 0 }))).toBe('AGENDA_ITEM_UNKNOWN');
    expect(refused(story.resultOf('council-decision', 'passed', 'announced', { item: 'item-2', version: 5 }))).toBe(
      'AGENDA_ITEM_UNKNOWN',
    );
    expect(refused(story.resultOf('materials', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
    expect(refused(story.resultOf('no-such-step', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
    story.result('council-decision', 'passed', 'final');
    expect(refused(corrected(story, 'not-passed', 2))).toBe('ALREADY_FINAL');
    expect(refused(story.resultOf('council-decision', 'passed', 'final'))).toBe('ALREADY_FINAL');
  });

  it('is asked again after a postponement, and its later decision stands', () => {
    const story = listed(branchStory()).result('council-decision', 'postponed', 'announced');
    expect(story.of('agenda-requested').map(({ round }) => round)).toEqual([1, 2]);
    story.list('council-decision', 'sitting-2', 'item-9');
    story.tell(second(story, 'passed', 'announced'));
    expect(story.tryTell(corrected(story, 'not-passed', 2))).toMatchObject({ rejected: 'ALREADY_FINAL' });
    story.tell(corrected(story, 'postponed', 1, 'final'));
    expect(story.state.blocks['council-decision']?.outcome).toBe('passed');
    story.tell(second(story, 'passed', 'final')).register();
    expect(open(story)).toEqual(['association-notice']);
  });

  it('loses the second request when the postponement is corrected, and tells the sitting that had listed it', () => {
    const story = listed(branchStory()).result('council-decision', 'postponed', 'announced');
    story.list('council-decision', 'sitting-2', 'item-9').tell(corrected(story, 'passed', 2));
    expect(story.of('deliver').map(({ delivery }) => [delivery.stream, delivery.event.kind])).toEqual([
      ['sitting-2', 'source-withdrawn'],
    ]);
    expect(story.of('agenda-closed').at(-1)).toMatchObject({ round: 2, state: 'withdrawn' });
    story.tell(corrected(story, 'passed', 2, 'final'));
    expect(story.state.pending).toMatchObject({ kind: 'register' });
  });

  it('is asked again when the item was taken off', () => {
    const story = listed(branchStory());
    const off = {
      kind: 'agenda-listed',
      block: 'council-decision',
      round: 1,
      sitting: null,
      item: 'item-1',
      on: null,
    } as const;
    story.tell(off);
    expect(story.state.blocks['council-decision']?.agenda).toMatchObject({ status: 'waiting', round: 2, sitting: null });
    expect(story.tryTell(off)).toMatchObject({ rejected: 'AGENDA_ITEM_UNKNOWN' });
  });

  it('gives its item back to a sitting whose listing comes after the case has ended', () => {
    const story = branchStory().act('materials.1', 'complete').withdraw();
    const before = story.state;
    story.list('council-decision', 'sitting-1', 'item-1');
    expect(story.of('deliver').at(-1)).toMatchObject({
      delivery: { to: 'sitting', stream: 'sitting-1', event: { kind: 'source-withdrawn', block: 'council-decision', round: 1 } },
    });
    expect({ ...story.state, at: before.at }).toEqual(before);
  });

  it('has an item on one agenda only: a second sitting is told to leave it', () => {
    const story = listed(branchStory());
    story.list('council-decision', 'sitting-2', 'item-2');
    expect(story.state.blocks['council-decision']?.agenda?.sitting).toBe('sitting-1');
    expect(story.of('deliver').map(({ delivery }) => delivery.stream)).toEqual(['sitting-2']);
  });
});

function corrected(
  story: Story,
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed',
  version: number,
  stage: 'announced' | 'final' = 'announced',
) {
  return story.resultOf('council-decision', outcome, stage, { version, round: 1 });
}

import { SittingStory } from '../../testing/sitting-story';
import { sittingMachine } from '../index';

const signers = ['chair' as const, 'supervisor' as const];
const chair = { kind: 'minutes-signed', minutesHash: 'text-1', as: 'chair', signer: 'm1' } as const;
const supervisor = { kind: 'minutes-signed', minutesHash: 'text-1', as: 'supervisor', signer: 'watcher' } as const;

function closed(): SittingStory {
  const story = new SittingStory({ signers });
  story.record('passed', [9, 0, 0]);
  return story.tell({ kind: 'sitting-closed' });
}

describe('minutes that two must sign', () => {
  it('are final with both signatures, in either order', () => {
    for (const [first, second] of [
      [chair, supervisor],
      [supervisor, chair],
    ] as const) {
      const story = closed().tell(first);
      expect(story.state.phase).toBe('closed');
      expect(story.sent).toEqual([]);
      story.tell(second);
      expect(story.state).toMatchObject({ phase: 'signed', minutesHash: 'text-1' });
      expect(story.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/1']);
      expect(sittingMachine.isClosed(story.state)).toBe(true);
    }
  });

  it('are signed by the chair for the chair, and by another for the supervisor', () => {
    const story = closed();
    for (const unfit of [
      { ...chair, signer: 'm2' },
      { ...supervisor, signer: 'm1' },
      { kind: 'minutes-signed' as const, minutesHash: 'text-1' },
      { kind: 'minutes-signed' as const, minutesHash: 'text-1', as: 'chair' as const },
    ]) {
      expect(story.tryTell(unfit)).toMatchObject({ rejected: 'SIGNER_UNFIT' });
    }
    const onlyChair = new SittingStory({ signers: ['chair'] }, { items: [] }).tell({ kind: 'sitting-closed' });
    expect(onlyChair.tryTell(supervisor)).toMatchObject({ rejected: 'SIGNER_UNFIT' });
    onlyChair.tell(chair);
    expect(onlyChair.state.phase).toBe('signed');
  });

  it('are one text: a signature under another one does not count with it', () => {
    const story = closed()
      .tell(chair)
      .tell({ ...supervisor, minutesHash: 'text-2' });
    expect(story.state.phase).toBe('closed');
    expect(story.state.signatures).toEqual([{ as: 'supervisor', signer: 'watcher', minutesHash: 'text-2' }]);
    story.tell({ ...chair, minutesHash: 'text-2' });
    expect(story.state).toMatchObject({ phase: 'signed', minutesHash: 'text-2' });
  });

  it('are signed anew when a result is corrected after the first signature', () => {
    const story = closed().tell(chair);
    expect(story.record('not-passed', [5, 4, 0], { hasReason: true })).toBeNull();
    expect(story.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/announced/2']);
    story.tell(supervisor);
    expect(story.state.phase).toBe('closed');
    story.tell(chair);
    expect(story.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/2']);
  });
});

import { answersOf, submittedWith } from './answers';
import { programOf, review } from '../../testing/templates/builder';
import { notice, score } from '../../testing/templates/steps';
import { content, Story } from '../../testing/story';
import type { Block, Slot, StepBlock } from '../index';

const text = (words: string) => ({ zh: words, en: words });
const fields = (id: string) => [{ id, type: 'text' as const, label: text(id), maxLength: 40 }];
const clock = { within: '3 days', remind: [], then: 'mark' as const };
const list = notice('list', 'refuse', {
  submits: { fields: fields('places') },
  closing: { clock, submits: { fields: fields('proof') } },
});
const ids = (block: StepBlock, purpose: Slot['purpose']) => answersOf(block, purpose).map(({ id }) => id);

describe('the answers to a task', () => {
  it('are those that its slot offers, wherever a case comes', () => {
    const told = (block: Block) => new Story(programOf([block])).file(content({}, { subject: true }));
    const offered = (story: Story, block: StepBlock) => {
      for (const { purpose, outcomes } of Object.values(story.state.slots))
        expect([...outcomes].sort()).toEqual(ids(block, purpose).sort());
      return Object.keys(story.state.slots);
    };
    const posted = told(list);
    expect(offered(posted, list)).toEqual(['list.1']);
    posted.act('list.1', 'posted', { submissionHash: 'hash' }).tell({ kind: 'objected', block: 'list', actor: 'person-member' });
    expect(offered(posted, list)).toEqual(['list.1.1']);
    posted.act('list.1.1', 'wrong', { hasReason: true }).until('2026-05-25T16:00:00.000Z').strike();
    expect(offered(posted, list)).toEqual(['list.1.close']);
    const [judge, step] = [score('judge', 'case'), review('look', { no: 'refuse' })];
    expect(offered(told(judge), judge)).toHaveLength(3);
    expect(offered(told(step), step)).toEqual(['look.1']);
  });

  it('have words in both languages, and say where a reason is needed', () => {
    for (const purpose of ['decide', 'supplement', 'sign', 'object', 'close'] as const) {
      for (const { id, label } of answersOf(list, purpose))
        expect([id, label.zh.length > 0, label.en !== id || purpose === 'object']).toEqual([id, true, true]);
    }
    expect(answersOf(list, 'object')).toContainEqual({ id: 'right', label: text('right'), reason: true });
    expect(answersOf(review('look'), 'sign').map(({ reason }) => reason)).toEqual([false, true]);
  });

  it('come with the fields of their own task', () => {
    expect(submittedWith(list, 'decide').map(({ id }) => id)).toEqual(['places']);
    expect(submittedWith(list, 'object')).toEqual([]);
    expect(submittedWith(list, 'close').map(({ id }) => id)).toEqual(['proof']);
    expect(submittedWith(score('judge', 'case'), 'decide')).toEqual([]);
  });
});

import { Story, content } from '../../../testing/story';
import { programOf, review } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';
import type { Block, MeetingBlock } from '../../template/template.types';

const council = meeting('council');
const leaving: MeetingBlock = {
  ...council,
  outcomes: { ...council.outcomes, 'not-passed': { to: 'leave:not-now', label: { zh: '暂不办', en: 'not now' } } },
};
const beside = (join: 'all' | 'any', organ: Block): Block => ({
  ...{ kind: 'parallel', id: 'both', join },
  ...(join === 'all' ? { outcomes: { 'not-now': { to: 'next' } } } : {}),
  branches: [
    { id: 'left', blocks: [review('opinion')] },
    { id: 'right', blocks: [organ] },
  ],
});
const tell = (blocks: Block[]): Story =>
  new Story(programOf(blocks, { parameters: [DECIDER] })).file(content({}, { subject: true }), {
    [DECIDER.id]: { value: 'council-1' },
  });

describe('a result that is corrected before its minutes are signed', () => {
  it('brings back what the first one had ended beside it: nobody has decided that', () => {
    const story = tell([beside('all', leaving), review('end')])
      .list('council')
      .result('council', 'not-passed', 'announced');
    expect(story.state.blocks['opinion']).toMatchObject({ status: 'cancelled' });
    expect(Object.keys(story.state.slots)).toEqual(['end.1']);
    story.result('council', 'passed', 'final', { version: 2 });
    expect(Object.keys(story.state.slots)).toEqual(['opinion.2']);
    story.act('opinion.2', 'agreed');
    expect(Object.keys(story.state.slots)).toEqual(['end.2']);
  });

  it('brings it back where one branch of several was enough', () => {
    const back = { ...council.outcomes, 'not-passed': { to: 'wait' as const, label: { zh: '再议', en: 'again' } } };
    const again: MeetingBlock = { ...council, outcomes: back };
    const story = tell([beside('any', again), review('end')])
      .list('council')
      .result('council', 'passed', 'announced');
    expect(Object.keys(story.state.slots)).toEqual(['end.1']);
    story.result('council', 'not-passed', 'announced', { version: 2 });
    expect(story.state.blocks).toMatchObject({ end: { status: 'ahead' }, council: { status: 'open' } });
    expect(Object.keys(story.state.slots)).toEqual(['opinion.2']);
  });
});

import type { Block } from '../index';
import { content, Story } from '../../testing/story';
import { programOf, review, TEST_BASIS } from '../../testing/templates/builder';

const text = (words: string) => ({ zh: words, en: words });

describe('a structure that an event ends together with the case', () => {
  it.each(['refuse', 'end:settled'] as const)('opens nothing behind it any more: %s', (to) => {
    const interrupted: Block = {
      ...{ kind: 'sequence', id: 'whole', blocks: [review('a')] },
      on: [{ event: 'news', to, title: text('news'), basis: TEST_BASIS }],
    };
    const results = [{ id: 'settled', label: text('settled') }];
    const story = new Story(programOf([interrupted, review('b')], { results })).file(content({}, { subject: true }));
    story.tell({ kind: 'raised', actor: 'ada', block: 'whole', event: 'news' });
    expect(story.state).toMatchObject({ status: 'closed', blocks: { b: { status: 'ahead', round: 0 } } });
    expect(story.of('task-opened').map(({ slot }) => slot.id)).toEqual(['a.1']);
  });
});

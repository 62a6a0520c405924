import { loadTemplate } from '../../templates';
import { branchStory, listed } from '../../testing/branch-story';
import { content, SOCIETY, Story } from '../../testing/story';
import { programOf, review, templateOf } from '../../testing/templates/builder';
import { followsFrom, RECALL_FLAG, type Answered, type Follows, type ReaderOf } from '../index';

const template = loadTemplate('branch-setup');
const secretary: ReaderOf = {
  audience: 'society',
  posts: [{ role: 'society-secretariat', organisation: SOCIETY }],
  person: 'secretary',
};

function follows(story: Story, outcome: string): Follows {
  const slot = Object.values(story.state.slots)[0];
  if (slot === undefined) throw new Error('no task');
  return followsFrom(
    template,
    story.world,
    story.state,
    { slot, outcome, actor: 'secretary', at: story.now },
    { ...secretary, now: story.now },
  );
}

describe('what follows an answer', () => {
  it('is the step that begins by it, and by whom it is done', () => {
    const told = follows(branchStory(), 'complete');
    expect(told).toMatchObject({ refused: null, ends: null, goesOn: false });
    expect(told.begins).toMatchObject([
      { id: 'council-decision', status: 'current', holder: { organ: 'organ-standing-council' } },
    ]);
  });

  it('is for a return the same step, with the applicant', () => {
    const { begins, refused } = follows(branchStory(), 'incomplete');
    expect({ begins: begins.map(({ id }) => id), refused }).toEqual({ begins: [], refused: null });
  });

  it('is also what begins only when the minute is over in which the answer can be taken back', () => {
    const blocks = [review('first', {}), review('posted', {}, { act: 'publish' })];
    const small = templateOf(blocks);
    const story = new Story(programOf(blocks), undefined, [RECALL_FLAG]).file(content({}, { subject: true }));
    const [slot] = Object.values(story.state.slots);
    const asked = { slot, outcome: 'agreed', actor: 'secretary', at: story.now } as Answered;
    const told = followsFrom(small, story.world, story.state, asked, { ...secretary, now: story.now });
    expect(story.act('first.1', 'agreed').state.slots).toEqual({});
    expect(told.begins.map(({ id }) => id)).toEqual(['posted']);
  });

  it('says why an answer would be refused, and nothing else', () => {
    expect(follows(branchStory(), 'no-such-outcome')).toMatchObject({ refused: 'OUTCOME_UNKNOWN', begins: [] });
  });

  it('leaves the case as it was', () => {
    const story = branchStory();
    const before = JSON.stringify(story.state);
    follows(story, 'complete');
    expect(JSON.stringify(story.state)).toBe(before);
    expect(listed(story).state.blocks['council-decision']?.status).toBe('open');
  });
});

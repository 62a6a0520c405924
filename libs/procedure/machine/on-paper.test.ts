import { compile } from '../authoring';
import type { PaperEnd } from '../index';
import { charter, request } from '../../testing/branch-story';
import { Story } from '../../testing/story';
import { loadTemplate } from '../../templates';

/** A branch that was set up on paper in March. */
function entered(onPaper: PaperEnd): Story {
  const story = new Story(compile(loadTemplate('branch-setup', 'CN')), undefined, [1]);
  return story.tell({
    ...{ kind: 'filed', case: 'case-1', society: 'society-1', association: 'association-1', actor: 'secretary' },
    ...{ parameters: charter(), ...request(), onPaper },
  });
}

const PASSED: PaperEnd = { outcome: 'completed', on: '2026-03-20' };
const answer = (story: Story, result: 'entered' | 'conflict'): Story =>
  story.tell({ kind: 'registered', block: story.state.pending?.block ?? '', round: 1, result });

describe('a case that ran on paper (补录)', () => {
  it('asks nobody for anything and waits only for the register', () => {
    const story = entered(PASSED);
    expect(story.state).toMatchObject({ status: 'open', onPaper: PASSED, pending: { kind: 'register' }, slots: {}, clocks: {} });
    const kinds = new Set(story.effects.map(({ kind }) => kind));
    expect([...kinds]).toEqual(['case-saved']);
  });

  it('feeds the register and is closed: no task, no clock, no notice, and nobody decided anything here', () => {
    const story = answer(entered(PASSED), 'entered');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
    const acted = Object.values(story.state.blocks).filter(({ outcome }) => outcome !== null && outcome !== 'entered');
    expect(acted.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'none' && outcome !== '0')).toEqual([]);
    expect(new Set(story.effects.map(({ kind }) => kind))).toEqual(new Set(['case-saved', 'register-entered']));
  });

  it('ends as refused where the register has such an entry already, and says by which step', () => {
    const story = answer(entered(PASSED), 'conflict');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused' });
    expect(story.state.refusedBy).not.toBeNull();
  });

  it('that was refused on paper is refused at once and enters nothing', () => {
    const story = entered({ outcome: 'refused', on: '2026-03-20' });
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', pending: null });
    expect(story.effects.map(({ kind }) => kind)).toEqual(['case-saved']);
  });
});

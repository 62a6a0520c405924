import { explain, type Block, type ReaderOf, type Waiting } from '../index';
import { CALENDAR, type Story } from '../../testing/story';
import { ACTION_SKETCH, fileCase, step } from '../../testing/actions-story';
import { templateOf } from '../../testing/templates/builder';

const blocks: Block[] = [step('one')];
const secretariat = { role: 'society-secretariat', organisation: 'society-1' } as const;
const member = (person: string): ReaderOf => ({ audience: 'society', posts: [secretariat], person });
const applicant: ReaderOf = { audience: 'applicant', posts: [], person: 'applicant' };
const seen = (story: Story, reader: ReaderOf, slot = 'one.1'): Waiting | undefined =>
  explain(templateOf(blocks, ACTION_SKETCH), story.state, CALENDAR, story.now, reader).find((waiting) => waiting.slot === slot);
const lent = () =>
  fileCase(blocks)
    .tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' })
    .tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'cai' });

describe('in whose hands a task is', () => {
  it('says to whoever is inside why one person has it, and that he only works on it', () => {
    expect(seen(lent(), member('cai'))).toMatchObject({ canDo: ['nothing'], hands: { because: 'delegated', lent: true } });
    const back = lent().tell({ kind: 'given-back', actor: 'cai', slot: 'one.1', hasReason: true });
    expect(seen(back, member('ada'))).toMatchObject({ canDo: ['decide'], hands: { because: 'transferred', opinions: 1 } });
    expect(seen(fileCase(blocks), member('ada'))).not.toHaveProperty('hands');
  });

  it('says for how many signatures it waits; until then nobody decides', () => {
    const sign = (when: 'before' | 'after') =>
      fileCase(blocks).tell({ kind: 'signer-added', actor: 'ada', slot: 'one.1', to: 'bo', when });
    expect(seen(sign('before'), member('ada'))).toMatchObject({
      canDo: ['nothing'],
      hands: { signers: { when: 'before', open: 1 } },
    });
    expect(seen(sign('before'), member('bo'), 'one.1.sign-1')).toMatchObject({ canDo: ['decide'], hands: { because: 'added' } });
    expect(seen(sign('after'), member('ada'))).toMatchObject({ canDo: ['decide'] });
    const held = sign('after').act('one.1', 'agreed', { actor: 'ada' });
    expect(seen(held, member('ada'))).toMatchObject({ canDo: ['nothing'], hands: { signers: { when: 'after', open: 1 } } });
  });

  it('tells the applicant the post and nobody’s name, and nobody who keeps out', () => {
    expect(seen(lent(), applicant)?.holder).toEqual({
      kind: 'post',
      posts: [{ ...secretariat, nobody: 'president', turned: false }],
    });
    expect(seen(lent(), applicant)).not.toHaveProperty('hands');
    const story = fileCase(blocks).tell({ kind: 'recused', actor: 'ada', person: 'ada', step: 'one' });
    for (const reader of [applicant, member('bo')]) expect(JSON.stringify(seen(story, reader))).not.toContain('ada');
    expect(seen(story, member('bo'))?.canDo).toEqual(['decide']);
    expect(seen(story, member('ada'))?.canDo).toEqual(['call']);
  });
});

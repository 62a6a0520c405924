import { CURRENT_FLAGS, RECALL_FLAG, type SeveralRule } from '../../index';
import { fileCase, president, step } from '../../../testing/actions-story';
import type { Story } from '../../../testing/story';

const open = (story: Story) => Object.keys(story.state.slots).sort();
const one = (more: Parameters<typeof step>[1] = {}, flags: readonly number[] = []) =>
  fileCase([step('one', more), step('two')], { flags: [...flags] });
const add = (to: string, when: 'before' | 'after', actor = 'ada', slot = 'one.1') =>
  ({ kind: 'signer-added', actor, slot, to, when }) as const;
const remove = (slot: string, actor = 'ada') => ({ kind: 'signer-removed', actor, slot }) as const;
const refused = (story: Story, event: Parameters<Story['tryTell']>[0]) => story.tryTell(event)?.rejected ?? null;

describe('加签 in a step of one', () => {
  it('before: its holder waits for whoever was added', () => {
    const story = one().tell(add('bo', 'before'));
    expect(open(story)).toEqual(['one.1', 'one.1.sign-1']);
    expect(story.state.slots['one.1.sign-1']).toMatchObject({
      purpose: 'sign',
      outcomes: ['agreed', 'disagreed'],
      holders: [{ person: 'bo', because: 'added' }],
      beside: { slot: 'one.1', when: 'before', by: 'ada' },
    });
    expect(refused(story, story.actOf('one.1', 'agreed', { actor: 'ada' }))).toBe('SIGNER_OPEN');
    const no = story.actOf('one.1.sign-1', 'disagreed', { actor: 'bo' });
    expect(refused(story, no)).toBe('OPINION_REQUIRED');
    // What he says is an opinion: the decision stays with the holder.
    expect(refused(story, { ...no, hasReason: true } as typeof no)).toBeNull();
    expect(open(story.act('one.1', 'agreed', { actor: 'ada' }))).toEqual(['two.1']);
    expect(refused(story, story.actOf('one.1.sign-1', 'agreed', { actor: 'bo' }))).toBe('SLOT_CLOSED');
  });

  it('after: the outcome is held until everybody has signed', () => {
    const story = one().tell(add('bo', 'after')).tell(add('cai', 'after'));
    expect(open(story)).toEqual(['one.1']);
    story.act('one.1', 'no', { actor: 'ada' });
    expect(open(story)).toEqual(['one.1', 'one.1.sign-1', 'one.1.sign-2']);
    expect(story.state).toMatchObject({
      status: 'open',
      blocks: { one: { status: 'open', signers: { held: { outcome: 'no' } } } },
    });
    for (const event of [
      story.actOf('one.1', 'agreed', { actor: 'ada' }),
      add('dai', 'after'),
      { kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'dai' } as const,
    ])
      expect(refused(story, event)).toBe('SIGNER_OPEN');
    story.act('one.1.sign-2', 'agreed', { actor: 'cai' }).act('one.1.sign-1', 'agreed', { actor: 'bo' });
    expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'one' });
    expect(story.of('task-closed').find(({ slot }) => slot === 'one.1')).toMatchObject({ outcome: 'no', actor: 'ada' });
  });

  it('after: who does not sign gives it back in the same round, and is asked again', () => {
    const story = one().tell(add('bo', 'after')).tell(add('cai', 'after')).act('one.1', 'agreed', { actor: 'ada' });
    story.act('one.1.sign-1', 'disagreed', { actor: 'bo', hasReason: true });
    expect(open(story)).toEqual(['one.1']);
    expect(story.state.blocks['one']).toMatchObject({ round: 1, status: 'open', signers: { held: null } });
    expect(refused(story, story.actOf('one.1.sign-2', 'agreed', { actor: 'cai' }))).toBe('SLOT_CLOSED');
    story.act('one.1', 'agreed', { actor: 'ada' });
    expect(open(story)).toEqual(['one.1', 'one.1.sign-3', 'one.1.sign-4']);
    story.act('one.1.sign-3', 'agreed', { actor: 'bo' }).act('one.1.sign-4', 'agreed', { actor: 'cai' });
    expect(open(story)).toEqual(['two.1']);
  });

  it('is no way round a filter, and nobody is asked twice', () => {
    const story = one().tell({ kind: 'recused', actor: 'bo', person: 'bo', step: 'one' }).tell(add('cai', 'before'));
    for (const [to, because] of [
      ['bo', 'RECUSED'],
      ['cai', 'HOLDS_ALREADY'],
      ['ada', 'ONESELF'],
    ] as const)
      expect(story.tryTell(add(to, 'after'))).toMatchObject({ rejected: 'PERSON_UNFIT', details: { because } });
    story.tell(add('dai', 'after'));
    expect(story.tryTell(add('dai', 'before'))).toMatchObject({ details: { because: 'HOLDS_ALREADY' } });
  });

  it('reminds, and comes to nothing by itself', () => {
    const story = one().tell(add('bo', 'before'));
    expect(story.state.clocks['one.1.sign-1.sign']).toMatchObject({ effect: { kind: 'remind' } });
    const decided = one({ actions: {}, clock: { within: '1 working day', remind: [], then: 'return' } });
    expect(refused(decided, add('bo', 'after'))).toBe('NOT_MEANINGFUL_HERE');
  });

  it('goes with a return to the applicant, and belongs to its round', () => {
    const story = one().tell(add('bo', 'after')).act('one.1', 'agreed', { actor: 'ada' });
    story.act('one.1.sign-1', 'disagreed', { actor: 'bo', hasReason: true }).act('one.1', 'back', { actor: 'ada' });
    // A way back to the applicant decides nothing: it waits for nobody.
    expect(open(story)).toEqual(['one.1.supplement']);
    story.act('one.1.supplement', 'resubmitted', {
      actor: 'applicant',
      content: { facts: { rows: [] }, given: {}, contentHash: 'hash-2' },
    });
    expect(story.state.blocks['one']).not.toHaveProperty('signers');
    expect(open(story.act('one.2', 'agreed', { actor: 'ada' }))).toEqual(['two.1']);
  });
});

describe('减签', () => {
  it('takes off whoever has not signed, by whoever added him or by the holder', () => {
    const story = one().tell({ kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'eve' });
    story.tell(add('bo', 'before', 'eve')).tell(add('cai', 'after', 'eve'));
    expect(refused(story, remove('one.1.sign-1', 'mallory'))).toBe('NOT_THE_HOLDER');
    expect(refused(story, remove('one.1.sign-9', 'eve'))).toBe('SIGNER_UNKNOWN');
    story.tell(remove('one.1.sign-1', 'eve')).tell(remove('one.1.sign-2', 'eve'));
    expect(open(story.act('one.1', 'agreed', { actor: 'eve' }))).toEqual(['two.1']);
  });

  it('lets a held outcome stand when nobody has to sign any more, and takes off nobody who has signed', () => {
    const story = one().tell(add('bo', 'after')).tell(add('cai', 'after')).act('one.1', 'agreed', { actor: 'ada' });
    story.act('one.1.sign-1', 'agreed', { actor: 'bo' });
    expect(refused(story, remove('one.1.sign-1'))).toBe('SIGNER_UNKNOWN');
    expect(open(story.tell(remove('one.1.sign-2')))).toEqual(['two.1']);
  });
});

describe('加签 in a step of several', () => {
  const rule = (way: SeveralRule['way'], more: Partial<SeveralRule> = {}): SeveralRule => ({
    others: [president],
    way,
    consent: ['agreed'],
    ...(way === 'votes' ? { votes: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, otherwise: 'no' } } : {}),
    ...more,
  });
  const total = (story: Story) => story.state.blocks['one']?.several?.total;

  it('会签: one seat more, without which nothing is decided', () => {
    const story = one({ several: rule('all') }).tell(add('cai', 'after', 'ada', 'one.1.1'));
    expect([open(story), total(story)]).toEqual([['one.1.1', 'one.1.2', 'one.1.3'], 3]);
    story.act('one.1.1', 'agreed', { actor: 'ada' }).act('one.1.2', 'agreed', { actor: 'bo' });
    expect(open(story)).toEqual(['one.1.3']);
    expect(open(story.act('one.1.3', 'agreed', { actor: 'cai' }))).toEqual(['two.1']);
  });

  it('票签: the denominator grows, and shrinks only with whoever was added', () => {
    const story = one({ several: rule('votes', { others: [president, president] }) });
    story.act('one.1.1', 'agreed', { actor: 'ada' }).tell(add('dai', 'after', 'bo', 'one.1.2'));
    expect(total(story)).toBe(4);
    // Two of three would be enough; two of four are not.
    story.act('one.1.2', 'agreed', { actor: 'bo' });
    expect(open(story)).toEqual(['one.1.3', 'one.1.4']);
    expect(refused(story, remove('one.1.3', 'bo'))).toBe('SIGNER_UNKNOWN');
    expect(open(story.tell(remove('one.1.4', 'bo')))).toEqual(['two.1']);
  });

  it('或签: the added one may be the first', () => {
    const story = one({ several: rule('any') }).tell(add('cai', 'after', 'ada', 'one.1.1'));
    expect(open(story.act('one.1.3', 'agreed', { actor: 'cai' }))).toEqual(['two.1']);
  });

  it('依次: he is next, the last who was added first; before: at once, and the other waits', () => {
    const story = one({ several: rule('in-turn') });
    story.tell(add('cai', 'after', 'ada', 'one.1.1')).tell(add('dai', 'after', 'ada', 'one.1.1'));
    expect(open(story)).toEqual(['one.1.1']);
    expect(open(story.act('one.1.1', 'agreed', { actor: 'ada' }))).toEqual(['one.1.4']);
    story.tell(add('eve', 'before', 'dai', 'one.1.4'));
    expect(open(story)).toEqual(['one.1.4', 'one.1.5']);
    expect(refused(story, story.actOf('one.1.4', 'agreed', { actor: 'dai' }))).toBe('SIGNER_OPEN');
    expect(open(story.act('one.1.5', 'agreed', { actor: 'eve' }))).toEqual(['one.1.4']);
    expect(open(story.act('one.1.4', 'agreed', { actor: 'dai' }))).toEqual(['one.1.3']);
    expect(open(story.act('one.1.3', 'agreed', { actor: 'cai' }))).toEqual(['one.1.2']);
    expect(open(story.act('one.1.2', 'agreed', { actor: 'bo' }))).toEqual(['two.1']);
  });

  it('依次: taken off before his turn, or in it', () => {
    const story = one({ several: rule('in-turn') }).tell(add('cai', 'after', 'ada', 'one.1.1'));
    story.tell(add('dai', 'after', 'ada', 'one.1.1')).tell(remove('one.1.4'));
    expect(total(story)).toBe(3);
    expect(open(story.act('one.1.1', 'agreed', { actor: 'ada' }))).toEqual(['one.1.3']);
    expect(open(story.tell(remove('one.1.3')))).toEqual(['one.1.2']);
    expect(open(story.tell(add('eve', 'before', 'bo', 'one.1.2')))).toEqual(['one.1.2', 'one.1.5']);
  });

  const takenBack = (story: Story, actor: string, slot: string) => open(story.tell({ kind: 'taken-back', actor, slot }));

  it('依次: the act before his is taken back, and he waits for his turn again, in whoever’s hands it was', () => {
    const story = one({ several: rule('in-turn') }, CURRENT_FLAGS).tell(add('cai', 'after', 'ada', 'one.1.1'));
    expect(open(story.act('one.1.1', 'agreed', { actor: 'ada' }))).toEqual(['one.1.3']);
    story.tell({ kind: 'delegated', actor: 'cai', slot: 'one.1.3', to: 'dai' });
    expect([takenBack(story, 'ada', 'one.1.1'), total(story)]).toEqual([['one.2.1'], 3]);
    expect(open(story.act('one.2.1', 'agreed', { actor: 'ada' }))).toEqual(['one.2.3']);
    expect(story.state.slots['one.2.3']).toMatchObject({ holders: [{ person: 'cai' }], beside: { slot: 'one.2.1' } });
    story.act('one.2.3', 'agreed', { actor: 'cai' });
    expect(open(story.act('one.2.2', 'agreed', { actor: 'bo' }))).toEqual(['two.1']);
  });

  it('依次: so does whoever was to sign before the next, and whom they are taken off by', () => {
    const story = one({ several: rule('in-turn') }, CURRENT_FLAGS).act('one.1.1', 'agreed', { actor: 'ada' });
    story.tell(add('dai', 'before', 'bo', 'one.1.2'));
    expect(takenBack(story, 'ada', 'one.1.1')).toEqual(['one.2.1']);
    story.tell(add('cai', 'after', 'ada', 'one.2.1'));
    expect(refused(story, remove('one.2.3', 'ada'))).toBe('NOT_THE_HOLDER');
    expect(open(story.act('one.2.1', 'agreed', { actor: 'ada' }))).toEqual(['one.2.4']);
    expect(open(story.act('one.2.4', 'agreed', { actor: 'cai' }))).toEqual(['one.2.3']);
    expect(open(story.tell(remove('one.2.3', 'bo')))).toEqual(['one.2.2']);
    expect(open(story.act('one.2.2', 'agreed', { actor: 'bo' }))).toEqual(['two.1']);
  });

  it('依次: a case that was started without it goes as it always went', () => {
    const story = one({ several: rule('in-turn') }, [RECALL_FLAG]).tell(add('cai', 'after', 'ada', 'one.1.1'));
    story.act('one.1.1', 'agreed', { actor: 'ada' });
    expect(takenBack(story, 'ada', 'one.1.1')).toEqual(['one.2.1']);
    expect(open(story.act('one.2.1', 'agreed', { actor: 'ada' }))).toEqual(['one.2.2']);
  });

  it('is refused once the result stands, though others are still heard', () => {
    const story = one({ several: rule('any', { hearsAll: true }) }).act('one.1.1', 'agreed', { actor: 'ada' });
    expect(refused(story, add('cai', 'after', 'bo', 'one.1.2'))).toBe('NOT_MEANINGFUL_HERE');
  });

  it('has its end', () => {
    const story = one({ several: rule('all') });
    for (let n = 0; n < 20; n += 1) story.tell(add(`p${n}`, 'after', 'ada', 'one.1.1'));
    expect(refused(story, add('p20', 'after', 'ada', 'one.1.1'))).toBe('ACTION_REFUSED_HERE');
    expect(refused(story, story.actOf('one.1.23', 'agreed', { actor: 'x' }))).toBe('SLOT_UNKNOWN');
  });
});

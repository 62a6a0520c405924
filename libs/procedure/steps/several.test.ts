import fc from 'fast-check';
import type { Assignee, Block, SeveralRule } from '../index';
import { issuesOf, programOf, review } from '../../testing/templates/builder';
import { APPLICANT, content, Story } from '../../testing/story';
import { outcomeOfSeveral } from './several';

const text = (words: string) => ({ zh: words, en: words });
const post = (role: Assignee['role']): Assignee => ({ role, of: 'society', nobody: 'president' });
const rule = (way: SeveralRule['way'], more: Partial<SeveralRule> = {}): SeveralRule => ({
  others: [post('president'), post('supervisor')],
  way,
  consent: ['agreed'],
  ...(way === 'votes' ? { votes: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, otherwise: 'no' } } : {}),
  ...more,
});
const step = (several: SeveralRule) =>
  review(
    'sign',
    { no: 'refuse', back: { to: 'return', label: text('back') } },
    {
      several,
      supplement: { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' },
    },
  );
const tell = (...blocks: Block[]) => new Story(programOf(blocks)).file(content({}, { subject: true }));
const open = (story: Story) => Object.keys(story.state.slots);
const by = (actor: string) => ({ actor });

describe('a step of several posts', () => {
  it('会签: everybody consents, and whoever does not decides it', () => {
    const story = tell(step(rule('all')), review('next'));
    expect(open(story)).toEqual(['sign.1.1', 'sign.1.2', 'sign.1.3']);
    story.act('sign.1.2', 'agreed', by('b')).act('sign.1.1', 'agreed', by('a'));
    expect(open(story)).toEqual(['sign.1.3']);
    expect(open(story.act('sign.1.3', 'agreed', by('c')))).toEqual(['next.1']);
    const refused = tell(step(rule('all')), review('next')).act('sign.1.2', 'no', by('b'));
    expect(refused.state).toMatchObject({ outcome: 'refused', refusedBy: 'sign' });
  });

  it('或签: the first act decides, and the other seats close', () => {
    const story = tell(step(rule('any')), review('next')).act('sign.1.3', 'agreed', by('c'));
    expect(open(story)).toEqual(['next.1']);
    expect(story.tryTell(story.actOf('sign.1.1', 'agreed'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
  });

  it('依次: one seat after the other', () => {
    const story = tell(step(rule('in-turn')), review('next'));
    expect(open(story)).toEqual(['sign.1.1']);
    expect(open(story.act('sign.1.1', 'agreed', by('a')))).toEqual(['sign.1.2']);
    expect(open(story.act('sign.1.2', 'agreed', by('b')))).toEqual(['sign.1.3']);
    expect(open(story.act('sign.1.3', 'agreed', by('c')))).toEqual(['next.1']);
  });

  it('票签: as soon as the share is reached, or cannot be reached any more', () => {
    expect(
      open(
        tell(step(rule('votes')), review('next'))
          .act('sign.1.1', 'agreed', by('a'))
          .act('sign.1.2', 'agreed', by('b')),
      ),
    ).toEqual(['next.1']);
    const lost = tell(step(rule('votes')))
      .act('sign.1.1', 'no', by('a'))
      .act('sign.1.2', 'no', by('b'));
    expect(lost.state).toMatchObject({ outcome: 'refused' });
  });

  it('waits for everybody where the rule says so', () => {
    const story = tell(step(rule('any', { hearsAll: true })), review('next')).act('sign.1.1', 'agreed', by('a'));
    expect(open(story)).toEqual(['sign.1.2', 'sign.1.3']);
  });

  it('is not decided twice by one person', () => {
    const story = tell(step(rule('all'))).act('sign.1.1', 'agreed', by('a'));
    expect(story.tryTell(story.actOf('sign.1.2', 'agreed', by('a')))).toMatchObject({ rejected: 'ALREADY_ACTED' });
  });

  it('is returned by one seat, and begins again with all', () => {
    const story = tell(step(rule('all')))
      .act('sign.1.1', 'agreed', by('a'))
      .act('sign.1.2', 'back', by('b'));
    expect(open(story)).toEqual(['sign.1.supplement']);
    story.resubmit('sign.1.supplement', content({}, { subject: true }, 'hash-2'));
    expect(open(story)).toEqual(['sign.2.1', 'sign.2.2', 'sign.2.3']);
    expect(story.state.blocks['sign']?.several?.acts).toEqual([]);
  });

  it('knows a seat that was from one that never was', () => {
    const story = tell(step(rule('any')), review('next')).act('sign.1.1', 'agreed', by('a'));
    expect(story.tryTell(story.actOf('sign.1.3', 'agreed'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    for (const invented of ['sign.1.4', 'next.1.1', 'sign.2.1'])
      expect(story.tryTell(story.actOf(invented, 'agreed'))).toMatchObject({ rejected: 'SLOT_UNKNOWN' });
  });
});

describe('what several seats come to', () => {
  it('never depends on the order of the acts, but for the one that is first of 或签', () => {
    const outcomes = fc.array(fc.constantFrom('agreed', 'no'), { minLength: 0, maxLength: 9 });
    fc.assert(
      fc.property(
        outcomes,
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('all' as const, 'votes' as const),
        (given, rest, way) => {
          const total = given.length + rest;
          const acts = (list: string[]) => list.map((outcome, index) => ({ slot: `s.${index}`, outcome, actor: `${index}` }));
          const one = outcomeOfSeveral(rule(way), acts(given), total);
          expect(outcomeOfSeveral(rule(way), acts([...given].reverse()), total)).toBe(one);
          // What is decided stays decided, whatever the rest does.
          if (one !== null && rest > 0) {
            for (const more of ['agreed', 'no']) {
              if (way === 'all' && one === 'agreed') continue;
              expect(outcomeOfSeveral(rule(way), acts([...given, more]), total)).toBe(one);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('who may not', () => {
  const blocks = (overlap: 'refuse' | 'mark'): Block[] => [
    review('draft'),
    review('approve', {}, { persons: { separateFrom: ['draft'], notApplicant: true, overlap } }),
  ];

  it('act in two steps that are kept apart, nor decide his own request', () => {
    const story = tell(...blocks('refuse')).act('draft.1', 'agreed', by('a'));
    expect(story.tryTell(story.actOf('approve.1', 'agreed', by('a')))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    expect(story.tryTell(story.actOf('approve.1', 'agreed', by(APPLICANT)))).toMatchObject({ rejected: 'SELF_APPROVAL' });
    expect(story.act('approve.1', 'agreed', by('b')).state).toMatchObject({ outcome: 'completed' });
  });

  it('does it in a small society all the same, and it is marked', () => {
    const story = tell(...blocks('mark'))
      .act('draft.1', 'agreed', by('a'))
      .act('approve.1', 'agreed', by('a'));
    expect(story.state.blocks['approve']).toMatchObject({ outcome: 'agreed', overlap: true });
  });

  it('keeps no list of persons where nobody asks for it', () => {
    const story = tell(review('one'), review('two')).act('one.1', 'agreed', by('a'));
    expect(story.state.blocks['one']).not.toHaveProperty('actors');
  });
});

describe('what is wrong with it', () => {
  it.each<[string, Block, string]>([
    ['a consent that is no outcome', step(rule('all', { consent: ['yes'] })), 'OUTCOME_UNDECLARED /blocks/0/several/consent/0'],
    ['a vote without a share', step({ ...rule('all'), way: 'votes' }), 'VOTES_MISSING /blocks/0/several/votes'],
    [
      'a step apart from none',
      review('a', {}, { persons: { separateFrom: ['b'], overlap: 'mark' } }),
      'STEP_UNKNOWN /blocks/0/persons/separateFrom/0',
    ],
  ])('%s', (_name, block, issue) => expect(issuesOf([block])).toContain(issue));
});

/** Whether those who are there can meet, decide and keep apart. */
import { findings, foundIn } from '../../../testing/checker/checked';
import { review, templateOf } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';
import type { Role } from '../../template/template.types';
import type { OrganOnFile, PostOnFile } from '../checker.types';

const half = { operator: 'more-than', of: { numerator: 1, denominator: 2 } } as const;
const twoThirds = { operator: 'at-least', of: { numerator: 2, denominator: 3 } } as const;

describe('an organ', () => {
  const RULES = ['QUORUM_OUT_OF_REACH', 'QUORUM_AT_RISK'];
  const of = (members: number, rules?: OrganOnFile['rules']): string[] =>
    foundIn(
      [meeting('decide')],
      RULES,
      { parameters: [DECIDER] },
      {
        organs: [
          { id: DECIDER.id, members: Array.from({ length: members }, (_, index) => `m${index}`), ...(rules && { rules }) },
        ],
      },
    ).map((line) => line.split(' ').slice(0, 2).join(' '));

  it('cannot decide when nobody is left but the applicant', () => {
    expect(of(1)).toEqual(['error QUORUM_OUT_OF_REACH']);
    expect(of(2)).toEqual(['warning QUORUM_AT_RISK']);
    expect(of(3)).toEqual([]);
  });

  it('is held to its charter: who keeps out is there and does not vote', () => {
    const ofAll = { quorum: { ...twoThirds, base: 'members' as const }, threshold: { ...twoThirds, base: 'members' as const } };
    // Two of three are needed; one keeps out, so both others must agree.
    expect(of(3, ofAll)).toEqual(['warning QUORUM_AT_RISK']);
    expect(of(2, ofAll)).toEqual(['error QUORUM_OUT_OF_REACH']);
    expect(of(2, { ...ofAll, recusedLeave: true })).toEqual(['warning QUORUM_AT_RISK']);
    const ofPresent = { quorum: { ...half, base: 'members' as const }, threshold: { ...half, base: 'present' as const } };
    expect(of(3, ofPresent)).toEqual([]);
  });

  it('is not asked about where it is not on file', () => {
    expect(foundIn([meeting('decide')], RULES, { parameters: [DECIDER] })).toEqual([]);
    expect(foundIn([meeting('decide')], RULES, { parameters: [DECIDER] }, { organs: [{ id: 'other', members: [] }] })).toEqual(
      [],
    );
  });
});

describe('steps that are kept apart', () => {
  const RULES = ['SEPARATION_OUT_OF_REACH', 'SEPARATION_AT_RISK'];
  const by = (role: Role) => ({ role, of: 'society' as const, nobody: 'president' as const });
  const steps = (overlap: 'refuse' | 'mark', notApplicant?: true) => [
    review('draft', {}, { by: by('society-secretariat') }),
    review(
      'approve',
      {},
      { by: by('secretary-general'), persons: { separateFrom: ['draft'], overlap, ...(notApplicant && { notApplicant }) } },
    ),
  ];
  const posts = (...held: [string, Role][]): PostOnFile[] => held.map(([person, role]) => ({ person, role, of: 'society' }));

  it('need as many people as slots, or it is an error; where it is only marked, a warning', () => {
    const one = posts(['a', 'society-secretariat'], ['a', 'secretary-general']);
    expect(foundIn(steps('refuse'), RULES, {}, { posts: one })).toEqual(['error SEPARATION_OUT_OF_REACH /blocks/1/persons']);
    expect(foundIn(steps('mark'), RULES, {}, { posts: one })).toEqual(['warning SEPARATION_OUT_OF_REACH /blocks/1/persons']);
  });

  it('are at risk when they can be done only as long as nobody is away', () => {
    const two = posts(['a', 'society-secretariat'], ['b', 'secretary-general']);
    expect(foundIn(steps('refuse'), RULES, {}, { posts: two })).toEqual(['warning SEPARATION_AT_RISK /blocks/1/persons']);
    const three = posts(['a', 'society-secretariat'], ['b', 'secretary-general'], ['c', 'president']);
    expect(foundIn(steps('refuse'), RULES, {}, { posts: three })).toEqual([]);
  });

  it('count the applicant where he may not decide', () => {
    const two = posts(['a', 'society-secretariat'], ['a', 'secretary-general'], ['b', 'president']);
    const blocks = steps('refuse', true);
    // The applicant and the drafter are one of them, whoever approves the other.
    expect(foundIn(blocks, RULES, {}, { posts: two })).toEqual(['warning SEPARATION_AT_RISK /blocks/1/persons']);
    expect(foundIn(blocks, RULES, {}, { posts: two.slice(0, 2) })).toEqual(['error SEPARATION_OUT_OF_REACH /blocks/1/persons']);
  });

  it('say nothing of anybody by name', () => {
    const one = posts(['a-person', 'society-secretariat'], ['a-person', 'secretary-general']);
    const [only] = findings(templateOf(steps('refuse')), RULES, { posts: one });
    expect(JSON.stringify(only)).not.toContain('a-person');
    expect(only?.message.zh).toContain('按现有任职排不开');
  });
});

import type { Audience, Role } from '../procedure';
import { isAddressed, relationTo, standingOf, type Standing } from './relation';

const file = { society: 's1', association: 'a1', keeper: null };
const post = (role: Role, organisation: string) => ({ role, organisation });

describe('how a reader stands to a case', () => {
  const cases: [string, ReturnType<typeof post>[], Standing][] = [
    ['an officer of the society', [post('president', 's1')], 'society'],
    ['its finance, once asked', [post('society-finance', 's1')], 'society'],
    ['an officer of the association', [post('association-officer', 'a1')], 'department'],
    ['one of its single functions', [post('seal-keeper', 'a1')], 'department'],
    ['a member of a party body', [post('party-member', 'b1')], 'party-body'],
    ['who keeps the society’s accounts', [post('society-administrator', 's1')], 'applicant'],
    ['who runs the deployment', [post('administrator', 'a1')], 'applicant'],
    ['an officer of another society', [post('president', 's2')], 'applicant'],
    ['nobody in particular', [], 'applicant'],
  ];
  it.each(cases)('%s', (_, posts, standing) => {
    expect(standingOf(posts, file, false)).toBe(standing);
  });

  it('is that of a supervisor wherever his grant reaches, whatever his posts', () => {
    expect(standingOf([post('president', 's1')], file, true)).toBe('supervision');
  });
});

describe('how a reader stands to one step', () => {
  const step = (audience: Audience, role: Role, organisation: string) => ({ audience, offices: [{ role, organisation }] });
  const reader = (posts: ReturnType<typeof post>[], supervised = false) => ({
    standing: standingOf(posts, file, supervised),
    posts,
  });

  it('is his own where his house does it, otherwise as to the case', () => {
    const secretariat = step('society', 'society-secretariat', 's1');
    expect(relationTo(secretariat, reader([post('president', 's1')]), 's1')).toBe('own');
    expect(relationTo(secretariat, reader([post('association-officer', 'a1')]), 's1')).toBe('department');
    expect(relationTo(secretariat, reader([post('society-administrator', 's1')]), 's1')).toBe('applicant');
  });

  it('of a case that the association keeps about a society is that of the society it is about', () => {
    const kept = { ...file, keeper: 'a1' };
    const society = { standing: standingOf([post('president', 's1')], kept, false), posts: [post('president', 's1')] };
    expect(society.standing).toBe('concerned');
    expect(standingOf([post('association-officer', 'a1'), post('council-member', 's1')], kept, false)).toBe('department');
    expect(standingOf([post('president', 's2')], kept, false)).toBe('applicant');
    expect(relationTo(step('department', 'association-officer', 'a1'), society, 's1')).toBe('secluded');
    expect(relationTo(step('society', 'association-officer', 'a1'), society, 's1')).toBe('concerned');
    expect(relationTo(step('society', 'society-secretariat', 's1'), society, 's1')).toBe('own');
    expect([isAddressed('society', 'concerned'), isAddressed('department', 'concerned')]).toEqual([true, false]);
  });

  const body = step('party-body', 'party-secretary', 'b1');
  it('is inside a party body for its members, its staff and supervision alone', () => {
    for (const role of ['party-secretary', 'party-member', 'party-staff'] as const)
      expect(relationTo(body, reader([post(role, 'b1')]), 's1')).toBe('own');
    expect(relationTo(body, reader([], true), 's1')).toBe('supervision');
    expect(relationTo(body, reader([post('supervisor', 's1')]), 's1')).toBe('supervision');
    expect(relationTo(body, reader([post('supervisor', 's2')]), 's1')).toBe('secluded');
    for (const posts of [[post('president', 's1')], [post('association-head', 'a1')], [post('party-member', 'b2')], []])
      expect(relationTo(body, reader(posts), 's1')).toBe('secluded');
  });

  it('is secluded from colleagues of an officer who decides for a party body in the same house', () => {
    const affairs = step('party-body', 'party-affairs-officer', 'a1');
    expect(relationTo(affairs, reader([post('party-affairs-officer', 'a1')]), 's1')).toBe('own');
    expect(relationTo(affairs, reader([post('association-head', 'a1')]), 's1')).toBe('secluded');
  });

  it('lets the words of a step be read by those whom its audience names', () => {
    expect(isAddressed('applicant', 'department')).toBe(true);
    expect(isAddressed('society', 'society')).toBe(true);
    expect(isAddressed('society', 'department')).toBe(false);
    expect(isAddressed('department', 'society')).toBe(false);
  });
});

import { may } from './permissions';
import { maySeeCase } from './visibility';

const facts = { society: 's1', applicant: 'p1', addressedTo: ['a1'] };

describe('permissions', () => {
  it('are carried by a post, and only in its own organisation', () => {
    const posts = [{ role: 'society-secretariat' as const, organisation: 's1' }];
    expect(may(posts, 'record-sittings')).toBe(true);
    expect(may(posts, 'record-sittings', 's1')).toBe(true);
    expect(may(posts, 'record-sittings', 's2')).toBe(false);
  });

  it('are not given to somebody without a post, nor to an administrator who would decide', () => {
    expect(may([], 'decide')).toBe(false);
    expect(may([{ role: 'administrator', organisation: 'a1' }], 'decide')).toBe(false);
  });
});

describe('a case', () => {
  it('is seen by its society’s officers and its applicant', () => {
    expect(maySeeCase('x', [{ role: 'president', organisation: 's1' }], facts)).toBe(true);
    expect(maySeeCase('p1', [], facts)).toBe(true);
    expect(maySeeCase('x', [{ role: 'president', organisation: 's2' }], facts)).toBe(false);
  });

  it('is seen by the association once a step was addressed to it, not before', () => {
    const officer = [{ role: 'association-officer' as const, organisation: 'a1' }];
    expect(maySeeCase('x', officer, facts)).toBe(true);
    expect(maySeeCase('x', officer, { ...facts, addressedTo: ['s1'] })).toBe(false);
  });
});

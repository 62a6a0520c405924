import { may, organisationsWhere, permissionsOf, READ_BY_GRANT } from './permissions';
import { maySeeCase, type CaseFacts } from './visibility';

const facts: CaseFacts = {
  society: 's1',
  association: 'a1',
  procedure: 'p',
  applicant: 'p1',
  keeper: null,
  disclosed: true,
  closed: false,
  putBefore: [],
  copiedTo: [],
};
const before = (role: CaseFacts['putBefore'][number]['role'], organisation: string, audience = 'society' as const) => ({
  ...facts,
  putBefore: [{ role, organisation, audience }],
});

describe('permissions', () => {
  it('are carried by a post, and only in its own organisation', () => {
    const posts = [{ role: 'society-secretariat' as const, organisation: 's1' }];
    expect(may(posts, 'record-sittings')).toBe(true);
    expect(may(posts, 'record-sittings', 's1')).toBe(true);
    expect(may(posts, 'record-sittings', 's2')).toBe(false);
    expect(organisationsWhere([...posts, { role: 'society-finance', organisation: 's2' }], 'record-sittings')).toEqual(['s1']);
  });

  it('are not given to somebody without a post, nor to an administrator who would decide', () => {
    expect(may([], 'decide')).toBe(false);
    expect(may([{ role: 'administrator', organisation: 'a1' }], 'decide')).toBe(false);
  });

  it('are told to a page as one list, without those that no post carries', () => {
    expect(permissionsOf([{ role: 'president', organisation: 's1' }])).toEqual(
      expect.arrayContaining(['file-cases', 'decide', 'set-charter-rules', 'read-readings']),
    );
    expect(permissionsOf([{ role: 'log-administrator', organisation: 'a1' }])).toEqual(['read-house-log']);
    expect(permissionsOf([])).toEqual([]);
  });

  it('come with a supervisor’s grant only to read', () => {
    expect(READ_BY_GRANT.filter((permission) => !permission.startsWith('read-'))).toEqual([]);
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
    expect(maySeeCase('x', officer, before('finance-officer', 'a1'))).toBe(true);
    expect(maySeeCase('x', officer, before('society-secretariat', 's1'))).toBe(false);
  });

  it('that the association keeps about a society is seen there from the beginning, and by the society once something of it has come', () => {
    const kept: CaseFacts = { ...before('society-finance', 's1'), keeper: 'a1', disclosed: false };
    const sees = (role: CaseFacts['putBefore'][number]['role'], organisation: string, facts: CaseFacts) =>
      maySeeCase('x', [{ role, organisation }], facts);
    expect(sees('association-leader', 'a1', kept)).toBe(true);
    expect(sees('association-leader', 'a2', kept)).toBe(false);
    expect(sees('finance-officer', 'a1', kept)).toBe(false);
    for (const role of ['president', 'society-secretariat', 'council-member', 'supervisor', 'society-finance'] as const) {
      expect(sees(role, 's1', kept)).toBe(false);
      expect(sees(role, 's1', { ...kept, disclosed: true })).toBe(true);
    }
  });

  it('is seen by a post of one function once a task was put before it, and by no other of the same house', () => {
    const finance = [{ role: 'finance-officer' as const, organisation: 'a1' }];
    expect(maySeeCase('x', finance, before('finance-officer', 'a1'))).toBe(true);
    expect(maySeeCase('x', finance, before('association-officer', 'a1'))).toBe(false);
    expect(maySeeCase('x', finance, before('finance-officer', 'a2'))).toBe(false);
  });

  it('is not opened to the association by what a party body of it keeps to itself', () => {
    const secluded: CaseFacts = {
      ...facts,
      putBefore: [{ role: 'party-affairs-officer', organisation: 'a1', audience: 'party-body' }],
    };
    expect(maySeeCase('x', [{ role: 'association-officer', organisation: 'a1' }], secluded)).toBe(false);
    expect(maySeeCase('x', [{ role: 'party-affairs-officer', organisation: 'a1' }], secluded)).toBe(true);
  });

  it('is seen by the archivist of the house that it was put before, once it is closed; the vetting of persons is not', () => {
    const archivist = [{ role: 'archivist' as const, organisation: 'a1' }];
    const closed = { ...before('association-officer', 'a1'), closed: true };
    expect(maySeeCase('x', archivist, before('association-officer', 'a1'))).toBe(false);
    expect(maySeeCase('x', archivist, closed)).toBe(true);
    expect(maySeeCase('x', archivist, { ...facts, keeper: 'a1', closed: true })).toBe(true);
    expect(maySeeCase('x', archivist, { ...closed, procedure: 'nominee-vetting' })).toBe(false);
    expect(maySeeCase('x', archivist, { ...facts, closed: true })).toBe(false);
    const secluded = { ...closed, putBefore: closed.putBefore.map((task) => ({ ...task, audience: 'party-body' as const })) };
    expect(maySeeCase('x', archivist, secluded)).toBe(false);
    expect(maySeeCase('x', archivist, before('archivist', 'a1'))).toBe(true);
  });

  it('is known to a post that it was copied to, and to no other of the same house', () => {
    const copied: CaseFacts = { ...facts, copiedTo: [{ role: 'finance-officer', organisation: 'a1' }] };
    expect(maySeeCase('x', [{ role: 'finance-officer', organisation: 'a1' }], copied)).toBe(true);
    expect(maySeeCase('x', [{ role: 'association-officer', organisation: 'a1' }], copied)).toBe(false);
    expect(maySeeCase('x', [{ role: 'finance-officer', organisation: 'a2' }], copied)).toBe(false);
  });
});

import type { OrganView } from '../../../../libs/contracts/api';
import type { Majority } from '../../../../libs/procedure';
import type { Share } from './majority-words';
import type { SpecialDraft } from './special-rules';

interface Proposal {
  quorum: Share;
  threshold: Share;
  base: Majority['base'];
  special?: SpecialDraft[];
}

const COUNCIL: Proposal = { quorum: 'twoThirds', threshold: 'twoThirds', base: 'present' };

/**
 * What most charters say of an organ of this kind. No text of the state or the association sets these numbers (procedures.md), so they are
 * ours: compared with the charter before they hold, and never entered by themselves. Other organs have none.
 */
export const PROPOSALS: Partial<Record<OrganView['kind'], Proposal>> = {
  assembly: {
    quorum: 'twoThirds',
    threshold: 'half',
    base: 'present',
    special: [{ matters: ['charter-change', 'deregistration'], share: 'twoThirds', base: 'present', article: '' }],
  },
  council: COUNCIL,
  'standing-council': COUNCIL,
};

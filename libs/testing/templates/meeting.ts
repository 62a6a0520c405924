/** A step that an organ decides, and the parameter that names the organ, for templates of tests. */
import type { MeetingBlock, Parameter } from '../../procedure';
import { TEST_BASIS } from './builder';

const text = (words: string) => ({ zh: words, en: words });

export const DECIDER: Parameter = { id: 'decider', type: 'organ', from: 'charter', label: text('decider') };

export function meeting(id: string, more: Partial<MeetingBlock> = {}): MeetingBlock {
  return {
    kind: 'meeting',
    id,
    title: text(id),
    act: 'organ-decision',
    organ: { parameter: DECIDER.id },
    rules: 'charter',
    clock: { listedWithin: '60 days' },
    effectiveWhen: 'minutes-signed',
    outcomes: {
      passed: { to: 'next', label: text('passed') },
      'passed-in-principle': { to: 'next', label: text('passed in principle') },
      postponed: { to: 'wait', label: text('postponed') },
      'not-passed': { to: 'refuse', label: text('not passed') },
      withdrawn: { to: 'wait', label: text('taken off') },
    },
    basis: TEST_BASIS,
    ...more,
  };
}

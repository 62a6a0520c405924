/** What a step of several posts has come to: pure counting, apart from the slots. */
import { meets } from '../sitting/arithmetic';
import type { SeveralRule } from '../template/several.types';

/** What was done so far, in the order in which it was: a list, because the order of an object's keys does not survive the store. */
export type Acts = { slot: string; outcome: string; actor: string }[];

/** The step's outcome, or null as long as it is open. `total`: all its slots, those among them in which nobody has acted. */
export function outcomeOfSeveral(rule: SeveralRule, acts: Acts, total: number): string | null {
  const outcomes = acts.map(({ outcome }) => outcome);
  const rest = total - outcomes.length;
  if (rule.hearsAll === true && rule.way !== 'in-turn' && rest > 0) return null;
  const consents = outcomes.filter((outcome) => rule.consent.includes(outcome)).length;
  const [consent = ''] = rule.consent;
  const against = outcomes.find((outcome) => !rule.consent.includes(outcome)) ?? null;
  switch (rule.way) {
    case 'any':
      return outcomes[0] ?? null;
    case 'all':
    case 'in-turn':
      return against ?? (rest === 0 ? consent : null);
    case 'votes': {
      if (rule.votes === undefined) return null;
      const { operator, of, otherwise } = rule.votes;
      const share = { operator, of, base: 'members' } as const;
      if (meets(consents, share, total)) return consent;
      return meets(consents + rest, share, total) ? null : otherwise;
    }
  }
}

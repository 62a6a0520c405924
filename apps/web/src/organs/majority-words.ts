import type { OrganRulesRequest } from '../../../../libs/contracts/api';
import type { Majority } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';

export type Share = 'half' | 'halfUp' | 'twoThirds' | 'threeQuarters' | 'fourFifths';

/** The wordings that charters use, and what each means in numbers. */
export const shares: Record<Share, Pick<Majority, 'operator' | 'of'>> = {
  half: { operator: 'more-than', of: { numerator: 1, denominator: 2 } },
  halfUp: { operator: 'at-least', of: { numerator: 1, denominator: 2 } },
  twoThirds: { operator: 'at-least', of: { numerator: 2, denominator: 3 } },
  threeQuarters: { operator: 'at-least', of: { numerator: 3, denominator: 4 } },
  fourFifths: { operator: 'at-least', of: { numerator: 4, denominator: 5 } },
};
export const shareNames = Object.keys(shares) as Share[];

export function shareOf(majority: Pick<Majority, 'operator' | 'of'>): Share | null {
  const found = shareNames.find((name) => {
    const share = shares[name];
    return (
      share.operator === majority.operator &&
      share.of.numerator * majority.of.denominator === majority.of.numerator * share.of.denominator
    );
  });
  return found ?? null;
}

/** A share in the charter's words; one that no charter usually has, as a fraction. */
export function majorityWords(majority: Majority, words: Words): string {
  const share = shareOf(majority);
  if (share) return words.organs.majority[share];
  return fill(words.organs.majority[majority.operator], { fraction: `${majority.of.numerator}/${majority.of.denominator}` });
}

/** `三分之二以上到会；到会人数的三分之二以上同意`. A party body whose own rules name no majority concludes without one. */
export function rulesSentence({ quorum, threshold }: OrganRulesRequest, words: Words): string {
  const share = majorityWords(quorum, words);
  if (threshold === null) return fill(words.acts.party.rules, { share });
  return fill(words.organs.rule, {
    share,
    base: words.organs.baseOf[threshold.base],
    threshold: majorityWords(threshold, words),
  });
}

/** `依据本会章程第二十三条`; a party body has rules of its own. */
export function articleWords(article: string, isParty: boolean, words: Words): string {
  return fill(isParty ? words.acts.party.article : words.sitting.article, { article });
}

import type { SittingItemView, SittingView } from '../../../../libs/contracts/api';
import type { Words } from '../messages';

/** A party body consents to a matter; an organ passes it. The record has one outcome for both. */
export function outcomeWords({ isParty }: Pick<SittingView, 'isParty'>, words: Words) {
  const { outcomes, outcomeHint } = isParty ? words.acts.party : words.sitting;
  return { outcomes, outcomeHint };
}

/** What an item came to, in one word; empty while it has no result. */
export function resultWord(sitting: SittingView, { status, result }: SittingItemView, words: Words): string {
  const { outcomes } = outcomeWords(sitting, words);
  if (status === 'struck') return outcomes.struck;
  return status === 'decided' && result ? outcomes[result.outcome] : '';
}

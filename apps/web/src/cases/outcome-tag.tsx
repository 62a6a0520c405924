import type { CaseCard } from '../../../../libs/contracts/api';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';

/** Under way, or how it ended. */
export function OutcomeTag({ card }: { card: Pick<CaseCard, 'status' | 'outcome'> }) {
  const { words } = useSpeech();
  if (card.status === 'open') return <Tag tone="ink">{words.cases.status.open}</Tag>;
  return (
    <Tag tone={card.outcome === 'completed' ? 'good' : 'plain'}>
      {card.outcome ? words.cases.outcome[card.outcome] : words.cases.status.closed}
    </Tag>
  );
}

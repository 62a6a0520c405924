import type { ItemResult } from '../../../../libs/procedure';
import { fill } from '../messages';
import { articleWords } from '../organs/majority-words';
import { useSpeech } from './language';
import { Tag } from './page';

/** A result with the numbers that anybody can check, and the charter's article. */
export function ResultLine({ result, isParty = false }: { result: ItemResult; isParty?: boolean }) {
  const { words } = useSpeech();
  const sum = result.arithmetic;
  const good = result.outcome === 'passed' || result.outcome === 'passed-in-principle';
  return (
    <div className="result">
      <Tag tone={good ? 'good' : 'care'}>{(isParty ? words.acts.party : words.sitting).outcomes[result.outcome]}</Tag>
      {sum && (
        <p className="result-sum">
          {fill(words.sitting.arithmetic, {
            members: sum.members,
            present: sum.present,
            recused: sum.recused,
            entitled: sum.entitled,
            for: sum.for,
            against: sum.against,
            abstained: sum.abstained,
            quorumNeeded: sum.quorumNeeded,
            votesNeeded: sum.votesNeeded,
            reached: sum.thresholdMet ? words.sitting.liveReached : words.sitting.liveNot,
          })}
          {sum.outOfRoom !== undefined && fill(words.sitting.outOfRoom, { n: sum.outOfRoom })}
          {sum.papers && fill(words.sitting.papers, { ...sum.papers })}
          <span className="soft"> {articleWords(sum.article, isParty, words)}</span>
        </p>
      )}
    </div>
  );
}

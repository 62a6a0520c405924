/** 评分结果: what all sheets together came to, with the arithmetic to do it again by hand. */
import type { CaseView } from '../../../../libs/contracts/api';
import type { RankingView } from '../../../../libs/contracts/deciding';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Sheet, Tag } from '../shared/page';

export function RankingSheets({ rankings }: Pick<CaseView, 'rankings'>) {
  return rankings.map((ranking, index) => <RankingSheet key={index} ranking={ranking} />);
}

function RankingSheet({ ranking: { step, criteria, total, items } }: { ranking: RankingView }) {
  const { words, text } = useSpeech();
  const said = words.deciding.ranking;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const isRanked = items.length > 1;
  return (
    <Sheet title={`${said.title} · ${text(step)}`}>
      <table className="table">
        <thead>
          <tr>
            {isRanked && <th scope="col">{said.rank}</th>}
            <th scope="col">{said.item}</th>
            <th scope="col">{said.sum}</th>
            <th scope="col">{said.sheets}</th>
            <th scope="col">{said.taken}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              {isRanked && <td data-label={said.rank}>{item.rank ?? '—'}</td>}
              <th scope="row" data-label={said.item}>
                {item.label ?? fill(words.deciding.scoredItem, { n: item.number })}
              </th>
              <td data-label={said.sum}>{item.sheets === 0 ? '—' : (item.sum / 100).toFixed(2)}</td>
              <td data-label={said.sheets}>{fill(said.of, { sheets: item.sheets, total })}</td>
              <td data-label={said.taken}>
                <Tag tone={item.taken === true ? 'good' : item.taken === null ? 'care' : 'plain'}>
                  {item.taken === null ? said.open : item.taken ? said.yes : said.no}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">
        {fill(said.arithmetic, {
          criteria: criteria
            .map(({ label, most, weight }) =>
              fill(said.criterion, { label: text(label), most, weight: Math.round((weight / weights) * 1000) / 10 }),
            )
            .join(said.between),
        })}
      </p>
    </Sheet>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SimilarCaseView } from '../../../../libs/contracts/deciding';
import { fill } from '../messages';
import { request } from '../shared/api';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';

/** 同类办件: how the last three ended, for whoever has to say how this one will. */
export function SimilarCases({ id }: { id: string }) {
  const { words, language, text } = useSpeech();
  const query = useQuery({
    queryKey: ['cases', 'similar', id],
    queryFn: () => request<SimilarCaseView[]>('GET', `/cases/${encodeURIComponent(id)}/similar`),
  });
  return (
    <Sheet title={words.deciding.similar}>
      <Loaded query={query}>
        {(cases) =>
          cases.length === 0 ? (
            <p className="soft">{words.deciding.similarNone}</p>
          ) : (
            <ul className="rows">
              {cases.map(({ id: other, number, subject, society, outcome, closedAt }) => (
                <li key={other} className="row">
                  <div className="row-line">
                    <Link to={`/cases/${other}`} className="row-title">
                      {subject}
                    </Link>
                    {outcome && <Tag tone={outcome === 'completed' ? 'good' : 'plain'}>{words.cases.outcome[outcome]}</Tag>}
                  </div>
                  <p className="soft">
                    {text(society)} · {fill(words.cases.number, { number })} ·{' '}
                    {fill(words.cases.closedAt, { day: formatDay(civilDateOf(closedAt), language, true) })}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  );
}

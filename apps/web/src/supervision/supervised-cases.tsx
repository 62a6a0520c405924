import { Link } from 'react-router';
import type { SupervisedCaseView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { supervisedAddress } from './period';
import { useSupervisedCases } from './supervision-api';

/** The cases within my grants, the newest first. */
export function SupervisedCases({ grant }: { grant: string }) {
  const { words } = useSpeech();
  const said = words.supervision;
  const pages = useSupervisedCases();
  return (
    <Loaded query={pages}>
      {(cases) =>
        cases.length === 0 ? (
          <Empty title={said.noCases} hint={said.noCasesHint} />
        ) : (
          <Sheet title={said.cases}>
            <p className="soft">{said.casesHint}</p>
            <ul className="rows">
              {cases.map((found) => (
                <Row key={found.case.id} found={found} grant={grant} />
              ))}
            </ul>
            <ShowMore pages={pages} />
          </Sheet>
        )
      }
    </Loaded>
  );
}

function Row({ found, grant }: { found: SupervisedCaseView; grant: string }) {
  const { words, text, language } = useSpeech();
  const said = words.supervision;
  const { case: file, exceptions } = found;
  return (
    <li className="row">
      <Link className="row-title" to={supervisedAddress(grant, file.id)}>
        {file.subject}
      </Link>
      <p className="soft">
        {text(file.title)} · {text(file.society.name)} · {file.number} · {formatDay(civilDateOf(file.filedAt), language, true)}
      </p>
      <p className="card-tags">
        {exceptions.map(({ kind, count }) => (
          <Tag key={kind} tone="care">
            {fill(said.times, { what: said.exception[kind], n: count })}
          </Tag>
        ))}
        {exceptions.length === 0 && <span className="soft">{said.noException}</span>}
      </p>
    </li>
  );
}

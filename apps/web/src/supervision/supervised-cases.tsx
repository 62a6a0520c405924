import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisedCaseView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { supervisedAddress } from './period';
import { useSupervisedCases } from './supervision-api';

/** The newest cases within my grants, those with the most to look at first. */
export function SupervisedCases({ grant }: { grant: string }) {
  const cases = useSupervisedCases(true);
  return <Loaded query={cases}>{(found) => <Cases cases={found} grant={grant} />}</Loaded>;
}

function Cases({ cases, grant }: { cases: SupervisedCaseView[]; grant: string }) {
  const { words } = useSpeech();
  const said = words.supervision;
  const [onlyExceptions, setOnlyExceptions] = useState(false);
  if (cases.length === 0) return <Empty title={said.noCases} hint={said.noCasesHint} />;
  const shown = onlyExceptions ? cases.filter(({ exceptions }) => exceptions.length > 0) : cases;
  return (
    <Sheet title={said.cases}>
      <p className="soft">{said.casesHint}</p>
      <Checkbox checked={onlyExceptions} onChange={(event) => setOnlyExceptions(event.target.checked)}>
        {said.onlyExceptions}
      </Checkbox>
      <ul className="rows">
        {shown.map((found) => (
          <Row key={found.case.id} found={found} grant={grant} />
        ))}
      </ul>
    </Sheet>
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

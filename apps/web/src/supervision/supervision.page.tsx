import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GrantView, SupervisedCaseView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { GrantFacts } from './grant-facts';
import { useMyGrants, useSupervisedCases } from './supervision-api';

const LOOKABLE: GrantView['status'][] = ['in-force', 'ahead'];

/** 监督查阅: what I may read until when, and where to look first. */
export function SupervisionPage() {
  const { words } = useSpeech();
  const said = words.supervision;
  const mine = useMyGrants();
  const isInForce = (mine.data?.grants ?? []).some(({ status }) => status === 'in-force');
  const cases = useSupervisedCases(isInForce);
  return (
    <Page title={said.title}>
      <Loaded query={mine}>
        {({ grants }) => {
          const current = grants.filter(({ status }) => LOOKABLE.includes(status));
          if (current.length === 0) return <Empty title={said.noGrant} hint={said.noGrantHint} />;
          return (
            <div className="stack">
              {current.map((grant) => (
                <Grant key={grant.id} grant={grant} />
              ))}
              {isInForce && <Loaded query={cases}>{(found) => <Cases cases={found} />}</Loaded>}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Grant({ grant }: { grant: GrantView }) {
  const { words, language } = useSpeech();
  const said = words.supervision;
  return (
    <Note tone={grant.status === 'in-force' ? 'good' : 'plain'}>
      {grant.status === 'ahead' && (
        <p className="note-title">{fill(said.ahead, { from: formatDay(grant.from, language, true) })}</p>
      )}
      <GrantFacts grant={grant} />
      <p>
        <strong>{grant.shownMeanwhile ? said.recordedAtOnce : said.recorded}</strong>
      </p>
    </Note>
  );
}

function Cases({ cases }: { cases: SupervisedCaseView[] }) {
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
          <Row key={found.case.id} found={found} />
        ))}
      </ul>
    </Sheet>
  );
}

function Row({ found }: { found: SupervisedCaseView }) {
  const { words, text, language } = useSpeech();
  const said = words.supervision;
  const { case: file, exceptions } = found;
  return (
    <li className="row">
      <Link className="row-title" to={`/cases/${file.id}`}>
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

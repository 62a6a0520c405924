import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CaseCard } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useMay, useSession } from '../session/session';
import { civilDateOf, formatDay } from '../shared/dates';
import { keyOf } from '../shared/items';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { useCases } from '../shared/queries';
import { Tabs } from '../shared/tabs';
import { WaitingLine } from '../shared/waiting';
import { DraftList } from './draft-list';
import { OutcomeTag } from './outcome-tag';

/** What is under way and what is done, each with one line why it waits. */
export function CasesPage() {
  const { words } = useSpeech();
  const { faces } = useSession();
  const isSociety = faces.includes('society');
  const mayFile = useMay('file-cases');
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const status = parameters.get('status') === 'closed' ? 'closed' : 'open';
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  return (
    <Page
      title={isSociety ? words.cases.title : words.cases.titleOfficial}
      actions={
        mayFile && (
          <Button type="primary" onClick={() => void navigate('/procedures')}>
            {words.cases.start}
          </Button>
        )
      }
    >
      {mayFile && <DraftList />}
      <Input
        type="search"
        allowClear={clearable}
        className="search"
        value={typed}
        placeholder={words.cases.search}
        aria-label={words.cases.search}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Tabs
        active={status}
        onChange={(key) => setParameters(key === 'closed' ? { status: 'closed' } : {}, { replace: true })}
        tabs={(['open', 'closed'] as const).map((key) => ({ key, label: words.cases[key] }))}
      >
        <CaseList key={status} status={status} query={query} isSociety={isSociety} />
      </Tabs>
    </Page>
  );
}

function CaseList({ status, query, isSociety }: { status: 'open' | 'closed'; query: string; isSociety: boolean }) {
  const { words } = useSpeech();
  const cases = useCases(query, status);
  const [title, hint] =
    status === 'closed'
      ? [words.cases.emptyClosed, words.cases.emptyClosedHint]
      : isSociety
        ? [words.cases.empty, words.cases.emptyHint]
        : [words.cases.emptyOfficial, words.cases.emptyOfficialHint];
  return (
    <Loaded query={cases}>
      {(list) => {
        if (list.length > 0) {
          return (
            <>
              <ul className="cards cards-wide">
                {list.map((card) => (
                  <li key={card.id}>
                    <Card card={card} />
                  </li>
                ))}
              </ul>
              <ShowMore pages={cases} />
            </>
          );
        }
        if (query.trim() !== '')
          return <Empty title={fill(words.inbox.emptySearch, { query })} hint={words.inbox.emptySearchHint} />;
        return <Empty title={title} hint={hint} />;
      }}
    </Loaded>
  );
}

function Card({ card }: { card: CaseCard }) {
  const { words, text, language } = useSpeech();
  return (
    <Link to={`/cases/${card.id}`} className="card">
      <span className="card-title">{card.subject}</span>
      <span className="card-line">
        {text(card.title)} · {text(card.society.name)}
      </span>
      {card.waiting.map((waiting) => (
        <span key={keyOf(waiting)} className="card-line card-why">
          <WaitingLine waiting={waiting} />
        </span>
      ))}
      <span className="card-tags">
        <OutcomeTag card={card} />
        {card.onPaper && <Tag tone="plain">{words.cases.onPaper}</Tag>}
        <span className="soft">
          {fill(words.cases.number, { number: card.number })} ·{' '}
          {card.closedAt
            ? fill(words.cases.closedAt, { day: formatDay(civilDateOf(card.closedAt), language, true) })
            : fill(words.cases.filedAt, { day: formatDay(civilDateOf(card.filedAt), language, true) })}
        </span>
      </span>
    </Link>
  );
}

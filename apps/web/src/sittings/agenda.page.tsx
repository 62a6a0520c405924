import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AgendaRequestView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, formatDay, lastDayOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { useAgenda, useOrgans } from '../shared/queries';
import { itemKey } from './item-key';

/** What waits for a meeting, by organ; ticked items go into one sitting. */
export function AgendaPage() {
  const { words } = useSpeech();
  const agenda = useAgenda();
  return (
    <Page title={words.agenda.title} intro={words.agenda.intro}>
      <Loaded query={agenda}>{(requests) => <Agenda requests={requests} />}</Loaded>
    </Page>
  );
}

function Agenda({ requests }: { requests: AgendaRequestView[] }) {
  const { words, text } = useSpeech();
  const organs = useOrgans();
  const navigate = useNavigate();
  const [ticked, setTicked] = useState<string[]>([]);
  const chosen = requests.filter((request) => ticked.includes(itemKey(request)));
  const organ = chosen[0]?.organ;
  const names = [...new Set(requests.flatMap((request) => request.organ ?? []))];
  const ahead = requests.filter((request) => request.organ === null);
  const convene = (forOrgan: string | undefined) => {
    const parameters = new URLSearchParams(forOrgan ? { organ: forOrgan } : {});
    for (const request of chosen) parameters.append('item', itemKey(request));
    void navigate(`/sittings/new?${parameters}`);
  };
  return (
    <>
      {requests.length === 0 && <Empty title={words.agenda.empty} hint={words.agenda.emptyHint} />}
      {ahead.length > 0 && (
        <section className="sheet" aria-labelledby="ahead">
          <h2 id="ahead">{words.acts.review.ahead}</h2>
          <p className="soft">{words.acts.review.aheadHint}</p>
          <ul className="rows">
            {ahead.map((request) => (
              <li key={itemKey(request)} className="row">
                <AgendaFacts request={request} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {names.map((id) => {
        const found = organs.data?.find((candidate) => candidate.id === id);
        return (
          <section key={id} className="sheet" aria-label={found ? text(found.name) : undefined}>
            <h2>{found ? `${text(found.society.name)} · ${text(found.name)}` : ''}</h2>
            <ul className="rows">
              {requests
                .filter((request) => request.organ === id)
                .map((request) => (
                  <AgendaRow
                    key={itemKey(request)}
                    request={request}
                    isTicked={ticked.includes(itemKey(request))}
                    // One sitting is one organ's.
                    isLocked={!request.mayConvene || (organ !== undefined && organ !== request.organ)}
                    onTick={(on) =>
                      setTicked(on ? [...ticked, itemKey(request)] : ticked.filter((key) => key !== itemKey(request)))
                    }
                  />
                ))}
            </ul>
          </section>
        );
      })}
      <div className="act-bar">
        <Button type="primary" size="large" onClick={() => convene(organ ?? undefined)}>
          {words.agenda.convene}
        </Button>
        <span className="soft" role="status">
          {chosen.length > 0 ? fill(words.agenda.selected, { n: chosen.length }) : words.agenda.chooseOne}
        </span>
      </div>
    </>
  );
}

interface AgendaRowProps {
  request: AgendaRequestView;
  isTicked: boolean;
  isLocked: boolean;
  onTick: (on: boolean) => void;
}

function AgendaRow({ request, isTicked, isLocked, onTick }: AgendaRowProps) {
  const { words } = useSpeech();
  return (
    <li className="row tick-row">
      <Checkbox
        checked={isTicked}
        disabled={isLocked}
        aria-label={fill(words.agenda.select, { subject: request.subject })}
        onChange={(event) => onTick(event.target.checked)}
      />
      <AgendaFacts request={request} />
    </li>
  );
}

/** What it is about, since when, and whether a party body reviews it first. */
function AgendaFacts({ request }: { request: AgendaRequestView }) {
  const { words, text, language } = useSpeech();
  const { preReview, listBy } = request;
  const said = words.acts.review;
  const facts = [
    text(request.title),
    fill(words.cases.number, { number: request.number }),
    fill(words.agenda.requested, { day: formatDay(civilDateOf(request.requestedAt), language, true) }),
    listBy && fill(words.agenda.listBy, { day: formatDay(lastDayOf(listBy), language, true) }),
  ];
  return (
    <div>
      <p className="row-title">
        <Link to={`/cases/${request.case}`}>{request.subject}</Link>
      </p>
      <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
      {preReview && (
        <Tag tone={preReview.status === 'running' ? 'care' : 'good'}>
          {preReview.status === 'running'
            ? said.running
            : fill(said.consented, { day: preReview.on === null ? '' : formatDay(preReview.on, language, true) })}
        </Tag>
      )}
    </div>
  );
}

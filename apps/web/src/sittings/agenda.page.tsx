import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AgendaRequestView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, formatDay, lastDayOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
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
  const names = [...new Set(requests.map((request) => request.organ))];
  const convene = (forOrgan: string | undefined) => {
    const parameters = new URLSearchParams(forOrgan ? { organ: forOrgan } : {});
    for (const request of chosen) parameters.append('item', itemKey(request));
    void navigate(`/sittings/new?${parameters}`);
  };
  return (
    <>
      {requests.length === 0 && <Empty title={words.agenda.empty} hint={words.agenda.emptyHint} />}
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
                    isLocked={organ !== undefined && organ !== request.organ}
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
        <Button type="primary" size="large" onClick={() => convene(organ)}>
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
  const { words, text, language } = useSpeech();
  return (
    <li className="row tick-row">
      <Checkbox
        checked={isTicked}
        disabled={isLocked}
        aria-label={fill(words.agenda.select, { subject: request.subject })}
        onChange={(event) => onTick(event.target.checked)}
      />
      <div>
        <p className="row-title">
          <Link to={`/cases/${request.case}`}>{request.subject}</Link>
        </p>
        <p className="soft">
          {text(request.title)} · {fill(words.cases.number, { number: request.number })} ·{' '}
          {fill(words.agenda.requested, { day: formatDay(civilDateOf(request.requestedAt), language, true) })} ·{' '}
          {fill(words.agenda.listBy, { day: formatDay(lastDayOf(request.listBy), language, true) })}
        </p>
      </div>
    </li>
  );
}

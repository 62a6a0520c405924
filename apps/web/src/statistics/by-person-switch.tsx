import { useQuery } from '@tanstack/react-query';
import type { FiguresByPersonView, TurnFiguresByPerson } from '../../../../libs/contracts/statistics';
import { fill } from '../messages';
import { request } from '../shared/api';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';

const KEY = ['statistics-by-person'];

/** Whether heads read figures of each of their people: off until an administrator turns it on, for a reason. */
export function ByPersonSwitch() {
  const said = useSpeech().words.statistics.byPerson;
  const view = useQuery({ queryKey: KEY, queryFn: () => request<FiguresByPersonView>('GET', '/statistics/by-person') });
  return (
    <Sheet title={said.title}>
      <p>{said.hint}</p>
      <Loaded query={view}>{(found) => <Switch view={found} />}</Loaded>
    </Sheet>
  );
}

function Switch({ view: { isOn, last } }: { view: FiguresByPersonView }) {
  const { words, language } = useSpeech();
  const said = words.statistics.byPerson;
  const [reason, setReason, forget] = useKept('statistics-by-person', '');
  const turn = isOn ? said.turnOff : said.turnOn;
  const send = async () => {
    const body: TurnFiguresByPerson = { isOn: !isOn, reason };
    queryClient.setQueryData(KEY, await request<FiguresByPersonView>('POST', '/statistics/by-person', body));
    forget();
  };
  return (
    <div className="stack">
      <p>
        <Tag tone={isOn ? 'care' : 'plain'}>{isOn ? said.on : said.off}</Tag>{' '}
        {last !== null && fill(said.last, { by: last.by, at: formatInstant(last.at, language), reason: last.reason })}
      </p>
      <ChangeForm label={said.title} submit={turn} send={() => (reason.trim() === '' ? null : send())}>
        {(problemOf, tried) => <ReasonField value={reason} onChange={setReason} problem={problemOf('reason')} tried={tried} />}
      </ChangeForm>
    </div>
  );
}

import { Link } from 'react-router';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { useProxies } from './proxies-api';

/** Above one's own work: who does it meanwhile. Whoever is back sooner ends it from here. */
export function OwnAbsence() {
  const { words, language } = useSpeech();
  const { person } = useSession();
  const { data = [] } = useProxies();
  const said = words.doing.proxies;
  const today = civilDateOf(Date.now());
  const running = data.filter(
    ({ principal, endedAt, firstOn, lastOn }) =>
      principal.id === person.id && endedAt === null && firstOn <= today && today <= lastOn,
  );
  if (running.length === 0) return null;
  return (
    <Note tone="plain">
      {running.map(({ id, proxy, lastOn, procedures }) => (
        <p key={id}>
          {fill(said.away, {
            who: proxy.name,
            day: formatDay(lastOn, language, true),
            what: procedures === null ? said.all : fill(said.some, { n: procedures.length }),
          })}
        </p>
      ))}
      <Link to="/proxies">{said.nav}</Link>
    </Note>
  );
}

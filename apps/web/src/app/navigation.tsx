import { NavLink } from 'react-router';
import { useHolds, useSession } from '../session/session';
import { useSpeech } from '../shared/language';
import { useInbox, useRegisters } from '../shared/queries';

/** The menu of the faces that this person has. */
export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { words, text } = useSpeech();
  const { faces } = useSession();
  const registers = useRegisters();
  const inbox = useInbox();
  const isSociety = faces.includes('society');
  const mayFile = useHolds('society-secretariat', 'president', 'council-member');
  const recordsSittings = useHolds('society-secretariat');
  const items: { to: string; label: string; count?: number; show: boolean }[] = [
    { to: '/inbox', label: words.nav.inbox, count: inbox.data?.todo.length, show: true },
    { to: '/cases', label: isSociety ? words.nav.cases : words.nav.casesOfficial, show: true },
    { to: '/procedures', label: words.nav.procedures, show: mayFile },
    { to: '/agenda', label: words.nav.agenda, count: inbox.data?.agendaWaiting, show: recordsSittings },
    { to: '/sittings', label: words.nav.sittings, show: isSociety },
    { to: '/organs', label: words.nav.organs, show: isSociety },
    ...(registers.data ?? []).map(({ id, title }) => ({ to: `/registers/${id}`, label: text(title), show: true })),
    { to: '/notices', label: words.nav.notices, count: inbox.data?.unreadNotices, show: true },
  ];
  return (
    <nav aria-label={words.app.navigation}>
      <ul className="menu">
        {items
          .filter((item) => item.show)
          .map((item) => (
            <li key={item.to}>
              <NavLink
                to={item.to}
                onClick={onChosen}
                className={({ isActive }) => (isActive ? 'menu-item menu-item-active' : 'menu-item')}
              >
                <span>{item.label}</span>
                {item.count ? (
                  // The number stays out of the link's name, which then never changes.
                  <span className="count" aria-hidden="true">
                    {item.count}
                  </span>
                ) : null}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

import { NavLink, useLocation } from 'react-router';
import type { RegisterCard } from '../../../../libs/contracts/registers';
import type { Text } from '../../../../libs/procedure';
import { useMay, useSession } from '../session/session';
import { useSpeech } from '../shared/language';
import { useInbox, useRegisters } from '../shared/queries';
import { useMyGrants } from '../supervision/supervision-api';
import { useFaults } from '../operation/operation-api';
import { useFirstRectifications } from '../supervision/work-api';

/** More registers than these stand on a page of their own. */
const REGISTERS_IN_MENU = 3;

function registerItems(registers: RegisterCard[], text: (said: Text) => string, title: string) {
  if (registers.length > REGISTERS_IN_MENU) return [{ to: '/registers', label: title, show: true }];
  return registers.map((register) => ({ to: `/registers/${register.id}`, label: text(register.title), show: true }));
}

const WORKBENCH = /^\/(workbench|policies|standards|days-off|procedure-options|publications|migrations)\b/;

/** The menu of the faces that this person has. */
export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { words, text } = useSpeech();
  const { faces, posts } = useSession();
  // Whoever only runs accounts or the house has no matters, meetings or registers to look at; whoever holds no post looks by a grant.
  const decides = useMay('decide');
  const hasMatters = posts.length === 0 || decides;
  const registers = useRegisters(hasMatters);
  const inbox = useInbox();
  const isSociety = hasMatters && faces.includes('society');
  const mayFile = useMay('file-cases');
  const recordsSittings = useMay('record-sittings');
  const readsRecord = useMay('read-society-record');
  const readsPeople = useMay('read-people');
  const isSupervisor = (useMyGrants().data?.grants ?? []).some(({ status }) => status === 'in-force' || status === 'ahead');
  const givesGrants = useMay('grant-supervision');
  const readsReadings = useMay('read-readings');
  // Seldom used: it stands in the menu only while there is one to look at.
  const rectifications = useFirstRectifications(readsReadings || isSupervisor).data?.items ?? [];
  const toAnswer = rectifications.filter(({ mayAnswer, status }) => mayAnswer && status === 'open').length;
  const mayImport = useMay('import-registers');
  const runsChannels = useMay('run-channels');
  const faults = useFaults(runsChannels);
  const preparesProcedures = useMay('prepare-procedures');
  const setsStandards = useMay('set-charter-rules');
  const readsPublications = useMay('read-publications');
  const worksOnDocuments = useMay('work-on-documents');
  const keepsForms = useMay('keep-house-forms');
  const runsAccounts = useMay('manage-accounts');
  const { pathname } = useLocation();
  const items: { to: string; label: string; count?: number; show: boolean; isHere?: boolean }[] = [
    {
      to: '/inbox',
      label: words.nav.inbox,
      count: inbox.data?.counts.todo,
      show: true,
      isHere: pathname.startsWith('/tasks/'),
    },
    { to: '/cases', label: isSociety ? words.nav.cases : words.nav.casesOfficial, show: hasMatters },
    { to: '/procedures', label: words.nav.procedures, show: mayFile },
    { to: '/calendar', label: words.society.calendar.nav, show: isSociety },
    { to: '/society-record', label: words.nav.societyRecord, show: readsRecord },
    { to: '/start-proposals', label: words.society.starts.nav, show: faces.includes('official') && hasMatters },
    { to: '/assignments', label: words.nav.assignments, show: faces.includes('official') && hasMatters },
    { to: '/agenda', label: words.nav.agenda, count: inbox.data?.agendaWaiting, show: recordsSittings },
    { to: '/sittings', label: words.nav.sittings, show: isSociety, isHere: pathname === '/follow-ups' },
    { to: '/organs', label: words.nav.organs, show: isSociety },
    ...registerItems(registers.data ?? [], text, words.nav.registers),
    {
      to: '/own-supervision',
      label: words.nav.ownSupervision,
      show: posts.some(({ role }) => role === 'supervisor'),
    },
    { to: '/supervision', label: words.nav.supervision, show: isSupervisor },
    {
      to: '/rectifications',
      label: words.nav.rectifications,
      count: toAnswer,
      show: rectifications.length > 0,
    },
    { to: '/grants', label: words.nav.grants, show: givesGrants },
    { to: '/readings', label: words.nav.readings, show: readsReadings },
    { to: '/imports', label: words.nav.imports, show: mayImport },
    { to: '/statistics', label: words.nav.statistics, show: faces.includes('official') && hasMatters },
    { to: '/documents', label: words.nav.documents, show: worksOnDocuments || keepsForms },
    // Its parts stand over its pages.
    { to: '/design', label: words.nav.workbench, show: preparesProcedures, isHere: WORKBENCH.test(pathname) },
    { to: '/policies', label: words.procedures.library, show: readsPublications && !preparesProcedures },
    { to: '/publications', label: words.procedures.publishing, show: readsPublications && !preparesProcedures },
    { to: '/standards', label: words.procedures.standards, show: setsStandards && !preparesProcedures },
    { to: '/message-channels', label: words.nav.messageChannels, show: runsChannels },
    { to: '/operation', label: words.nav.operation, count: faults.data?.length, show: runsChannels },
    { to: '/people', label: words.nav.people, show: readsPeople },
    { to: '/sign-in-people', label: words.signIn.people.nav, show: runsAccounts },
    {
      to: '/notices',
      label: words.nav.notices,
      count: inbox.data?.unreadNotices,
      show: true,
      isHere: pathname === '/message-settings',
    },
    { to: '/proxies', label: words.doing.proxies.nav, show: hasMatters },
    { to: '/signature', label: words.nav.signature, show: decides },
    { to: '/display', label: words.display.nav, show: true },
    { to: '/security', label: words.signIn.factor.nav, show: true },
    { to: '/password', label: words.nav.password, show: true },
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
                className={({ isActive }) => (isActive || item.isHere ? 'menu-item menu-item-active' : 'menu-item')}
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

import { NavLink, Outlet } from 'react-router';
import { useMay } from '../session/session';
import { useSpeech } from '../shared/language';
import './workbench.css';

/** 流程工作台: one entry of the menu, whose parts stand over each of its pages. Whoever only confirms or sets standards has no use for them. */
export function WorkbenchFrame() {
  const prepares = useMay('prepare-procedures');
  return (
    <>
      {prepares && <Parts />}
      <Outlet />
    </>
  );
}

function Parts() {
  const { words } = useSpeech();
  const said = words.workbench.parts;
  const readsFigures = useMay('read-registers');
  const parts = [
    { to: '/design', label: said.design },
    { to: '/workbench/import', label: said.import },
    { to: '/policies', label: said.library },
    { to: '/workbench/coverage', label: said.coverage },
    { to: '/standards', label: said.standards },
    { to: '/days-off', label: said.daysOff },
    { to: '/procedure-options', label: said.options },
    { to: '/publications', label: said.publishing },
    { to: '/migrations', label: said.running },
    ...(readsFigures ? [{ to: '/statistics', label: said.statistics }] : []),
    { to: '/workbench/practice', label: said.practice },
  ];
  return (
    <nav aria-label={words.workbench.title}>
      <ul className="workbench-parts">
        {parts.map(({ to, label }) => (
          <li key={to}>
            <NavLink to={to} className={({ isActive }) => (isActive ? 'tab tab-active' : 'tab')}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

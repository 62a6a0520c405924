import { Link } from 'react-router';
import { useSpeech } from '../shared/language';
import { Page, Sheet } from '../shared/page';
import { isPractice } from '../shared/practice';
import './workbench.css';

/** How a house comes to one to practise in; in such a house, what to do with it. */
export function PracticePage() {
  const said = useSpeech().words.workbench.practice;
  const isHere = isPractice();
  const steps: Record<string, { what: string; how: string }> = isHere ? said.here : said.steps;
  return (
    <Page title={said.title} intro={isHere ? said.introHere : said.intro}>
      <Sheet title={isHere ? said.hereTitle : said.stepsTitle}>
        <ol className="flow">
          {Object.entries(steps).map(([step, { what, how }]) => (
            <li key={step}>
              <p className="flow-title">{what}</p>
              <p>{how}</p>
            </li>
          ))}
        </ol>
        <p>{isHere ? <Link to="/workbench/import">{said.toImport}</Link> : <Link to="/design">{said.toDesign}</Link>}</p>
      </Sheet>
      <Sheet title={said.holdsTitle}>
        <ul className="flow">
          {Object.entries(said.holds).map(([which, text]) => (
            <li key={which}>{text}</li>
          ))}
        </ul>
      </Sheet>
    </Page>
  );
}

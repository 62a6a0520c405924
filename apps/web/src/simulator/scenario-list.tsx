import { Button } from 'antd';
import { useState } from 'react';
import { refusalWords, stepTitle } from '../../../../libs/contracts/simulation-names';
import { labelOf, placedSteps, readPlace, simulate, type SimulationScript, type Unmet } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import type { World } from './world';

interface ScenarioListProps {
  world: World;
  scenarios: SimulationScript[];
  /** So many of them belong to the procedure and stay. */
  fixed: number;
  onRemove: (index: number) => void;
  onWatch: (script: SimulationScript) => void;
  onBegin: (script: SimulationScript) => void;
}

/** Ways that were kept: walked again with one button, they must come to what they came to. */
export function ScenarioList({ world, scenarios, fixed, onRemove, onWatch, onBegin }: ScenarioListProps) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.scenarios;
  const findings = useFindings(world);
  const [found, setFound] = useState<Map<SimulationScript, string[]>>(new Map());
  if (scenarios.length === 0) return <Empty title={said.empty} hint={said.emptyHint} />;
  const run = () => setFound(new Map(scenarios.map((script) => [script, findings(script)])));
  const walked = scenarios.filter((script) => found.has(script));
  const failed = walked.filter((script) => (found.get(script) ?? []).length > 0).length;
  return (
    <Sheet>
      <div className="simulator-bar">
        <Button type="primary" onClick={run}>
          {said.run}
        </Button>
        {fixed > 0 && <span className="soft">{said.readOnly}</span>}
      </div>
      <div aria-live="polite">
        {walked.length === scenarios.length && (
          <Note tone={failed === 0 ? 'good' : 'stop'}>
            {fill(failed === 0 ? said.all : said.some, { n: scenarios.length, failed })}
          </Note>
        )}
      </div>
      <ul className="rows">
        {scenarios.map((script, index) => {
          const problems = found.get(script);
          const title = text(script.title);
          return (
            <li key={`${script.title.zh} ${index}`} className="row">
              <div className="row-line">
                <span className="row-title">{title}</span>
                <Tag tone={problems === undefined ? 'plain' : problems.length === 0 ? 'good' : 'stop'}>
                  {problems === undefined ? said.unread : problems.length === 0 ? said.passed : said.failed}
                </Tag>
              </div>
              <p className="soft">
                {fill(said.begins, { day: formatDay(script.begins.slice(0, 10), language), acts: script.acts.length })} ·{' '}
                {fill(said.expects, { outcome: words.simulator.outcomes[script.expect?.outcome ?? 'open'] })}
              </p>
              {problems !== undefined && problems.length > 0 && (
                <ul className="stop-text">
                  {problems.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
              <div className="row-actions">
                <Button aria-label={`${said.watch}${words.app.colon}${title}`} onClick={() => onWatch(script)}>
                  {said.watch}
                </Button>
                <Button aria-label={`${said.begin}${words.app.colon}${title}`} onClick={() => onBegin(script)}>
                  {said.begin}
                </Button>
                {index >= fixed && (
                  <Button aria-label={`${said.remove}${words.app.colon}${title}`} onClick={() => onRemove(index)}>
                    {said.remove}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

/** What of a scenario is not as it says, in words. */
function useFindings(world: World): (script: SimulationScript) => string[] {
  const { words, text, language } = useSpeech();
  const said = words.simulator.scenarios;
  const outcome = (id: string): string =>
    Object.hasOwn(words.simulator.outcomes, id) ? words.simulator.outcomes[id as 'open'] : id || '—';
  const ofStep = (place: string, ids: string): string => {
    const block = placedSteps(world.template).find((one) => one.block.id === readPlace(place).id)?.block;
    const label = (id: string): string => {
      const found = block === undefined ? null : labelOf(block, id);
      return found === null ? id : text(found);
    };
    return ids.split(' · ').map(label).join(' · ');
  };
  const unmet = ({ what, of, expected, found }: Unmet): string => {
    const place = of ?? '';
    const values =
      what === 'step'
        ? { of: stepTitle(world.template, place, language), expected: ofStep(place, expected), found: ofStep(place, found) }
        : what === 'outcome'
          ? { of: place, expected: outcome(expected), found: outcome(found) }
          : { of: place, expected, found: found || '—' };
    return fill(said.unmet[what], values);
  };
  return (script) => {
    const simulation = simulate(world, script);
    const refused = simulation.refused
      .filter(({ isExpected }) => !isExpected)
      .map(({ act, code, details }) => fill(said.refused, { n: (act ?? -1) + 1, why: text(refusalWords(code, details)) }));
    return [...refused, ...simulation.unmet.map(unmet)];
  };
}

import { useState } from 'react';
import type { SimulationSurroundings } from '../../../../libs/contracts/workbench';
import type { SimulationScript, Template, Text } from '../../../../libs/procedure';
import type { Played } from '../../../../libs/procedure/simulate/play-by-hand';
import { fill } from '../messages';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Tabs } from '../shared/tabs';
import { begunFrom, firstScript } from './cast';
import { Example } from './example';
import { PlayView } from './play-view';
import { ScenarioList } from './scenario-list';
import { SetUp } from './set-up';
import './simulator.css';
import { useSurroundings, useWorlds, type Worlds } from './world';

/** A way to be watched: a finding's counter-example, or a scenario. */
export interface Watched {
  script: SimulationScript;
  says: Text;
  /** A counter-example breaks a rule, which would stop it. */
  isUnwatched: boolean;
}

export interface SimulatorProps {
  template: Template;
  /** Those that travel with the template. */
  scenarios: SimulationScript[];
  /** Keeps what is added and removed; absent: those of the template stand, and new ones stay in this window. */
  onScenarios?: (scenarios: SimulationScript[]) => void;
  /** Opened at once, and again whenever it is another one. */
  watched?: Watched | null;
}

/** A play, and the minutes at which it stood before each step of it: that is where one goes back to. */
export interface KeptPlay {
  played: Played;
  past: { acts: number; now: string }[];
}

/** A procedure walked through with invented people: by hand, by scenarios, or along the way that a finding says. */
export function Simulator(props: SimulatorProps) {
  const around = useSurroundings(props.template.jurisdiction);
  return <Loaded query={around}>{(data) => <Compiled {...props} around={data} />}</Loaded>;
}

function Compiled({ around, ...props }: SimulatorProps & { around: SimulationSurroundings }) {
  const { words } = useSpeech();
  const worlds = useWorlds(props.template, around);
  if (worlds === null) return <Empty title={words.simulator.broken} hint={words.simulator.brokenHint} />;
  return <Walk {...props} worlds={worlds} />;
}

function Walk({ template, scenarios, onScenarios, watched = null, worlds }: SimulatorProps & { worlds: Worlds }) {
  const { words } = useSpeech();
  const said = words.simulator;
  const world = worlds.watched;
  const name = `simulate.${template.id}.${template.jurisdiction}`;
  const [draft, setDraft, clearDraft] = useKept<SimulationScript | null>(`${name}.draft`, null);
  const [kept, setKept, clearKept] = useKept<KeptPlay | null>(name, null);
  const [own, setOwn] = useKept<SimulationScript[]>(`${name}.scenarios`, []);
  const [tab, setTab] = useState<'play' | 'scenarios'>('play');
  const [watching, setWatching] = useState({ given: watched, shown: watched });
  if (watching.given !== watched) setWatching({ given: watched, shown: watched });
  const all = onScenarios === undefined ? [...scenarios, ...own] : scenarios;
  const add = (script: SimulationScript) =>
    onScenarios === undefined ? setOwn([...own, script]) : onScenarios([...scenarios, script]);
  const remove = (index: number) =>
    onScenarios === undefined
      ? setOwn(own.filter((_, at) => at !== index - scenarios.length))
      : onScenarios(scenarios.filter((_, at) => at !== index));

  const { shown } = watching;
  if (shown !== null) {
    const leave = () => setWatching({ given: watched, shown: null });
    return <Example watched={shown} world={shown.isUnwatched ? worlds.unwatched : world} onLeave={leave} />;
  }
  const again = () => {
    clearKept();
    if (kept !== null) setDraft(begunFrom(kept.played.script));
  };
  const first = () => (scenarios[0] === undefined ? firstScript(template, world.calendar) : begunFrom(scenarios[0]));
  return (
    <Tabs
      active={tab}
      onChange={setTab}
      tabs={[
        { key: 'play', label: said.tabs.play },
        { key: 'scenarios', label: fill(said.tabs.scenarios, { n: all.length }) },
      ]}
    >
      {tab === 'scenarios' ? (
        <ScenarioList
          world={world}
          scenarios={all}
          fixed={onScenarios === undefined ? scenarios.length : 0}
          onRemove={remove}
          onWatch={(script) => setWatching({ given: watched, shown: { script, says: script.title, isUnwatched: false } })}
          onBegin={(script) => {
            clearKept();
            setDraft(begunFrom(script));
            setTab('play');
          }}
        />
      ) : kept === null ? (
        <SetUp
          world={world}
          scenarios={all}
          script={draft ?? first()}
          onChange={setDraft}
          onBegin={(script) => {
            clearDraft();
            setKept({ played: { script, now: script.begins }, past: [] });
          }}
        />
      ) : (
        <PlayView
          world={world}
          kept={kept}
          titles={all.map(({ title }) => title.zh)}
          onKept={setKept}
          onAgain={again}
          onScenario={add}
        />
      )}
    </Tabs>
  );
}

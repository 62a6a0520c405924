import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Simulation, SimulationScript } from '../../../../libs/procedure';
import { asScenario, type Played } from '../../../../libs/procedure/simulate/play-by-hand';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded } from '../shared/page';
import type { World } from './world';

interface KeepScenarioProps {
  world: World;
  played: Played;
  simulation: Simulation;
  titles: string[];
  onKeep: (script: SimulationScript) => void;
}

/** The way so far, kept under a name: walked again it must come to the same. */
export function KeepScenario({ world, played, simulation, titles, onKeep }: KeepScenarioProps) {
  const { words } = useSpeech();
  const said = words.simulator.keep;
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const [isKept, setKept] = useState(false);
  const { state } = simulation;
  if (state === null) return null;
  const name = title.trim();
  const problem = name === '' ? said.required : titles.includes(name) ? said.twice : undefined;
  const steps = asScenario(world, played, { zh: name, en: name }).expect?.steps?.length ?? 0;
  const keep = () => {
    setTried(true);
    setKept(false);
    if (problem !== undefined) return;
    onKeep(asScenario(world, played, { zh: name, en: name }));
    setTitle('');
    setTried(false);
    setKept(true);
  };
  return (
    <Folded summary={said.open}>
      <p className="soft">{fill(said.expects, { outcome: words.simulator.outcomes[state.outcome ?? 'open'], steps })}</p>
      <Field label={said.title} required help={said.hint} problem={tried ? problem : undefined}>
        {(control) => <Input {...control} maxLength={80} value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Button onClick={keep}>{said.keep}</Button>
      <div aria-live="polite">{isKept && <Note tone="good">{said.kept}</Note>}</div>
    </Folded>
  );
}

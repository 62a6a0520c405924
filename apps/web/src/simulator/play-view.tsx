import { useMemo, useState } from 'react';
import type { ScriptAct, SimulationScript } from '../../../../libs/procedure';
import { refusalWords } from '../../../../libs/contracts/simulation-names';
import { doNext, soFar } from '../../../../libs/procedure/simulate/play-by-hand';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { Clock } from './clock';
import { KeepScenario } from './keep-scenario';
import type { KeptPlay } from './simulator';
import { Stage } from './stage';
import { What } from './what';
import type { World } from './world';

interface PlayViewProps {
  world: World;
  kept: KeptPlay;
  /** Titles that are taken. */
  titles: string[];
  onKept: (kept: KeptPlay) => void;
  onAgain: () => void;
  onScenario: (script: SimulationScript) => void;
}

/** A case under way: what can be done now, the clock, and what has come of it. */
export function PlayView({ world, kept, titles, onKept, onAgain, onScenario }: PlayViewProps) {
  const { words, text } = useSpeech();
  const said = words.simulator.stage;
  const { played, past } = kept;
  const simulation = useMemo(() => soFar(world, played), [world, played]);
  const [refused, setRefused] = useState<string | null>(null);
  const go = (next: KeptPlay['played']) => {
    setRefused(null);
    if (next !== played) onKept({ played: next, past: [...past, { acts: played.script.acts.length, now: played.now }] });
  };
  const act = (one: ScriptAct) => {
    const done = doNext(world, played, one);
    if ('played' in done) return go(done.played);
    setRefused(text(refusalWords(done.refused.code, done.refused.details)));
  };
  const undo = () => {
    const before = past.at(-1);
    setRefused(null);
    if (before === undefined) return onAgain();
    const script = { ...played.script, acts: played.script.acts.slice(0, before.acts) };
    onKept({ played: { script, now: before.now }, past: past.slice(0, -1) });
  };
  const filing = simulation.refused.find((one) => one.act === null);
  return (
    <>
      <div className="with-aside">
        <Sheet title={said.title}>
          {filing !== undefined && (
            <Note tone="stop" title={said.refusedTitle} live>
              <p>{text(refusalWords(filing.code, filing.details))}</p>
            </Note>
          )}
          {refused !== null && (
            <Note tone="stop" title={said.refusedTitle} live>
              <p>{refused}</p>
            </Note>
          )}
          <Stage world={world} played={played} simulation={simulation} onAct={act} onSkip={go} />
          <KeepScenario world={world} played={played} simulation={simulation} titles={titles} onKeep={onScenario} />
        </Sheet>
        <Clock world={world} played={played} simulation={simulation} onSkip={go} onUndo={undo} onAgain={onAgain} />
      </div>
      <What world={world} script={played.script} simulation={simulation} />
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { localTime, simulate } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import type { Watched } from './simulator';
import { What } from './what';
import type { World } from './world';

/** A way that is given, step by step: what was done, and how the case stood then. */
export function Example({ watched, world, onLeave }: { watched: Watched; world: World; onLeave: () => void }) {
  const { words, text } = useSpeech();
  const said = words.simulator.example;
  const { script, says } = watched;
  const all = script.acts.length;
  const [shown, setShown] = useState(0);
  const { log } = simulate(world, script);
  // As long as the next act has not been done: with it comes everything that came due before it.
  const next = log.find(({ by }) => typeof by === 'object' && by.act >= shown)?.event.at;
  const upTo = {
    ...script,
    acts: script.acts.slice(0, shown),
    ...(shown < all && next !== undefined ? { ends: localTime(next) } : {}),
  };
  const simulation = simulate(world, upTo);
  const move = (to: number) => setShown(Math.max(0, Math.min(all, to)));
  return (
    <>
      <Sheet title={said.title} className="simulator-example">
        <p className="row-title">{text(says)}</p>
        <p className="soft">{said.hint}</p>
        <Note tone="plain" live>
          {fill(said.step, { n: shown + 1, all: all + 1 })}
        </Note>
        <div className="simulator-bar">
          <Button disabled={shown === 0} onClick={() => move(shown - 1)}>
            {said.before}
          </Button>
          <Button type="primary" disabled={shown === all} onClick={() => move(shown + 1)}>
            {said.after}
          </Button>
          <Button disabled={shown === all} onClick={() => move(all)}>
            {said.end}
          </Button>
          <Button type="text" onClick={onLeave}>
            {said.leave}
          </Button>
        </div>
      </Sheet>
      <What world={world} script={script} simulation={simulation} />
    </>
  );
}
